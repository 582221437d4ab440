package io.github.emlogstatic.address;

import java.util.OptionalInt;

/** Reads the numbers in addresses, and the ids that texts hold. */
public final class Numbers {

    private static final int MOST_DIGITS = 10;

    private Numbers() {}

    /** The number; empty if the text is no number, or too large for an id. */
    public static OptionalInt of(String text) {
        long number = isNumber(text, MOST_DIGITS) ? Long.parseLong(text) : Long.MAX_VALUE;
        return number <= Integer.MAX_VALUE ? OptionalInt.of((int) number) : OptionalInt.empty();
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
