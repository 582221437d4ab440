package io.github.emlogstatic.render.view;

import java.util.Arrays;

/**
 * The line at the head of a page with the blog's name, the menu and the buttons. Widths are in pixels and estimated for
 * a usual font.
 */
final class MenuLine {

    /** The room of the line in the narrowest window that has the menu in a line. */
    private static final int NARROWEST = 832;

    private static final int BUTTONS = 100;

    /** The button that shows the entries for which the line has no room. */
    private static final int MORE = 66;

    private static final int LETTERS_OF_NAME = 18;
    private static final int LETTERS_OF_ENTRY = 16;
    private static final int AROUND_ENTRY = 19;
    private static final int NARROWEST_ENTRY = 40;
    private static final int SIGN_OF_LIST = 14;

    /** A name can be long. */
    private static final int LEAST = 3;

    private static final int FIRST_WIDE_LETTER = 0x2E80;
    private static final double NARROW_LETTER = .56;

    private MenuLine() {}

    /** The width of an entry with the room around it and, if others are below it, the sign of a list. */
    static double width(String words, boolean isList) {
        return Math.max(NARROWEST_ENTRY, ems(words) * LETTERS_OF_ENTRY + AROUND_ENTRY) + (isList ? SIGN_OF_LIST : 0);
    }

    private static double ems(String text) {
        return text.codePoints()
                .mapToDouble(c -> c < FIRST_WIDE_LETTER ? NARROW_LETTER : 1)
                .sum();
    }

    /**
     * The number of entries that have room in the line, at least three.
     *
     * @param name the blog's name
     * @param column how wide the theme's pages are
     */
    static int fitting(double[] widths, String name, int column) {
        double room = Math.min(column, NARROWEST) - BUTTONS - ems(name) * LETTERS_OF_NAME;
        if (Arrays.stream(widths).sum() <= room) {
            return widths.length;
        }
        int fit = 0;
        for (double left = room - MORE; fit < widths.length; fit++) {
            left -= widths[fit];
            if (left < 0) {
                break;
            }
        }
        return Math.max(LEAST, fit);
    }
}
