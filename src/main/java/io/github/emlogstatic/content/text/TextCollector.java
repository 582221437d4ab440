package io.github.emlogstatic.content.text;

import io.github.emlogstatic.content.formula.Formula;
import java.util.Arrays;
import java.util.Set;
import org.jsoup.parser.Tag;

/**
 * Collects plain text on one line. White space, and the border of a block, become one space. After a Chinese full stop
 * only the border of a table cell does. For one text, and one at a time in each thread.
 */
final class TextCollector {

    /** Elements whose text no reader sees. */
    static final Set<String> NO_TEXT = Set.of("""
            script style template noscript svg iframe object select button title
            head noembed noframes""".split("\\s+"));

    /** A summary leaves these out, because they are no sentences. */
    private static final Set<String> DETAILS = Set.of(
            "pre", "textarea", "table", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "audio", "video");

    /** Full-width marks have their own room. */
    private static final String NO_SPACE_AFTER = "。！？；：，、”’）》」』…—";

    /** Memory for a text, one for each thread. */
    private static final ThreadLocal<char[]> ROOMS = ThreadLocal.withInitial(() -> new char[1 << 13]);

    private final boolean details;
    private final int enough;
    private char[] text = ROOMS.get();
    private int length;
    private boolean space;
    private boolean cell;

    TextCollector() {
        this(true, Integer.MAX_VALUE);
    }

    /**
     * Collects the start of a text.
     *
     * @param details whether to collect code, tables, headings and captions, too
     * @param max in code points; somewhat more are collected, which shows that the text goes on
     */
    TextCollector(boolean details, int max) {
        this.details = details;
        this.enough = max > Integer.MAX_VALUE / 4 ? Integer.MAX_VALUE : max * 2 + 2; // a code point takes at most two
    }

    String text() {
        return new String(text, 0, length);
    }

    /** Whether more text would change nothing. */
    boolean isFull() {
        return length > enough;
    }

    /** Whether the text of such an element is not collected. */
    boolean leavesOut(Tag tag) {
        return NO_TEXT.contains(tag.normalName()) || !details && DETAILS.contains(tag.normalName());
    }

    /** Takes the place of an element that is left out. */
    void leaveOut(Tag tag) {
        space |= DETAILS.contains(tag.normalName());
    }

    /** The start or the end of an element. */
    void border(Tag tag) {
        String name = tag.normalName();
        cell |= name.equals("td") || name.equals("th");
        space |= cell || tag.isBlock() || name.equals("br") || name.equals("textarea") || name.equals("legend");
    }

    void append(Formula formula) {
        if (formula.display()) {
            space = true;
            return;
        }
        String tex = formula.tex();
        append(tex.indexOf('\\') < 0 && tex.indexOf('{') < 0 ? tex : "…");
    }

    void append(String words) {
        int from = room(words.length());
        words.getChars(0, words.length(), text, from);
        append(from, from + words.length());
    }

    /** Appends a part of an array. */
    void append(char[] words, int begin, int end) {
        int from = room(end - begin);
        System.arraycopy(words, begin, text, from, end - begin);
        append(from, from + end - begin);
    }

    /**
     * The position behind the text to which words are copied, before they are moved to their place without their
     * surplus spaces. This saves a new array for each piece. One place before it is left free for a space; every other
     * space takes the place of a space among the words.
     */
    private int room(int words) {
        int from = length + 1;
        if (from + words > text.length) {
            text = Arrays.copyOf(text, Math.max(from + words, text.length * 2));
        }
        return from;
    }

    private void append(int from, int end) {
        int to = length;
        for (int i = from; i < end && to <= enough; i++) {
            char c = text[i];
            if (c > ' ' && c < 0x7F || c > '\u3000' || !isSpace(c)) {
                if (space && to > 0 && (cell || NO_SPACE_AFTER.indexOf(text[to - 1]) < 0)) {
                    text[to++] = ' ';
                }
                text[to++] = c;
                space = false;
                cell = false;
            } else {
                space = true;
            }
        }
        length = to;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
