package io.github.emlogstatic.export.markdown;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;

/** Finds the blocks of an author's Markdown that some tools read in another way than CommonMark does. */
final class Blocks {

    private static final Pattern NUMBERED = Pattern.compile("\\d+\\.\\s");
    private static final Pattern ITEM = Pattern.compile("(?m)^[ \\t]*(?:[-*+]|\\d+\\.)\\s");
    private static final Pattern BRACE_AT_END = Pattern.compile("\\}[ \\t]*#*[ \\t]*$");

    private Blocks() {}

    static boolean any(Node parent, Predicate<Node> test) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Block && (test.test(child) || any(child, test))) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is no Markdown in it: what an editor of HTML has written. */
    static boolean isAllHtml(Node document) {
        for (Node child = document.getFirstChild(); child != null; child = child.getNext()) {
            if (!(child instanceof HtmlBlock)) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing follows the mark of a heading or of an item. */
    static boolean isEmpty(Node block) {
        return (block instanceof Heading || block instanceof ListItem) && block.getFirstChild() == null;
    }

    /** Whether it is a table or code like items that is not the first in its item, or what follows a quotation. */
    static boolean needsBlankLine(Node block) {
        Node before = block.getPrevious();
        return before != null && (block instanceof TableBlock || isCodeLikeItems(block))
                || before instanceof BlockQuote;
    }

    /** Whether an item begins with it, and it is code whose lines are like items. */
    static boolean hasNoBlankLine(Node block) {
        return block.getPrevious() == null && isCodeLikeItems(block);
    }

    /** Whether it is code in an item whose lines kramdown takes for items, unless a blank line is above. */
    private static boolean isCodeLikeItems(Node block) {
        return block instanceof FencedCodeBlock code
                && code.getParent() instanceof ListItem
                && ITEM.matcher(code.getLiteral()).find();
    }

    /** Whether kramdown tears that code apart. */
    static boolean isTorn(Node block) {
        return isCodeLikeItems(block) && (block.getPrevious() == null || touch(block.getPrevious(), block));
    }

    /** Whether it is an item that begins with code, perhaps of a quotation. */
    static boolean isCodeFirst(Node block) {
        return block instanceof ListItem && beginsWithCode(block);
    }

    private static boolean beginsWithCode(Node block) {
        Node first = block.getFirstChild();
        return first instanceof FencedCodeBlock || first instanceof BlockQuote && beginsWithCode(first);
    }

    /** Whether a block of code ends with its text, without a mark. */
    static boolean isOpen(Node block) {
        return block instanceof FencedCodeBlock code && code.getClosingFenceLength() == null;
    }

    /** Whether kramdown takes the next block for a part of this one: no blank line is between them, or both are lists. */
    static boolean takesNext(Node block) {
        Node next = block.getNext();
        if (next == null) {
            return false;
        }
        boolean list = block instanceof ListBlock;
        return touch(block, next) && (list || block instanceof BlockQuote || next instanceof ThematicBreak)
                || list && next.getClass() == block.getClass();
    }

    private static boolean touch(Node block, Node next) {
        List<SourceSpan> lines = block.getSourceSpans();
        return next.getSourceSpans().get(0).getLineIndex()
                <= lines.get(lines.size() - 1).getLineIndex() + 1;
    }

    /** Whether a line of a paragraph, but the first, begins with a number as an item does. */
    static boolean hasNumberedLine(Node block, String markdown) {
        return block instanceof Paragraph
                && lines(block, markdown)
                        .skip(1)
                        .anyMatch(line -> NUMBERED.matcher(line).lookingAt());
    }

    /** Whether it is a heading that ends in a brace, as attributes do. */
    static boolean endsInBrace(Node block, String markdown) {
        return block instanceof Heading
                && lines(block, markdown)
                        .anyMatch(line -> BRACE_AT_END.matcher(line).find());
    }

    private static Stream<String> lines(Node block, String markdown) {
        return block.getSourceSpans().stream()
                .map(line -> markdown.substring(line.getInputIndex(), line.getInputIndex() + line.getLength()));
    }
}
