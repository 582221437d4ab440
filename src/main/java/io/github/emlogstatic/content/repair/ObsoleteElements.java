package io.github.emlogstatic.content.repair;

/**
 * Obsolete elements and the elements that replace them. Sectioning elements become {@code div}, because a text is shown
 * inside the page's own article.
 */
public final class ObsoleteElements {

    private ObsoleteElements() {}

    /** The name that today's HTML has for the element; its own name if it is not obsolete. */
    public static String modern(String element) {
        return switch (element) {
            case "article", "aside", "center", "footer", "header", "hgroup", "main", "nav", "section" -> "div";
            case "big", "font", "nobr" -> "span";
            case "acronym" -> "abbr";
            case "dir" -> "ul";
            case "strike" -> "s";
            case "tt" -> "code";
            case "listing", "xmp" -> "pre";
            default -> element;
        };
    }
}
