package io.github.emlogstatic.export.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Converts the inline HTML of one block into nodes of Markdown. White space is collapsed as in a browser, and moved out
 * of bold type and links, where Markdown does not allow it. For one block.
 */
final class LineBuilder {

    private static final Set<String> IMAGE =
            Set.of("src", "alt", "title", "width", "height", "style", "srcset", "sizes");
    private static final Set<String> WORDS = Set.of("title", "lang", "dir", "datetime");

    private final Node block;
    private final Dialect dialect;
    private final Deque<Node> unopened = new ArrayDeque<>();
    private final StringBuilder said = new StringBuilder();
    private Node at;

    /** The text node that will get {@link #said}. Setting the text anew for each word would take quadratic time. */
    private Text saying = new Text("");

    private boolean space;
    private int breaks;

    LineBuilder(Node block, Dialect dialect) {
        this.block = block;
        this.dialect = dialect;
        this.at = block;
    }

    private boolean isEmpty() {
        return block.getFirstChild() == null;
    }

    /** Whether nothing but white space and line breaks has been added. */
    boolean isBlank() {
        for (Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            if (!(child instanceof HardLineBreak
                    || child instanceof Text text && text.getLiteral().isBlank())) {
                return false;
            }
        }
        return true;
    }

    /** Keeps the place that links lead to. */
    private void anchor(Element element) {
        if (element.hasAttr("id")) {
            content(new RawSpan("<a id=\"" + element.id().replace("\"", "&quot;") + "\">", "</a>"));
        }
    }

    void add(Iterable<? extends org.jsoup.nodes.Node> nodes) {
        all(nodes);
        saying.setLiteral(said.toString());
    }

    private void all(Iterable<? extends org.jsoup.nodes.Node> nodes) {
        nodes.forEach(this::one);
    }

    private void one(org.jsoup.nodes.Node node) {
        if (node instanceof TextNode words) {
            text(words.getWholeText());
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        anchor(element);
        switch (Inline.name(element.normalName())) {
            case "br" -> breaks++;
            case "img" -> image(element);
            case "code" -> code(element.wholeText());
            case "strong" -> within(new StrongEmphasis(), element);
            case "em" -> within(new Emphasis(), element);
            case "del" -> within(new Strikethrough("~~"), element);
            case "a" -> link(element);
            case "input" -> content(new RawSpan(element.hasAttr("checked") ? "[x]" : "[ ]", ""));
            case "picture" -> all(element.select("img"));
            default -> other(element);
        }
    }

    private void other(Element element) {
        String look = Inline.look(element);
        if (!dialect.readsWithin(element.normalName())) {
            content(new RawSpan(RawHtml.line(element), ""));
        } else if (Inline.isMark(element)) {
            within(new RawSpan(RawHtml.startTag(element, WORDS), "</" + element.normalName() + ">"), element);
        } else if (!look.isEmpty()) {
            within(new RawSpan("<span style=\"" + look.replace("\"", "'") + "\">", "</span>"), element);
        } else if (Inline.isUnshown(element)) {
            all(element.childNodes());
        } else {
            content(new RawSpan(RawHtml.of(element), ""));
        }
    }

    private void within(Node node, Element element) {
        if (isIn(node.getClass()) && !(node instanceof RawSpan)) {
            all(element.childNodes());
            return;
        }
        boolean goesOn = !space && breaks == 0 && unopened.isEmpty() && isSame(at.getLastChild(), node);
        if (goesOn) {
            at = at.getLastChild();
        } else {
            unopened.addLast(node);
        }
        all(element.childNodes());
        if (unopened.isEmpty()) {
            at = at.getParent();
        } else {
            unopened.removeLast();
        }
    }

    /** Whether bold type goes on: two pieces of it side by side cannot be written. */
    private static boolean isSame(@Nullable Node before, Node node) {
        boolean mark = node instanceof StrongEmphasis || node instanceof Emphasis || node instanceof Strikethrough;
        return mark && before != null && before.getClass() == node.getClass();
    }

    private boolean isIn(Class<? extends Node> kind) {
        for (Node node = at; node != null && node != block.getParent(); node = node.getParent()) {
            if (kind.isInstance(node)) {
                return true;
            }
        }
        return unopened.stream().anyMatch(kind::isInstance);
    }

    private void link(Element element) {
        if (!element.hasAttr("href")) {
            all(element.childNodes());
            return;
        }
        String address = Inline.address(element.attr("href"));
        if (isAutolink(element, address)) {
            content(new RawSpan("<" + address + ">", ""));
            return;
        }
        within(new Link(address, element.hasAttr("title") ? element.attr("title") : null), element);
    }

    private static boolean isAutolink(Element element, String address) {
        return address.matches("https?://[\\x21-\\x7E&&[^<>\"\\\\^`{|}]]+")
                && element.wholeText().equals(address)
                && element.childNodeSize() == 1;
    }

    private void image(Element element) {
        String alt = element.attr("alt").strip().replaceAll("\\s+", " ");
        if (element.hasAttr("width")
                || element.hasAttr("height")
                || element.attr("style").contains("width")
                || !dialect.takesAlternative(alt)) {
            content(new RawSpan(RawHtml.startTag(element, IMAGE), ""));
            return;
        }
        Image image =
                new Image(Inline.address(element.attr("src")), element.hasAttr("title") ? element.attr("title") : null);
        if (!alt.isEmpty()) {
            image.appendChild(new Text(alt));
        }
        content(image);
    }

    private void code(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return;
        }
        space |= Character.isWhitespace(text.charAt(0));
        content(
                dialect.readsAsCode(line)
                        ? new Code(line)
                        : new RawSpan("<code>" + RawHtml.entities(line) + "</code>", ""));
        space = Character.isWhitespace(text.charAt(text.length() - 1));
    }

    private void text(String words) {
        int start = 0;
        for (int i = 0; i <= words.length(); i++) {
            char c = i < words.length() ? words.charAt(i) : ' ';
            boolean white = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
            if (white || c == 0xA0) {
                word(words.substring(start, i));
                start = i + 1;
                if (c == 0xA0) {
                    content(new RawSpan("&nbsp;", ""));
                } else {
                    space |= i < words.length();
                }
            }
        }
    }

    private void word(String word) {
        if (word.isEmpty()) {
            return;
        }
        open();
        say(word);
    }

    private void say(String more) {
        Node last = at.getLastChild();
        if (last == null || last != saying) {
            saying.setLiteral(said.toString());
            saying = last instanceof Text before ? before : new Text("");
            said.setLength(0);
            said.append(saying.getLiteral());
            at.appendChild(saying);
        }
        said.append(more);
    }

    private void content(Node node) {
        open();
        at.appendChild(node);
    }

    /** Writes what was held back until visible text follows: line breaks, a space, the start of bold type. */
    private void open() {
        boolean first = isEmpty();
        // A line that is nothing but a tag would end the paragraph.
        boolean oneLine =
                block instanceof Heading || block instanceof TableCell || at.getLastChild() instanceof RawSpan;
        for (int i = 0; i < breaks && !first; i++) {
            at.appendChild(i == 0 && !oneLine ? new HardLineBreak() : new RawSpan("<br>", ""));
        }
        if (space && breaks == 0 && !first) {
            say(" ");
        }
        space = false;
        breaks = 0;
        while (!unopened.isEmpty()) {
            at.appendChild(unopened.getFirst());
            at = unopened.removeFirst();
        }
    }
}
