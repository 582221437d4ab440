package io.github.emlogstatic.content.rewrite;

import io.github.emlogstatic.content.rewrite.RewrittenHtml.Heading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Collects the headings of a text and gives them anchors. An anchor depends only on the title and on earlier headings
 * with the same title.
 */
final class Toc {

    private static final int MAX_SLUG = 60;
    private static final int DEEPEST = 6;

    // Themes use these ids around the text. A heading with such a title gets a number.
    private static final Set<String> RESERVED = Set.of("""
            main content comments nav header footer toc search top menu
            article sidebar theme likes related""".split("\\s+"));

    private static final Pattern COMMENT = Pattern.compile("comment-\\d+");

    private final Map<String, Integer> taken;
    private final List<Line> lines = new ArrayList<>();
    private final Deque<Integer> above = new ArrayDeque<>();

    /** @param taken the ids that are taken on the page, with a number; gets those of the text */
    Toc(Map<String, Integer> taken) {
        this.taken = taken;
    }

    private record Line(String id, String title, int level) {}

    /** Reserves an id for an element of the text. Returns false if the id is taken. */
    boolean take(String id) {
        return !isReserved(id) && taken.putIfAbsent(id, 1) == null;
    }

    private static boolean isReserved(String id) {
        return RESERVED.contains(id) || COMMENT.matcher(id).matches();
    }

    /** Reserves an anchor for a heading and returns it. A heading without a title is not listed. */
    String heading(String ownId, String title, int level) {
        String id = !ownId.isEmpty() && take(ownId) ? ownId : unique(slug(title));
        if (!title.isEmpty()) {
            lines.add(new Line(id, title, level));
        }
        return id;
    }

    /**
     * The level to write for the next heading, so that levels have no gaps. The first is 2, because the title of the page
     * is level 1.
     *
     * @param level the author's level
     */
    int nextLevel(int level) {
        while (!above.isEmpty() && above.peek() >= level) {
            above.pop();
        }
        above.push(level);
        return Math.min(DEEPEST, above.size() + 1);
    }

    List<Heading> headings() {
        return nested(0, lines.size());
    }

    private List<Heading> nested(int from, int to) {
        List<Heading> headings = new ArrayList<>();
        int i = from;
        while (i < to) {
            Line line = lines.get(i);
            int end = i + 1;
            while (end < to && lines.get(end).level > line.level) {
                end++;
            }
            headings.add(new Heading(line.id, line.title, line.level, nested(i + 1, end)));
            i = end;
        }
        return headings;
    }

    private String unique(String slug) {
        String stem = isReserved(slug + "-2") ? slug + "-" : slug; // "comment" with any number is the id of a comment
        int number = taken.getOrDefault(slug, isReserved(slug) ? 1 : 0);
        String id = slug;
        while (number > 0 && taken.containsKey(id) || isReserved(id)) {
            id = stem + "-" + ++number;
        }
        taken.put(slug, Math.max(1, number));
        taken.putIfAbsent(id, 1);
        return id;
    }

    /** The letters and digits of any script in lower case, with hyphens for everything else. */
    static String slug(String title) {
        StringBuilder slug = new StringBuilder();
        int length = 0;
        String lower = title.toLowerCase(Locale.ROOT);
        int c;
        for (int i = 0; i < lower.length(); i += Character.charCount(c)) {
            c = lower.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                slug.appendCodePoint(c);
                length++;
            } else if (!slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
            if (length == MAX_SLUG) {
                break;
            }
        }
        int end = slug.length();
        while (end > 0 && slug.charAt(end - 1) == '-') {
            end--;
        }
        return end == 0 ? "section" : slug.substring(0, end);
    }
}
