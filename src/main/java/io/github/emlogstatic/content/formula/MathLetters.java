package io.github.emlogstatic.content.formula;

import java.util.Map;

/** Unicode's mathematical alphabets. */
final class MathLetters {

    /** The first capital, small and Greek capital letter and the first digit of an alphabet; 0 if it has none. */
    private record Alphabet(int capitals, int smalls, int greek, int digits) {}

    private static final Map<String, Alphabet> ALPHABETS = Map.ofEntries(
            Map.entry("bold", new Alphabet(0x1D400, 0x1D41A, 0x1D6A8, 0x1D7CE)),
            Map.entry("italic", new Alphabet(0x1D434, 0x1D44E, 0x1D6E2, 0)),
            Map.entry("bold-italic", new Alphabet(0x1D468, 0x1D482, 0x1D71C, 0x1D7CE)),
            Map.entry("script", new Alphabet(0x1D49C, 0x1D4B6, 0, 0)),
            Map.entry("bold-script", new Alphabet(0x1D4D0, 0x1D4EA, 0, 0)),
            Map.entry("fraktur", new Alphabet(0x1D504, 0x1D51E, 0, 0)),
            Map.entry("bold-fraktur", new Alphabet(0x1D56C, 0x1D586, 0, 0)),
            Map.entry("double-struck", new Alphabet(0x1D538, 0x1D552, 0, 0x1D7D8)),
            Map.entry("sans-serif", new Alphabet(0x1D5A0, 0x1D5BA, 0, 0x1D7E2)),
            Map.entry("bold-sans-serif", new Alphabet(0x1D5D4, 0x1D5EE, 0x1D756, 0x1D7EC)),
            Map.entry("sans-serif-bold", new Alphabet(0x1D5D4, 0x1D5EE, 0x1D756, 0x1D7EC)),
            Map.entry("sans-serif-italic", new Alphabet(0x1D608, 0x1D622, 0, 0)),
            Map.entry("sans-serif-bold-italic", new Alphabet(0x1D63C, 0x1D656, 0x1D790, 0x1D7EC)),
            Map.entry("monospace", new Alphabet(0x1D670, 0x1D68A, 0, 0x1D7F6)));

    /**
     * Letters that Unicode had encoded before it added these alphabets. Their places in the alphabets are unassigned.
     */
    private static final Map<Integer, Integer> ELSEWHERE = Map.ofEntries(
            Map.entry(0x1D455, 0x210E),
            Map.entry(0x1D49D, 0x212C),
            Map.entry(0x1D4A0, 0x2130),
            Map.entry(0x1D4A1, 0x2131),
            Map.entry(0x1D4A3, 0x210B),
            Map.entry(0x1D4A4, 0x2110),
            Map.entry(0x1D4A7, 0x2112),
            Map.entry(0x1D4A8, 0x2133),
            Map.entry(0x1D4AD, 0x211B),
            Map.entry(0x1D4BA, 0x212F),
            Map.entry(0x1D4BC, 0x210A),
            Map.entry(0x1D4C4, 0x2134),
            Map.entry(0x1D506, 0x212D),
            Map.entry(0x1D50B, 0x210C),
            Map.entry(0x1D50C, 0x2111),
            Map.entry(0x1D515, 0x211C),
            Map.entry(0x1D51D, 0x2128),
            Map.entry(0x1D53A, 0x2102),
            Map.entry(0x1D53F, 0x210D),
            Map.entry(0x1D545, 0x2115),
            Map.entry(0x1D547, 0x2119),
            Map.entry(0x1D548, 0x211A),
            Map.entry(0x1D549, 0x211D),
            Map.entry(0x1D551, 0x2124));

    private MathLetters() {}

    /**
     * The text in that alphabet. Characters that the alphabet lacks stay as they are.
     *
     * @param variant a value of {@code mathvariant}
     */
    static String of(String variant, String text) {
        Alphabet alphabet = ALPHABETS.get(variant);
        if (alphabet == null) {
            return text;
        }
        StringBuilder letters = new StringBuilder();
        text.codePoints().map(c -> letter(c, alphabet)).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static int letter(int c, Alphabet to) {
        if (c >= 'A' && c <= 'Z') {
            return letter(c, to.capitals, c - 'A');
        }
        if (c >= 'a' && c <= 'z') {
            return letter(c, to.smalls, c - 'a');
        }
        if (c >= '0' && c <= '9') {
            return letter(c, to.digits, c - '0');
        }
        if (c >= 0x391 && c <= 0x3A9) {
            return letter(c, to.greek, c - 0x391);
        }
        return c >= 0x3B1 && c <= 0x3C9 ? letter(c, to.greek, c - 0x3B1 + 26) : c;
    }

    private static int letter(int c, int first, int index) {
        return first == 0 ? c : ELSEWHERE.getOrDefault(first + index, first + index);
    }
}
