package io.github.emlogstatic.render.view;

import java.lang.Character.UnicodeScript;

/**
 * Guesses the language and the direction of a text from its scripts, so that browsers choose the right fonts, quotation
 * marks and line breaks, and screen readers the right voice.
 */
final class TextLanguage {

    private TextLanguage() {}

    /**
     * The language of a text if it is not that of the page.
     *
     * @param page a language tag such as {@code zh-CN}
     * @return {@code zh}, {@code ja}, {@code ko} or {@code en}; empty if the text is in the language of the page or too
     *     short to tell
     */
    static String other(String text, String page) {
        String found = of(text);
        return page.equals(found) || page.startsWith(found + "-") ? "" : found;
    }

    private static String of(String text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int latin = 0;
        int other = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x250) {
                latin += Character.isLetter(c) ? 1 : 0;
                continue;
            }
            if (c >= 0x4E00 && c <= 0x9FFF) {
                han++; // asking for the script takes a search
                continue;
            }
            UnicodeScript script = UnicodeScript.of(c);
            han += script == UnicodeScript.HAN ? 1 : 0;
            kana += script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA ? 1 : 0;
            hangul += script == UnicodeScript.HANGUL ? 1 : 0;
            other += Character.isLetter(c) ? 1 : 0;
        }
        // A Chinese text may hold many Latin words, and a character says as much as a word of three letters.
        if (hangul * 3 > latin && hangul > han) {
            return "ko";
        }
        if (kana * 3 > han && kana > 2) {
            return "ja";
        }
        if (han * 3 > latin) {
            return "zh";
        }
        return latin > 3 && latin > han * 40 && latin > other ? "en" : "";
    }

    /**
     * Whether a text is written from right to left, as Arabic, Hebrew, Persian and Urdu are: if more of its letters are of
     * such a script than of others. HTML's {@code dir=auto} looks at the first letter alone, which may be that of an English
     * name.
     */
    static boolean isRightToLeft(String text) {
        return mayBeRightToLeft(text) && isMostlyRightToLeft(text);
    }

    /** Whether any character is in a block of such scripts; nearly all texts have none. */
    private static boolean mayBeRightToLeft(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x590 && c < 0x900 || c >= 0xFB1D && c < 0xFF00) {
                return true;
            }
        }
        return false;
    }

    private static boolean isMostlyRightToLeft(String text) {
        int more = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isLetter(c)) {
                more += isRightToLeft(c) ? 1 : -1;
            }
        }
        return more > 0;
    }

    private static boolean isRightToLeft(char letter) {
        byte direction = Character.getDirectionality(letter);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
