package io.github.emlogstatic.content.style;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Adapts boxes that an author sized for one width of screen and one size of letters, so that readers with others see
 * all of their text.
 */
public final class Boxes {

    /** Lines of vertical writing stand side by side, and may need more room than a phone has. */
    private static final List<Declaration> WITHIN_THE_LINE =
            List.of(new Declaration("max-width", "100%"), new Declaration("overflow-x", "auto"));

    /** Without it, the lines that have no room lie on the text below, often white on white. */
    private static final List<Declaration> AS_HIGH_AS_ITS_TEXT = List.of(new Declaration("min-height", "min-content"));

    /** A height of a line of text or more. A lower box holds a drawing, such as a rule, and no text. */
    private static final Pattern HEIGHT = Pattern.compile(
            "(?i)(?:(?:[2-9]\\d|[1-9]\\d{2,})(?:\\.\\d+)?p[xt]|[1-9]\\d*(?:\\.\\d+)?r?em)(?:\\s*!important)?");

    private static final Pattern SCROLLING = Pattern.compile("(?i)\\b(?:auto|scroll)\\b");

    private static final Pattern CLIPPING = Pattern.compile("(?i)\\b(?:auto|scroll|hidden|clip)\\b");

    private static final Set<String> OVERFLOW = Set.of("overflow", "overflow-x", "overflow-y");

    private Boxes() {}

    /** What is added to the style of a box with text, so that all of the text can be seen. */
    public static List<Declaration> added(List<Declaration> style) {
        if (mayNeedRoom(style)) {
            return WITHIN_THE_LINE;
        }
        boolean high = style.stream()
                .anyMatch(declaration -> declaration.property().equals("height")
                        && HEIGHT.matcher(declaration.value()).matches());
        boolean limited = overflows(style, CLIPPING) || has(style, "min-height");
        return high && !limited ? AS_HIGH_AS_ITS_TEXT : List.of();
    }

    /** Whether the box may scroll, so that it must be reachable with the keyboard. */
    public static boolean scrolls(List<Declaration> style) {
        return mayNeedRoom(style) || overflows(style, SCROLLING);
    }

    /** The properties have to be whole: nearly every element of an editor for WeChat has overflow-wrap. */
    private static boolean overflows(List<Declaration> style, Pattern how) {
        return style.stream()
                .anyMatch(declaration -> OVERFLOW.contains(declaration.property())
                        && how.matcher(declaration.value()).find());
    }

    /** Whether its lines stand side by side, and its author has not cut them at a width of his own. */
    private static boolean mayNeedRoom(List<Declaration> style) {
        boolean vertical = style.stream()
                .anyMatch(declaration -> declaration.property().equals("writing-mode")
                        && declaration.value().regionMatches(true, 0, "vertical", 0, 8));
        return vertical && !(has(style, "max-width") && overflows(style, CLIPPING));
    }

    private static boolean has(List<Declaration> style, String property) {
        return style.stream().anyMatch(declaration -> declaration.property().equals(property));
    }
}
