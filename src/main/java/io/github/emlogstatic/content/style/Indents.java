package io.github.emlogstatic.content.style;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Indents of a hundred pixels or more, which leave a line of a phone little room or none. There they take at most a
 * quarter of the line; on wider screens they stay as the author made them.
 */
public final class Indents {

    private static final Pattern SIDE = Pattern.compile("text-indent|(?:margin|padding)-(?:left|right)");
    private static final Pattern ALL_SIDES = Pattern.compile("margin|padding");
    private static final Pattern LARGE =
            Pattern.compile("(?i)[1-9]\\d{2,}(?:\\.\\d+)?p[xt]|(?:[6-9]|[1-9]\\d+)(?:\\.\\d+)?r?em");

    /** A quarter of the line up to a width of 35rem, as in the themes' rules for phones; above, more than any indent. */
    private static final String MOST = "max(25%,(100vw - 35rem)*999)";

    private Indents() {}

    public static List<Declaration> forPhones(List<Declaration> style) {
        return style.stream().map(Indents::forPhones).toList();
    }

    private static Declaration forPhones(Declaration declaration) {
        String property = declaration.property();
        String value = declaration.value();
        if (SIDE.matcher(property).matches()) {
            return new Declaration(property, limited(value));
        }
        return ALL_SIDES.matcher(property).matches() ? new Declaration(property, sides(value)) : declaration;
    }

    /** Limits the left and the right of one to four values. */
    private static String sides(String value) {
        String[] sides = value.split("\\s+");
        if (sides.length > 4) {
            return value;
        }
        if (sides.length == 1) {
            String side = limited(value);
            return side.equals(value) ? value : value + " " + side;
        }
        for (int i = 1; i < sides.length; i += 2) {
            sides[i] = limited(sides[i]);
        }
        return String.join(" ", sides);
    }

    private static String limited(String length) {
        return LARGE.matcher(length).matches() ? "min(" + length + "," + MOST + ")" : length;
    }
}
