package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Removed;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.guard.ShrinkGuard;
import io.github.emlogstatic.crawl.media.AvatarFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DateRefiner;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.SourceHistory;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.article.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Writes comments and likes as a source tells them. A missing comment leaves the archive only if a second answer also
 * lacks it and the guard allows it. Safe for several threads.
 */
public final class DiscussionWriter {

    private final CrawlContext context;
    private final ArticleSource source;
    private final Archive archive;
    private final Ledger ledger;
    private final References references;
    private final Instant now;
    private final AvatarFetch avatars;
    private final AtomicInteger held = new AtomicInteger();
    private final Tally tally = new Tally();
    private final Set<Integer> protectedPages = new ConcurrentSkipListSet<>();

    public DiscussionWriter(CrawlContext context, ArticleSource source, References references, AvatarFetch avatars) {
        this.context = context;
        this.source = source;
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.now = context.now();
        this.references = references;
        this.avatars = avatars;
    }

    public Tally tally() {
        return tally;
    }

    /** Standalone pages that asked for a password when their comments were read. */
    public Set<Integer> protectedPages() {
        return Set.copyOf(protectedPages);
    }

    /** Asks for the comments and likes that are due. */
    public void ask(DueDiscussion due) throws IOException {
        if (!due.page() && !archive.hasArticle(due.id())) {
            return;
        }
        if (due.comments().isPresent()) {
            comments(due);
        }
        if (due.likes().isPresent()) {
            likes(due, due.likes().get());
        }
    }

