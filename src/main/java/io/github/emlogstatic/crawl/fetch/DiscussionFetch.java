package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Removed;
import io.github.emlogstatic.crawl.guard.Kind;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.guard.Vanished;
import io.github.emlogstatic.crawl.media.AvatarFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.Due;
import io.github.emlogstatic.crawl.source.PageRecords;
import io.github.emlogstatic.crawl.state.ArticleState;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.DateRefiner;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.Sources;
import io.github.emlogstatic.crawl.state.Tally;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ShownComments;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.ArticlePage;
import io.github.emlogstatic.emlog.page.KnownText;
import io.github.emlogstatic.emlog.page.PageLayout;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Brings the archive's comments and likes to what the blog shows. Safe for several threads. */
public final class DiscussionFetch {

    /** One page may be the one that was shown first; where another brings nothing new, either, no more is believed. */
    private static final int MOST_IN_VAIN = 2;

    private final CrawlContext context;
    private final EmlogClient emlog;
    private final Archive archive;
    private final Ledger ledger;
    private final Problems problems;
    private final References references;
    private final ZoneId zone;
    private final Instant now;
    private final PageLayout layout;
    private final AvatarFetch avatars;
    private final AtomicInteger views = new AtomicInteger();
    private final AtomicInteger looked = new AtomicInteger();
    private final Tally tally = new Tally();
    private final AtomicBoolean noComments = new AtomicBoolean();
    private final AtomicBoolean noLikes = new AtomicBoolean();
    private final Set<Integer> lockedPages = new ConcurrentSkipListSet<>();

    public DiscussionFetch(
            CrawlContext context, References references, ZoneId zone, PageLayout layout, AvatarFetch avatars) {
        this.context = context;
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.problems = context.problems();
        this.now = context.now();
        this.references = references;
        this.zone = zone;
        this.layout = layout;
        this.avatars = avatars;
    }

    public Tally tally() {
        return tally;
    }

    public void ask(Due due) throws IOException {
        if (!due.page() && !archive.hasArticle(due.id())) {
            return;
        }
        if (due.comments().isPresent() && !noComments.get()) {
            comments(due, due.comments().get());
        }
        if (due.comments().isPresent() && noComments.get()) {
            fromPage(due, due.comments().get());
        }
        if (due.likes().isPresent() && !noLikes.get()) {
            likes(due, due.likes().get());
        }
    }

    private void comments(Due due, int counted) throws IOException {
        List<Comment> known = archive.comments(due.id());
        try {
            ShownComments shown = SecondLook.of(
                    emlog.base() + "?rest-api=comment_list&id=" + due.id(),
                    () -> emlog.api().comments(due.id(), counted, zone),
                    look -> Threads.missing(known, look.threads()));
            if (DateRefiner.areOthers(known, shown.threads())
                    && !context.config().run().force()) {
                throw EmlogException.other(emlog.base() + "?post=" + due.id(), "another blog's comments");
            }
            List<Comment> seen = dates(due.id()).comments(known, avatars.in(shown, known));
            context.sources().bestSource(file(due.id()));
            int held = take(due.id(), known, seen);
            if (due.page()) {
                ledger.page(due.id(), state -> state.withComments(counted, held, now));
            } else {
                ledger.article(due.id(), state -> state.withComments(counted, held, now));
            }
        } catch (EmlogException e) {
            if (e.reason() == Reason.NO_SUCH_METHOD) {
                noComments.set(true);
            } else {
                missed("comments", due, e);
            }
        }
    }

    /** Writes the comments of an article or a page; those that are missing leave the archive when the guard allows it. */
    private int take(int id, List<Comment> known, List<Comment> seen) throws IOException {
        references.comments(seen);
        Set<Integer> missing = Threads.missing(known, seen);
        Set<Integer> there = DateRefiner.byId(seen).keySet();
        Vanished.Removal write = () -> {
            archive.hidden().takeBack(file(id), Comment.class, comment -> there.contains(comment.id()));
            archive.writeComments(id, seen);
        };
        context.vanished()
                .holds(Kind.COMMENTS, looked.addAndGet(DateRefiner.byId(known).size()));
        if (missing.isEmpty()) {
            write.run();
        } else {
            context.vanished().add(Kind.COMMENTS, missing.size(), () -> {
                archive.hidden().keepRemoved(file(id), Comment.class, Removed.ofThreads(known, missing::contains, now));
                write.run();
            });
        }
        return count(known, seen);
    }

