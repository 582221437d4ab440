package io.github.emlogstatic.archive;

import io.github.emlogstatic.model.Comment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What the blog no longer shows of a list that the archive keeps in one file: a comment, a note, a category, a link.
 *
 * @param on when it was found to be gone
 * @param parent id of the comment that a removed comment answered; 0 for all else
 * @param what as the public file held it, without its children
 */
public record Removed<T>(Instant on, int parent, T what) {

    /**
     * Those of some comments and of the replies to them, each by itself.
     *
     * @param which ids
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
                removed.add(new Removed<>(on, parent, comment.with(comment.avatar(), List.of())));
            }
            collect(comment.children(), comment.id(), which, on, removed);
        }
    }
}
