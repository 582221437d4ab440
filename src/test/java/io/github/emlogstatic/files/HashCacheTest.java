package io.github.emlogstatic.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashCacheTest {

    private static final String ANOTHER = "0".repeat(64);

    /** A run that begins long after the files were written. */
    private static final Instant LATER = Instant.now().plusSeconds(600);

    @TempDir
    Path folder;

    private Path cache;
    private Path page;

    @BeforeEach
    void aPage() throws IOException {
        cache = folder.resolve("cache");
        page = folder.resolve("a page.html");
        Files.writeString(page, "one");
    }

    @Test
    void anUntouchedFileIsNotReadAgain() throws Exception {
        remember(LATER);
        replaceInCache(hash("one"), ANOTHER);

        assertThat(load().of("a page.html").sha256()).isEqualTo(ANOTHER);
    }

    @Test
    void aTouchedFileIsReadAgain() throws Exception {
        remember(LATER);
        Files.writeString(page, "longer");

        assertThat(load().of("a page.html"))
                .isEqualTo(new HashCache.Hashes(hash("longer"), Checksum.of(bytes("longer"))));
    }

    @Test
    void aModificationThatHidesItsTimeIsFound() throws Exception {
        FileTime time = Files.getLastModifiedTime(page);
        remember(LATER);
        untilTheClockOfTheDiskTicks();
        Files.writeString(page, "two");
        Files.setLastModifiedTime(page, time);

        assertThat(load().of("a page.html").sha256()).isEqualTo(hash("two"));
    }

    @Test
    void aFileModifiedAMomentBeforeIsNotRemembered() throws Exception {
        remember(Files.getLastModifiedTime(page).toInstant().plusSeconds(1));

        assertThat(Files.readString(cache)).doesNotContain("page.html");
    }

    @Test
    void aCacheThatKnowsAllIsNotWrittenAgain() throws Exception {
        remember(LATER);
        Object written = Files.readAttributes(cache, BasicFileAttributes.class).fileKey();

        remember(LATER);
        assertThat(Files.readAttributes(cache, BasicFileAttributes.class).fileKey())
                .isEqualTo(written);

        untilTheClockOfTheDiskTicks();
        Files.writeString(page, "two");
        HashCache hashes = load();
        hashes.of("a page.html");
        hashes.save();
        assertThat(Files.readString(cache)).contains(hash("two"));
    }

    @Test
    void aDamagedCacheIsIgnored() throws Exception {
        remember(LATER);
        Files.writeString(cache, Files.readString(cache).replace(hash("one"), ANOTHER));

        assertThat(load().of("a page.html").sha256()).isEqualTo(hash("one"));
        Files.writeString(cache, "");
        assertThat(load().of("a page.html").sha256()).isEqualTo(hash("one"));
    }

    @Test
    void aLostBitIsFoundWhenItMatters() throws Exception {
        remember(LATER);
        replaceInCache(hash("one"), ANOTHER);
        HashCache hashes = load();

        assertThat(hashes.isStill("a page.html")).isFalse();
        hashes.save();
        assertThat(load().of("a page.html").sha256()).isEqualTo(hash("one"));
    }

    @Test
    void aMarkHoldsAsLongAsTheBytes() throws Exception {
        HashCache hashes = load();
        hashes.mark("a page.html", "clean");
        hashes.save();

        assertThat(load().isMarked("a page.html", "clean")).isTrue();
        assertThat(load().isMarked("a page.html", "other")).isFalse();
        untilTheClockOfTheDiskTicks();
        Files.writeString(page, "two");
        assertThat(load().isMarked("a page.html", "clean")).isFalse();
    }

    /** Many systems count the times of files in steps of some milliseconds. */
    private void untilTheClockOfTheDiskTicks() throws IOException {
        FileTime before = Files.getLastModifiedTime(page);
        Path clock = folder.resolve("clock");
        do {
            Files.writeString(clock, "");
            Files.setLastModifiedTime(clock, FileTime.fromMillis(0)); // or some systems leave the time as it is
            Files.writeString(clock, "tick");
        } while (Files.getLastModifiedTime(clock).compareTo(before) <= 0);
    }

    private void remember(Instant start) throws IOException {
        HashCache hashes = HashCache.load(folder, cache, start);
        assertThat(hashes.of("a page.html").sha256()).isEqualTo(hash("one"));
        hashes.save();
    }

    private HashCache load() throws IOException {
        return HashCache.load(folder, cache, LATER);
    }

    /** A cache that says so is one of a file that has lost a bit since. */
    private void replaceInCache(String text, String other) throws IOException {
        String lines = Files.readString(cache).split("\n", 2)[1].replace(text, other);
        Files.writeString(cache, "emlog-static hashes 1 " + Checksum.of(bytes(lines)) + "\n" + lines);
    }

    private static String hash(String text) {
        return Hash.of(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
