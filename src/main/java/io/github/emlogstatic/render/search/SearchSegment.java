package io.github.emlogstatic.render.search;

import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Json;
import io.github.emlogstatic.render.site.SoftCached;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A part of the search index. Its texts are read once, when its first file is made. Safe for several threads. */
final class SearchSegment {

    /** The most articles in a segment: its index is made in memory. */
    private static final int LARGEST = 8192;

    /** The newest articles, at least so many, are in a segment of their own. */
    private static final int NEWEST = 64;

    /** The number of texts in a file of texts. It is small, because a reader who sees a hit loads all of them. */
    static final int CHUNK = 4;

    private final String name;
    private final List<Document> documents;
    private final List<String> chunkFingerprints;
    private final String fingerprint;
    private final SoftCached<IndexedTexts> made = new SoftCached<>(this::make);

    SearchSegment(String name, List<Document> documents) {
        this.name = name;
        this.documents = List.copyOf(documents);
        List<String> words = documents.stream().map(Document::words).toList();
        this.fingerprint = Fingerprint.of(words);
        this.chunkFingerprints = chunkFingerprints(words);
    }

    /**
     * The number of articles in each segment, oldest first: the powers of two that the number of articles consists of.
     * Few segments mean few requests for each search. The newest articles are in a small segment, because they are edited
     * most, and an edit makes its whole segment again.
     */
    static List<Integer> sizes(int articles) {
        int newest = articles < 2 * NEWEST ? articles : NEWEST + articles % NEWEST;
        List<Integer> sizes = new ArrayList<>();
        int size = LARGEST;
        for (int rest = articles - newest; rest > 0; rest -= size) {
            size = Math.min(LARGEST, Integer.highestOneBit(rest));
            sizes.add(size);
        }
        if (newest > 0) {
            sizes.add(newest);
        }
        return sizes;
    }

    /**
     * An article or a page.
     *
     * @param open whether the search may find it
     * @param fingerprint of the body
     * @param html the body
     */
    record Document(
            boolean open,
            String title,
            List<String> tags,
            String url,
            String date,
            String day,
            String fingerprint,
            Supplier<String> html) {

        /** The text of the body, followed by the tags, so that tags are found like words. */
        private String text() {
            StringBuilder text = new StringBuilder(Excerpts.text(html.get()));
            tags.stream().distinct().forEach(tag -> text.append(" #").append(tag));
            return text.toString();
        }

        /** The fingerprint of what is in the index. */
        private String words() {
            return open ? Fingerprint.of(title, Fingerprint.of(tags), fingerprint) : "";
        }
    }

    /** The addresses that can be found. */
    List<String> urls() {
        return documents.stream().filter(Document::open).map(Document::url).toList();
    }

    private record IndexedTexts(List<String> texts, List<String> shards) {}

    String name() {
        return name;
    }

    /**
     * A power of two. A search loads a shard of every segment, so that a large segment may have larger shards: with the
     * square root, few files and few bytes for a search go together.
     */
    int shards() {
        int texts = documents.size();
        return Integer.highestOneBit((int) Math.max(1, Math.min(2 * texts - 1, 24 * Math.sqrt(texts))));
    }

    int chunks() {
        return chunkFingerprints.size();
    }

    private List<String> chunkFingerprints(List<String> words) {
        List<String> fingerprints = new ArrayList<>();
        for (int from = 0; from < documents.size(); from += CHUNK) {
            Fingerprint chunk = new Fingerprint();
            for (int i = from; i < Math.min(from + CHUNK, documents.size()); i++) {
                chunk.add(words.get(i))
                        .add(documents.get(i).url())
                        .add(documents.get(i).date());
            }
            fingerprints.add(chunk.end());
        }
        return fingerprints;
    }

    /** The fingerprint of everything in the index. */
    String fingerprint() {
        return fingerprint;
    }

    String chunkFingerprint(int chunk) {
        return chunkFingerprints.get(chunk);
    }

    /** The version of index and texts. Browsers load new files when it changes. */
    String version() {
        return new Fingerprint()
                .add(fingerprint)
                .add(Fingerprint.of(chunkFingerprints))
                .end()
                .substring(0, 8);
    }

    private List<Document> chunk(int chunk) {
        return documents.subList(chunk * CHUNK, Math.min(documents.size(), (chunk + 1) * CHUNK));
    }

    /** The script with one shard of the index. */
    String shardScript(int shard) {
        String line = made.get().shards.get(shard);
        return "es.shard(\"" + name + "/" + shard + "\"," + Json.of(line) + ");\n";
    }

    /**
     * The script with the texts of one chunk: title, address, date for readers, date for machines, text; 0 for a text
     * that must not be found.
     */
    String chunkScript(int chunk) {
        List<Object> rows = new ArrayList<>();
        for (int i = 0; i < chunk(chunk).size(); i++) {
            Document document = chunk(chunk).get(i);
            String text = made.get().texts.get(chunk * CHUNK + i);
            rows.add(
                    document.open()
                            ? List.of(document.title(), document.url(), document.date(), document.day(), text)
                            : 0);
        }
        return "es.texts(\"" + name + "/" + chunk + "\"," + Json.lines(rows) + ");\n";
    }

    private IndexedTexts make() {
        SearchIndex index = new SearchIndex();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            String text = document.open() ? document.text() : "";
            texts.add(text);
            index.add(i, document.open() ? document.title() : "", text);
        }
        return new IndexedTexts(texts, index.shards(shards()));
    }
}
