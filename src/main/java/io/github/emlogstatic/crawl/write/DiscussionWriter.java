package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.discussion.CommentThreads;
import io.github.emlogstatic.crawl.media.AvatarFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Asks a source for the comments and likes that are due, and reports those that it does not give. Safe for several threads. */
public final class DiscussionWriter {

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final CommentWriter comments;
    private final LikeWriter likes;
    private final Set<Integer> protectedPages = new ConcurrentSkipListSet<>();

    public DiscussionWriter(CrawlContext context, ArticleSource source, References references, AvatarFetch avatars) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
        this.comments = new CommentWriter(context, source, references, avatars);
        this.likes = new LikeWriter(context, source, references);
    }

    /** The changes of comments. */
    public Tally tally() {
        return comments.tally();
    }

    /** Standalone pages that asked for a password when their comments were read. */
    public Set<Integer> protectedPages() {
        return Set.copyOf(protectedPages);
    }

    /** Asks for the comments and likes that are due. */
    public void ask(DueDiscussion due) throws IOException {
        if (!due.page() && !isShown(due.id())) {
            return;
        }
        if (due.comments().isPresent()) {
            comments(due);
        }
        if (due.likes().isPresent()) {
            likes(due, due.likes().get());
        }
    }

    /** Whether visitors see the article. A list that is older than its protection shows it as open. */
    private boolean isShown(int id) throws IOException {
        return archive.article(id)
                .filter(article -> !article.origin().equals(Origin.NONE))
                .isPresent();
    }

    /**
     * Keeps the comments on protected articles in {@code private/}, beside the texts. Those that the archive has stay.
     *
     * @param ids of articles whose passwords are configured
     */
    public void keepProtected(Set<Integer> ids) throws IOException {
        for (int id : ids) {
            if (archive.hasArticle(id) && archive.privateFolder().hasArticle(id)) {
                List<Comment> told = source.comments(DueDiscussion.ofArticle(id, 0))
                        .map(answer -> answer.shown().threads())
                        .orElse(List.of());
                archive.privateFolder()
                        .writeComments(
                                id,
                                CommentThreads.together(
                                        told, archive.privateFolder().comments(id)));
            }
        }
    }

    private void likes(DueDiscussion due, int counted) throws IOException {
        try {
            likes.ask(due.id(), counted);
        } catch (EmlogException e) {
            missed("likes", due, e);
        }
    }

    private void comments(DueDiscussion due) throws IOException {
        try {
            Optional<CommentsAnswer> answer = source.comments(due);
            if (answer.isPresent()) {
                comments.take(due, answer.get());
            } else if (due.page()) {
                protectedPages.add(due.id());
            }
        } catch (EmlogException e) {
            missed("comments", due, e);
        }
    }

    /**
     * Writes comments that came together with their text.
     *
     * @param address the address of the text, for messages
     */
    void take(DueDiscussion due, String address, CommentsAnswer answer) throws IOException {
        try {
            comments.take(due, answer);
        } catch (EmlogException e) {
            context.problems().missed("comments not fetched", context.base() + address, e);
        }
    }

    private void missed(String what, DueDiscussion due, EmlogException e) {
        context.ledger().update(due.page(), due.id(), ArticleState::unanswered);
        String where = context.where(due.id());
        switch (e.reason()) {
            case MISCOUNTED -> miscounted(due, what, where, e);
            case OTHER -> context.problems().add(what + " not fetched", where, e);
            default -> context.problems().missed(what + " not fetched", where, e);
        }
    }

    /** A count that a single answer contradicts is not told yet: the next run asks again. */
    private void miscounted(DueDiscussion due, String what, String where, EmlogException e) {
        int counted = due.comments().orElse(0);
        boolean held = archive.holds(ArchivePaths.comments(due.id()));
        if (held || context.ledger().state(due.page(), due.id()).comments().isUnread(counted)) {
            context.problems().addLasting(what + " not fetched", where, e.getMessage());
            return;
        }
        context.ledger()
                .update(
                        due.page(),
                        due.id(),
                        state -> state.withUnreadComments(counted, 0, context.now())
                                .unanswered());
    }
}
