package io.github.emlogstatic.address;

import java.util.OptionalInt;

/** Reads the numbers in addresses. */
final class Numbers {

    private static final int MOST_DIGITS = 9;

    private Numbers() {}

    /** The number; empty if the text is no number, or too large for an id. */
    static OptionalInt of(String text) {
        return isNumber(text, MOST_DIGITS) ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    static boolean isNumber(String text, int mostDigits) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
