package io.github.emlogstatic.render.search;

import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.render.search.BlockTerms.Entry;
import io.github.emlogstatic.render.search.SearchSegment.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The terms of neighbouring texts, a part of an index. The {@link IndexCache} keeps them, so that of an edited article only
 * its own text is read and indexed again. Safe for several threads.
 */
final class IndexBlock {

    /** The most texts of a block. */
    static final int SIZE = 128;

    private final String name;
    private final List<Document> documents;
    private final List<String> words;
    private final int shards;
    private final IndexCache cache;
    private final @Nullable String[] texts;
    private int offered;
    private @Nullable BitSet missing;
    private volatile @Nullable BlockTerms terms;

    /**
     * @param name under which the cache keeps its terms
     * @param words the fingerprint of each document
     * @param shards the number of shards of the index
     */
    IndexBlock(String name, List<Document> documents, List<String> words, int shards, IndexCache cache) {
        this.name = name;
        this.documents = documents;
        this.words = words;
        this.shards = shards;
        this.cache = cache;
        this.texts = new String[documents.size()];
    }

    String name() {
        return name;
    }

    String fingerprint() {
        return Fingerprint.of(words);
    }

    /**
     * Offers a text that was read for another file, so that it need not be read again. When the block has all texts that it
     * needs, it indexes and forgets them.
     */
    synchronized void offer(int number, String text) {
        if (terms != null || !missing().get(number)) {
            return;
        }
        offered += texts[number] == null ? 1 : 0;
        texts[number] = text;
        if (offered == missing().cardinality()) {
            indexed();
        }
    }

    /** Takes no lock once they are known. */
    BlockTerms terms() {
        BlockTerms known = terms;
        return known == null ? indexed() : known;
    }

    private synchronized BlockTerms indexed() {
        BlockTerms made = terms;
        if (made == null) {
            BlockTerms cached = cache.find(name);
            made = cached.isOf(words, shards) ? cached : cached.with(words, missing(), entries(missing()), shards);
            cache.put(name, made);
            Arrays.fill(texts, null);
            terms = made;
        }
        return made;
    }

    /** The numbers of the texts that the cached terms are not of. */
    private BitSet missing() {
        if (missing == null) {
            missing = cache.find(name).changed(words);
        }
        return missing;
    }

    private List<Entry> entries(BitSet changed) {
        SearchTerms terms = new SearchTerms();
        Postings postings = new Postings();
        changed.stream().filter(number -> documents.get(number).open()).forEach(number -> {
            Document document = documents.get(number);
            String text = texts[number] == null ? document.text() : texts[number];
            terms.of(document.title(), term -> postings.of(term).add(number, true));
            terms.of(text, term -> postings.of(term).add(number, false));
        });
        List<Entry> entries = new ArrayList<>();
        postings.forEach((term, list) -> entries.add(Entry.of(terms.text(term), list)));
        return entries;
    }
}
