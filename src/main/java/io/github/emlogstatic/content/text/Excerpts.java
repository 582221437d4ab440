package io.github.emlogstatic.content.text;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Plain text from HTML. Its methods are pure and never throw on garbage. */
public final class Excerpts {

    private static final Set<String> NO_TEXT = Set.of(
            "script",
            "style",
            "template",
            "noscript",
            "svg",
            "iframe",
            "object",
            "select",
            "textarea",
            "button",
            "title",
            "head",
            "noembed",
            "noframes");
    private static final Set<String> DETAILS = Set.of("pre", "table");
    private static final int LONGEST_CLUSTER = 32;

    private Excerpts() {}

    /**
     * The start of the text on one line, without code blocks and tables unless there is nothing else.
     *
     * @param max characters (code points) at most, {@code …} included, which ends what is cut
     */
    public static String summary(String html, int max) {
        Element body = Html.parse(html);
        String prose = collect(body, false, max);
        return cut(prose.isEmpty() ? collect(body, true, max) : prose, max);
    }

    /** The whole text on one line, code and tables included, for search. */
    public static String text(String html) {
        return collect(Html.parse(html), true, Integer.MAX_VALUE);
    }

    private static String collect(Element body, boolean details, int max) {
        // a character takes two chars at most, and one more than asked for tells that the text goes on
        OneLine line = new OneLine(details, max > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : max * 2 + 2);
        body.filter(line);
        return line.text();
    }

    private static String cut(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.max(0, max - 1));
        int back = end;
        for (int i = 0; i < LONGEST_CLUSTER && back > 0 && !isBoundary(text, back); i++) {
            back = text.offsetByCodePoints(back, -1);
        }
        return text.substring(0, isBoundary(text, back) ? back : end).strip() + "…";
    }

    /** Whether what a reader sees as one character ends here: no accent, joined emoji or flag is torn. */
    private static boolean isBoundary(String text, int index) {
        if (index == 0 || index == text.length()) {
            return true;
        }
        int before = text.codePointBefore(index);
        int after = text.codePointAt(index);
        return before != 0x200D && !extendsCluster(after) && !(isFlagHalf(after) && oddFlagHalvesBefore(text, index));
    }

    private static boolean extendsCluster(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c == 0x200D
                || c >= 0x1F3FB && c <= 0x1F3FF // skin tones
                || c >= 0xE0020 && c <= 0xE007F; // tags of regional flags
    }

    private static boolean isFlagHalf(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    private static boolean oddFlagHalvesBefore(String text, int index) {
        int halves = 0;
        int i = index;
        while (i > 0 && isFlagHalf(text.codePointBefore(i))) {
            i -= 2;
            halves++;
        }
        return halves % 2 == 1;
    }

    /** Collects text with every run of white space as one space, blocks apart. */
    private static final class OneLine implements NodeFilter {

        private final StringBuilder text = new StringBuilder();
        private final boolean details;
        private final int enough;
        private boolean space;

        OneLine(boolean details, int enough) {
            this.details = details;
            this.enough = enough;
        }

        String text() {
            return text.toString();
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode words) {
                append(CleanText.of(words.getWholeText()));
                return text.length() > enough ? FilterResult.STOP : FilterResult.CONTINUE;
            }
            if (node instanceof Element element) {
                String name = element.normalName();
                if (NO_TEXT.contains(name) || !details && DETAILS.contains(name)) {
                    space |= DETAILS.contains(name);
                    return FilterResult.SKIP_ENTIRELY;
                }
                space |= element.isBlock() || name.equals("br") || name.equals("td") || name.equals("th");
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            space |= node instanceof Element element && element.isBlock();
            return FilterResult.CONTINUE;
        }

        private void append(String words) {
            for (int i = 0; i < words.length() && text.length() <= enough; i++) {
                char c = words.charAt(i);
                if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                    space = true;
                    continue;
                }
                if (space && !text.isEmpty() && !Character.isLowSurrogate(c)) {
                    text.append(' ');
                }
                space = false;
                text.append(c);
            }
        }
    }
}
