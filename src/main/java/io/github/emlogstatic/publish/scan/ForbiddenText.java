package io.github.emlogstatic.publish.scan;

import java.util.List;

/**
 * A text that must not occur in a published file.
 *
 * @param what describes it without revealing it
 * @param bytes the text to search for, one character for each byte
 * @param whole whether it counts only between borders, such as tags and quotes; inside a sentence so short a text may occur by chance
 * @param number the number by which the owner can allow it; empty if it cannot be allowed
 * @param owner id of the article or page it belongs to; 0 for none
 */
record ForbiddenText(String what, String bytes, boolean whole, String number, int owner) {

    private static final String BEFORE = ">\"';[";
    private static final String AFTER = "<\"'&]\\";

    /** A key or a password, in all its escaped forms. */
    static List<ForbiddenText> secret(String what, String value) {
        return EscapedForms.of(value).stream()
                .map(form -> new ForbiddenText(what, FileTexts.latin(form), false, "", 0))
                .toList();
    }

    /** Whether it is a key or a password, and no text. */
    boolean isSecret() {
        return number.isEmpty();
    }

    boolean isIn(String text) {
        for (int at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + 1)) {
            if (isAt(text, at)) {
                return true;
            }
        }
        return false;
    }

    boolean isAt(String text, int at) {
        return text.startsWith(bytes, at) && (!whole || begins(text, at) && ends(text, at + bytes.length()));
    }

    private static boolean begins(String text, int at) {
        return at == 0 || isBorder(text.charAt(at - 1), BEFORE) || text.startsWith("\\n", at - 2);
    }

    /** In the search index, the tags of an article follow its text. */
    private static boolean ends(String text, int at) {
        return at == text.length() || isBorder(text.charAt(at), AFTER) || text.startsWith(" #", at);
    }

    /** The ends of lines are control characters, and so are zeros and lengths, between which images have their texts. */
    private static boolean isBorder(char c, String marks) {
        return c < ' ' || marks.indexOf(c) >= 0;
    }
}
