package io.github.emlogstatic.emlog.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.emlogstatic.emlog.article.ArticleCounts;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a glance at an entry of {@code article_list} shows: whether an earlier run has seen the same, without an object for
 * any of its texts. A night looks at thousands of entries, nearly all of them known.
 *
 * @param id 0 if the entry has none
 * @param fingerprint of all that the archive takes from the entry
 * @param labels equal for entries with the same author, category and pins
 * @param length the number of characters of both descriptions
 * @param usual whether everything here is certain, so that the entry need not be read
 */
record EntryGlance(int id, String fingerprint, long labels, ArticleCounts counts, int length, boolean usual) {

    private static final List<String> COUNTS =
            List.of("views", "comnum", "like_count", "dislike_count", "collect_count");

    /** Names and pins, of which there are few different ones. */
    private static final Set<String> LABELS =
            Set.of("author_id", "author_name", "author_avatar", "sort_id", "sort_name", "top", "sortop", "need_pwd");

    private static final Set<String> DESCRIPTIONS = Set.of("description", "description_raw");

    /** The keys whose values go into the archived article. */
    private static final Set<String> ARCHIVED = Set.of("""
            id title cover url description description_raw date author_id sort_id
            top sortop tags need_pwd fields""".split("\\s+"));

    private static final Map<String, Key> KEYS = keys();

    /** The start and the factor of the hash FNV-1a. */
    private static final long START = 0xcbf29ce484222325L;

    private static final long FACTOR = 0x100000001b3L;

    /**
     * What a glance does with a key. It is looked up once for each value: there are twenty in each of thousands of entries.
     *
     * @param count the place in {@code COUNTS}; -1 if it is no count
     * @param hash of the name
     */
    private record Key(String name, int count, boolean label, boolean description, boolean archived, long hash) {

        static Key of(String name) {
            return new Key(
                    name,
                    COUNTS.indexOf(name),
                    LABELS.contains(name),
                    DESCRIPTIONS.contains(name),
                    ARCHIVED.contains(name),
                    EntryGlance.hash(name));
        }
    }

    private static Map<String, Key> keys() {
        Map<String, Key> keys = new HashMap<>();
        COUNTS.forEach(name -> keys.put(name, Key.of(name)));
        LABELS.forEach(name -> keys.put(name, Key.of(name)));
        ARCHIVED.forEach(name -> keys.put(name, Key.of(name)));
        return keys;
    }

    /**
     * Reads to the end of the entry.
     *
     * @param json at the start of the entry
     * @param seed what else decides what the archive takes from it
     */
    static EntryGlance at(JsonParser json, String seed) throws IOException {
        int id = 0;
        int length = 0;
        boolean certain = true;
        boolean tellsProtection = false;
        long print = hash(seed);
        long labels = START;
        int[] counts = new int[COUNTS.size()];
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            JsonToken value = json.nextToken();
            Key key = KEYS.get(name);
            if (key == null) {
                json.skipChildren();
                continue;
            }
            if (key.count() >= 0) {
                counts[key.count()] = value.isScalarValue() ? json.getValueAsInt(-1) : -1;
                certain &= counts[key.count()] >= 0;
                json.skipChildren();
                continue;
            }
            // emlog before 2.3.17 tells it by the description alone
            tellsProtection |= key.name().equals("need_pwd") && value != JsonToken.VALUE_NULL;
            id = key.name().equals("id") ? json.getValueAsInt() : id;
            length += key.description() ? json.getTextLength() : 0;
            long hash = value(json, key.hash());
            print = key.archived() ? add(print, hash) : print;
            labels = key.label() ? add(labels, hash) : labels;
        }
        ArticleCounts told = new ArticleCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
        return new EntryGlance(
                id, HexFormat.of().toHexDigits(print), labels, told, length, certain && tellsProtection && id > 0);
    }

    /** Adds a value with all that it contains. */
    private static long value(JsonParser json, long start) throws IOException {
        long hash = start;
        int depth = 0;
        for (JsonToken token = json.currentToken(); ; token = json.nextToken()) {
            hash = add(hash, token.id());
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else {
                hash = text(json, hash);
            }
            if (depth == 0) {
                return hash;
            }
        }
    }

    private static long text(JsonParser json, long start) throws IOException {
        char[] text = json.getTextCharacters();
        int end = json.getTextOffset() + json.getTextLength();
        long hash = start;
        for (int i = json.getTextOffset(); i < end; i++) {
            hash = add(hash, text[i]);
        }
        return hash;
    }

    private static long hash(String text) {
        long hash = START;
        for (int i = 0; i < text.length(); i++) {
            hash = add(hash, text.charAt(i));
        }
        return hash;
    }

    /** The step of FNV-1a. */
    private static long add(long hash, long number) {
        return (hash ^ number) * FACTOR;
    }
}