    private void comments(DueDiscussion due) throws IOException {
        try {
            Optional<CommentsAnswer> answer = source.comments(due);
            if (answer.isPresent()) {
                take(due, answer.get());
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
            take(due, answer);
        } catch (EmlogException e) {
            context.problems().missed("comments not fetched", context.base() + address, e);
        }
    }

    /**
     * Writes comments. If a page shows none although the blog counts some, they are unreadable, and the archived ones
     * stay.
     */
    private void take(DueDiscussion due, CommentsAnswer answer) throws IOException {
        List<Comment> known = archive.comments(due.id());
        int counted = due.comments().orElse(0);
        boolean unread = !answer.all()
                && !due.page()
                && counted > 0
                && answer.shown().threads().isEmpty();
        List<Comment> seen = unread ? known : seen(due, known, answer);
        int nowHeld = write(due.id(), known, seen);
        boolean uncounted = due.page() && !answer.all(); // no list counts the comments of standalone pages
        ledger.change(
                due.page(),
                due.id(),
                state -> unread
                        ? state.withUnreadComments(counted, nowHeld, now)
                        : state.withComments(uncounted ? nowHeld : counted, nowHeld, now));
    }

    private List<Comment> seen(DueDiscussion due, List<Comment> known, CommentsAnswer first) throws IOException {
        boolean asAlways = first.all() || context.sourceHistory().hasShownAll(file(due.id()), SourceHistory.PAGES);
        ShownComments shown = asAlways ? secondLook(due, known, first.shown()) : first.shown();
        return first.all() ? ofAll(due.id(), known, shown) : ofSome(due.id(), known, shown, asAlways);
    }

    private ShownComments secondLook(DueDiscussion due, List<Comment> known, ShownComments first) throws IOException {
        String where = context.base() + UrlMode.DYNAMIC.post(due.id());
        return SecondLook.after(
                first,
                where,
                () -> source.comments(due).map(CommentsAnswer::shown).orElseThrow(() -> EmlogException.unsteady(where)),
                look -> Threads.missing(known, look.threads()));
    }

    private List<Comment> ofAll(int id, List<Comment> known, ShownComments shown) throws IOException {
        if (DateRefiner.areOthers(known, shown.threads())
                && !context.config().run().force()) {
            throw EmlogException.other(context.base() + UrlMode.DYNAMIC.post(id), "another blog's comments");
        }
        List<Comment> seen = dates(id).comments(known, avatars.in(shown, known));
        context.sourceHistory().bestSource(file(id));
        return seen;
    }

    /** The comments that a page shows, and archived ones that only the API showed, because a page may show fewer. */
    private List<Comment> ofSome(int id, List<Comment> known, ShownComments shown, boolean asAlways)
            throws IOException {
        List<Comment> seen = DateRefiner.withWhatPagesLack(known, avatars.in(shown, known));
        boolean mayRemove = asAlways || Threads.missing(known, seen).isEmpty();
        if (mayRemove && !seen.isEmpty()) {
            context.sourceHistory().showsAll(file(id), SourceHistory.PAGES);
        }
        return dates(id).comments(known, mayRemove ? seen : Threads.together(seen, known));
    }

    private DateRefiner dates(int id) {
        return DateRefiner.in(file(id), context);
    }

    private static String file(int id) {
        return "comments/" + id + ".json";
    }

    /** Writes the comments. If some are missing, the guard decides at the end whether the file is written. */
    private int write(int id, List<Comment> known, List<Comment> seen) throws IOException {
        references.comments(seen);
        Set<Integer> missing = Threads.missing(known, seen);
        Set<Integer> there = DateRefiner.byId(seen).keySet();
        ShrinkGuard.Removal write = () -> {
            archive.hidden().takeBack(file(id), Comment.class, comment -> there.contains(comment.id()));
            archive.writeComments(id, seen);
        };
        context.guard()
                .holds(
                        CountedKind.COMMENTS,
                        held.addAndGet(DateRefiner.byId(known).size()));
        if (missing.isEmpty()) {
            write.run();
        } else {
            context.guard().add(CountedKind.COMMENTS, missing.size(), () -> {
                archive.hidden().keepRemoved(file(id), Comment.class, Removed.ofThreads(known, missing::contains, now));
                write.run();
            });
        }
        return count(known, seen);
    }

    private void likes(DueDiscussion due, int counted) throws IOException {
        List<Like> known = archive.likes(due.id());
        try {
            Optional<List<Like>> first = source.likes(due.id());
            if (first.isPresent()) {
                likes(due, counted, known, secondLook(due, known, first.get()));
            }
        } catch (EmlogException e) {
            ledger.article(
                    due.id(), state -> state.withUnreadLikes(state.likes().number()));
            missed("likes", due, e);
        }
    }

    private List<Like> secondLook(DueDiscussion due, List<Like> known, List<Like> first) throws IOException {
        String where = context.base() + UrlMode.DYNAMIC.post(due.id());
        return SecondLook.after(
                first,
                where,
                () -> source.likes(due.id()).orElseThrow(() -> EmlogException.unsteady(where)),
                look -> missing(known, look));
    }

    private void likes(DueDiscussion due, int counted, List<Like> known, List<Like> shown) throws IOException {
        if (shown.isEmpty() && counted > 0 && !ledger.article(due.id()).likes().isUnread(counted)) {
            doubtLikes(due.id(), counted);
            return;
        }
        if (DateRefiner.areOtherLikes(known, shown) && !context.config().run().force()) {
            throw EmlogException.other(context.base() + UrlMode.DYNAMIC.post(due.id()), "another blog's likes");
        }
        List<Like> seen = DateRefiner.in("likes/" + due.id() + ".json", context).likes(known, shown);
        references.likes(seen);
        takeLikes(due.id(), known, seen);
        ledger.article(due.id(), state -> state.withLikes(counted));
    }

    private static List<Like> missing(List<Like> known, List<Like> shown) {
        Set<Integer> there = shown.stream().map(Like::id).collect(Collectors.toSet());
        return known.stream().filter(like -> !there.contains(like.id())).toList();
    }

    /**
     * Writes the likes. Visitors take likes back, so missing ones go to {@code private/} without being counted by the
     * guard.
     */
    private void takeLikes(int id, List<Like> known, List<Like> seen) throws IOException {
        String file = "likes/" + id + ".json";
        Set<Integer> there = seen.stream().map(Like::id).collect(Collectors.toSet());
        ShrinkGuard.Removal write = () -> {
            archive.hidden().takeBack(file, Like.class, like -> there.contains(like.id()));
            archive.writeLikes(id, seen);
        };
        List<Removed<Like>> gone = missing(known, seen).stream()
                .map(like -> new Removed<>(now, 0, like))
                .toList();
        if (gone.isEmpty()) {
            write.run();
            return;
        }
        context.guard().add(() -> {
            archive.hidden().keepRemoved(file, Like.class, gone);
            write.run();
        });
    }

    /** Keeps the likes until a second run also sees none. emlog may count likes from before it stored them. */
    private void doubtLikes(int id, int counted) {
        ledger.article(id, state -> state.withUnreadLikes(counted));
        context.problems()
                .add(
                        "likes not fetched",
                        context.base() + UrlMode.DYNAMIC.post(id),
                        "the blog counts " + counted + " and shows none; the next run asks again");
    }

    private void missed(String what, DueDiscussion due, EmlogException e) {
        ledger.change(due.page(), due.id(), ArticleState::unanswered);
        String where = context.base() + UrlMode.DYNAMIC.post(due.id());
        if (e.reason() == Reason.OTHER) { // emlog's own count may be wrong for ever
            context.problems().add(what + " not fetched", where, e);
            return;
        }
        context.problems().missed(what + " not fetched", where, e);
    }

    private int count(List<Comment> before, List<Comment> after) {
        Map<Integer, Comment> known = DateRefiner.byId(before);
        Map<Integer, Comment> seen = DateRefiner.byId(after);
        int added = 0;
        int changed = 0;
        for (Comment comment : seen.values()) {
            Comment then = known.get(comment.id());
            if (then == null) {
                added++;
            } else if (!then.content().equals(comment.content())
                    || !then.author().equals(comment.author())) {
                changed++;
            }
        }
        tally.add(added, changed, known.size() + added - seen.size());
        return seen.size();
    }
}
