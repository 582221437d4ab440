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
 * Puts what is known of dates together with what was seen of them now, so that they become narrower.
 *
 * <p>Seen at the same hour each night, a range of a day would lose a few seconds each time, and one of a year a day: a
 * quiet night would look like a change. So a date changes only where it becomes half as wide, and a file for the sake of
 * its dates alone no more often than every {@code crawl.fullSweepEvery}. What is not taken is kept in {@link NarrowDates},
 * so that nothing is lost by waiting.
 */
public final class DateRefiner {

    private final String file;
    private final boolean due;
    private final NarrowDates narrowest;

    /**
     * @param file of the archive, which holds them
     * @param due whether the file changed so long ago that dates alone may change it
     * @param narrowest of what was seen of them before
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

    /** What a file is to hold of a date: by the id of whose it is, what it holds, and what is seen now. */
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
        List<T> narrower = dated.apply(this::narrowed); // in any case, for what is not taken now is remembered
        return datesAlone && !due ? known : narrower;
    }

    /** Pages tell neither which comments are pinned nor how many liked them; what an open API once told stays. */
    public static List<Comment> withWhatPagesLack(List<Comment> known, List<Comment> shown) {
        Map<Integer, Comment> before = byId(known);
        return shown.stream()
                .map(comment -> completed(comment, before))
                .sorted(Comparator.comparing((Comment comment) -> !comment.top()))
                .toList();
    }

    private static Comment completed(Comment comment, Map<Integer, Comment> before) {
        Comment then = before.getOrDefault(comment.id(), comment);
        return new Comment(
                comment.id(),
                comment.author(),
                comment.authorUrl(),
                comment.content(),
                comment.date(),
                comment.avatar().isEmpty() ? then.avatar() : comment.avatar(),
                comment.top() || then.top(),
                Math.max(comment.likes(), then.likes()),
                comment.children().stream()
                        .map(child -> completed(child, before))
                        .toList());
    }

    private static Comment dated(Comment comment, Map<Integer, Comment> known, Dating dating) {
        Comment before = known.getOrDefault(comment.id(), comment);
        return new Comment(
                comment.id(),
                comment.author(),
                comment.authorUrl(),
                comment.content(),
                dating.of(Integer.toString(comment.id()), before.date(), comment.date()),
                comment.avatar(),
                comment.top(),
                comment.likes(),
                comment.children().stream()
                        .map(child -> dated(child, known, dating))
                        .toList());
    }

    /** Whether one of the comments differs in author, text and date from what is known under its id: it is another blog's. */
    public static boolean areOthers(List<Comment> known, List<Comment> shown) {
        Map<Integer, Comment> before = byId(known);
        return byId(shown).values().stream().anyMatch(comment -> {
            Comment then = before.getOrDefault(comment.id(), comment);
            return !then.author().equals(comment.author())
                    && !then.content().equals(comment.content())
                    && contradict(then.date(), comment.date());
        });
    }

    /** Whether one of the likes has another name than is known under its id: a visitor's never changes. */
    public static boolean areOtherLikes(List<Like> known, List<Like> shown) {
        Map<Integer, Like> before = new HashMap<>();
        known.forEach(like -> before.put(like.id(), like));
        return shown.stream().anyMatch(like -> {
            Like then = before.getOrDefault(like.id(), like);
            return like.userId() == 0 && then.userId() == 0 && !like.name().equals(then.name());
        });
    }

    /** All comments of a thread, by id. */
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

    /** Notes have no id before emlog 2.2.6; then their text stands for it. */
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