    private static String file(int id) {
        return "comments/" + id + ".json";
    }

    /** emlog before 2.2.8 has no method that gives comments: its pages show them. */
    private void fromPage(Due due, int counted) throws IOException {
        if (counted == 0 && !due.page()) { // of pages no list counts them
            return;
        }
        try {
            WebPage page = emlog.page(address(due.id(), due.page()));
            views.incrementAndGet();
            if (page.asksForPassword()) {
                lockedPages.addAll(due.page() ? Set.of(due.id()) : Set.of());
                return; // of an article, the list tells so
            }
            ShownComments threads = threadsOf(due.id(), page);
            if (due.page()) {
                seenOnPage(due.id(), threads);
            } else {
                seen(due.id(), counted, threads);
            }
        } catch (EmlogException e) {
            missed("comments", due, e);
        }
    }

    /** Standalone pages that turned out to ask for a password when they were read for their comments. */
    public Set<Integer> lockedPages() {
        return Set.copyOf(lockedPages);
    }

    private String address(int id, boolean page) throws IOException {
        return page
                ? archive.page(id).map(known -> known.page().url()).orElse("?post=" + id)
                : archive.article(id).map(known -> known.article().url()).orElse("?post=" + id);
    }

    private ShownComments threadsOf(int id, WebPage page) throws EmlogException {
        return threads(id, checked(id, page).article(KnownText.NONE, layout, zone));
    }

    /** @throws EmlogException where it is the page of another article */
    private WebPage checked(int id, WebPage page) throws EmlogException {
        if (!page.isOf(PageRecords.emlogsId(id), "")) {
            throw EmlogException.other(emlog.base() + "?post=" + id, "another article's page");
        }
        return page;
    }

    /**
     * All threads that the page and the further pages of its comments show.
     *
     * @param id of the article or page
     */
    ShownComments threads(int id, ArticlePage page) throws EmlogException {
        Map<Integer, Comment> threads = new LinkedHashMap<>();
        Map<Integer, Avatar> pictures = new HashMap<>();
        take(page.comments(), threads, pictures);
        int vain = 0;
        for (Iterator<String> pages = page.commentPages().iterator(); pages.hasNext() && vain < MOST_IN_VAIN; ) {
            ShownComments shown = checked(id, emlog.page(pages.next())).comments(layout, zone);
            views.incrementAndGet();
            vain = take(shown, threads, pictures) ? 0 : vain + 1;
        }
        List<Comment> sorted = threads.values().stream()
                .sorted(Comparator.comparing((Comment thread) -> !thread.top()).thenComparing(Comment::id))
                .toList();
        return new ShownComments(sorted, pictures);
    }

    /** @return whether there was anything new */
    private static boolean take(ShownComments shown, Map<Integer, Comment> threads, Map<Integer, Avatar> pictures) {
        int before = threads.size();
        shown.threads().forEach(thread -> threads.putIfAbsent(thread.id(), thread));
        pictures.putAll(shown.avatars());
        return threads.size() > before;
    }

    /** How many views reading pages may have added. */
    public int views() {
        return views.get();
    }

    /** Takes the comments that an article's page shows. Where it shows none though there are some, they stay. */
    void seen(int id, int counted, ShownComments shown) throws IOException {
        List<Comment> known = archive.comments(id);
        boolean unread = shown.threads().isEmpty() && counted > 0;
        List<Comment> seen = unread ? known : observed(id, false, known, shown);
        int held = take(id, known, seen);
        ledger.article(
                id,
                state ->
                        unread ? state.withUnreadComments(counted, held, now) : state.withComments(counted, held, now));
    }

    /** Takes the comments that a standalone page shows. */
    void seenOnPage(int id, ShownComments shown) throws IOException {
        List<Comment> known = archive.comments(id);
        int held = take(id, known, observed(id, true, known, shown));
        ledger.page(id, state -> state.withComments(held, held, now));
    }

