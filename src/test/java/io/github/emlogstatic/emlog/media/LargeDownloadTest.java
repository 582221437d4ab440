package io.github.emlogstatic.emlog.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.http.EmlogException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A large file arrives over a line that breaks, also over several nights, and never with a gap. */
class LargeDownloadTest {

    private static final int MB = 1 << 20;
    private static final byte[] FILE = bytes(1, 10 * MB + 7);

    @TempDir
    private Path directory;

    @AutoClose
    private FakeBlog blog;

    @AutoClose
    private EmlogClient client;

    @AutoClose
    private BreakingServer server;

    @BeforeEach
    void start() throws Exception {
        blog = new FakeBlog();
        client = blog.client(Auth.NONE);
        server = new BreakingServer(FILE);
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private Path begun() {
        return directory.resolve("begun");
    }

    private Download fetch() throws EmlogException {
        return fetch(server.address());
    }

    private Download fetch(String address) throws EmlogException {
        return client.download(
                address,
                directory,
                new DownloadConditions(Optional.empty(), Optional.empty(), 100 * MB, true, Optional.of(begun()), 1));
    }

    private EmlogException failure() {
        EmlogException e = catchThrowableOfType(EmlogException.class, this::fetch);
        assertThat(e).as("the download failed").isNotNull();
        return e;
    }

    private void arrives(byte[] whole) throws IOException {
        Download download = fetch();
        assertThat(Files.readAllBytes(download.file().orElseThrow())).isEqualTo(whole);
        assertThat(download.bytes()).isEqualTo(whole.length);
        assertThat(download.cut()).isFalse();
        Files.delete(download.file().orElseThrow());
        nothingIsLeft();
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** A night in which the line breaks after so many bytes, and then for good. */
    private void aNightBrings(int bytes) {
        server.most = bytes;
        server.connections = 1;
        failure();
        server.most = Integer.MAX_VALUE;
        server.connections = Integer.MAX_VALUE;
        server.answers();
    }

    @Test
    void aLineThatBreaksBringsAFilePieceByPiece() throws Exception {
        server.most = 4 * MB;

        arrives(FILE);

        assertThat(server.answers()).containsExactly("200 0", "206 " + 4 * MB, "206 " + 8 * MB);
        assertThat(blog.waits).isEmpty();
    }

    @Test
    void aFileThatADayCannotBringArrivesInDays() throws Exception {
        server.connections = 1;
        server.most = 4 * MB;
        assertThat(failure())
                .hasMessageContaining("no answer from")
                .hasMessageEndingWith("; 4 of 10 MB have come, and the next run asks for the rest");
        server.connections = 1;
        assertThat(failure()).hasMessageContaining("8 of 10 MB have come");
        server.connections = 1;

        arrives(FILE);

        assertThat(server.answers()).containsExactly("200 0", "206 " + 4 * MB, "206 " + 8 * MB);
    }

    @Test
    void repetitionsThatBringLittleMakeNoGap() throws Exception {
        aNightBrings(4 * MB);
        server.most = 1000;
        failure();
        assertThat(server.answers()).hasSize(4).containsOnly("206 " + 4 * MB);
        server.most = Integer.MAX_VALUE;

        arrives(FILE);

        assertThat(server.answers()).containsExactly("206 " + (4 * MB + 1000));
    }

    @Test
    void aFileThatHasChangedMeanwhileIsFetchedWhole() throws Exception {
        aNightBrings(4 * MB);
        byte[] other = bytes(2, FILE.length);
        server.file = other;
        server.validator = "ETag: \"two\"";

        arrives(other);
    }

    /** A server that does not look at If-Range gives the rest of whatever file there is now. */
    @ParameterizedTest
    @CsvSource({"'ETag: \"one\"', 'ETag: \"two\"'", "'Last-Modified: Mon, 30 Nov 2026 02:00:00 GMT', 'X-None: 1'"})
    void aRestOfAnUnknownFileIsNotTaken(String before, String after) throws Exception {
        server.validator = before;
        aNightBrings(4 * MB);
        byte[] other = bytes(2, FILE.length);
        server.file = other;
        server.validator = after;
        server.obeysIfRange = false;
        server.headOfPart = head -> head.replace(after, "X-None: 1");

        arrives(other);

        assertThat(server.answers()).containsExactly("206 " + 4 * MB, "200 0");
    }

    @Test
    void aPackedRestIsNotTaken() throws Exception {
        aNightBrings(4 * MB);
        server.headOfPart = head -> head.replace("Date:", "Content-Encoding: br\r\nDate:");

        arrives(FILE);

        assertThat(server.answers()).containsExactly("206 " + 4 * MB, "200 0");
    }

    /** Their files in the archive are two, and may be fetched at the same time. */
    @Test
    void twoSpellingsOfAnAddressHaveTwoBeginnings() throws Exception {
        aNightBrings(4 * MB);

        fetch(server.address().replace("http://", "HTTP://"));

        assertThat(server.answers()).containsExactly("200 0");
    }

    @Test
    void theRestIsPromisedOnlyIfItMayCome() throws Exception {
        aNightBrings(4 * MB);

        server.refusal = Optional.of(403);
        assertThat(failure()).hasMessageEndingWith("answered HTTP 403");
        assertThat(begun()).isNotEmptyDirectory();

        server.refusal = Optional.of(404);
        assertThat(failure()).hasMessageEndingWith("answered HTTP 404; the file is not there");
        nothingIsLeft();
    }

    /** An archive notes the ETags of the files that it holds. */
    @Test
    void anEtagThatNoRequestCanHoldIsNotSent() throws Exception {
        DownloadConditions wanted =
                new DownloadConditions(Optional.of("\"图\""), Optional.empty(), 100 * MB, true, Optional.empty(), 1);

        assertThat(client.download(server.address(), directory, wanted).bytes()).isEqualTo(FILE.length);
    }

    /** As if another upload met a full disk meanwhile, which ends the work of all. */
    @Test
    void anInterruptLosesNothing() throws Exception {
        aNightBrings(4 * MB);
        Thread own = Thread.currentThread();
        server.beforeLastMegabyte = own::interrupt;
        assertThat(failure()).hasMessageNotContaining("cannot write");
        assertThat(Thread.interrupted()).isTrue();
        server.answers();
        server.beforeLastMegabyte = () -> {};

        arrives(FILE);

        assertThat(server.answers()).singleElement().asString().startsWith("206 ");
    }

    @Test
    void aKillDuringARepetitionLosesNothing(@TempDir Path copy) throws Exception {
        aNightBrings(4 * MB);
        server.most = 1000;
        server.connections = 2;
        server.beforeLastMegabyte = () -> {
            server.most = Integer.MAX_VALUE;
            server.beforeLastMegabyte = () -> copyOfBegun(copy);
        };
        fetch();
        server.beforeLastMegabyte = () -> {};
        FileUtils.copyDirectory(copy.toFile(), begun().toFile());
        server.connections = Integer.MAX_VALUE;
        server.answers();

        arrives(FILE);

        assertThat(server.answers()).containsExactly("206 " + 4 * MB);
    }

    /** The note is copied last: a note from before the bytes may say too much. */
    private void copyOfBegun(Path copy) throws IOException {
        try (Stream<Path> files = Files.list(begun())) {
            for (Path file : (Iterable<Path>)
                    files.filter(file -> !file.toString().endsWith(".new")).sorted()::iterator) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void aServerWithoutRangesSendsTheFileWhole() throws Exception {
        aNightBrings(4 * MB);
        server.ranges = false;
        server.most = 6 * MB;
        assertThat(failure()).hasMessageContaining("6 of 10 MB");
        server.most = Integer.MAX_VALUE;

        arrives(FILE);
    }

    @Test
    void theRestOfAnotherLengthIsNotTaken() throws Exception {
        aNightBrings(4 * MB);
        byte[] longer = bytes(3, FILE.length + 1);
        server.file = longer;
        server.toldLength = longer.length;

        arrives(longer);

        assertThat(server.answers()).containsExactly("206 " + 4 * MB, "200 0");
    }

    @Test
    void aLengthThatNeverComesIsGivenUp() throws Exception {
        server.toldLength = FILE.length + 1000;

        failure();

        assertThat(server.answers()).containsExactly("200 0", "416 " + FILE.length, "200 0", "416 " + FILE.length);
        nothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ETag: W/\"one\"",
                "ETag: \"图\"", // no request can hold it
                "X-None: 1",
                "Last-Modified: Tue, 01 Dec 2026 02:59:30 GMT",
                "ETag: \"one\"\r\nAccept-Ranges: none"
            })
    void nothingIsKeptWithoutACertainMark(String validator) throws Exception {
        server.validator = validator;
        server.most = 4 * MB;

        assertThat(failure()).hasMessageNotContaining("have come");

        assertThat(server.answers()).containsExactly("200 0", "200 0", "200 0", "200 0");
        nothingIsLeft();
    }

    @Test
    void anOldDateIsACertainMark() throws Exception {
        server.validator = "Last-Modified: Tue, 01 Dec 2026 02:58:30 GMT";
        server.most = 6 * MB;

        arrives(FILE);

        assertThat(server.answers()).containsExactly("200 0", "206 " + 6 * MB);
    }

    @Test
    void nothingIsKeptOfASmallFile() throws Exception {
        server.file = bytes(4, 5 * MB);
        server.toldLength = 5 * MB;
        server.most = 4 * MB;

        failure();

        nothingIsLeft();
    }

    @Test
    void bytesThatAPowerCutTookAreFetchedAgain() throws Exception {
        aNightBrings(4 * MB);
        try (Stream<Path> files = Files.list(begun())) {
            Path part = files.filter(file -> !file.toString().endsWith(".note"))
                    .findFirst()
                    .orElseThrow();
            Files.write(part, bytes(1, 3 * MB));
        }

        arrives(FILE);

        assertThat(server.answers()).containsExactly("200 0");
    }

    @Test
    void aFullDiskKeepsNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(begun(), "3m")) {
            assertThat(catchThrowableOfType(UncheckedIOException.class, this::fetch))
                    .hasMessageContaining("cannot write " + disk.folder());
            nothingIsLeft();
        }
    }
}
