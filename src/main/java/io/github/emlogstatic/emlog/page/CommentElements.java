package io.github.emlogstatic.emlog.page;

import io.github.emlogstatic.address.Numbers;
import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.page.content.FoundText;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Finds the elements of a page that are comments, in any theme. Each has emlog's {@code cid} in an id, an anchor or an
 * attribute, because emlog's own links to comments need it.
 *
 * @param selectors may name such elements
 */
record CommentElements(Selectors selectors) {

    private static final Pattern ID =
            Pattern.compile("(?i)(?:(?:li-|div-)?(?:comment|comm|cmt|com|cid|reply)[-_]?(?:id[-_]?)?)?(\\d+)");

    /** The elements on the page beside the article's text with their ids, in the page's order. */
    Map<Element, Integer> in(Document page, FoundText text) {
        Map<Element, Integer> found = new LinkedHashMap<>();
        Set<Integer> ids = new HashSet<>();
        for (Element element : candidates(page, text)) {
            OptionalInt id = id(element);
            if (id.isPresent() && ids.add(id.getAsInt())) {
                found.put(element, id.getAsInt());
            }
        }
        return found;
    }

    /**
     * Returns the text. If there are no comments beside it, it is marked as holding the comments, unless it is known to
     * be nothing but the text.
     */
    FoundText beside(Document page, FoundText text) {
        return text.whole() || !in(page, text).isEmpty() ? text : text.amongComments();
    }

    private List<Element> candidates(Document page, FoundText text) {
        return page.select(selectors.comment().orElse("[id], [data-cid], [data-comment-id], a[name]")).stream()
                .filter(element -> selectors.comment().isPresent() || isComment(element))
                .filter(element -> !text.holds(element))
                .map(element -> element.normalName().equals("a") ? anchored(element) : element)
                .toList();
    }

    /** The comment of an anchor, which is at its beginning. */
    private static Element anchored(Element anchor) {
        Element parent = anchor.parent();
        return parent == null ? anchor : parent;
    }

    private static boolean isComment(Element element) {
        if (element.is("input, textarea, form, button, img, script, svg, h1, h2, h3, h4, h5, h6, section")) {
            return false;
        }
        boolean named =
                ID.matcher(element.id()).matches() && (!element.id().matches("\\d+") || isAmongComments(element));
        boolean anchor = element.normalName().equals("a")
                && Numbers.of(element.attr("name")).isPresent();
        boolean marked = element.hasAttr("data-cid") || element.hasAttr("data-comment-id");
        return (named || anchor || marked && isAmongComments(element)) && !element.hasAttr("href");
    }

    private static boolean isAmongComments(Element element) {
        for (Element step = element; step != null && !step.normalName().equals("body"); step = step.parent()) {
            if ((step.className() + " " + step.id()).toLowerCase(Locale.ROOT).contains("comm")) {
                return true;
            }
        }
        return false;
    }

    private static OptionalInt id(Element element) {
        Element anchor = element.selectFirst("> a[name]");
        List<String> named = List.of(
                element.attr("data-cid"),
                element.attr("data-comment-id"),
                element.id(),
                anchor == null ? "" : anchor.attr("name"));
        for (String name : named) {
            Matcher id = ID.matcher(name);
            OptionalInt number = id.matches() ? Numbers.of(id.group(1)) : OptionalInt.empty();
            if (number.orElse(0) > 0) {
                return number;
            }
        }
        return OptionalInt.empty();
    }
}
