package io.github.emlogstatic.publish;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What must not stand in a published file.
 *
 * @param what it is, in words that give nothing away
 * @param bytes what to look for, a character a byte
 * @param whole whether it is looked for between tags and quotes alone, since inside of a sentence it may stand anywhere
 * @param number by which its owner can allow it; empty where nobody can
 * @param owner the article or page that it is from; 0 for none
 */
record Needle(String what, String bytes, boolean whole, String number, int owner) {

    private static final String BEFORE = ">\"'\n\r\t;[";
    private static final String AFTER = "<\"'\n\r\t&]\\";

    /** A key or a password, in each of its spellings. */
    static List<Needle> secret(String what, String value) {
        return Spellings.of(value).stream()
                .map(spelling -> new Needle(what, latin(spelling), false, "", 0))
                .toList();
    }

    static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
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
        return at == 0 || BEFORE.indexOf(text.charAt(at - 1)) >= 0 || text.startsWith("\\n", at - 2);
    }

    /** In the search index, tags stand behind the text. */
    private static boolean ends(String text, int at) {
        return at == text.length() || AFTER.indexOf(text.charAt(at)) >= 0 || text.startsWith(" #", at);
    }
}
