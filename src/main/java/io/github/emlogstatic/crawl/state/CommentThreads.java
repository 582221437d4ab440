package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.model.discussion.Comment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares and combines threads of comments. */
public final class CommentThreads {

    private CommentThreads() {}

    /** Returns all comments of these threads by id. */
    public static Map<Integer, Comment> byId(List<Comment> comments) {
        Map<Integer, Comment> byId = new HashMap<>();
        for (Comment comment : comments) {
            byId.put(comment.id(), comment);
            byId.putAll(byId(comment.children()));
        }
        return byId;
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

    /** Returns the shown comments with archived data that a partial view does not show: pins, likes and pictures. */
    public static List<Comment> completed(List<Comment> shown, List<Comment> known) {
        Map<Integer, Comment> before = byId(known);
        return shown.stream()
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
     * Returns those of the known comments whose ids the blog has given to other comments: author, text and date differ.
     *
     * @param ofReplaced whether the known comments are of an article whose id another one has got: then another text is
     *     enough
     */
    public static Set<Integer> replaced(List<Comment> known, List<Comment> shown, boolean ofReplaced) {
        Map<Integer, Comment> before = byId(known);
        Set<Integer> replaced = new TreeSet<>();
        for (Comment comment : byId(shown).values()) {
            Comment then = before.getOrDefault(comment.id(), comment);
            boolean otherText = !then.content().equals(comment.content());
            if (otherText && (ofReplaced || isOther(then, comment))) {
                replaced.add(comment.id());
            }
        }
        return replaced;
    }

    /** Whether two comments of one id have nothing in common. */
    private static boolean isOther(Comment then, Comment now) {
        return !then.author().equals(now.author())
                && !then.content().equals(now.content())
                && then.date().contradicts(now.date());
    }

    /** Whether one comment at least is as it was known. */
    public static boolean haveOneInCommon(List<Comment> known, List<Comment> shown) {
        Map<Integer, Comment> now = byId(shown);
        return byId(known).values().stream()
                .anyMatch(then -> Optional.ofNullable(now.get(then.id()))
                        .filter(comment -> then.author().equals(comment.author())
                                && then.content().equals(comment.content())
                                && !then.date().contradicts(comment.date()))
                        .isPresent());
    }

    /** Returns the comments without those of these ids; the replies to them move up. */
    public static List<Comment> without(Set<Integer> ids, List<Comment> comments) {
        if (ids.isEmpty()) {
            return comments;
        }
        List<Comment> left = new ArrayList<>();
        for (Comment comment : comments) {
            List<Comment> children = without(ids, comment.children());
            if (ids.contains(comment.id())) {
                left.addAll(children);
            } else {
                left.add(comment.withChildren(children));
            }
        }
        return left;
    }
}
