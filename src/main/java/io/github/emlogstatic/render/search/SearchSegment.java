package io.github.emlogstatic.render.search;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.content.write.Utf8Text;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.site.Json;
import io.github.emlogstatic.render.site.PlainTexts;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A part of the search index: most articles, or the newest. Its texts are read once, when its first file is made. Safe for
 * several threads.
 *
 * <p>It is an inverted index, split into shards. A shard is a line {@code term postings term postings…}, sorted by term.
 * Postings are the numbers of the texts that contain the term, see {@link PostingList}.
 */
final class SearchSegment {

    /** The newest articles, at least so many, are in a segment of their own. A multiple of {@link #CHUNK}. */
    private static final int NEWEST = 64;

    /** The number of texts in a file of texts. It is small, because a reader who sees a hit loads all of them. */
    static final int CHUNK = PlainTexts.NEIGHBOURS;

    /** The memory of a script, one for each thread. */
    private static final ThreadLocal<Utf8Text> SCRIPTS = ThreadLocal.withInitial(() -> new Utf8Text(1 << 16, 1 << 13));

    private final String name;
    private final int first;
    private final List<Document> documents;
    private final int shards;
    private final Dates dates;
    private final List<IndexBlock> blocks;
    private final List<String> chunkFingerprints;
    private final String fingerprint;

    /** @param first the position of its first article among all */
    private SearchSegment(String name, int first, List<Document> documents, int shards, Dates dates, IndexCache cache) {
        this.name = name;
        this.first = first;
        this.documents = List.copyOf(documents);
        this.shards = shards;
        this.dates = dates;
        List<String> words = this.documents.stream().map(Document::words).toList();
        this.blocks = IntStream.iterate(0, from -> from < words.size(), from -> from + IndexBlock.SIZE)
                .mapToObj(from -> block(from, words, cache))
                .toList();
        this.chunkFingerprints = IntStream.iterate(0, from -> from < words.size(), from -> from + CHUNK)
                .mapToObj(from -> chunkFingerprint(from, words))
                .toList();
        this.fingerprint =
                Fingerprint.of(blocks.stream().map(IndexBlock::fingerprint).toList());
    }

    /**
     * The segments of a site: {@code 0} has most articles, {@code n} has the newest, and the pages. A search loads a
     * shard of each for a term, so that there are only two. The newest are in a segment of their own, because they are
     * edited most, and a new or edited article may change every shard of its segment.
     *
     * @param articles oldest first
     * @param dates writes the dates of the texts
     */
    static List<SearchSegment> of(List<Document> articles, List<Document> pages, Dates dates, IndexCache cache) {
        int newest = articles.size() < 2 * NEWEST ? articles.size() : NEWEST + articles.size() % NEWEST;
        int others = articles.size() - newest;
        List<Document> last = new ArrayList<>(articles.subList(others, articles.size()));
        last.addAll(pages);
        List<SearchSegment> segments = new ArrayList<>();
        if (others > 0) {
            segments.add(new SearchSegment("0", 0, articles.subList(0, others), shards(others / 6), dates, cache));
        }
        if (!last.isEmpty()) {
            segments.add(new SearchSegment("n", others, last, shards(last.size()), dates, cache));
        }
        return segments;
    }

    /** The power of two below: so many that a shard has some ten kilobytes, and not more, because each is a file. */
    private static int shards(int wanted) {
        return Integer.highestOneBit(Math.max(1, wanted));
    }

    /**
     * An article or a page.
     *
     * @param open whether the search may find it
     * @param path its file
     * @param fingerprint the fingerprint of the body
     * @param plain the plain text of the body
     */
    record Document(
            boolean open,
            String title,
            List<String> tags,
            String path,
            LocalDateTime date,
            String fingerprint,
            Supplier<String> plain) {

        /** The text of the body, followed by the tags, so that tags are found like words. */
        String text() {
            return plain.get().concat(tags.stream().distinct().map(" #"::concat).collect(Collectors.joining()));
        }

        /** The fingerprint of what is in the index. */
        String words() {
            return open ? Fingerprint.of(title, Fingerprint.of(tags), fingerprint) : "";
        }
    }