    /** What a page shows, and what only the API has shown: a page may show less. */
    private List<Comment> observed(int id, boolean page, List<Comment> known, ShownComments first) throws IOException {
        boolean all = context.sources().hasShownAll(file(id), Sources.PAGES);
        ShownComments shown = all ? secondLook(id, page, known, first) : first;
        List<Comment> seen = DateRefiner.withWhatPagesLack(known, avatars.in(shown, known));
        boolean mayRemove = all || Threads.missing(known, seen).isEmpty();
        if (mayRemove && !seen.isEmpty()) {
            context.sources().showsAll(file(id), Sources.PAGES);
        }
        return dates(id).comments(known, mayRemove ? seen : Threads.together(seen, known));
    }

    private ShownComments secondLook(int id, boolean page, List<Comment> known, ShownComments first)
            throws IOException {
        String address = address(id, page);
        return SecondLook.after(
                first,
                emlog.base() + address,
                () -> {
                    views.incrementAndGet();
                    return threadsOf(id, emlog.page(address));
                },
                look -> Threads.missing(known, look.threads()));
    }

    private DateRefiner dates(int id) {
        return DateRefiner.in(file(id), context);
    }

    private void likes(Due due, int counted) throws IOException {
        try {
            List<Like> known = archive.likes(due.id());
            List<Like> shown = SecondLook.of(
                    emlog.base() + "?rest-api=like_list&id=" + due.id(),
                    () -> emlog.api().likes(due.id(), zone),
                    look -> missing(known, look));
            if (shown.isEmpty() && counted > 0 && !ledger.article(due.id()).doubtsLikes(counted)) {
                doubtLikes(due.id(), counted);
                return;
            }
            if (DateRefiner.areOtherLikes(known, shown)
                    && !context.config().run().force()) {
                throw EmlogException.other(emlog.base() + "?post=" + due.id(), "another blog's likes");
            }
            List<Like> seen =
                    DateRefiner.in("likes/" + due.id() + ".json", context).likes(known, shown);
            references.likes(seen);
            takeLikes(due.id(), known, seen);
            ledger.article(due.id(), state -> state.withLikes(counted));
        } catch (EmlogException e) {
            if (e.reason() != Reason.NO_SUCH_METHOD) {
                ledger.article(due.id(), state -> state.withDoubtedLikes(Math.max(0, state.countedLikes())));
                missed("likes", due, e);
            } else if (noLikes.compareAndSet(false, true)) {
                problems.add(
                        "this emlog gives no likes", emlog.base(), "it is too old; an update of emlog brings them");
            }
        }
    }

    private static List<Like> missing(List<Like> known, List<Like> shown) {
        Set<Integer> there = shown.stream().map(Like::id).collect(Collectors.toSet());
        return known.stream().filter(like -> !there.contains(like.id())).toList();
    }

    /** Likes are taken back by whoever gave them: they are kept, but no guard counts them. */
    private void takeLikes(int id, List<Like> known, List<Like> seen) throws IOException {
        String file = "likes/" + id + ".json";
        Set<Integer> there = seen.stream().map(Like::id).collect(Collectors.toSet());
        Vanished.Removal write = () -> {
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
        context.vanished().add(() -> {
            archive.hidden().keepRemoved(file, Like.class, gone);
            write.run();
        });
    }

    /** emlog may count likes of times when it kept none: no like at all is believed when it is told in two runs. */
    private void doubtLikes(int id, int counted) {
        ledger.article(id, state -> state.withDoubtedLikes(counted));
        problems.add(
                "likes not fetched",
                emlog.base() + "?post=" + id,
                "the blog counts " + counted + " and shows none; the next run asks again");
    }

    private void missed(String what, Due due, EmlogException e) {
        int id = due.id();
        if (due.page()) {
            ledger.page(id, ArticleState::unanswered);
        } else {
            ledger.article(id, ArticleState::unanswered);
        }
        if (e.reason() == Reason.OTHER) { // and may be so for ever, where emlog's own count is wrong
            problems.add(what + " not fetched", emlog.base() + "?post=" + id, e);
            return;
        }
        problems.missed(what + " not fetched", emlog.base() + "?post=" + id, e);
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
