package io.github.emlogstatic.archive.record;

import io.github.emlogstatic.archive.store.ArchiveJson;
import io.github.emlogstatic.model.discussion.Comment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * An element that the blog has removed from a list: a comment, a note, a category, a link.
 *
 * @param on when it was found to be gone
 * @param parent the id of the comment that a removed comment answered; 0 otherwise
 * @param what the element as it was in the public file, without its children
 */
public record Removed<T>(Instant on, int parent, T what) {

    /** Parses a file of removed elements. */
    public static <T> ArchiveJson.Parser<List<Removed<T>>> parser(Class<T> type) {
        return ArchiveJson.listOf(Removed.class, type);
    }

    /** Elements without parents. */
    public static <T> List<Removed<T>> of(List<T> elements, Instant on) {
        return elements.stream().map(what -> new Removed<>(on, 0, what)).toList();
    }

    /**
     * Some of the comments in threads, each without its replies.
     *
     * @param which the ids of those comments
     */
    public static List<Removed<Comment>> ofThreads(List<Comment> comments, IntPredicate which, Instant on) {
        List<Removed<Comment>> removed = new ArrayList<>();
        collect(comments, 0, which, on, removed);
        return removed;
    }

    private static void collect(
            List<Comment> comments, int parent, IntPredicate which, Instant on, List<Removed<Comment>> removed) {
        for (Comment comment : comments) {
            if (which.test(comment.id())) {
                removed.add(new Removed<>(on, parent, comment.withChildren(List.of())));
            }
            collect(comment.children(), comment.id(), which, on, removed);
        }
    }
}
