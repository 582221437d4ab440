package io.github.emlogstatic.content.repair;

import java.util.Map;

/**
 * Obsolete elements and the elements that replace them. Sectioning elements become {@code div}, because a text is shown
 * inside the page's own article.
 */
public final class ObsoleteElements {

    private static final Map<String, String> MODERN = Map.ofEntries(
            Map.entry("acronym", "abbr"),
            Map.entry("article", "div"),
            Map.entry("aside", "div"),
            Map.entry("big", "span"),
            Map.entry("center", "div"),
            Map.entry("dir", "ul"),
            Map.entry("font", "span"),
            Map.entry("footer", "div"),
            Map.entry("header", "div"),
            Map.entry("hgroup", "div"),
            Map.entry("main", "div"),
            Map.entry("nav", "div"),
            Map.entry("nobr", "span"),
            Map.entry("section", "div"),
            Map.entry("strike", "s"),
            Map.entry("tt", "code"),
            Map.entry("xmp", "pre"));

    private ObsoleteElements() {}

    /** The name that today's HTML has for the element; its own name if it is not obsolete. */
    public static String modern(String element) {
        return MODERN.getOrDefault(element, element);
    }
}
