package io.github.emlogstatic.content.text;

/** Removes the characters that XML and HTML forbid. */
public final class CleanText {

    private CleanText() {}

    /**
     * The text without control characters (except tab and line ends), lone surrogates and noncharacters. The result is
     * legal in XML 1.0 and causes no HTML parse error.
     */
    public static String of(String text) {
        int bad = firstBad(text);
        return bad == text.length() ? text : cleanedFrom(text, bad);
    }

    private static int firstBad(String text) {
        char[] chars = text.toCharArray(); // the first compiler makes slow code of charAt
        int i = 0;
        while (i < chars.length) {
            char c = chars[i];
            if (c >= ' ' && c < 0x7F || c >= 0xA0 && c < 0xD800 || c >= 0xFF00 && c < 0xFFF0 || c == '\n') {
                i++;
                continue;
            }
            int codePoint = Character.codePointAt(chars, i);
            if (!isLegal(codePoint)) {
                return i;
            }
            i += Character.charCount(codePoint);
        }
        return i;
    }

    private static String cleanedFrom(String text, int bad) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, bad);
        text.codePoints()
                .skip(text.codePointCount(0, bad))
                .filter(CleanText::isLegal)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Whether a code point stays. */
    public static boolean isLegal(int c) {
        if (c < ' ') {
            return c == '\t' || c == '\n' || c == '\r';
        }
        boolean control = c >= 0x7F && c <= 0x9F;
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean noncharacter = (c & 0xFFFE) == 0xFFFE || c >= 0xFDD0 && c <= 0xFDEF;
        return !control && !surrogate && !noncharacter;
    }
}
