package io.github.emlogstatic.render.search;

import io.github.emlogstatic.render.search.SearchSegment.Document;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of neighbouring texts, a part of an index. The {@link IndexCache} keeps them, so that an edited article makes
 * this part of the index again, and not all of it. For one thread.
 */
final class IndexBlock {

    /** The most texts of a block. */
    static final int SIZE = 128;

    private final List<Document> documents;
    private final IndexCache cache;
    private final String fingerprint;
    private final @Nullable String[] texts;
    private int offered;

    /** @param fingerprint that of the words of all its texts */
    IndexBlock(List<Document> documents, String fingerprint, IndexCache cache) {
        this.documents = documents;
        this.cache = cache;
        this.fingerprint = fingerprint;
        this.texts = new String[documents.size()];
    }

    /** The fingerprint of all its texts. */
    String fingerprint() {
        return fingerprint;
    }

    /**
     * Offers a text that was read for another file, so that it need not be read again. When the block has all its texts,
     * it indexes and forgets them.
     */
    void offer(int number, String text) {
        if (cache.find(fingerprint).isPresent()) {
            return;
        }
        offered += texts[number] == null ? 1 : 0;
        texts[number] = text;
        if (offered == texts.length) {
            cache.put(fingerprint, made());
            Arrays.fill(texts, null);
        }
    }

    /**
     * The terms and their postings: {@code term postings term postings…}, each followed by a space, in the order of {@link
     * SearchTerms#place}.
     */
    byte[] terms() {
        return cache.find(fingerprint).orElseGet(() -> {
            byte[] terms = made();
            cache.put(fingerprint, terms);
            return terms;
        });
    }

    private byte[] made() {
        SearchTerms terms = new SearchTerms();
        Postings postings = new Postings();
        for (int i = 0; i < texts.length; i++) {
            int number = i;
            Document document = documents.get(i);
            if (document.open()) {
                String text = texts[i] == null ? document.text() : texts[i];
                terms.of(document.title(), term -> postings.of(term).add(number, true));
                terms.of(text, term -> postings.of(term).add(number, false));
            }
        }
        List<Entry> entries = new ArrayList<>();
        postings.forEach((term, list) -> entries.add(Entry.of(terms.text(term), list)));
        entries.sort(null);
        StringBuilder all = new StringBuilder(1 << 16);
        entries.forEach(
                entry -> all.append(entry.term).append(' ').append(entry.list).append(' '));
        return all.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @param place among all terms */
    private record Entry(int place, String term, PostingList list) implements Comparable<Entry> {

        static Entry of(String term, PostingList list) {
            return new Entry(SearchTerms.place(term), term, list);
        }

        @Override
        public int compareTo(Entry other) {
            return Integer.compareUnsigned(place, other.place);
        }
    }
}
