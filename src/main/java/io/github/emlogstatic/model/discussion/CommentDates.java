package io.github.emlogstatic.model.discussion;

import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Gives one date to each comment, even if the archive knows only a range. As far as the ranges allow it, the date is
 * within the range, after the comment that it answers, and in the order of its siblings. Pinned comments stand first,
 * whatever their dates.
 */
public final class CommentDates {

    private final IdentityHashMap<Comment, Instant> dates =
            new IdentityHashMap<>(); // old emlogs may give two the same id

    private CommentDates() {}

    /** @param threads as an article has them, oldest first */
    public static CommentDates of(List<Comment> threads) {
        CommentDates all = new CommentDates();
        all.add(threads, Instant.EPOCH);
        return all;
    }

    /** The date of a comment of these threads. */
    public Instant of(Comment comment) {
        return dates.getOrDefault(comment, comment.date().from());
    }

    private void add(List<Comment> siblings, Instant after) {
        order(siblings.stream().filter(Comment::top).toList(), after);
        order(siblings.stream().filter(comment -> !comment.top()).toList(), after);
    }

    private void order(List<Comment> siblings, Instant after) {
        long[] seconds = SiblingDates.of(siblings.stream().map(Comment::date).toList(), after);
        for (int i = 0; i < seconds.length; i++) {
            Instant date = Instant.ofEpochSecond(seconds[i]);
            dates.put(siblings.get(i), date);
            add(siblings.get(i).children(), date);
        }
    }
}
