package io.github.emlogstatic.content.text;

import io.github.emlogstatic.content.formula.Formula;
import io.github.emlogstatic.content.formula.FormulaNode;
import io.github.emlogstatic.content.formula.FormulaText;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The plain text of any piece of HTML. Immutable. */
public final class Excerpts {

    private static final Set<String> NO_TEXT = Set.of("""
            script style template noscript svg iframe object select button title
            head noembed noframes""".split("\\s+"));
    private static final Set<String> CODE = Set.of("pre", "code", "xmp", "listing", "textarea");

    /** A summary leaves these out, because they are no sentences. */
    private static final Set<String> DETAILS = Set.of(
            "pre", "textarea", "table", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "audio", "video");

    /** Full-width marks have their own room. */
    private static final String NO_SPACE_AFTER = "。！？；：，、”’）》」』…—";

    /** What a reader sees as one character: a letter with its accents, a joined emoji, a flag. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Limit in code points. A longer cluster is cut, because hostile text can stack any number of accents. */
    private static final int LONGEST_CLUSTER = 32;

    /** Memory for a text, one for each thread. */
    private static final ThreadLocal<char[]> ROOMS = ThreadLocal.withInitial(() -> new char[1 << 13]);

    private final Element body;

    private Excerpts(Element body) {
        this.body = body;
    }

    public static Excerpts of(String html) {
        return of(HtmlFragment.parse(html));
    }

    /** @param body a parsed text, which must not change */
    public static Excerpts of(Element body) {
        return new Excerpts(body);
    }

    /**
     * The start of the text on one line. Code blocks, tables, headings, captions and formulas that stand alone are left out,
     * unless the HTML has no other text. A formula in a line is its letters, or {@code …} if it has commands.
     *
     * @param max the most characters (code points) of the result; a text that is cut ends in {@code …}, which counts
     *     too
     */
    public String summary(int max) {
        String prose = collect(body, false, max);
        if (prose.indexOf('$') >= 0 || prose.indexOf('\\') >= 0) {
            Element marked = body.clone();
            FormulaText.mark(marked);
            prose = collect(marked, false, max);
        }
        return cut(prose.isEmpty() ? collect(body, true, max) : prose, max);
    }

    /** The minutes that reading takes. Code blocks do not count. */
    public int readingMinutes() {
        WordCount words = new WordCount();
        body.filter((node, depth) -> {
            if (node instanceof Element element
                    && (NO_TEXT.contains(element.normalName()) || CODE.contains(element.normalName()))) {
                return NodeFilter.FilterResult.SKIP_ENTIRELY;
            }
            if (node instanceof TextNode text) {
                words.add(text.getWholeText());
            }
            return NodeFilter.FilterResult.CONTINUE;
        });
        return words.minutes();
    }

    /** The whole text on one line, code and tables included. Search uses it. */
    public String text() {
        return collect(body, true, Integer.MAX_VALUE);
    }

    private static String collect(Element body, boolean details, int max) {
        // A code point takes at most two chars. One code point more than asked for shows that the text goes on.
        TextCollector line = new TextCollector(details, max > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : max * 2 + 2);
        body.filter(line);
        return line.text();
    }

    private static String cut(String text, int max) {
        if (text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        int end = text.offsetByCodePoints(0, Math.max(0, max - 1));
        int whole =
                end > 0 && isAlone(text.charAt(end - 1)) && isAlone(text.charAt(end)) ? end : wholeClusters(text, end);
        return text.substring(0, whole).strip() + "…";
    }

    /** Whether this character is a cluster of its own, provided that the next one is such a character, too. */
    private static boolean isAlone(char c) {
        return c >= ' ' && c < 0x7F || c >= 0x4E00 && c < 0xA000;
    }

    /** The end of the last cluster that ends at {@code end} or before. */
    private static int wholeClusters(String text, int end) {
        int whole = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find() && clusters.end() <= end) {
            whole = clusters.end();
        }
        boolean endless = text.codePointCount(whole, end) > LONGEST_CLUSTER;
        return endless ? end : whole;
    }

    /** Collects text. A run of white space becomes one space, and so does the border of a block; after 。 only that of a cell. */
    private static final class TextCollector implements NodeFilter {

        private final boolean details;
        private final int enough;
        private char[] text = ROOMS.get();
        private int length;
        private boolean space;
        private boolean cell;

        TextCollector(boolean details, int enough) {
            this.details = details;
            this.enough = enough;
        }

        String text() {
            return new String(text, 0, length);
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof FormulaNode formula) {
                append(formula.formula());
            } else if (node instanceof TextNode words) {
                append(words.getWholeText());
                return length > enough ? FilterResult.STOP : FilterResult.CONTINUE;
            }
            if (node instanceof Element element) {
                String name = element.normalName();
                if (NO_TEXT.contains(name) || TextBox.isUnseen(element) || !details && DETAILS.contains(name)) {
                    space |= DETAILS.contains(name);
                    return FilterResult.SKIP_ENTIRELY;
                }
                border(element);
                space |= name.equals("br");
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                border(element);
            }
            return FilterResult.CONTINUE;
        }

        private void border(Element element) {
            cell |= element.nameIs("td") || element.nameIs("th");
            space |= cell || element.isBlock() || element.nameIs("textarea") || element.nameIs("legend");
        }

        private void append(Formula formula) {
            if (formula.display()) {
                space = true;
                return;
            }
            String tex = formula.tex();
            append(tex.indexOf('\\') < 0 && tex.indexOf('{') < 0 ? tex : "…");
        }

        private void append(String words) {
            // They are put behind the text and moved, as a new array for each piece would take time. One place is left
            // for a space before them; every other space takes the place of one of theirs.
            int from = length + 1;
            int end = from + words.length();
            if (end > text.length) {
                text = Arrays.copyOf(text, Math.max(end, text.length * 2));
            }
            words.getChars(0, words.length(), text, from);
            int to = length;
            for (int i = from; i < end && to <= enough; i++) {
                char c = text[i];
                if (c > ' ' && c < 0x7F || c > '\u3000' || !isSpace(c)) {
                    if (space && to > 0 && (cell || NO_SPACE_AFTER.indexOf(text[to - 1]) < 0)) {
                        text[to++] = ' ';
                    }
                    text[to++] = c;
                    space = false;
                    cell = false;
                } else {
                    space = true;
                }
            }
            length = to;
        }

        private static boolean isSpace(char c) {
            return Character.isWhitespace(c) || Character.isSpaceChar(c);
        }
    }
}
