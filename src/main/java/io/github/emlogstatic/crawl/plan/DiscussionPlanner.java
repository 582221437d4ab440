package io.github.emlogstatic.crawl.plan;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.crawl.plan.Abilities.Ability;
import io.github.emlogstatic.crawl.plan.Abilities.Improvement;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.ArticleState.Counted;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.run.Plural;
import java.util.Optional;

/** Decides which comments and likes of articles to ask for. */
record DiscussionPlanner(CrawlContext context, Abilities abilities) {

    /**
     * The comments and likes of an article that are due. If the blog counts none, and the archive has some that the state
     * does not know, because {@code state/} was lost or belongs to another archive, the blog has deleted them.
     */
    Optional<DueDiscussion> due(ArticleChange change) {
        if (change.entry().needsPassword()) {
            return Optional.empty();
        }
        int id = change.id();
        int comments = change.entry().counts().comments();
        int likes = change.entry().counts().likes();
        boolean damaged = context.archive().damage().isOfDiscussion(id);
        boolean again = isAskedAgain(change);
        Optional<Integer> askComments =
                damaged || commentsAreDue(id, comments, again) ? Optional.of(comments) : Optional.empty();
        Optional<Integer> askLikes = damaged || likesAreDue(id, likes, again) ? Optional.of(likes) : Optional.empty();
        if (askComments.isEmpty() && askLikes.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DueDiscussion(
                id,
                false,
                askComments,
                askLikes,
                "the blog counts " + Plural.of(comments, "comment", "comments") + " and "
                        + Plural.of(likes, "like", "likes")));
    }

    private boolean commentsAreDue(int id, int counted, boolean again) {
        ArticleState seen = context.ledger().article(id);
        if (counted != seen.comments().number()) {
            return true;
        }
        boolean inTurn = again || context.isRecheckDue(id, seen.checked());
        if (counted > 0) {
            return inTurn;
        }
        return (inTurn || !seen.comments().isRead(0)) && context.archive().holds(ArchivePaths.comments(id));
    }

    private boolean likesAreDue(int id, int counted, boolean again) {
        Counted seen = context.ledger().article(id).likes();
        boolean moved = !seen.isRead(counted);
        if (!moved && !again) {
            return false;
        }
        return counted > 0 || moved && seen.number() > 0 || context.archive().holds(ArchivePaths.likes(id));
    }

    /** Whether comments and likes are asked for although their numbers have not moved. */
    private boolean isAskedAgain(ArticleChange change) {
        return context.isFull()
                || abilities.has(Ability.FREE)
                || context.archive().recovered()
                || !context.archive().isFromLastRun()
                || change.origin()
                        .flatMap(abilities::over)
                        .filter(Improvement::moreComments)
                        .isPresent();
    }
}
