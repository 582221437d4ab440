package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.Withdrawal;
import io.github.emlogstatic.emlog.Detail;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.emlog.EmlogException.Reason;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Brings the archive's standalone pages, which no list names, to what the blog shows. */
final class PageFetch {

    private final EmlogClient emlog;
    private final Archive archive;
    private final Ledger ledger;
    private final Problems problems;
    private final References references;
    private final ZoneId zone;
    private final Instant now;
    private final AddressForm form;
    private final Tally tally = new Tally();
    private int views;

    PageFetch(
            EmlogClient emlog,
            Archive archive,
            Ledger ledger,
            Problems problems,
            References references,
            ZoneId zone,
            Instant now,
            AddressForm form) {
        this.emlog = emlog;
        this.archive = archive;
        this.ledger = ledger;
        this.problems = problems;
        this.references = references;
        this.zone = zone;
        this.now = now;
        this.form = form;
    }

    Tally tally() {
        return tally;
    }

    int views() {
        return views;
    }

    /** Asks for the page; the number of comments that the blog counts, where it is a public page. */
    Optional<Integer> ask(int id) throws IOException {
        try {
            Detail detail = emlog.detail(id, Optional.empty());
            views++;
            String why = whyNoPage(detail);
            if (!why.isEmpty()) {
                withdraw(id, why);
                return Optional.empty();
            }
            take(detail);
            return Optional.of(detail.comments());
        } catch (EmlogException e) {
            failed(id, e);
            return Optional.empty();
        }
    }

    private String whyNoPage(Detail detail) {
        if (!detail.type().equals("page")) {
            return "it is an article";
        }
        return detail.article().date().isAfter(LocalDateTime.ofInstant(now, zone)) ? "it is scheduled" : "";
    }

    private void take(Detail detail) throws IOException {
        Article asArticle = detail.article();
        int id = asArticle.id();
        Page page = new Page(
                id, asArticle.title(), asArticle.date(), form.address(id), asArticle.authorId(), asArticle.cover());
        boolean known = archive.page(id).isPresent();
        ArchivedPage archived = new ArchivedPage(page, detail.body(), "detail", detail.extra());
        references.page(archived);
        if (archive.writePage(archived)) {
            if (known) {
                tally.changed();
            } else {
                tally.added();
            }
        }
        ledger.page(id, seen -> seen.withBody(true, now));
    }

    private void failed(int id, EmlogException e) throws IOException {
        if (e.reason() == Reason.NOT_FOUND || e.reason() == Reason.WRONG_PASSWORD) {
            withdraw(id, e.reason() == Reason.NOT_FOUND ? "it is deleted or hidden" : "it is protected");
            return;
        }
        problems.add("page not fetched", emlog.base() + "?post=" + id, e);
    }

    private void withdraw(int id, String why) throws IOException {
        problems.add("no public page has that id", emlog.base() + "?post=" + id, why + "; correct pages: in the file");
        if (archive.page(id).isPresent()) {
            archive.withdrawPage(new Withdrawal(id, now, why));
            ledger.forgetPage(id);
            tally.removed();
        }
    }
}
