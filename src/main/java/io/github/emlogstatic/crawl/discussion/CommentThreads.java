package io.github.emlogstatic.crawl.discussion;

import io.github.emlogstatic.model.discussion.Comment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares and combines threads of comments. */
public final class CommentThreads {

    private CommentThreads() {}

    /** Returns all comments of these threads by id, each before its replies. */
    public static Map<Integer, Comment> byId(List<Comment> comments) {
        Map<Integer, Comment> byId = new LinkedHashMap<>();
        collect(comments, byId);
        return byId;
    }

    private static void collect(List<Comment> comments, Map<Integer, Comment> byId) {
        for (Comment comment : comments) {
            byId.put(comment.id(), comment);
            collect(comment.children(), byId);
        }
    }

    /** The ids of the known comments and replies that the blog no longer shows. */
    public static Set<Integer> missing(List<Comment> known, List<Comment> shown) {
        Set<Integer> missing = new TreeSet<>(Comment.ids(known));
        missing.removeAll(Comment.ids(shown));
        return missing;
    }

    /** Returns the shown comments and, each in its old place, the known ones that are no longer shown. */
    public static List<Comment> together(List<Comment> shown, List<Comment> known) {
        return together(shown, known, byId(shown), byId(known));
    }

    private static List<Comment> together(
            List<Comment> shown, List<Comment> known, Map<Integer, Comment> allShown, Map<Integer, Comment> allKnown) {
        List<Comment> together = new ArrayList<>();
        for (Comment comment : shown) {
            Comment before = allKnown.getOrDefault(comment.id(), comment);
            together.add(comment.withChildren(together(comment.children(), before.children(), allShown, allKnown)));
        }
        for (Comment comment : known) {
            if (!allShown.containsKey(comment.id())) {
                together.add(comment.withChildren(together(List.of(), comment.children(), allShown, allKnown)));
            }
        }
        together.sort(Comment.PINNED_THEN_OLDEST);
        return together;
    }

    /**
     * Returns the shown comments with archived data that a partial view does not show: pins, likes, pictures, and which comment
     * a deep reply answers.
     */
    public static List<Comment> completed(List<Comment> shown, List<Comment> known) {
        Map<Integer, Comment> before = byId(known);
        return new DeepReplies(known)
                .of(shown).stream()
                        .map(comment -> completed(comment, before))
                        .sorted(Comment.PINNED_FIRST)
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

    /**
     * Whether the comments belong to another blog: author, text and date of one of them differ from those of the
     * archived comment with the same id.
     */
    public static boolean areOthers(List<Comment> known, List<Comment> shown) {
        Map<Integer, Comment> before = byId(known);
        return byId(shown).values().stream().anyMatch(comment -> {
            Comment then = before.getOrDefault(comment.id(), comment);
            return !then.author().equals(comment.author())
                    && !then.content().equals(comment.content())
                    && then.date().contradicts(comment.date());
        });
    }
}
