package io.github.emlogstatic.content.text;

/** Counts the words of a text, and estimates the reading time: 400 characters or 200 words a minute. */
public final class WordCount {

    private static final double CHARACTERS_A_MINUTE = 400;
    private static final double WORDS_A_MINUTE = 200;

    /** Whether an ASCII character is a letter or a digit. */
    private static final boolean[] WORD_PART = new boolean[0x80];

    static {
        for (char c = 0; c < WORD_PART.length; c++) {
            WORD_PART[c] = Character.isLetterOrDigit(c);
        }
    }

    private char[] room = new char[0];
    private int characters;
    private int words;

    /** Counts each East Asian character as one, and each word of other scripts. */
    public void add(String text) {
        int length = text.length();
        room = room.length < length ? new char[length * 2] : room;
        text.getChars(0, length, room, 0); // the first compiler makes slow code of charAt
        add(room, 0, length);
    }

    /** Counts those of a part of an array. It counts in variables of its own, which is faster than in fields. */
    public void add(char[] text, int from, int end) {
        int han = 0;
        int begun = 0;
        boolean inWord = false;
        for (int i = from; i < end; i++) {
            int c = text[i];
            if (c < 0x80) {
                begun += !inWord && WORD_PART[c] ? 1 : 0;
                inWord = WORD_PART[c] || inWord && (c == '\'' || c == '-');
                continue;
            }
            if (c >= 0x4E00 && c <= 0x9FFF) { // the usual Han characters
                han++;
                inWord = false;
                continue;
            }
            if (c >= Character.MIN_SURROGATE) {
                c = Character.codePointAt(text, i, end);
                i += Character.charCount(c) - 1;
            }
            boolean eastAsian = isEastAsian(c);
            boolean wordPart = !eastAsian && Character.isLetterOrDigit(c);
            han += eastAsian ? 1 : 0;
            begun += !inWord && wordPart ? 1 : 0;
            inWord = wordPart || inWord && c == '’';
        }
        characters += han;
        words += begun;
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

    /** Whether it is one beside the usual Han characters. */
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
