package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.PrivateFolder;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.crawl.answer.Whereabouts;
import io.github.emlogstatic.crawl.answer.Whereabouts.Gone;
import io.github.emlogstatic.crawl.answer.Whereabouts.NotListed;
import io.github.emlogstatic.crawl.answer.Whereabouts.OutsideTheList;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.article.ListEntry;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Withdraws articles that the blog no longer shows, after confirming each, and ends the withdrawal of those that are back.
 *
 * @param tally counts articles
 */
public record Withdrawals(CrawlContext context, ArticleSource source, Tally tally) {

    /**
     * Withdraws those that are gone.
     *
     * @param missing ids of articles that the complete list does not show
     * @return whether there were any
     */
    public boolean confirm(Collection<Integer> missing) throws IOException {
        boolean any = false;
        for (int id : missing) {
            Optional<String> why = why(id);
            if (why.isPresent()) {
                context.archive().privateFolder().withdraw(new Withdrawal(id, context.now(), why.get()));
                context.ledger().forgetArticle(id);
                tally.removed();
                any = true;
            }
        }
        return any;
    }

    /**
     * Completes the return of articles if a run was killed in the middle of it. That run wrote the articles because the
     * blog lists them again, but left their tombstones, or their texts in {@code private/} although they no longer ask
     * for a password.
     *
     * @param listed what the blog lists, by id
     */
    public void completeReturns(Map<Integer, ListEntry> listed) throws IOException {
        PrivateFolder folder = context.archive().privateFolder();
        for (int id : folder.returned()) {
            ListEntry entry = listed.get(id);
            if (entry == null) {
                continue;
            }
            if (entry.needsPassword()) {
                folder.removeTombstone(id);
            } else if (hasText(id)) {
                folder.restore(id);
            }
        }
    }

    private boolean hasText(int id) throws IOException {
        return context.archive()
                .article(id)
                .filter(article -> !article.origin().standsIn())
                .isPresent();
    }

    private Optional<String> why(int id) throws IOException {
        Whereabouts found = source.whereabouts(id);
        if (found instanceof Gone gone) {
            return Optional.of(gone.why());
        }
        if (found instanceof NotListed && context.ledger().absentAgain(id, context.now())) {
            return Optional.of("missing from two complete lists");
        }
        if (found instanceof OutsideTheList) {
            context.ledger().noteOutsideTheList(id, context.now());
        }
        return Optional.empty();
    }
}
