package io.github.emlogstatic.crawl;

import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.DateRange;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * Puts what is known of dates together with what was seen of them now, so that they become narrower.
 *
 * <p>Seen at the same hour each night, a range of a day would lose a few seconds each time, and one of a year a day: a
 * quiet night would look like a change. So a date changes only where it becomes half as wide, and a file for the sake of
 * its dates alone no more often than every {@code crawl.fullSweepEvery}.
 */
final class Observed {

    private final boolean due;

    /** @param due whether the file changed so long ago that dates alone may change it */
    Observed(boolean due) {
        this.due = due;
    }

    static Observed in(String file, Means means) {
        Instant again =
                means.archive().lastChanged(file).plus(means.config().crawl().fullSweepEvery());
        return new Observed(!means.now().isBefore(again));
    }

    List<Comment> comments(List<Comment> known, List<Comment> seen) {
        Map<Integer, Comment> byId = byId(known);
        return dated(
                known,
                dating -> seen.stream()
                        .map(comment -> dated(comment, byId, dating))
                        .toList());
    }

    private <T> List<T> dated(List<T> known, Function<BinaryOperator<DateRange>, List<T>> dated) {
        boolean datesAlone = dated.apply(Observed::kept).equals(known);
        return datesAlone && !due ? known : dated.apply(Observed::narrowed);
    }

    /** Pages tell neither which comments are pinned nor how many liked them; what an open API once told stays. */
    static List<Comment> withWhatPagesLack(List<Comment> known, List<Comment> shown) {
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

    private static Comment dated(Comment comment, Map<Integer, Comment> known, BinaryOperator<DateRange> dating) {
        Comment before = known.getOrDefault(comment.id(), comment);
        return new Comment(
                comment.id(),
                comment.author(),
                comment.authorUrl(),
                comment.content(),
                dating.apply(before.date(), comment.date()),
                comment.avatar(),
                comment.top(),
                comment.likes(),
                comment.children().stream()
                        .map(child -> dated(child, known, dating))
                        .toList());
    }

    /** All comments of a thread, by id. */
    static Map<Integer, Comment> byId(List<Comment> comments) {
        Map<Integer, Comment> byId = new HashMap<>();
        for (Comment comment : comments) {
            byId.put(comment.id(), comment);
            byId.putAll(byId(comment.children()));
        }
        return byId;
    }

    List<Like> likes(List<Like> known, List<Like> seen) {
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
                                dating.apply(dates.getOrDefault(like.id(), like.date()), like.date())))
                        .toList());
    }

    /** Notes have no id before emlog 2.2.6; then their text stands for it. */
    List<Note> notes(List<Note> known, List<Note> seen) {
        Map<String, DateRange> dates = new HashMap<>();
        known.forEach(note -> dates.putIfAbsent(key(note), note.date()));
        return dated(
                known,
                dating -> seen.stream()
                        .map(note -> new Note(
                                note.id(),
                                note.content(),
                                note.contentSource(),
                                dating.apply(dates.getOrDefault(key(note), note.date()), note.date()),
                                note.authorId()))
                        .toList());
    }

    static String key(Note note) {
        return note.id() > 0 ? Integer.toString(note.id()) : note.content();
    }

    private static DateRange kept(DateRange before, DateRange now) {
        return contradict(before, now) ? now : before;
    }

    private static DateRange narrowed(DateRange before, DateRange now) {
        DateRange both = before.observedAgain(now);
        boolean hardly = both.width().toMillis() > before.width().toMillis() / 2;
        return hardly && !contradict(before, now) ? before : both;
    }

    private static boolean contradict(DateRange before, DateRange now) {
        return now.from().isAfter(before.to()) || now.to().isBefore(before.from());
    }
}
