package io.github.emlogstatic.export.markdown;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * Writes bold and italic type as tags where Markdown would not see it: between a letter and a punctuation mark, as in
 * {@code **注意：**后面}, the stars stay stars.
 */
final class Emphases {

    private Emphases() {}

    static void makeReadable(Node block, Dialect dialect) {
        for (Node child : children(block)) {
            makeReadable(child, dialect);
            String tag = tag(child);
            if (!tag.isEmpty() && !isSeen(child, dialect)) {
                RawSpan span = new RawSpan("<" + tag + ">", "</" + tag + ">");
                children(child).forEach(span::appendChild);
                child.insertAfter(span);
                child.unlink();
            }
        }
    }

    /** Whether the tool sees the same bold and italic type as CommonMark. */
    static boolean areSeen(Node parsed, Dialect dialect) {
        return children(parsed).stream()
                .allMatch(child -> areSeen(child, dialect)
                        && (tag(child).isEmpty() || isSeen(child, dialect) || !isSeen(child, Dialect.GFM)));
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static String tag(Node node) {
        if (node instanceof StrongEmphasis) {
            return "strong";
        }
        return node instanceof Emphasis ? "em" : node instanceof Strikethrough ? "del" : "";
    }

    /** The rule of CommonMark for the marks before and after; a tilde before the mark would be one more. */
    private static boolean isSeen(Node node, Dialect dialect) {
        int before = node.getPrevious() == null ? outside(node) : edge(node.getPrevious(), false);
        int after = node.getNext() == null ? outside(node) : edge(node.getNext(), true);
        return opens(before, edge(node.getFirstChild(), true), dialect)
                && opens(after, edge(node.getLastChild(), false), dialect)
                && !(node instanceof Strikethrough && edge(node.getLastChild(), false) == '~');
    }

    private static boolean opens(int outside, int inside, Dialect dialect) {
        boolean apart = isSpace(outside) || isPunctuation(outside) && dialect.opensBeside(outside);
        return !isSpace(inside) && (!isPunctuation(inside) || apart);
    }

    private static int outside(Node node) {
        return tag(node.getParent()).isEmpty() && !(node.getParent() instanceof Link) ? '\n' : '*';
    }

    /** The first or the last character that the node will be written with. */
    private static int edge(Node node, boolean first) {
        if (node instanceof Text text && !text.getLiteral().isEmpty()) {
            String literal = text.getLiteral();
            return first ? literal.codePointAt(0) : literal.codePointBefore(literal.length());
        }
        if (node instanceof HardLineBreak) {
            return '\n';
        }
        if (node instanceof Strikethrough) {
            return '~';
        }
        boolean marked = node instanceof Code
                || node instanceof Image
                || node instanceof Link
                || node instanceof RawSpan
                || node instanceof HtmlInline
                || !tag(node).isEmpty();
        return marked ? '*' : '\n';
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.CURRENCY_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.MODIFIER_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }
}
