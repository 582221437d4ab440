package io.github.emlogstatic.render.search;

import io.github.emlogstatic.files.Resources;

/**
 * Traditional Chinese characters and their simplified forms, one for one, from OpenCC. The index holds simplified forms,
 * so that either form finds both.
 */
final class Traditional {

    private static final int CHARACTERS = 0x10000;
    private static final String[] LINES =
            Resources.text(Traditional.class, "/search/traditional.txt").split("\n");
    private static final char[] SIMPLIFIED = table();

    private Traditional() {}

    /** The simplified form of a character; the character itself if it has none. */
    static char simplified(char c) {
        return SIMPLIFIED[c];
    }

    /** The script that tells both forms to the search page, which loads it only for a query that needs it. */
    static String script() {
        return "es.han(\"" + LINES[0] + "\",\"" + LINES[1] + "\")\n";
    }

    private static char[] table() {
        char[] table = new char[CHARACTERS];
        for (int c = 0; c < CHARACTERS; c++) {
            table[c] = (char) c;
        }
        for (int i = 0; i < LINES[0].length(); i++) {
            table[LINES[0].charAt(i)] = LINES[1].charAt(i);
        }
        return table;
    }
}
