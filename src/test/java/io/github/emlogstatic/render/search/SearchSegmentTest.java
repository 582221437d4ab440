package io.github.emlogstatic.render.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.render.site.Dates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchSegmentTest {

    private static final LocalDateTime DATE = LocalDateTime.of(2024, 1, 1, 12, 0);
    private static final Dates DATES = new Dates("zh-CN", ZoneId.of("Asia/Shanghai"));

    @ParameterizedTest
    @CsvSource({
        "熟普, 0",
        "的熟, 0",
        "普, 0 1",
        "cache, 0 2",
        "c, 1",
        "ab1, 1",
        "cafe\u0301, 2",
        "한국, 2",
        "😀, 1",
        "普洱, 1",
        "饼普, ''",
        "传统, 2",
        "🍵, 1",
    })
    void termFindsTheTextsThatContainIt(String term, String numbers) {
        SearchSegment segment = segment(
                document("一饼", "<p>十八年的<b>熟普</b>。Cache</p>"),
                document("C++ 😀", "<p>普洱 ＡＢ1 🍵</p>"),
                document("Cache", "<p>cafe\u0301 한국 傳統</p><script>cookie</script>"));

        assertThat(lookUp(segment, term)).isEqualTo(numbers(numbers));
    }

    @Test
    void neighbouringEmojiHideNoOtherTerm() {
        List<SearchSegment.Document> documents = documents(300, 0);
        documents.set(7, document("😀🍵", "😀😀🍵"));
        SearchSegment segment = segment(documents);
        documents.set(7, document("", ""));

        Set<String> terms = terms(segment);
        Set<String> hidden = terms(segment(documents));
        hidden.removeAll(terms);
        assertThat(hidden).isEmpty();
        assertThat(terms).contains("😀", "🍵");
    }

    /** Both words have the same place in the table of recent words. */
    @Test
    void wordsWithTheSameHashStayApart() {
        SearchSegment segment = segment(document("一", "<p>an an</p>"), document("二", "<p>c0 an c0</p>"));

        assertThat(lookUp(segment, "an")).isEqualTo(numbers("0 1"));
        assertThat(lookUp(segment, "c0")).isEqualTo(numbers("1"));
    }

    @ParameterizedTest
    @CsvSource({"茶a, a", "a茶b, b", "茶普洱, 普洱", "々茶普, 茶普", "茶𠮷普, 普", "𠮷茶普, 茶普", "茶、普, 普"})
    void hanBesideOtherCharactersIsFound(String text, String term) {
        assertThat(lookUp(segment(document("一", "<p>" + text + "</p>"), document("二", "<p>无</p>")), term))
                .isEqualTo(numbers("0"));
    }

    @Test
    void termsInTheTitleAreMarked() {
        SearchSegment segment = segment(document("一饼老茶", "老茶"), document("无题", "老茶"));

        assertThat(posting(segment, "老茶")).hasSize(2).startsWith(digit(3)).endsWith(digit(2));
    }

    @Test
    void articleIsFoundByItsTags() {
        SearchSegment segment = segment(
                new SearchSegment.Document(true, "t", List.of("Docker", "运维"), "post-1.html", DATE, "f", () -> "x"));

        assertThat(lookUp(segment, "docker")).isEqualTo(numbers("0"));
        assertThat(lookUp(segment, "运维")).isEqualTo(numbers("0"));
        assertThat(chunk(segment)).contains("x #Docker #运维");
    }

    @Test
    void changedTagChangesIndexAndTexts() {
        SearchSegment one = segment(document("标题", "正文"));
        SearchSegment other = segment(new SearchSegment.Document(
                true, "标题", List.of("tag"), "post-1.html", DATE, Fingerprint.of("正文"), () -> "正文"));

        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
        assertThat(other.chunkFingerprint(0)).isNotEqualTo(one.chunkFingerprint(0));
    }

    @Test
    void indexContainsNoScriptAndNoProtectedText() {
        SearchSegment segment = segment(
                document("公开", "<p>公开</p><script>cookie</script>"),
                new SearchSegment.Document(false, "秘密", List.of("密"), "post-2.html", DATE, "f", () -> "密语"));

        assertThat(files(segment))
                .noneMatch(file -> file.contains("秘") || file.contains("密") || file.contains("cookie"));
        assertThat(chunk(segment)).contains("公开").endsWith("0]);\n");
    }

    @Test
    void scriptContainsNothingThatEndsItsElement() {
        SearchSegment segment = segment(document("</script>", "<p>&lt;/script&gt; \u2028 \" \\</p>"));

        assertThat(files(segment)).noneMatch(file -> file.contains("</") || file.contains("\u2028"));
    }

    @Test
    void sameTextsGiveSameBytes() {
        assertThat(files(generated(60, 0))).isEqualTo(files(generated(60, 0)));
        assertThat(generated(60, 0).version()).isEqualTo(generated(60, 0).version());
    }

    @Test
    void editedTextChangesOnlyTheShardsOfItsTerms() {
        List<SearchSegment.Document> documents = documents(300, 0);
        SearchSegment before = segment(documents);
        documents.set(40, document("标题", documents.get(40).plain().get() + "龘"));
        SearchSegment after = segment(documents);

        assertThat(after.fingerprint()).isNotEqualTo(before.fingerprint());
        assertThat(changed(shards(before), shards(after))).isLessThanOrEqualTo(16);
        assertThat(changed(chunks(before), chunks(after))).isEqualTo(1);
    }

    @Test
    void changedAddressLeavesTheIndexUnchanged() {
        SearchSegment one = segment(document("标题", "正文"));
        SearchSegment other = segment(new SearchSegment.Document(
                true, "标题", List.of(), "moved.html", DATE, Fingerprint.of("正文"), () -> "正文"));

        assertThat(other.fingerprint()).isEqualTo(one.fingerprint());
        assertThat(other.chunkFingerprint(0)).isNotEqualTo(one.chunkFingerprint(0));
        assertThat(other.version()).isNotEqualTo(one.version());
    }

    @Test
    void textsTellTheirDateInTheLanguageOfTheSite() {
        List<SearchSegment.Document> documents = List.of(document("标题", "正文"));
        SearchSegment chinese = segment(documents);
        Dates dates = new Dates("en", ZoneId.of("Asia/Shanghai"));
        SearchSegment english =
                SearchSegment.of(documents, List.of(), dates, noCache()).get(0);

        assertThat(chunk(chinese)).contains("2024年1月1日").contains("2024-01-01");
        assertThat(chunk(english)).contains("1 January 2024");
        assertThat(english.chunkFingerprint(0)).isNotEqualTo(chinese.chunkFingerprint(0));
    }

    /**
     * A query looks up two terms in two segments, and shows the hits of two files of texts. The shards of a site of 10,000
     * articles are as large as those of this site, which has an eighth of the articles and of the shards.
     */
    @Test
    void queryOverTenThousandArticlesLoadsLittle() throws IOException {
        double query = 0;
        for (SearchSegment segment : SearchSegment.of(documents(1_407, 1), List.of(), DATES, noCache())) {
            query += 2 * average(someShards(segment)) + average(List.of(chunk(segment)));
        }

        assertThat(query).as("bytes of a query").isLessThan(80_000);
    }

    @Test
    void theNewestArticlesAndPagesShareASegment() {
        List<SearchSegment.Document> documents = notes(300, 1);

        for (int articles = 1; articles < 300; articles++) {
            List<SearchSegment> segments = SearchSegment.of(
                    documents.subList(0, articles), List.of(document("page", "page")), DATES, noCache());
            SearchSegment newest = segments.get(segments.size() - 1);
            assertThat(newest.paths()).hasSizeBetween(1 + Math.min(articles, 64), 128);
            assertThat(segments.stream()
                            .mapToInt(segment -> segment.paths().size())
                            .sum())
                    .isEqualTo(articles + 1);
        }
        assertThat(SearchSegment.of(List.of(), List.of(), DATES, noCache())).isEmpty();
    }

    @Test
    void editedArticleIsIndexedAlone(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("search");
        List<SearchSegment.Document> documents = notes(600, 1);
        List<String> before = index(documents, new IndexCache(file));
        documents.set(40, document("标题", "龘"));
        AtomicInteger read = new AtomicInteger();
        documents.replaceAll(document -> counted(document, read));

        List<String> after = index(documents, new IndexCache(file));

        assertThat(read).hasValue(1);
        assertThat(after).isEqualTo(indexedAnew(documents)).isNotEqualTo(before);
    }

    /** Of several blocks and segments, whose numbers and shards change with the number of articles. */
    @Test
    void severalEditsLeaveTheIndexOfAWholeBuild(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("search");
        List<SearchSegment.Document> documents = notes(200, 1);
        List<Consumer<List<SearchSegment.Document>>> edits = List.of(
                all -> all.set(127, document("末篇", "龘")),
                all -> all.remove(70),
                all -> all.set(20, hidden(all.get(20))),
                all -> all.set(20, document("又见", "公开")),
                all -> all.addAll(notes(90, 2)),
                all -> all.subList(100, all.size()).clear(),
                all -> all.replaceAll(SearchSegmentTest::hidden));

        for (Consumer<List<SearchSegment.Document>> edit : edits) {
            index(documents, new IndexCache(file));
            edit.accept(documents);
            assertThat(index(documents, new IndexCache(file))).isEqualTo(indexedAnew(documents));
        }
    }

    @Test
    void whatBecomesProtectedIsNotReadAndLeavesTheCache(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("search");
        List<SearchSegment.Document> documents = notes(200, 1);
        documents.set(40, document("标题", "龘龘"));
        index(documents, new IndexCache(file));
        AtomicInteger read = new AtomicInteger();
        documents.set(40, hidden(documents.get(40)));
        documents.replaceAll(document -> counted(document, read));

        index(documents, new IndexCache(file));

        assertThat(read).hasValue(0);
        assertThat(file).content().doesNotContain("龘");
    }

    @Test
    void damagedCacheIsIgnored(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("search");
        List<String> shards = index(notes(200, 1), new IndexCache(file));
        byte[] bytes = Files.readAllBytes(file);

        for (int damaged : new int[] {0, 40, 100, bytes.length - 1}) {
            byte[] copy = bytes.clone();
            copy[damaged] ^= 1;
            Files.write(file, copy);
            assertThat(index(notes(200, 1), new IndexCache(file))).isEqualTo(shards);
        }
        for (int length : new int[] {0, 10, 40, bytes.length / 2, bytes.length - 1}) {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThat(index(notes(200, 1), new IndexCache(file))).isEqualTo(shards);
        }
    }

    private static IndexCache noCache() {
        return new IndexCache(Path.of("no cache"));
    }

    private static List<String> indexedAnew(List<SearchSegment.Document> documents) {
        return shards(SearchSegment.of(documents, List.of(), DATES, noCache()));
    }

    private static List<String> shards(List<SearchSegment> segments) {
        return segments.stream().flatMap(segment -> shards(segment).stream()).toList();
    }

    private static List<String> index(List<SearchSegment.Document> documents, IndexCache cache) throws IOException {
        List<SearchSegment> segments = SearchSegment.of(documents, List.of(), DATES, cache);
        List<String> shards = shards(segments);
        cache.save(segments.stream().flatMap(SearchSegment::blocks).collect(Collectors.toSet()));
        return shards;
    }

    /** A text that became protected. */
    private static SearchSegment.Document hidden(SearchSegment.Document document) {
        return new SearchSegment.Document(
                false,
                document.title(),
                document.tags(),
                document.path(),
                document.date(),
                document.fingerprint(),
                document.plain());
    }

    private static SearchSegment.Document counted(SearchSegment.Document document, AtomicInteger read) {
        return new SearchSegment.Document(
                document.open(),
                document.title(),
                document.tags(),
                document.path(),
                document.date(),
                document.fingerprint(),
                () -> {
                    read.incrementAndGet();
                    return document.plain().get();
                });
    }

    private static SearchSegment segment(SearchSegment.Document... documents) {
        return segment(List.of(documents));
    }

    /** The first segment of a site with these articles. */
    private static SearchSegment segment(List<SearchSegment.Document> documents) {
        return SearchSegment.of(documents, List.of(), DATES, noCache()).get(0);
    }

    private static SearchSegment.Document document(String title, String html) {
        return new SearchSegment.Document(
                true,
                title,
                List.of(),
                "post-1.html",
                DATE,
                Fingerprint.of(html),
                () -> Excerpts.of(html).text());
    }

    private static SearchSegment generated(int articles, int seed) {
        return segment(documents(articles, seed));
    }

    /** Articles of 1,500 characters, which have some 900 different pairs of neighbours, as articles in Chinese have. */
    private static List<SearchSegment.Document> documents(int articles, int seed) {
        return documents(articles, seed, 1500);
    }

    private static List<SearchSegment.Document> notes(int articles, int seed) {
        return documents(articles, seed, 60);
    }

    private static List<SearchSegment.Document> documents(int articles, int seed, int length) {
        Random random = new Random(seed);
        List<String> phrases = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            StringBuilder phrase = new StringBuilder();
            for (int j = 0; j < 6; j++) {
                phrase.append((char) (0x4DFF + often(random, 3000)));
            }
            phrases.add(phrase.toString());
        }
        List<SearchSegment.Document> documents = new ArrayList<>();
        for (int i = 0; i < articles; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(phrases.get(often(random, phrases.size()))).append(random.nextBoolean() ? "，" : "");
            }
            documents.add(document("标题", text.toString()));
        }
        return documents;
    }

    /** A number from 1 on. Small ones come often, as the words of a language do. */
    private static int often(Random random, int limit) {
        return (int) Math.exp(random.nextDouble() * Math.log(limit));
    }

    private static String chunk(SearchSegment segment) {
        return text(segment.chunkScript(0));
    }

    private static String text(ByteBuffer script) {
        return StandardCharsets.UTF_8.decode(script).toString();
    }

    private static List<String> shards(SearchSegment segment) {
        return IntStream.range(0, segment.shards())
                .mapToObj(shard -> text(segment.shardScript(shard)))
                .toList();
    }

    private static List<String> someShards(SearchSegment segment) {
        int step = Math.max(1, segment.shards() / 64);
        return IntStream.range(0, segment.shards())
                .filter(i -> i % step == 0)
                .mapToObj(shard -> text(segment.shardScript(shard)))
                .toList();
    }

    private static List<String> chunks(SearchSegment segment) {
        return IntStream.range(0, segment.chunks())
                .mapToObj(chunk -> text(segment.chunkScript(chunk)))
                .toList();
    }

    private static List<String> files(SearchSegment segment) {
        List<String> files = new ArrayList<>(shards(segment));
        files.addAll(chunks(segment));
        return files;
    }

    private static double average(List<String> files) throws IOException {
        long bytes = 0;
        for (String file : files) {
            bytes += gzipped(file);
        }
        return (double) bytes / files.size();
    }

    private static long changed(List<String> before, List<String> after) {
        return IntStream.range(0, before.size())
                .filter(i -> !before.get(i).equals(after.get(i)))
                .count();
    }

    private static Set<String> terms(SearchSegment segment) {
        Set<String> terms = new TreeSet<>();
        for (String script : shards(segment)) {
            String[] line = script.substring(script.indexOf(",\"") + 2, script.lastIndexOf('"'))
                    .split(" ");
            for (int i = 0; i < line.length; i += 2) {
                terms.add(line[i]);
            }
        }
        return terms;
    }

    private static String posting(SearchSegment segment, String term) {
        String script = text(segment.shardScript(Integer.reverse(SearchTerms.place(term)) & segment.shards() - 1));
        String[] line = script.substring(script.indexOf(",\"") + 2, script.lastIndexOf('"'))
                .split(" ");
        for (int i = 0; i + 1 < line.length; i += 2) {
            if (line[i].equals(term)) {
                return line[i + 1];
            }
        }
        return "";
    }

    private static Set<Integer> lookUp(SearchSegment segment, String term) {
        Set<Integer> numbers = new TreeSet<>();
        int number = -1;
        int value = 0;
        for (char c : posting(segment, term).toCharArray()) {
            int digit = PostingList.DIGITS.indexOf(c);
            value = value * 44 + digit % 44;
            if (digit < 44) {
                number += value / 2;
                numbers.add(number);
                value = 0;
            }
        }
        return numbers;
    }

    private static Set<Integer> numbers(String text) {
        Set<Integer> numbers = new TreeSet<>();
        for (String number : text.split(" ")) {
            if (!number.isEmpty()) {
                numbers.add(Integer.valueOf(number));
            }
        }
        return numbers;
    }

    private static String digit(int value) {
        return String.valueOf(PostingList.DIGITS.charAt(value));
    }

    private static int gzipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
