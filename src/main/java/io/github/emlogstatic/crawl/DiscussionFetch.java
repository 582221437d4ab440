package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.EmlogException;
import io.github.emlogstatic.emlog.EmlogException.Reason;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Like;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings the archive's comments and likes to what the blog shows. Safe for several threads. */
final class DiscussionFetch {

    private final EmlogClient emlog;
    private final Archive archive;
    private final Ledger ledger;
    private final Problems problems;
    private final References references;
    private final ZoneId zone;
    private final Tally tally = new Tally();
    private final AtomicBoolean noComments = new AtomicBoolean();
    private final AtomicBoolean noLikes = new AtomicBoolean();

    DiscussionFetch(
            EmlogClient emlog, Archive archive, Ledger ledger, Problems problems, References references, ZoneId zone) {
        this.emlog = emlog;
        this.archive = archive;
        this.ledger = ledger;
        this.problems = problems;
        this.references = references;
        this.zone = zone;
    }

    /**
     * What to ask for, and why.
     *
     * @param id of the article or page
     * @param page whether it is a page
     * @param comments how many comments the blog counts, where they are to be asked for
     * @param likes how many likes the blog counts, where they are to be asked for
     * @param why in words
     */
    record Due(int id, boolean page, Optional<Integer> comments, Optional<Integer> likes, String why) {}

    Tally tally() {
        return tally;
    }

    void ask(Due due) throws IOException {
        if (!due.page() && !archive.hasArticle(due.id())) {
            return;
        }
        if (due.comments().isPresent() && !noComments.get()) {
            comments(due, due.comments().get());
        }
        if (due.likes().isPresent() && !noLikes.get()) {
            likes(due, due.likes().get());
        }
    }

    private void comments(Due due, int counted) throws IOException {
        List<Comment> known = archive.comments(due.id());
        try {
            List<Comment> seen = Observed.comments(known, emlog.comments(due.id(), zone));
            references.comments(seen);
            archive.writeComments(due.id(), seen);
            int held = count(known, seen);
            if (due.page()) {
                ledger.page(due.id(), state -> state.withComments(counted, held));
            } else {
                ledger.article(due.id(), state -> state.withComments(counted, held));
            }
        } catch (EmlogException e) {
            failed(e, noComments, "comments", due.id());
        }
    }

    /** Takes the comments that an article's page shows. Where it shows none though there are some, they stay. */
    void seen(int id, int counted, List<Comment> shown) throws IOException {
        List<Comment> known = archive.comments(id);
        boolean unread = shown.isEmpty() && counted > 0;
        List<Comment> seen = unread ? known : Observed.comments(known, Observed.withWhatPagesLack(known, shown));
        references.comments(seen);
        archive.writeComments(id, seen);
        int held = count(known, seen);
        ledger.article(id, state -> state.withComments(counted, held));
    }

    /** Takes the comments that a standalone page shows. */
    void seenOnPage(int id, List<Comment> shown) throws IOException {
        List<Comment> known = archive.comments(id);
        List<Comment> seen = Observed.comments(known, Observed.withWhatPagesLack(known, shown));
        references.comments(seen);
        archive.writeComments(id, seen);
        int held = count(known, seen);
        ledger.page(id, state -> state.withComments(held, held));
    }

    private void likes(Due due, int counted) throws IOException {
        try {
            List<Like> seen = Observed.likes(archive.likes(due.id()), emlog.likes(due.id(), zone));
            references.likes(seen);
            archive.writeLikes(due.id(), seen);
            ledger.article(due.id(), state -> state.withLikes(counted));
        } catch (EmlogException e) {
            failed(e, noLikes, "likes", due.id());
        }
    }

    private void failed(EmlogException e, AtomicBoolean none, String what, int id) {
        if (e.reason() != Reason.NO_SUCH_METHOD) {
            problems.missed(what + " not fetched", emlog.base() + "?post=" + id, e);
        } else if (none.compareAndSet(false, true)) {
            problems.add("this emlog gives no " + what, emlog.base(), "it is too old; an update of emlog brings them");
        }
    }

    private int count(List<Comment> before, List<Comment> after) {
        Map<Integer, Comment> known = Observed.byId(before);
        Map<Integer, Comment> seen = Observed.byId(after);
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
