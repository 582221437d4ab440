package io.github.emlogstatic.publish;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Pieces of a text by which it is known again wherever it stands: in a page, a feed, a search index. */
final class Passages {

    /** Bytes of UTF-8 from which on a piece is looked for inside of others: eight Chinese characters, or a few words. */
    static final int SHORTEST = 24;

    private static final int HOW_MANY = 3;

    /** In characters. */
    private static final int LONGEST = 40;

    private Passages() {}

    /**
     * The longest pieces between tags, entities and quotes, which are written differently from place to place; only the
     * longest of all where none has {@link #SHORTEST} bytes.
     *
     * @param text HTML, Markdown or plain
     * @param least fewer bytes tell no text from another
     */
    static List<String> of(String text, int least) {
        List<String> pieces = Stream.of(text.split("<[^>]*>|&[#\\w]+;|[<>&\"'\\\\`*_|\\p{Cntrl}]+|\\s{2,}|\\s[-+]\\s"))
                .map(String::strip)
                .filter(piece -> bytes(piece) >= least)
                .distinct()
                .sorted(Comparator.comparingInt(Passages::bytes).reversed().thenComparing(piece -> piece))
                .limit(HOW_MANY)
                .toList();
        List<String> passages = pieces.stream()
                .filter(piece -> bytes(piece) >= SHORTEST)
                .map(Passages::cut)
                .toList();
        return passages.isEmpty() ? pieces.stream().limit(1).toList() : passages;
    }

    /** Half of a character outside of Unicode's first plane, such as an emoji, would be found nowhere. */
    private static String cut(String piece) {
        if (piece.length() <= LONGEST) {
            return piece;
        }
        return piece.substring(0, Character.isHighSurrogate(piece.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
    }

    static int bytes(String text) {
        return text.codePoints().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : 3).sum();
    }
}
