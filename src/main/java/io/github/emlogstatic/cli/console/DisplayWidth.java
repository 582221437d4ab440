package io.github.emlogstatic.cli.console;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.Set;

/** The width of text in a terminal, where a Hanzi takes two columns. */
final class DisplayWidth {

    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private DisplayWidth() {}

    /** The columns that a text takes. */
    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /** The text, filled with spaces up to that number of columns. */
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    private static int of(int c) {
        UnicodeBlock block = UnicodeBlock.of(c);
        if (block == UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS) {
            return c < 0xFF61 ? 2 : 1;
        }
        return WIDE.contains(UnicodeScript.of(c)) || block == UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION ? 2 : 1;
    }
}
