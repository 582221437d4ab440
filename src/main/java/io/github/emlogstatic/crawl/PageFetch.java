package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.Withdrawal;
import io.github.emlogstatic.crawl.PageDiscovery.Candidate;
import io.github.emlogstatic.emlog.ArticlePage;
import io.github.emlogstatic.emlog.Detail;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.emlog.EmlogException.Reason;
import io.github.emlogstatic.emlog.PageLayout;
import io.github.emlogstatic.emlog.WebPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    private final Map<String, WebPage> atHand;
    private final Tally tally = new Tally();
    private final Map<Integer, Integer> discovered = new TreeMap<>();
    private int views;

    /** @param atHand pages that this run has read already, by address */
    PageFetch(
            EmlogClient emlog,
            Archive archive,
            Ledger ledger,
            Problems problems,
            References references,
            ZoneId zone,
            Instant now,
            AddressForm form,
            Map<String, WebPage> atHand) {
        this.atHand = atHand;
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
            take(detail, "");
            return Optional.of(detail.comments());
        } catch (EmlogException e) {
            failed(id, e);
            return Optional.empty();
        }
    }

    /** Asks whether it is a page, and takes it then; says nothing where it is none. */
    boolean tryOut(Candidate candidate) throws IOException {
        try {
            int id = candidate.id() > 0 ? candidate.id() : idBehind(candidate.address());
            if (id == 0 || archive.hasArticle(id)) {
                return false;
            }
            Detail detail = emlog.detail(id, Optional.empty());
            views++;
            if (!whyNoPage(detail).isEmpty()) {
                return false;
            }
            take(detail, candidate.address());
            discovered.put(id, detail.comments());
            return true;
        } catch (EmlogException e) {
            return false;
        }
    }

    /** How many comments the blog counts for each page that was found by trying. */
    Map<Integer, Integer> discovered() {
        return Map.copyOf(discovered);
    }

    private int idBehind(String address) throws EmlogException {
        WebPage page = emlog.page(address);
        views++;
        return page.id().orElse(0);
    }

    /** Takes a page that asks for a password out of the public part. */
    void lock(int id) throws IOException {
        withdraw(id, "it is protected");
    }

    /** Reads the page from its own address, for a blog whose API is closed. Whether it is a public page. */
    boolean read(Candidate candidate, PageLayout layout, DiscussionFetch discussion) throws IOException {
        String address = candidate.address().isEmpty() ? "?post=" + candidate.id() : candidate.address();
        try {
            WebPage shown = page(address);
            int id = candidate.id() > 0 ? candidate.id() : shown.id().orElse(0);
            if (shown.asksForPassword() && archive.page(id).isPresent()) {
                withdraw(id, "it is protected");
            }
            if (shown.jump().isPresent() || shown.asksForPassword() || id == 0 || archive.hasArticle(id)) {
                return false;
            }
            return take(candidate, id, address, shown, layout, discussion);
        } catch (EmlogException e) {
            return unread(candidate, e);
        }
    }

    private WebPage page(String address) throws EmlogException {
        WebPage read = atHand.get(address);
        WebPage page = read == null ? emlog.page(address) : read;
        views++;
        return page;
    }

    private boolean unread(Candidate candidate, EmlogException e) throws IOException {
        boolean known = archive.page(candidate.id()).isPresent();
        if (known && e.reason() == Reason.NOT_FOUND) {
            withdraw(candidate.id(), "its page is gone");
        } else if (known) {
            problems.missed("page not fetched", emlog.base() + candidate.address(), e);
        }
        return false;
    }

    private boolean take(
            Candidate candidate, int id, String address, WebPage shown, PageLayout layout, DiscussionFetch discussion)
            throws IOException {
        ArticlePage read = shown.article(shown.ownHint(), layout, zone);
        if (candidate.address().isEmpty() && mayBeScheduled(read)) {
            return false;
        }
        LocalDateTime today = LocalDateTime.ofInstant(now, zone);
        boolean scheduled = read.date().filter(today::isBefore).isPresent();
        if (scheduled && archive.page(id).isPresent()) {
            withdraw(id, "it is scheduled");
        }
        if (read.content().isEmpty() || scheduled) {
            return false;
        }
        if (!read.doubt().isEmpty()) {
            problems.add("the page's text may be wrong", emlog.base() + address, read.doubt());
        }
        Optional<Page> known = archive.page(id).map(ArchivedPage::page);
        // Few themes show a page's date: then the day on which it was first seen stands for it.
        LocalDateTime date = known.map(Page::date).or(read::date).orElse(today.truncatedTo(ChronoUnit.DAYS));
        Page page = new Page(
                id,
                read.title(),
                date,
                address.startsWith("?post=") ? form.address(id) : address,
                Math.max(read.authorId(), 1),
                known.map(Page::cover).orElse(""));
        put(new ArchivedPage(page, new Body(read.content(), "", "", ""), "page", Map.of()));
        try {
            discussion.seenOnPage(id, discussion.threads(read));
        } catch (EmlogException e) {
            problems.missed("comments not fetched", emlog.base() + address, e);
        }
        return true;
    }

    /** Before emlog 2.5.1 a scheduled article has its page already, and not every theme shows dates. */
    private static boolean mayBeScheduled(ArticlePage page) {
        return page.date().isEmpty() && page.hasTagsOrNeighbours();
    }

    private String whyNoPage(Detail detail) throws EmlogException {
        if (!detail.type().equals("page")) {
            return "it is an article";
        }
        if (detail.article().date().isAfter(LocalDateTime.ofInstant(now, zone))) {
            return "it is scheduled";
        }
        boolean locked =
                emlog.mayGiveProtected() && asksForPassword(detail.article().id());
        return locked ? "it is protected" : "";
    }

    private boolean asksForPassword(int id) throws EmlogException {
        views++;
        return emlog.page("?post=" + id).asksForPassword();
    }

    private void take(Detail detail, String address) throws IOException {
        Article asArticle = detail.article();
        int id = asArticle.id();
        Page page = new Page(
                id, asArticle.title(), asArticle.date(), address(id, address), asArticle.authorId(), asArticle.cover());
        put(new ArchivedPage(page, detail.body(), "detail", detail.extra()));
    }

    /** The menu may know an alias, which no answer tells; otherwise pages follow the form of the articles. */
    private String address(int id, String found) throws IOException {
        String known = found.isEmpty()
                ? archive.page(id).map(page -> page.page().url()).orElse("")
                : found;
        return known.isEmpty() || AddressForm.isNumbered(known, id) ? form.address(id) : known;
    }

    private void put(ArchivedPage archived) throws IOException {
        int id = archived.page().id();
        boolean known = archive.page(id).isPresent();
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
        problems.missed("page not fetched", emlog.base() + "?post=" + id, e);
    }

    private void withdraw(int id, String why) throws IOException {
        if (archive.page(id).isEmpty()) {
            problems.add(
                    "no public page has that id", emlog.base() + "?post=" + id, why + "; correct pages: in the file");
            return;
        }
        archive.withdrawPage(new Withdrawal(id, now, why));
        ledger.forgetPage(id);
        tally.removed();
    }
}
