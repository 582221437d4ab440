package io.github.emlogstatic.publish;

import io.github.emlogstatic.model.Body;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Passages of a text by which it is known again wherever it stands: in a page, a feed, a search index. */
final class Passages {

    private static final int HOW_MANY = 3;

    /** In characters of UTF-8: eight Chinese ones, or a few words. */
    private static final int SHORTEST = 24;

    private static final int LONGEST = 40;

    private Passages() {}

    /** The longest ones between tags, entities and quotes, which are written differently from place to place. */
    static List<String> of(Body body) {
        return Stream.of(body.content(), body.excerpt(), body.contentSource())
                .flatMap(html ->
                        Stream.of(html.split("<[^>]*>|&[#\\w]+;|[<>&\"'\\\\`*_|\\p{Cntrl}]+|\\s{2,}|\\s[-+]\\s")))
                .map(String::strip)
                .filter(passage -> bytes(passage) >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(Passages::bytes).reversed().thenComparing(passage -> passage))
                .limit(HOW_MANY)
                .map(passage -> passage.substring(0, Math.min(passage.length(), LONGEST)))
                .toList();
    }

    private static int bytes(String text) {
        return text.codePoints().map(c -> c < 0x80 ? 1 : c < 0x800 ? 2 : 3).sum();
    }
}
