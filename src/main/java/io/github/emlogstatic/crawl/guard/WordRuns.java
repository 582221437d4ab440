package io.github.emlogstatic.crawl.guard;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jsoup.parser.Parser;

/**
 * Each three words of a text that follow one another, without its tags. A Chinese character is a word. An edited text
 * keeps most of them, and two texts about the same matter share hardly any.
 *
 * @param hashes in ascending order
 */
record WordRuns(int[] hashes) {

    private static final Pattern TAG = Pattern.compile("<[^<>]*+>");
    private static final Pattern WORD = Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{N}&&\\P{IsIdeographic}]++");

    static WordRuns of(String html) {
        String text = Parser.unescapeEntities(TAG.matcher(html).replaceAll(" "), false);
        int[] words = WORD.matcher(text)
                .results()
                .mapToInt(word -> word.group().hashCode())
                .toArray();
        int[] hashes = IntStream.range(2, words.length)
                .map(i -> 31 * (31 * words[i - 2] + words[i - 1]) + words[i])
                .toArray();
        Arrays.sort(hashes);
        return new WordRuns(hashes);
    }

    /** How many of them another text has, too. */
    int shared(WordRuns other) {
        int shared = 0;
        int theirs = 0;
        for (int hash : hashes) {
            while (theirs < other.hashes.length && other.hashes[theirs] < hash) {
                theirs++;
            }
            if (theirs < other.hashes.length && other.hashes[theirs] == hash) {
                shared++;
                theirs++;
            }
        }
        return shared;
    }

    int count() {
        return hashes.length;
    }
}
