package io.github.emlogstatic.content.text;

import io.github.emlogstatic.content.formula.FormulaNode;
import io.github.emlogstatic.content.formula.FormulaText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The plain text of any piece of HTML. Immutable. */
public final class Excerpts {

    /** What a reader sees as one character: a letter with its accents, a joined emoji, a flag. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** Limit in code points. A longer cluster is cut, because hostile text can stack any number of accents. */
    private static final int LONGEST_CLUSTER = 32;

    private final Element body;

    private Excerpts(Element body) {
        this.body = body;
    }

    public static Excerpts of(String html) {
        return of(HtmlFragment.parse(html));
    }

    /**
     * What lists tell of a text.
     *
     * @param summary as of {@link #summary}
     * @param readingMinutes as of {@link #readingMinutes}
     */
    public record Start(String summary, int readingMinutes) {}

    /** Reads a text once, and most texts without a tree. */
    public static Start start(String html, int max) {
        Skimmer skimmer = new Skimmer(max);
        if (!HtmlFragment.isRead(html, skimmer)) {
            Excerpts tree = of(html);
            return new Start(tree.summary(max), tree.readingMinutes());
        }
        String summary = skimmer.prose().map(prose -> cut(prose, max)).orElseGet(() -> of(html).summary(max));
        return new Start(summary, skimmer.readingMinutes());
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
        String prose = collected(body, new TextCollector(false, max));
        if (mayHoldFormulas(prose)) {
            Element marked = body.clone();
            FormulaText.mark(marked);
            prose = collected(marked, new TextCollector(false, max));
        }
        return cut(prose.isEmpty() ? collected(body, new TextCollector(true, max)) : prose, max);
    }

    static boolean mayHoldFormulas(String prose) {
        return prose.indexOf('$') >= 0 || prose.indexOf('\\') >= 0;
    }

    /** The minutes that reading takes. Code blocks do not count. */
    public int readingMinutes() {
        WordCount words = new WordCount();
        body.filter((node, depth) -> {
            if (node instanceof Element element
                    && (TextCollector.NO_TEXT.contains(element.normalName())
                            || Skimmer.CODE.contains(element.normalName()))) {
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
        return collected(body, new TextCollector());
    }

    private static String collected(Element body, TextCollector line) {
        body.filter(new Visitor(line));
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

    /** Whether this character is a cluster of its own, if the next character is of the same kind. */
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

    /** Tells a collector of the nodes of a tree. */
    private record Visitor(TextCollector line) implements NodeFilter {

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof FormulaNode formula) {
                line.append(formula.formula());
            } else if (node instanceof TextNode words) {
                line.append(words.getWholeText());
                return line.isFull() ? FilterResult.STOP : FilterResult.CONTINUE;
            }
            if (node instanceof Element element) {
                if (TextBox.isUnseen(element) || line.leavesOut(element.tag())) {
                    line.leaveOut(element.tag());
                    return FilterResult.SKIP_ENTIRELY;
                }
                line.border(element.tag());
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                line.border(element.tag());
            }
            return FilterResult.CONTINUE;
        }
    }
}
