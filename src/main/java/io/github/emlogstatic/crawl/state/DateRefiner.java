package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.DateRange;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Combines known date ranges with those seen now, so that the ranges become narrower.
 *
 * <p>A range that is seen every night would become a little narrower each time, and every night would look like a
 * change. So a range changes only if it becomes at least half as wide, and a file changes only for its dates at most
 * every {@code crawl.fullSweepEvery}. Until then {@link NarrowDates} keeps the narrower range.
 */
public final class DateRefiner {

    private final String file;
    private final boolean due;
    private final NarrowDates narrowest;

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

    public static DateRefiner in(String file, CrawlContext context) {
        Instant again = context.archive()
                .lastChanged(file)
                .plus(context.config().crawl().fullSweepEvery());
        return new DateRefiner(file, !context.now().isBefore(again), context.dates());
    }

    /** Decides which date range to store for an item, given the stored range and the one seen now. */
    private interface Dating {
        DateRange of(String id, DateRange before, DateRange now);
    }

    public List<Comment> comments(List<Comment> known, List<Comment> seen) {
        Map<Integer, Comment> byId = byId(known);
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
        return datesAlone && !due ? known : narrower;
    }

    /** Adds archived data that pages do not show: pins, likes and pictures of comments. */
    public static List<Comment> withWhatPagesLack(List<Comment> known, List<Comment> shown) {
        Map<Integer, Comment> before = byId(known);
        return shown.stream()
                .map(comment -> completed(comment, before))
                .sorted(Comparator.comparing((Comment comment) -> !comment.top()))
                .toList();
    }

    private static Comment completed(Comment comment, Map<Integer, Comment> before) {
        Comment then = before.getOrDefault(comment.id(), comment);
        return comment.toBuilder()
                .avatar(comment.avatar().isEmpty() ? then.avatar() : comment.avatar())
                .top(comment.top() || then.top())
                .likes(Math.max(comment.likes(), then.likes()))
                .userId(comment.userId() > 0 ? comment.userId() : then.userId())
                .children(comment.children().stream()
                        .map(child -> completed(child, before))
                        .toList())
                .build();
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

    /**
     * Whether the comments are another blog's: one of them differs in author, text and date from the archived one with
     * its id.
     */
    public static boolean areOthers(List<Comment> known, List<Comment> shown) {
        Map<Integer, Comment> before = byId(known);
        return byId(shown).values().stream().anyMatch(comment -> {
            Comment then = before.getOrDefault(comment.id(), comment);
            return !then.author().equals(comment.author())
                    && !then.content().equals(comment.content())
                    && contradict(then.date(), comment.date());
        });
    }

    /** Whether the likes are another blog's: one of a visitor has another name than the archived one with its id. */
    public static boolean areOtherLikes(List<Like> known, List<Like> shown) {
        Map<Integer, Like> before = new HashMap<>();
        known.forEach(like -> before.put(like.id(), like));
        return shown.stream().anyMatch(like -> {
            Like then = before.getOrDefault(like.id(), like);
            return like.userId() == 0 && then.userId() == 0 && !like.name().equals(then.name());
        });
    }

    /** Returns all comments of these threads by id. */
    public static Map<Integer, Comment> byId(List<Comment> comments) {
        Map<Integer, Comment> byId = new HashMap<>();
        for (Comment comment : comments) {
            byId.put(comment.id(), comment);
            byId.putAll(byId(comment.children()));
        }
        return byId;
    }

    public List<Like> likes(List<Like> known, List<Like> seen) {
        Map<Integer, DateRange> dates = new HashMap<>();
        known.forEach(like -> dates.put(like.id(), like.date()));
        return dated(
                known,
                dating -> seen.stream()
                        .map(like -> new Like(
                                like.id(),
                                like.userId(),
                                like.name(),
                                like.avatar(),
                                dating.of(
                                        Integer.toString(like.id()),
                                        dates.getOrDefault(like.id(), like.date()),
                                        like.date())))
                        .toList());
    }

    /** Combines notes. Before emlog 2.2.6 notes have no id; their text is used instead. */
    public List<Note> notes(List<Note> known, List<Note> seen) {
        Map<String, DateRange> dates = new HashMap<>();
        known.forEach(note -> dates.putIfAbsent(key(note), note.date()));
        return dated(
                known,
                dating -> seen.stream()
                        .map(note -> new Note(
                                note.id(),
                                note.content(),
                                note.contentSource(),
                                dating.of(key(note), dates.getOrDefault(key(note), note.date()), note.date()),
                                note.authorId()))
                        .toList());
    }

    public static String key(Note note) {
        return note.id() > 0 ? Integer.toString(note.id()) : Hash.fingerprint(note.content());
    }

    private static DateRange kept(String id, DateRange before, DateRange now) {
        return contradict(before, now) ? now : before;
    }

    private DateRange narrowed(String id, DateRange before, DateRange now) {
        DateRange all = narrowest.seen(file, id, before, now);
        boolean hardly = all.width().toMillis() > before.width().toMillis() / 2;
        return hardly && !contradict(before, now) ? before : all;
    }

    private static boolean contradict(DateRange before, DateRange now) {
        return now.from().isAfter(before.to()) || now.to().isBefore(before.from());
    }
}
