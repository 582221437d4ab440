package io.github.emlogstatic.content.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Pictures and boxes whose size the author has set. None is wider than its line. On a phone a floated picture takes half of
 * the screen at most, and a floated box that is wider than that takes the whole line: otherwise the text beside it would have
 * one character in each line. A low box grows with its text.
 */
public final class Boxes {

    private static final Pattern WIDE = Pattern.compile(
            "(?i)(?:1[89]\\d|[2-9]\\d\\d|\\d{4,})(?:\\.\\d+)?p[xt]|(?:1[1-9]|[2-9]\\d)(?:\\.\\d+)?r?em");
    private static final Declaration WITHIN_LINE = new Declaration("max-width", "100%");

    /** Up to a width of 35rem, as in the themes' rules for phones; above, all of the line. */
    private static final Declaration WITHIN_HALF =
            new Declaration("max-width", "min(100%,max(50vw,(100vw - 35rem)*999))");

    /** Up to the same width; above, nothing. */
    private static final Declaration WHOLE_LINE = new Declaration("min-width", "min(100%,(35rem - 100vw)*999)");

    private static final Declaration AS_HIGH_AS_ITS_TEXT = new Declaration("min-height", "min-content");
    private static final Set<String> TEXT = Set.of("div", "p", "section");

    private Boxes() {}

    /**
     * What to add to a style.
     *
     * @param page whether it is for a page: what reads feeds may know no such limits
     */
    public static List<Declaration> limits(String element, List<Declaration> style, boolean page) {
        List<Declaration> limits = new ArrayList<>();
        if (style.stream().anyMatch(Boxes::isFixedWidth)) {
            boolean floated = page && style.stream().anyMatch(Boxes::isFloated);
            boolean half = floated && element.equals("img") && !sets("max-width", style);
            limits.add(half ? WITHIN_HALF : WITHIN_LINE);
            if (floated && !element.equals("img") && style.stream().anyMatch(Boxes::isWide)) {
                limits.add(WHOLE_LINE);
            }
        }
        if (page && TEXT.contains(element) && isLow(style)) {
            limits.add(AS_HIGH_AS_ITS_TEXT);
        }
        return limits;
    }

    private static boolean isLow(List<Declaration> style) {
        boolean high = style.stream().anyMatch(declaration -> declaration.isLength("height"));
        return high && !sets("overflow", style) && !sets("overflow-y", style);
    }

    private static boolean sets(String property, List<Declaration> style) {
        return style.stream().anyMatch(declaration -> declaration.property().equals(property));
    }

    private static boolean isFixedWidth(Declaration declaration) {
        return declaration.isLength("width") && !declaration.value().contains("%");
    }

    private static boolean isFloated(Declaration declaration) {
        return declaration.property().equals("float") && !declaration.value().equals("none");
    }

    private static boolean isWide(Declaration declaration) {
        return declaration.property().equals("width")
                && WIDE.matcher(declaration.value()).matches();
    }
}
