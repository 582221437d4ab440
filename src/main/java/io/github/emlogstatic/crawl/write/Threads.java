package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.crawl.state.DateRefiner;
import io.github.emlogstatic.model.Comment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares and combines threads of comments. */
final class Threads {

    private static final Comparator<Comment> PINNED_THEN_OLDEST =
            Comparator.comparing((Comment comment) -> !comment.top()).thenComparing(Comment::id);

    private Threads() {}

    /** The ids of the known comments and replies that the blog no longer shows. */
    static Set<Integer> missing(List<Comment> known, List<Comment> shown) {
        Set<Integer> missing = new TreeSet<>(DateRefiner.byId(known).keySet());
        missing.removeAll(DateRefiner.byId(shown).keySet());
        return missing;
    }

    /** Returns the shown comments and, each in its old place, the known ones that are no longer shown. */
    static List<Comment> together(List<Comment> shown, List<Comment> known) {
        return together(shown, known, DateRefiner.byId(shown), DateRefiner.byId(known));
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
        together.sort(PINNED_THEN_OLDEST);
        return together;
    }
}
