package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.discussion.CommentThreads;
import io.github.emlogstatic.crawl.discussion.DateRefiner;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.media.AvatarFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.ArticleState.Counted;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.SourceView;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the comments of an article or a standalone page as a source tells them. A missing comment leaves the archive only
 * if a second answer also lacks it and the guard allows it. Safe for several threads.
 */
final class CommentWriter {

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final References references;
    private final AvatarFetch avatars;
    private final AtomicInteger knownComments = new AtomicInteger();
    private final Tally tally = new Tally();

    CommentWriter(CrawlContext context, ArticleSource source, References references, AvatarFetch avatars) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
        this.references = references;
        this.avatars = avatars;
    }

    Tally tally() {
        return tally;
    }

    /**
     * Writes comments. If a source with a partial view shows none although the blog counts some, they are unreadable,
     * and the archived ones stay.
     */
    void take(DueDiscussion due, CommentsAnswer answer) throws IOException {
        List<Comment> known = archive.comments(due.id());
        int counted = due.comments().orElse(0);
        boolean unread = !answer.isWhole()
                && !due.page()
                && counted > 0
                && answer.shown().threads().isEmpty();
        if (unread && answer.view() instanceof SourceView.Part) {
            context.problems()
                    .addLasting(
                            "no comments found on the article's page",
                            context.where(due.id()),
                            "the blog counts " + counted + "; if the page shows any, set selectors.comment");
        }
        boolean tooFew = showsTooFew(due, known, answer);
        List<Comment> seen = unread ? known : seen(due, known, answer, tooFew);
        int nowArchived = write(due.id(), known, seen);
        boolean uncounted = due.page() && !answer.isWhole(); // no list counts the comments of standalone pages
        context.ledger()
                .update(
                        due.page(),
                        due.id(),
                        state -> unread || tooFew
                                ? state.withUnreadComments(counted, nowArchived, context.now())
                                : state.withComments(uncounted ? nowArchived : counted, nowArchived, context.now()));
        if (answer.standsIn() && nowArchived < counted) {
            context.ledger().update(due.page(), due.id(), ArticleState::unanswered);
        }
    }

    private List<Comment> seen(DueDiscussion due, List<Comment> known, CommentsAnswer first, boolean tooFew)
            throws IOException {
        boolean mayRemove = !tooFew && context.sourceHistory().mayRemove(ArchivePaths.comments(due.id()), first.view());
        ShownComments shown = mayRemove ? secondLook(due, known, first.shown()) : first.shown();
        return first.isWhole()
                ? ofAll(due.id(), known, shown)
                : ofSome(due.id(), known, shown, first.view(), mayRemove);
    }

    /**
     * Whether pages show fewer comments than are archived although the list counts as many as before, as when a cache
     * repeats old pages. Such an answer is not believed the first time. If a later run sees it at the same count, the
     * missing comments are gone: the list also counts replies to hidden comments, so it may always count more than
     * pages show.
     */
    private boolean showsTooFew(DueDiscussion due, List<Comment> known, CommentsAnswer answer) {
        if (answer.isWhole() || due.page()) {
            return false;
        }
        int counted = due.comments().orElse(0);
        int archived = Comment.ids(known).size();
        int shown = Comment.ids(answer.shown().threads()).size();
        Counted before = context.ledger().article(due.id()).comments();
        return shown < Math.min(counted, archived) && counted >= before.orElse(archived) && !before.isUnread(counted);
    }

    private ShownComments secondLook(DueDiscussion due, List<Comment> known, ShownComments first) throws IOException {
        String where = context.where(due.id());
        return SecondLook.after(
                first,
                where,
                () -> source.comments(due).map(CommentsAnswer::shown).orElseThrow(() -> EmlogException.unsteady(where)),
                look -> CommentThreads.missing(known, look.threads()));
    }

    private List<Comment> ofAll(int id, List<Comment> known, ShownComments shown) throws IOException {
        if (CommentThreads.areOthers(known, shown.threads())
                && !context.config().run().force()) {
            throw EmlogException.other(context.where(id), "another blog's comments");
        }
        List<Comment> seen = dates(id).comments(known, avatars.in(shown, known));
        context.sourceHistory().saw(ArchivePaths.comments(id), new SourceView.Whole(), true);
        return seen;
    }

    /** The comments of a partial view, and the archived ones that it may not show. */
    private List<Comment> ofSome(int id, List<Comment> known, ShownComments shown, SourceView view, boolean mayRemove)
            throws IOException {
        List<Comment> seen = CommentThreads.completed(avatars.in(shown, known), known);
        boolean all = mayRemove || CommentThreads.missing(known, seen).isEmpty();
        context.sourceHistory().saw(ArchivePaths.comments(id), view, all && !seen.isEmpty());
        return dates(id).comments(known, all ? seen : CommentThreads.together(seen, known));
    }

    private DateRefiner dates(int id) {
        return DateRefiner.in(ArchivePaths.comments(id), context);
    }

    /** Writes the comments. If some are missing, the guard decides at the end whether the file is written. */
    private int write(int id, List<Comment> known, List<Comment> seen) throws IOException {
        references.comments(seen);
        boolean comeBack = archive.damage().isOf(ArchivePaths.comments(id));
        Set<Integer> missing = CommentThreads.missing(known, seen);
        Set<Integer> there = Comment.ids(seen);
        context.guard()
                .known(
                        CountedKind.COMMENTS,
                        knownComments.addAndGet(Comment.ids(known).size()));
        String path = ArchivePaths.comments(id);
        context.guard().write(CountedKind.COMMENTS, missing.size(), () -> {
            List<Removed<Comment>> gone = Removed.ofThreads(known, missing::contains, context.now());
            archive.privateFolder().keepRemoved(path, Comment.class, gone);
            archive.privateFolder().takeBack(path, Comment.class, comment -> there.contains(comment.id()));
            archive.writeComments(id, seen);
        });
        tally.compare(
                CommentThreads.byId(comeBack ? seen : known),
                CommentThreads.byId(seen).values(),
                Comment::id,
                CommentWriter::same,
                missing.size());
        return Comment.ids(seen).size();
    }

    private static boolean same(Comment one, Comment other) {
        return one.content().equals(other.content()) && one.author().equals(other.author());
    }
}