    /** The files that can be found. */
    List<String> paths() {
        return documents.stream().filter(Document::open).map(Document::path).toList();
    }

    String name() {
        return name;
    }

    /** A power of two. */
    int shards() {
        return shards;
    }

    int chunks() {
        return chunkFingerprints.size();
    }

    private IndexBlock block(int from, List<String> words, IndexCache cache) {
        int to = Math.min(from + IndexBlock.SIZE, words.size());
        return new IndexBlock(
                name + "/" + from / IndexBlock.SIZE,
                documents.subList(from, to),
                words.subList(from, to),
                shards,
                cache);
    }

    private String chunkFingerprint(int from, List<String> words) {
        Fingerprint fingerprint = new Fingerprint();
        int to = Math.min(from + CHUNK, words.size());
        for (int i = from; i < to; i++) {
            Document document = documents.get(i);
            fingerprint
                    .add(words.get(i))
                    .add(document.path())
                    .add(document.date().toLocalDate().toEpochDay());
        }
        fingerprint.add(dates.date(documents.get(from).date())); // in the language of the site
        return fingerprint.end();
    }

    /** The names of the blocks of its index. */
    Stream<String> blocks() {
        return blocks.stream().map(IndexBlock::name);
    }

    /** The fingerprint of everything in the index. */
    String fingerprint() {
        return fingerprint;
    }

    /**
     * The fingerprint of a shard, in a fraction of the time of the shard itself. Reads and indexes the texts that have
     * changed since the last build.
     */
    String shardFingerprint(int shard) {
        Fingerprint ofShard = new Fingerprint();
        for (IndexBlock block : blocks) {
            block.terms().addTo(ofShard, shard);
        }
        return ofShard.end();
    }

    String chunkFingerprint(int chunk) {
        return chunkFingerprints.get(chunk);
    }

    /** The fingerprint of some files of texts. */
    String chunkFingerprint(int from, int end) {
        return Fingerprint.of(chunkFingerprints.subList(from, end));
    }

    /** The version of index and texts. Browsers load new files when it changes. */
    String version() {
        return new Fingerprint()
                .add(fingerprint)
                .add(Fingerprint.of(chunkFingerprints))
                .end()
                .substring(0, 8);
    }

    /** The batch of the script of a chunk: it is made after the pages of its articles, which leave their texts. */
    String chunkBatch(int chunk) {
        return PlainTexts.batch(first + chunk * CHUNK);
    }

    private String shard(int shard) {
        SortedMap<String, PostingList> lists = new TreeMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).terms().addTo(lists, shard, i * IndexBlock.SIZE);
        }
        StringJoiner line = new StringJoiner(" ");
        lists.forEach((term, list) -> line.add(term).add(list.toString()));
        return line.toString();
    }

    ByteBuffer shardScript(int shard) {
        Utf8Text script = script("shard", shard);
        Json.write(shard(shard), script);
        return script.add(");\n").buffer();
    }

    /**
     * The script with the texts of one chunk: title, address, date for readers, date for machines, text; 0 for a text
     * that must not be found.
     */
    ByteBuffer chunkScript(int chunk) {
        List<Object> rows = new ArrayList<>();
        for (int i = chunk * CHUNK; i < Math.min(documents.size(), (chunk + 1) * CHUNK); i++) {
            Document document = documents.get(i);
            String text = document.open() ? document.text() : "";
            offer(i, text);
            rows.add(document.open() ? row(document, text) : 0);
        }
        Utf8Text script = script("texts", chunk);
        Json.writeLines(rows, script);
        return script.add(");\n").buffer();
    }

    /** The beginning of a script. The rest is added, not joined: these are the largest texts of a site. */
    private Utf8Text script(String call, int number) {
        Utf8Text script = SCRIPTS.get();
        script.clear();
        return script.add("es." + call + "(\"" + name + "/" + number + "\",");
    }

    private List<String> row(Document document, String text) {
        LocalDateTime date = document.date();
        return List.of(
                document.title(),
                Percent.encode(document.path()),
                dates.date(date),
                date.toLocalDate().toString(),
                text);
    }

    private void offer(int number, String text) {
        blocks.get(number / IndexBlock.SIZE).offer(number % IndexBlock.SIZE, text);
    }
}
