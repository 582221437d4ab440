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
import org.jspecify.annotations.Nullable;

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

    /** The region that these children of a block are; empty if the page has no names that mark it. */
    static Optional<ContentRegion> of(Element block, List<Node> nodes) {
        Element first = block.firstElementChild();
        Element last = block.lastElementChild();
        boolean starts = first == null || nodes.contains(first);
        boolean ends = last == null || nodes.contains(last);
        String after = starts ? "" : name(neighbour(nodes.get(0), -1));
        String before = ends ? "" : name(neighbour(nodes.get(nodes.size() - 1), 1));
        // A child without a class or an id, such as p, does not mark the end of the text.
        boolean told = (starts || after.matches(".*[.#].*|h\\d")) && (ends || isNamed(before));
        return told && isNamed(name(block))
                ? selector(block).map(selector -> new ContentRegion(selector, after, before))
                : Optional.empty();
    }

    private static Node neighbour(Node node, int step) {
        Node next = node;
        do {
            Node sibling = step < 0 ? next.previousSibling() : next.nextSibling();
            if (sibling == null) {
                return next;
            }
            next = sibling;
        } while (!(next instanceof Element));
        return next;
    }

    /** Whether a name has a class or an id. */
    private static boolean isNamed(String name) {
        return name.matches(".*[.#].*");
    }

    /** Whether the block has no name of its own, so that it may be the author's. */
    boolean isNameless() {
        return block.substring(block.lastIndexOf(' ') + 1).matches("\\w+");
    }

    /** The nodes of the text; empty if the page has no such region, or more than one. */
    Optional<List<Node>> in(Document page) {
        Elements found = select(page);
        if (found.size() != 1) {
            return Optional.empty();
        }
        return stretch(found.get(0));
    }

    /** The nodes of each block, where the theme gives several the same name. */
    List<List<Node>> all(Document page) {
        return select(page).stream()
                .map(this::stretch)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The nodes from the beginning of the text to the end of the block, which the text itself may have closed. */
    Optional<List<Node>> toEnd(Document page) {
        return new ContentRegion(block, after, "").in(page);
    }

    /** The same, if the text leaves a tag open: the last element of the block is the author's and holds the end. */
    Optional<List<Node>> open(Document page) {
        return toEnd(page)
                .filter(nodes -> before.equals("p.tag")
                        && !nodes.isEmpty()
                        && isOpen(nodes.get(0).parent()));
    }

    @SuppressWarnings("ReferenceEquality") // nodes of one tree
    private boolean isOpen(@Nullable Node parent) {
        Element last = parent instanceof Element element ? element.lastElementChild() : null;
        Element end = last == null ? null : last.selectFirst(before);
        if (last == null || end == null || end == last) {
            return false;
        }
        for (Element step = end.parent(); step != null && step != last; step = step.parent()) {
            if (isNamed(name(step))) {
                return false;
            }
        }
        return !isNamed(name(last));
    }

    private Elements select(Document page) {
        try {
            return page.select(block);
        } catch (SelectorParseException e) {
            return new Elements();
        }
    }

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
            nodes.add(child);
        }
        return begun && ended ? Optional.of(nodes) : Optional.empty();
    }

    /** The tag of an element with its id or its classes; empty for a text. */
    private static String name(Node node) {
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
