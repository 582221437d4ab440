package io.github.emlogstatic.crawl.discussion;

import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.NarrowDates;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Combines known date ranges with those seen now, so that the ranges become narrower.
 *
 * <p>A range that is seen every night would become a little narrower each time, and every night would look like a
 * change. So a range changes only if it becomes at least half as wide, and a file changes only for its dates at most
 * every {@code crawl.fullSweepEvery}. Until then {@link NarrowDates} keeps the narrower range. An exact date, which a
 * backup tells, is written at once.
 */
public final class DateRefiner {

    private final String file;
    private final boolean due;
    private final NarrowDates narrowest;
    private boolean exact;

    /**
     * @param file the file of the archive that contains the dates
     * @param due whether the file may change only for its dates
     * @param narrowest the narrowest ranges known so far
     */
    DateRefiner(String file, boolean due, NarrowDates narrowest) {
        this.file = file;
        this.due = due;
        this.narrowest = narrowest;
    }

    /** Creates one for a file of the archive, whose age decides whether it may be rewritten for narrower dates alone. */
    public static DateRefiner in(String file, CrawlContext context) {
        boolean due = context.isSweepDue(context.archive().lastChanged(file));
        return new DateRefiner(file, due, context.dates());
    }

    /** Decides which date range to store for an item, given the stored range and the one seen now. */
    private interface Dating {
        DateRange of(String id, DateRange before, DateRange now);
    }

    /** Combines comments: those seen now, with the dates to store. */
    public List<Comment> comments(List<Comment> known, List<Comment> seen) {
        Map<Integer, Comment> byId = CommentThreads.byId(known);
        return dated(
                known,
                dating -> seen.stream()
                        .map(comment -> dated(comment, byId, dating))
                        .toList());
    }

    private <T> List<T> dated(List<T> known, Function<Dating, List<T>> dated) {
        boolean datesAlone = dated.apply(DateRefiner::kept).equals(known);
        List<T> narrower =
                dated.apply(this::narrowed); // also if it is not used now, because it remembers narrower ranges
        return datesAlone && !due && !exact ? known : narrower;
    }

    private static Comment dated(Comment comment, Map<Integer, Comment> known, Dating dating) {
        Comment before = known.getOrDefault(comment.id(), comment);
        return comment.toBuilder()
                .date(dating.of(Integer.toString(comment.id()), before.date(), comment.date()))
                .userId(comment.userId() > 0 ? comment.userId() : before.userId())
                .children(comment.children().stream()
                        .map(child -> dated(child, known, dating))
                        .toList())
                .build();
    }

    /** Combines likes: those seen now, with the dates to store. */
    public List<Like> likes(List<Like> known, List<Like> seen) {
        Map<Integer, Like> byId = Like.byId(known);
        return dated(
                known,
                dating -> seen.stream()
                        .map(like -> like.withDate(dating.of(
                                Integer.toString(like.id()),
                                byId.getOrDefault(like.id(), like).date(),
                                like.date())))
                        .toList());
    }

    /** Combines notes. Before emlog 2.2.6 notes have no id; their text is used instead. */
    public List<Note> notes(List<Note> known, List<Note> seen) {
        Map<String, Note> byKey = NoteKeys.byKey(known);
        return dated(
                known,
                dating -> seen.stream()
                        .map(note -> note.withDate(dating.of(
                                NoteKeys.of(note),
                                byKey.getOrDefault(NoteKeys.of(note), note).date(),
                                note.date())))
                        .toList());
    }

    private static DateRange kept(String id, DateRange before, DateRange now) {
        return before.contradicts(now) ? now : before;
    }

    private DateRange narrowed(String id, DateRange before, DateRange now) {
        DateRange all = narrowest.seen(file, id, before, now);
        exact |= all.width().isZero() && !before.width().isZero();
        boolean hardly = all.width().toMillis() > before.width().toMillis() / 2;
        return hardly && !before.contradicts(now) ? before : all;
    }
}
