package io.github.emlogstatic.archive.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {

    private static final Instant THEN = Instant.parse("2024-05-01T00:00:00Z");

    /** The last two are sorted differently as text and as bytes. */
    private static final List<String> NAMES = List.of("a", "a b", "\"", "\\", "图", "é", "😀", "\uff5e");

    @TempDir
    Path folder;

    @Test
    void theIndexBehavesLikeAMap() throws IOException {
        TreeMap<String, IndexEntry> expected = new TreeMap<>();
        Random random = new Random(5);
        for (int run = 0; run < 40; run++) {
            Index index = Index.load(folder);
            for (int change = random.nextInt(30); change > 0; change--) {
                String path = path(random);
                if (random.nextInt(3) == 0) {
                    index.remove(path);
                    expected.remove(path);
                } else {
                    IndexEntry entry = entry(path, random.nextInt(100));
                    index.put(entry);
                    expected.put(path, entry);
                }
                assertSame(index, expected, path(random));
            }
            index.save();

            assertSame(index, expected, path(random));
            assertThat(Files.readString(folder.resolve("index.jsonl"))).isEqualTo(lines(expected));
        }
    }

    /** A line that is no entry shows whether lines are parsed. */
    @Test
    void linesWithANotedChecksumAreNotParsed() throws IOException {
        Path file = Files.writeString(folder.resolve("index.jsonl"), "no entry\n");
        assertThat(Index.load(folder).damagedLines()).hasSize(1);

        Files.createDirectory(folder.resolve("state"));
        Files.writeString(folder.resolve("state/index"), Checksum.of(file) + "\n" + Checksum.of("") + "\n");

        assertThat(Index.load(folder).damagedLines()).isEmpty();
    }

    @Test
    void aDirectoryInPlaceOfTheIndexIsNamed() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("index.jsonl"));

        assertThatThrownBy(() -> Index.load(folder))
                .isInstanceOf(DamagedException.class)
                .hasMessageStartingWith(directory + " is lost, and a directory is in its place; move that away; take");
    }

    private static void assertSame(Index index, TreeMap<String, IndexEntry> expected, String some) {
        assertThat(index.all()).isEqualTo(expected);
        assertThat(index.get(some)).isEqualTo(Optional.ofNullable(expected.get(some)));
        assertThat(index.hash(some)).isEqualTo(index.get(some).map(IndexEntry::sha256));
        assertThat(index.lastChanged(some)).isEqualTo(index.get(some).map(IndexEntry::lastChanged));
        assertThat(index.bytes(some))
                .isEqualTo(index.get(some).map(entry -> new FileBytes(entry.sha256(), entry.bytes())));
        assertThat(index.checks("2024-05-01T00:00:20Z"))
                .containsExactlyInAnyOrderElementsOf(expected.values().stream()
                        .map(entry -> new FileCheck(
                                entry.path(),
                                entry.bytes(),
                                !entry.lastChanged().isBefore(THEN.plusSeconds(20))))
                        .toList());
        String folder = some.substring(0, some.indexOf('/') + 1);
        assertThat(index.paths(folder))
                .isEqualTo(expected.subMap(folder, folder + Character.MAX_VALUE).keySet());
    }

    private static String path(Random random) {
        List<String> folders = List.of("articles/", "content/", "content2/", "private/articles/");
        return folders.get(random.nextInt(4)) + NAMES.get(random.nextInt(NAMES.size())) + random.nextInt(20);
    }

    private static IndexEntry entry(String path, int number) {
        String hash = number % 3 == 1 ? "hash" + number : String.format(Locale.ROOT, "%064x", number);
        int width = number % 2 == 0 ? 640 : 0;
        Instant changed = THEN.plusSeconds(number).plusMillis(number % 7 == 0 ? 500 : 0);
        return new IndexEntry(path, hash, number, width, width, THEN, changed);
    }

    private static String lines(TreeMap<String, IndexEntry> entries) {
        StringBuilder lines = new StringBuilder();
        entries.values().stream()
                .filter(entry -> !entry.path().startsWith("private/"))
                .forEach(entry -> lines.append(new String(IndexJson.line(entry), UTF_8)));
        return lines.toString();
    }

    @Test
    void anIndexInAnotherOrderIsRead() throws IOException {
        List<String> lines = new ArrayList<>(indexOf(20));
        String inOrder = Files.readString(folder.resolve("index.jsonl"));
        Collections.shuffle(lines, new Random(1));
        Files.write(folder.resolve("index.jsonl"), lines);

        Index index = Index.load(folder);

        assertThat(index.get("articles/7.json")).contains(entry("articles/7.json", 7));
        assertThat(index.paths("articles/")).hasSize(20);
        index.save();
        assertThat(folder.resolve("index.jsonl")).hasContent(inOrder);
    }

    @Test
    void whatCouldNotBeSavedIsSavedTheNextTime() throws IOException {
        Path gone = Files.createDirectories(folder.resolve("gone"));
        Index index = Index.load(gone);
        index.put(entry("articles/7.json", 7));
        Files.delete(gone);
        Files.createFile(gone); // no folder any more
        assertThatThrownBy(index::save).isInstanceOf(IOException.class);

        Files.delete(gone);
        index.save();

        assertThat(Index.load(gone).holds("articles/7.json")).isTrue();
    }

    @Test
    void aDamagedLineIsNamed() throws IOException {
        List<String> lines = new ArrayList<>(indexOf(20));
        lines.set(11, lines.get(11).substring(0, 50));
        Files.write(folder.resolve("index.jsonl"), lines);

        assertThatThrownBy(() -> Index.load(folder).requireIntact(folder))
                .hasMessageStartingWith(folder.resolve("index.jsonl") + ", line 12, is damaged");
    }

    @Test
    void aDamagedLineCanBeLeftOut() throws IOException {
        List<String> lines = new ArrayList<>(indexOf(20));
        lines.set(11, "<<<<<<< HEAD");
        lines.add(lines.get(3).replace("hash", "other hash"));
        Files.write(folder.resolve("index.jsonl"), lines);

        Index index = Index.load(folder);
        index.removeRepeated();
        index.save();

        assertThat(Index.load(folder).damagedLines()).isEmpty();
        assertThat(Index.load(folder).all()).hasSize(18);
    }

    @Test
    void aLineHasItsFieldsInAFixedOrder() {
        IndexEntry image = new IndexEntry("content/图 \".png", "ab", 12, 4, 3, THEN, THEN.plusSeconds(5));

        assertThat(new String(IndexJson.line(image), UTF_8))
                .isEqualTo("{\"path\":\"content/图 \\\".png\",\"sha256\":\"ab\",\"bytes\":12,\"width\":4,\"height\":3,"
                        + "\"firstSeen\":\"2024-05-01T00:00:00Z\",\"lastChanged\":\"2024-05-01T00:00:05Z\"}\n");
        assertThat(new String(IndexJson.line(new IndexEntry("a", "b", 0, 0, 0, THEN, THEN)), UTF_8))
                .doesNotContain("bytes", "width", "height");
    }

    private List<String> indexOf(int articles) throws IOException {
        Index index = Index.load(folder);
        for (int id = 1; id <= articles; id++) {
            index.put(entry("articles/" + id + ".json", id));
        }
        index.save();
        return Files.readAllLines(folder.resolve("index.jsonl"));
    }
}
