package io.github.emlogstatic.emlog.page.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jsoup.select.Selector.SelectorParseException;

/**
 * The region of an article's text in the pages of a theme: a whole block, or the children of a block between two
 * others.
 *
 * @param block the selector of the element
 * @param after the child before the text, such as {@code p.date}; empty if the text starts the block
 * @param before the child after the text; empty if the text ends the block
 * @param next what follows a whole block on pages of this blog; empty if that has no name, or is not known
 */
public record ContentRegion(String block, String after, String before, String next) {

    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z_-]*");

    static ContentRegion whole(String selector) {
        return between(selector, "", "");
    }

    static ContentRegion between(String selector, String after, String before) {
        return new ContentRegion(selector, after, before, "");
    }

    /** The nodes of the text; empty if the page has no such region, or more than one. */
    Optional<List<Node>> in(Document page) {
        Elements found = select(page);
        if (found.size() != 1) {
            return Optional.empty();
        }
        Element element = found.get(0);
        Optional<List<Node>> nodes = stretch(element);
        return isClosedEarly(element)
                ? nodes.map(inside -> upTo(node -> mark(node).equals(next), element, inside))
                : nodes;
    }

    /** The nodes of each block, where the theme gives several the same name. */
    List<List<Node>> all(Document page) {
        return select(page).stream()
                .map(this::stretch)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether the text has a closing tag too many, and goes on where other pages have something with a name. */
    private boolean isClosedEarly(Element element) {
        return !next.isEmpty() && !isNamed(follower(element));
    }

    /** Whether that is the same region, whatever follows it. */
    boolean isSame(ContentRegion other) {
        return between(block, after, before).equals(between(other.block, other.after, other.before));
    }

    /** This region with what follows it on a page of this blog. */
    ContentRegion asOn(Document page) {
        Elements found = before.isEmpty() ? select(page) : new Elements();
        String follower = found.size() == 1 ? follower(found.get(0)) : "";
        return new ContentRegion(block, after, before, isNamed(follower) ? follower : "");
    }

    /** The mark of what comes after an element, or after the elements that end with it. */
    private static String follower(Element element) {
        for (Node step = element; step != null; step = step.parent()) {
            for (Node next = step.nextSibling(); next != null; next = next.nextSibling()) {
                if (next instanceof Element || next instanceof TextNode text && !text.isBlank()) {
                    return mark(next);
                }
            }
        }
        return "";
    }

    /** The tag of an element with its id and its classes but for their digits, which may be those of the article. */
    private static String mark(Node node) {
        if (!(node instanceof Element element)) {
            return "";
        }
        String words = (element.id() + " " + element.className())
                .replaceAll("\\d+", "")
                .replaceAll("\\s+", " ")
                .strip();
        return element.normalName() + (words.isEmpty() ? "" : "." + words);
    }

    /** Whether a name has a class or an id. */
    static boolean isNamed(String name) {
        return name.matches(".*[.#].*");
    }

    /** The nodes from the beginning of the text to the end of the block, which the text itself may have closed. */
    Optional<List<Node>> toEnd(Document page) {
        return between(block, after, "").in(page);
    }

    /** The nodes with those that follow their block up to the end of the region, if that is there. */
    List<Node> upToEnd(List<Node> nodes) {
        return before.isEmpty() ? nodes : upTo(node -> name(node).equals(before), nodes.get(nodes.size() - 1), nodes);
    }

    private static List<Node> upTo(Predicate<Node> isEnd, Node last, List<Node> nodes) {
        List<Node> all = new ArrayList<>(nodes);
        for (Node step = last; step != null; step = step.parent()) {
            for (Node next = step.nextSibling(); next != null; next = next.nextSibling()) {
                if (isEnd.test(next)) {
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
