package io.github.emlogstatic.emlog;

import io.github.emlogstatic.model.Comment;
import java.util.List;
import java.util.Map;

/**
 * Comments as the blog shows them.
 *
 * @param threads the comments, without pictures from other hosts
 * @param avatars these pictures, by the id of the comment
 */
public record ShownComments(List<Comment> threads, Map<Integer, Avatar> avatars) {

    public ShownComments {
        threads = List.copyOf(threads);
        avatars = Map.copyOf(avatars);
    }
}
