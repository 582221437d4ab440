package io.github.emlogstatic.publish.scan;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Pieces of a text that identify it in a page, a feed or a search index. */
final class Passages {

    /** A piece of so many bytes of UTF-8 is searched for anywhere: eight Chinese characters, or a few words. */
    static final int SHORTEST = 24;

    private static final int HOW_MANY = 3;

    /** In characters. */
    private static final int LONGEST = 40;

    private Passages() {}

    /**
     * The longest pieces between tags, entities and quotes, because those are written differently from file to file. If no
     * piece has {@link #SHORTEST} bytes, only the longest one.
     *
     * @param text HTML, Markdown or plain text
     * @param least shorter pieces are ignored
     */
    static List<String> of(String text, int least) {
        List<String> pieces = Stream.of(
                        text.split("<[^<>]*+>|&[#\\w]+;|[<>&\"'\\\\`*_|\\p{Cntrl}]+|\\s{2,}|\\s[-+]\\s"))
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

    /** Never cuts a surrogate pair, such as an emoji, because half of one would not be found anywhere. */
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
