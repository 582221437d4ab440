package io.github.emlogstatic.emlog.page.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.Elements;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * The region of an article's text in the pages of a theme: a whole block, or the children of a block between two
 * others.
 *
 * @param block the selector of the element
 * @param after the child before the text, such as {@code p.date}; empty if the text starts the block
 * @param before the child after the text; empty if the text ends the block
 */
public record ContentRegion(String block, String after, String before) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_-]*");

    static ContentRegion whole(String selector) {
        return new ContentRegion(selector, "", "");
    }

    /** The nodes of the text; empty if the page has no such region, or more than one. */
    Optional<List<Node>> in(Document page) {
        Elements found = select(page);
        if (found.size() != 1) {
            return Optional.empty();
        }
        return stretch(found.get(0));
    }

    /** The nodes from the beginning of the text to the end of the block, which the text itself may have closed. */
    Optional<List<Node>> toEnd(Document page) {
        return new ContentRegion(block, after, "").in(page);
    }

    /** The nodes with those that follow their block up to the end of the region, if that is there. */
    List<Node> upToEnd(List<Node> nodes) {
        List<Node> all = new ArrayList<>(nodes);
        for (Node step = nodes.get(nodes.size() - 1); step != null && !before.isEmpty(); step = step.parent()) {
            for (Node next = step.nextSibling(); next != null; next = next.nextSibling()) {
                if (name(next).equals(before)) {
                    return all;
                }
                all.add(next);
            }
        }
        return nodes;
    }

    private Elements select(Document page) {
        try {
            return page.select(block);
        } catch (SelectorParseException e) {
            return new Elements();
        }
    }

    /** If the text leaves a tag open, its element holds the end, and it goes on to the end of the block. */
    private Optional<List<Node>> stretch(Element element) {
        List<Node> nodes = new ArrayList<>();
        boolean begun = after.isEmpty();
        boolean ended = before.isEmpty();
        for (Node child : element.childNodes()) {
            if (!begun) {
                begun = name(child).equals(after);
                continue;
            }
            if (!before.isEmpty() && name(child).equals(before)) {
                ended = true;
                break;
            }
            ended |= holdsEnd(child);
            nodes.add(child);
        }
        return begun && ended ? Optional.of(nodes) : Optional.empty();
    }

    private boolean holdsEnd(Node child) {
        return !before.isEmpty()
                && child instanceof Element inner
                && inner.getAllElements().stream().anyMatch(any -> name(any).equals(before));
    }

    /** The tag of an element with its id or its classes; empty for a text. */
    static String name(Node node) {
        if (!(node instanceof Element element)) {
            return "";
        }
        if (WORD.matcher(element.id()).matches()) {
            return element.normalName() + "#" + element.id();
        }
        StringBuilder name = new StringBuilder(element.normalName());
        element.classNames().stream()
                .filter(word -> WORD.matcher(word).matches())
                .forEach(word -> name.append('.').append(word));
        return name.toString();
    }

    /** A selector that finds only this element in its page, if the names on the page allow it. */
    static Optional<String> selector(Element element) {
        Document page = element.ownerDocument();
        String path = "";
        for (Element step = element; page != null && step != null && depth(path) < 4; step = step.parent()) {
            path = path.isEmpty() ? name(step) : name(step) + " > " + path;
            if (!path.equals(element.normalName()) && page.select(path).size() == 1) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }

    private static int depth(String path) {
        return path.isEmpty() ? 0 : path.split(" > ").length;
    }
}
