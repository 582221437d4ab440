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

    /** The numbers of articles in a segment, for the oldest articles first. */
    private static final List<Integer> SIZES = List.of(1000, 200, 40);

    /** The number of texts in a file of texts. It is small, because a reader who sees a hit loads all of them. */
    static final int CHUNK = 2;

    private static final int MOST_SHARDS = 1024;

    private final String name;
    private final List<Document> documents;
    private final SoftCached<IndexedTexts> made = new SoftCached<>(this::make);

    SearchSegment(String name, List<Document> documents) {
        this.name = name;
        this.documents = List.copyOf(documents);
    }

    /**
     * The number of articles in each segment, oldest first. Large segments mean few files for each search. The newest
     * articles are in small segments, because they are edited most, and an edit makes its whole segment again.
     */
    static List<Integer> sizes(int articles) {
        List<Integer> sizes = new ArrayList<>();
        int rest = articles;
        for (int i = 0; i < SIZES.size(); i++) {
            int keptApart = i + 1 < SIZES.size() ? SIZES.get(i + 1) : 0;
            for (; rest >= SIZES.get(i) + keptApart; rest -= SIZES.get(i)) {
                sizes.add(SIZES.get(i));
            }
        }
        if (rest > 0) {
            sizes.add(rest);
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

        private void addWords(Fingerprint to) {
            to.add(open);
            if (open) {
                to.add(title).add(Fingerprint.of(tags)).add(fingerprint);
            }
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

    /** A power of two that grows with the segment, so that shards are small and few are empty. */
    int shards() {
        return Math.min(MOST_SHARDS, Integer.highestOneBit(Math.max(1, 2 * documents.size() - 1)));
    }

    int chunks() {
        return (documents.size() + CHUNK - 1) / CHUNK;
    }

    /** The fingerprint of everything in the index. */
    String fingerprint() {
        Fingerprint fingerprint = new Fingerprint();
        documents.forEach(document -> document.addWords(fingerprint));
        return fingerprint.end();
    }

    String chunkFingerprint(int chunk) {
        Fingerprint fingerprint = new Fingerprint();
        for (Document document : chunk(chunk)) {
            document.addWords(fingerprint);
            fingerprint.add(document.url()).add(document.date());
        }
        return fingerprint.end();
    }

    /** The version of index and texts. Browsers load new files when it changes. */
    String version() {
        Fingerprint fingerprint = new Fingerprint().add(fingerprint());
        for (int chunk = 0; chunk < chunks(); chunk++) {
            fingerprint.add(chunkFingerprint(chunk));
        }
        return fingerprint.end().substring(0, 8);
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
