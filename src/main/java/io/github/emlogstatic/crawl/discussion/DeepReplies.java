package io.github.emlogstatic.crawl.discussion;

import io.github.emlogstatic.model.discussion.Comment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts replies below the comments that they answer, as far as the archive knows these. emlog's pages show replies of the
 * sixth and deeper levels beside those of the fifth, and some themes show all comments in one level.
 */
final class DeepReplies {

    /** The archived comments by id. */
    private final Map<Integer, Comment> known;

    /** The ids of the archived replies, each with the id of the comment that it answers. */
    private final Map<Integer, Integer> answered = new HashMap<>();

    /** @param known the archived threads */
    DeepReplies(List<Comment> known) {
        this.known = CommentThreads.byId(known);
        known.forEach(comment -> note(comment, answered));
    }

    private static void note(Comment comment, Map<Integer, Integer> parents) {
        for (Comment reply : comment.children()) {
            parents.put(reply.id(), comment.id());
            note(reply, parents);
        }
    }

    /**
     * Returns the shown comments, and moves each reply that is shown too high below the comment that it answers, if
     * that is shown, too.
     */
    List<Comment> of(List<Comment> shown) {
        Map<Integer, Integer> parents = new HashMap<>();
        shown.forEach(comment -> note(comment, parents));
        Map<Integer, Comment> all = CommentThreads.byId(shown);
        Map<Integer, List<Comment>> replies = new HashMap<>();
        for (Comment comment : all.values()) {
            int parent = parents.getOrDefault(comment.id(), 0);
            int below = answered.getOrDefault(comment.id(), parent);
            boolean tooHigh = isKnown(comment) && all.containsKey(below) && isAbove(parent, below);
            replies.computeIfAbsent(tooHigh ? below : parent, id -> new ArrayList<>())
                    .add(comment);
        }
        if (all.containsKey(0)) {
            return shown; // an archive of an earlier version may hold such a comment, and 0 stands for none here
        }
        List<Comment> together = threads(0, replies);
        return Comment.count(together) == all.size() ? together : shown;
    }

    /** Whether the archive has the comment: after a deletion, a database may give its id again. */
    private boolean isKnown(Comment comment) {
        Comment then = known.get(comment.id());
        return then != null
                && then.author().equals(comment.author())
                && !then.date().contradicts(comment.date());
    }

    /** Whether a comment is above another in the archive. Above all is 0. A damaged archive may hold circles. */
    private boolean isAbove(int comment, int other) {
        Set<Integer> above = new HashSet<>();
        int step = answered.getOrDefault(other, 0);
        while (above.add(step)) {
            step = answered.getOrDefault(step, 0);
        }
        return comment != other && above.contains(comment);
    }

    private static List<Comment> threads(int parent, Map<Integer, List<Comment>> replies) {
        return replies.getOrDefault(parent, List.of()).stream()
                .map(comment -> comment.withChildren(threads(comment.id(), replies)))
                .toList();
    }
}
