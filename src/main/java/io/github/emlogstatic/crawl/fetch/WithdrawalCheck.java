package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Withdrawal;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.Detail;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.WebPage;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Optional;

/** Withdraws articles that the blog no longer shows: one by one, each confirmed. */
public final class WithdrawalCheck {

    private final EmlogClient emlog;
    private final Archive archive;
    private final Ledger ledger;
    private final Problems problems;
    private final ZoneId zone;
    private final Instant now;
    private final Tally tally;
    private int views;

    public WithdrawalCheck(CrawlContext context, ZoneId zone, Tally tally) {
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.problems = context.problems();
        this.zone = zone;
        this.now = context.now();
        this.tally = tally;
    }

    /** How many views the questions may have added. */
    public int views() {
        return views;
    }

    public void confirm(Collection<Integer> missing) throws IOException {
        for (int id : missing) {
            Optional<String> why = why(id);
            if (why.isPresent()) {
                archive.hidden().withdraw(new Withdrawal(id, now, why.get()));
                ledger.forgetArticle(id);
                tally.removed();
            }
        }
    }

    private Optional<String> why(int id) throws IOException {
        if (!emlog.listsArticles()) {
            return fromPageAlone(id);
        }
        try {
            Detail detail = emlog.api().detail(id, Optional.empty());
            views++;
            if (!detail.type().equals("blog") && !detail.type().isEmpty()) {
                return Optional.of("became a " + detail.type());
            }
            boolean scheduled = detail.article().date().isAfter(LocalDateTime.ofInstant(now, zone));
            return scheduled ? Optional.of("scheduled for " + detail.article().date()) : missingAgain(id);
        } catch (EmlogException e) {
            return unanswered(id, e);
        }
    }

    private Optional<String> unanswered(int id, EmlogException e) throws IOException {
        if (e.reason() == Reason.NOT_FOUND) {
            return Optional.of("deleted or hidden");
        }
        if (e.reason() == Reason.API_CLOSED) {
            return fromPage(id);
        }
        if (e.reason() == Reason.WRONG_PASSWORD) {
            return missingAgain(id);
        }
        problems.add("cannot tell whether the article is gone", emlog.base() + "?post=" + id, e);
        return Optional.empty();
    }

    private Optional<String> fromPage(int id) throws IOException {
        return pageIsGone(id) ? Optional.of("its page is gone") : missingAgain(id);
    }

    private Optional<String> missingAgain(int id) {
        return ledger.missingAgain(id, now) ? Optional.of("missing from two complete lists") : Optional.empty();
    }

    /** Where nothing but pages can be had, a theme may list less than there is: what has a page is public. */
    private Optional<String> fromPageAlone(int id) throws IOException {
        try {
            Optional<LocalDateTime> date = page(id).date(zone);
            if (date.filter(LocalDateTime.ofInstant(now, zone)::isBefore).isPresent()) {
                return Optional.of("scheduled for " + date.get());
            }
            ledger.beyondLists(id, now);
            return Optional.empty();
        } catch (EmlogException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return Optional.of("its page is gone");
            }
            problems.add("cannot tell whether the article is gone", emlog.base() + "?post=" + id, e);
            return Optional.empty();
        }
    }

    private WebPage page(int id) throws IOException {
        Optional<String> address =
                archive.article(id).map(known -> known.article().url());
        WebPage page = emlog.page(address.orElse("?post=" + id));
        views++;
        return page;
    }

    private boolean pageIsGone(int id) throws IOException {
        try {
            page(id);
            return false;
        } catch (EmlogException e) {
            return e.reason() == Reason.NOT_FOUND;
        }
    }
}
