package io.github.emlogstatic.emlog.article;

import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.model.discussion.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Comments as the blog shows them.
 *
 * @param threads the comments, without pictures from other hosts
 * @param avatars the pictures from other hosts, by the id of the comment
 */
public record ShownComments(List<Comment> threads, Map<Integer, Avatar> avatars) {

    /**
     * The deepest level. A thread of a thousand levels would overflow the stack of the code that reads, writes and
     * renders it.
     */
    public static final int DEEPEST = 100;

    public ShownComments {
        threads = bounded(threads, 1);
        avatars = Map.copyOf(avatars);
    }

    /** Moves replies below the deepest level up, next to the comment that they answer. */
    private static List<Comment> bounded(List<Comment> comments, int depth) {
        List<Comment> bounded = new ArrayList<>();
        for (Comment comment : comments) {
            if (depth < DEEPEST) {
                bounded.add(comment.withChildren(bounded(comment.children(), depth + 1)));
            } else {
                bounded.addAll(comment.flat());
            }
        }
        return List.copyOf(bounded);
    }
}
