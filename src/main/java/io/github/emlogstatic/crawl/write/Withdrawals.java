package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.answer.Whereabouts.Gone;
import io.github.emlogstatic.crawl.answer.Whereabouts.NotListed;
import io.github.emlogstatic.crawl.answer.Whereabouts.OutsideTheList;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Withdraws articles that the blog no longer shows, after confirming each. */
public final class Withdrawals {

    private final ArticleSource source;
    private final Archive archive;
    private final Ledger ledger;
    private final Instant now;
    private final Tally tally;

    /** @param tally counts articles */
    public Withdrawals(CrawlContext context, ArticleSource source, Tally tally) {
        this.source = source;
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.now = context.now();
        this.tally = tally;
    }

    /** @param missing ids of articles that the complete list does not show */
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
        Whereabouts found = source.whereabouts(id);
        if (found instanceof Gone gone) {
            return Optional.of(gone.why());
        }
        if (found instanceof NotListed && ledger.absentAgain(id, now)) {
            return Optional.of("missing from two complete lists");
        }
        if (found instanceof OutsideTheList) {
            ledger.outsideTheList(id, now);
        }
        return Optional.empty();
    }
}
