package io.github.emlogstatic.content.text;

/** Counts the words of a text, and estimates the reading time: 400 characters or 200 words a minute. */
public final class WordCount {

    private static final double CHARACTERS_A_MINUTE = 400;
    private static final double WORDS_A_MINUTE = 200;

    private int characters;
    private int words;

    /** Counts each East Asian character as one, and each word of other scripts. */
    public void add(String text) {
        add(text.toCharArray());
    }

    /** Counts those of a text whose characters somebody has taken out already. */
    public void add(char[] text) {
        boolean inWord = false;
        int i = 0;
        while (i < text.length) {
            int c = text[i] < Character.MIN_SURROGATE ? text[i] : Character.codePointAt(text, i);
            i += Character.charCount(c);
            if (c >= 0x4E00 && c <= 0x9FFF || isEastAsian(c)) {
                characters++;
                inWord = false;
            } else if (isWordPart(c)) {
                words += inWord ? 0 : 1;
                inWord = true;
            } else {
                inWord = inWord && (c == '\'' || c == '’' || c == '-');
            }
        }
    }

    /** The number of East Asian characters and of other words. */
    public int total() {
        return characters + words;
    }

    /** Whether most of these are East Asian characters. */
    public boolean mostlyCharacters() {
        return characters > words;
    }

    /** The reading time, rounded up to whole minutes; at least 1. */
    public int minutes() {
        return Math.max(1, (int) Math.ceil(characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE));
    }

    private static boolean isWordPart(int c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : Character.isLetterOrDigit(c);
    }

    /** Whether it is one beside the usual Han characters, which are asked for first. */
    private static boolean isEastAsian(int c) {
        if (c < 0x1100) {
            return false;
        }
        return c <= 0x11FF // Hangul Jamo
                || c >= 0x2E80 && c <= 0x2FDF // radicals
                || c >= 0x3005 && c <= 0x3007
                || c >= 0x3041 && c <= 0x318F // kana, bopomofo, Hangul
                || c >= 0x31F0 && c <= 0x31FF
                || c >= 0x3400 && c <= 0x4DBF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0x20000 && c <= 0x3FFFF;
    }
}
