package io.github.emlogstatic.emlog.page.content;

import io.github.emlogstatic.emlog.text.PlainText;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the block that holds a text, without what the theme shows below the text. If the text leaves a tag open, the
 * page has these parts in the block.
 *
 * @param own the copy
 * @param open whether the block had such parts
 * @param tags the links to the tags, if these were in the block
 */
record TextBlock(Element own, boolean open, List<Element> tags) {

    /** The comments, their forms, the neighbours, and the numbers of pages. A page may have a second form elsewhere. */
    private static final List<String> BELOW = List.of(
            "#comments, .comment-header:not(.comment-post *)", // the form has one, too
            "form[action*=addcom]",
            "#comment-post",
            "#comment-place",
            ".comment-post",
            ".neighbor-log, .neighbor_log, .nextlog",
            "#pagenavi");

    private static final Pattern TAG = Pattern.compile("(?:[/?]|^)tag[/=][^/?&]+$");

    /** What themes write beside the tags. */
    private static final Pattern LABEL =
            Pattern.compile("(?i)[\\p{P}\\p{S}\\s]*+(?:(?:本文|文章)?(?:标签|標籤|关键[词字])|tags?)?[\\p{P}\\p{S}\\s]*+");

    /** @param wanted a text that stays in the block if it is there, whatever follows it */
    static TextBlock of(Document page, List<Node> nodes, String wanted) {
        Element own = copy(nodes);
        Optional<Element> below = below(page, new HashSet<>(nodes), own);
        if (below.isEmpty()) {
            return new TextBlock(own, false, List.of());
        }
        boolean whole = PlainText.of(own).contains(wanted);
        List<Element> tags = cutFrom(below.get(), own);
        return whole && !PlainText.of(own).contains(wanted)
                ? new TextBlock(copy(nodes), false, List.of()) // the part that was cut belongs to the text
                : new TextBlock(own, true, tags);
    }

    /**
     * The first element of the theme's own parts in the block. A kind of part that the page has again after the block is not
     * counted: the one in the block only looks like it.
     */
    private static Optional<Element> below(Document page, Set<Node> nodes, Element own) {
        String theirs = BELOW.stream()
                .filter(part -> isIn(nodes, page.select(part).last()))
                .collect(Collectors.joining(", "));
        return theirs.isEmpty() ? Optional.empty() : Optional.ofNullable(own.selectFirst(theirs));
    }

    private static boolean isIn(Set<Node> nodes, @Nullable Element element) {
        Node up = element;
        while (up != null && !nodes.contains(up)) {
            up = up.parent();
        }
        return up != null;
    }

    private static Element copy(List<Node> nodes) {
        Document shell = Document.createShell("");
        shell.outputSettings().prettyPrint(false);
        nodes.forEach(node -> shell.body().appendChild(node.clone()));
        return shell.body();
    }

    /** Returns the links to the tags, if these were in the text's block, too. */
    private static List<Element> cutFrom(Element below, Element own) {
        PageRest.cut(below, own);
        pruneEnd(own);
        return cutTags(own);
    }

    private static List<Element> cutTags(Element own) {
        for (Node last = own.lastChild(); last instanceof Element element; last = element.lastChild()) {
            if (isTags(element)) {
                element.remove();
                pruneEnd(own);
                return element.select("a[href]");
            }
        }
        return List.of();
    }

    /** Whether the element has links to tags, and besides them at most a label. */
    private static boolean isTags(Element element) {
        Element beside = element.clone();
        List<Element> links = beside.select("a[href]");
        links.forEach(Element::remove);
        return !links.isEmpty()
                && links.stream()
                        .allMatch(link -> TAG.matcher(link.attr("href")).find())
                && LABEL.matcher(beside.text()).matches();
    }

    /** Removes empty elements at the end, which belong to the page around the text. */
    private static void pruneEnd(Element own) {
        List<Node> nodes = own.childNodes();
        int count = nodes.size();
        while (count > 0 && isEmpty(nodes.get(count - 1))) {
            count--;
        }
        PageRest.keepFirst(count, own);
        if (own.lastChild() instanceof Element element) {
            pruneEnd(element);
        }
    }

    private static boolean isEmpty(Node node) {
        if (node instanceof TextNode text) {
            return text.isBlank();
        }
        return !(node instanceof Element element)
                || PlainText.of(element).isEmpty()
                        && element.select("img, video, audio, iframe, picture, hr, object, embed")
                                .isEmpty();
    }
}
