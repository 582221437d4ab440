package io.github.emlogstatic.crawl;

import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.DateRange;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is known of a date together with what was seen of it now, so that it becomes narrower.
 *
 * <p>Only where it becomes narrower by a tenth: seen at the same hour each night, a range of a day would lose a few
 * seconds each time, and a quiet night would look like a change.
 */
final class Observed {

    private Observed() {}

    static List<Comment> comments(List<Comment> known, List<Comment> seen) {
        Map<Integer, Comment> byId = byId(known);
        return seen.stream().map(comment -> narrowed(comment, byId)).toList();
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

    private static Comment narrowed(Comment comment, Map<Integer, Comment> known) {
        Comment before = known.get(comment.id());
        return new Comment(
                comment.id(),
                comment.author(),
                comment.authorUrl(),
                comment.content(),
                narrowed(before == null ? null : before.date(), comment.date()),
                comment.avatar(),
                comment.top(),
                comment.likes(),
                comment.children().stream().map(child -> narrowed(child, known)).toList());
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

    static List<Like> likes(List<Like> known, List<Like> seen) {
        Map<Integer, DateRange> dates = new HashMap<>();
        known.forEach(like -> dates.put(like.id(), like.date()));
        return seen.stream()
                .map(like -> new Like(
                        like.id(),
                        like.userId(),
                        like.name(),
                        like.avatar(),
                        narrowed(dates.get(like.id()), like.date())))
                .toList();
    }

    /** Notes have no id before emlog 2.2.6; then their text stands for it. */
    static List<Note> notes(List<Note> known, List<Note> seen) {
        Map<String, DateRange> dates = new HashMap<>();
        known.forEach(note -> dates.putIfAbsent(key(note), note.date()));
        return seen.stream()
                .map(note -> new Note(
                        note.id(),
                        note.content(),
                        note.contentSource(),
                        narrowed(dates.get(key(note)), note.date()),
                        note.authorId()))
                .toList();
    }

    static String key(Note note) {
        return note.id() > 0 ? Integer.toString(note.id()) : note.content();
    }

    private static DateRange narrowed(@Nullable DateRange before, DateRange now) {
        if (before == null) {
            return now;
        }
        DateRange both = before.observedAgain(now);
        boolean hardly = both.from().compareTo(before.from()) >= 0
                && both.to().compareTo(before.to()) <= 0
                && both.width().toMillis() > 0.9 * before.width().toMillis();
        return hardly ? before : both;
    }
}
