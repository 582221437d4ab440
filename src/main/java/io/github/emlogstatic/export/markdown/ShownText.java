package io.github.emlogstatic.export.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * What a reader sees of a piece of HTML, as one text: two pieces look the same if their texts are equal. White space,
 * attributes of looks and elements that show nothing make no difference. For one piece of HTML.
 */
final class ShownText implements NodeVisitor {

    private static final Set<String> BOXES = Set.of("ul", "ol", "blockquote", "table", "details", "dl", "figure");
    private static final Set<String> LINES =
            Set.of("p", "div", "center", "address", "h1", "h2", "h3", "h4", "h5", "h6", "li", "figcaption", "summary");

    private static final Set<String> SAME = Set.of("strong", "em", "del", "code");

    private final StringBuilder shown = new StringBuilder();
    private final Deque<String> unopened = new ArrayDeque<>();
    private boolean space;
    private int verbatim;

    private ShownText() {}

    static String of(String html) {
        return of(Inline.parse(html));
    }

    static String of(Element body) {
        ShownText text = new ShownText();
        body.childNodes().forEach(child -> child.traverse(text));
        return text.shown.toString().replaceAll("</(strong|em|del)><\\1>", "").trim();
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            words(words.getWholeText());
        } else if (node instanceof DataNode data) {
            item(data.getWholeData());
        } else if (node instanceof Element element) {
            open(element, element.normalName());
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            close(element, element.normalName());
        }
    }

    private void open(Element element, String name) {
        switch (name) {
            case "br", "p", "div", "center", "address", "tr", "figcaption", "summary", "dt", "dd", "caption" -> line();
            case "hr" -> line("---");
            case "h1", "h2", "h3", "h4", "h5", "h6" -> line(name + " ");
            case "li" -> box("*" + element.attr("value"));
            case "ul", "blockquote", "table", "details", "dl", "figure" -> box("(" + name);
            case "ol" -> box("(ol" + (element.hasAttr("start") ? element.attr("start") : "1"));
            case "td", "th" -> box("|" + spans(element));
            case "pre" -> {
                line("```" + Languages.of(element) + "\n");
                verbatim++;
            }
            case "img" ->
                item("<img " + Inline.address(element.attr("src")) + " "
                        + element.attr("alt").strip() + ">");
            case "a" -> mark(element.hasAttr("href") ? "<a " + Inline.address(element.attr("href")) + ">" : "");
            case "input" -> words(element.hasAttr("checked") ? "[x] " : "[ ] ");
            case "thead", "tbody", "tfoot" -> space = true;
            default -> other(element, name);
        }
    }

    private void other(Element element, String name) {
        if (isMarked(element)) {
            mark("<" + Inline.name(name) + Inline.look(element) + ">");
        } else if (!Inline.isUnshown(element)) {
            item("<" + name + " " + element.attributes().html() + ">");
        }
    }

    private void close(Element element, String name) {
        if (name.equals("pre")) {
            verbatim--;
            stripEnd();
            line("```\n");
        } else if (BOXES.contains(name)) {
            line(")");
            line();
        } else if (LINES.contains(name)) {
            line();
        } else if (name.equals("a") ? element.hasAttr("href") : isMarked(element)) {
            unmark("</" + Inline.name(name) + ">");
        }
    }

    private static boolean isMarked(Element element) {
        String name = Inline.name(element.normalName());
        return SAME.contains(name)
                || Inline.isMark(element)
                || !Inline.look(element).isEmpty();
    }

    private static String spans(Element cell) {
        return (cell.hasAttr("colspan") ? "c" + cell.attr("colspan") : "")
                + (cell.hasAttr("rowspan") ? "r" + cell.attr("rowspan") : "");
    }

    private void words(String words) {
        if (verbatim > 0) {
            shown.append(words);
            return;
        }
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                space = true;
            } else {
                item("");
                shown.append(c);
            }
        }
    }

    /** Writes what is no white space: the space before it, the marks that are open, then itself. */
    private void item(String text) {
        if (space && !isAtStart()) {
            shown.append(' ');
        }
        space = false;
        while (!unopened.isEmpty()) {
            shown.append(unopened.removeFirst());
        }
        shown.append(text);
    }

    private boolean isAtStart() {
        return shown.isEmpty() || shown.charAt(shown.length() - 1) == '\n' || shown.charAt(shown.length() - 1) == ' ';
    }

    private void mark(String start) {
        if (!start.isEmpty() && verbatim == 0) {
            unopened.addLast(start);
        }
    }

    /** Ends a mark. If it contains nothing, it is removed. */
    private void unmark(String end) {
        if (verbatim > 0) {
            return;
        }
        if (unopened.isEmpty()) {
            shown.append(end);
        } else {
            unopened.removeLast();
        }
    }

    private void box(String start) {
        line(start);
        line();
    }

    private void line(String start) {
        line();
        item(start);
    }

    private void line() {
        space = false;
        stripEnd();
        if (!shown.isEmpty()) {
            shown.append('\n');
        }
    }

    private void stripEnd() {
        int end = shown.length();
        while (end > 0 && Character.isWhitespace(shown.charAt(end - 1))) {
            end--;
        }
        shown.setLength(end);
    }
}
