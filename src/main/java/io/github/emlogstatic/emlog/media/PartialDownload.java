package io.github.emlogstatic.emlog.media;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import okio.ByteString;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.io.function.Uncheck;

/**
 * The beginning of a large file whose connection broke. The next request asks for the rest, if the server gave an ETag
 * or a date by which the file can be recognised. Only bytes that are on the disk count, so that neither a kill nor a
 * power cut leaves a gap; a second file says how many these are.
 */
final class PartialDownload {

    /** Beginnings of smaller files are not kept. */
    static final long LARGE = 8 << 20;

    /** After an attempt that delivered this many bytes, the rest is requested at once. */
    private static final long PROGRESS = 1 << 20;

    /** The number of bytes after which the file is forced to the disk. */
    private static final long STEP = 64 << 20;

    private static final int PIECE = 64 << 10;

    /**
     * A date identifies a file only if it is at least this old: a newer file may have changed twice within one second.
     */
    private static final Duration CERTAIN = Duration.ofSeconds(60);

    private static final int PARTIAL = 206;
    private static final int NO_SUCH_RANGE = 416;

    private final Optional<Path> file;
    private Beginning beginning = Beginning.NONE;
    private Beginning asked = Beginning.NONE;

    /**
     * @param bytes how many bytes have come
     * @param total how many the file has
     * @param validator the ETag or the date of the file
     */
    private record Beginning(long bytes, long total, String validator) {
        static final Beginning NONE = new Beginning(0, 0, "");
    }

    /**
     * @param folder where beginnings are kept; empty if none is
     * @param name of the file; two that may be fetched at the same time have two names
     */
    PartialDownload(Optional<Path> folder, String name) {
        this.file = folder.map(
                path -> path.resolve(ByteString.encodeUtf8(name).sha256().hex()));
        file.ifPresent(path -> beginning = noted(path));
    }

    private static Path note(Path file) {
        return file.resolveSibling(file.getFileName() + ".note");
    }

    private static Path newNote(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** What an earlier run noted. If anything is wrong with it, the file counts as not begun. */
    private static Beginning noted(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isRegularFile(note(file))) {
                return Beginning.NONE;
            }
            String[] parts = Files.readString(note(file)).strip().split(" ", 3);
            Beginning noted = parts.length == 3
                    ? new Beginning(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2])
                    : Beginning.NONE;
            return noted.bytes < noted.total
                            && DownloadConditions.canBeSent(noted.validator)
                            && noted.bytes <= Files.size(file)
                    ? noted
                    : Beginning.NONE;
        } catch (IOException | NumberFormatException e) {
            return Beginning.NONE;
        }
    }

    /** The request for the rest; the given one if the file is not begun. */
    Request restOf(Request whole) {
        asked = beginning;
        return asked.bytes == 0
                ? whole
                : whole.newBuilder()
                        .removeHeader("If-None-Match")
                        .removeHeader("If-Modified-Since")
                        .header("Range", "bytes=" + asked.bytes + "-")
                        .header("If-Range", asked.validator)
                        .build();
    }

    /** Whether the answer is the rest that was asked for, which comes after the bytes that there were then. */
    boolean isContinuedBy(Response response) {
        String range = "bytes " + asked.bytes + "-" + (asked.total - 1) + "/" + asked.total;
        boolean same = asked.bytes > 0
                && response.code() == PARTIAL
                && range.equals(response.header("Content-Range"))
                && isUnpacked(response)
                && asked.validator.equals(response.header(asked.validator.startsWith("\"") ? "ETag" : "Last-Modified"))
                && beginning.validator.equals(asked.validator)
                && beginning.bytes >= asked.bytes; // an earlier attempt may have brought some, and never less
        beginning = same ? asked : beginning;
        return same;
    }

    /** Whether the server has no such rest. */
    boolean isRefusedBy(Response response) {
        return asked.bytes > 0 && (response.code() == PARTIAL || response.code() == NO_SUCH_RANGE);
    }

    /** Whether the last request delivered enough bytes that the next one is worth sending. */
    boolean hasGrown() {
        return beginning.bytes - asked.bytes >= PROGRESS;
    }

    /** Whether the last request asked for a rest, and the next will ask for the whole file. */
    boolean isLost() {
        return asked.bytes > 0 && beginning.bytes == 0;
    }

    long total() {
        return beginning.total;
    }

    boolean isThere() {
        return beginning.bytes > 0;
    }

    /** How much has come, as the end of a message. */
    String progress() {
        return "; " + (beginning.bytes >> 20) + " of " + (beginning.total >> 20)
                + " MB have come, and the next run asks for the rest";
    }

    /** Begins with the answer, whose body is the whole file. Returns false if the rest could not be asked for. */
    boolean begin(Response response) {
        drop();
        long total = response.body().contentLength();
        if (file.isEmpty()
                || total < LARGE
                || !isUnpacked(response)
                || "none".equals(response.header("Accept-Ranges"))) {
            return false;
        }
        validator(response).ifPresent(validator -> beginning = new Beginning(0, total, validator));
        return beginning.total > 0;
    }

    /** Whether its bytes are those of the file. The rest of a packed file is not the packed rest. */
    private static boolean isUnpacked(Response response) {
        return response.header("Content-Encoding") == null;
    }

    /** What shows that each byte of the file is the same; empty if the server gives nothing that does. */
    private static Optional<String> validator(Response response) {
        String etag = response.header("ETag", "");
        if (etag.startsWith("\"") && DownloadConditions.canBeSent(etag)) {
            return Optional.of(etag);
        }
        Optional<Instant> date =
                Optional.ofNullable(response.headers().getDate("Date")).map(Date::toInstant);
        return Optional.ofNullable(response.headers().getDate("Last-Modified"))
                .filter(changed -> date.filter(
                                now -> !changed.toInstant().plus(CERTAIN).isAfter(now))
                        .isPresent())
                .map(changed -> response.header("Last-Modified", ""));
    }

    /**
     * Adds what comes, and returns the file if it is whole then. If the connection breaks, what came counts.
     *
     * @throws UncheckedIOException if the disk cannot take it; then it does not count, because others need the room
     */
    Path append(BufferedSource body) throws IOException {
        Path path = file.orElseThrow();
        byte[] piece = new byte[PIECE];
        try (RandomAccessFile out = open(path)) {
            try {
                for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                    int length = read;
                    writing(path, () -> out.write(piece, 0, length));
                    if (out.getFilePointer() - beginning.bytes >= STEP) {
                        writing(path, () -> count(out, path));
                    }
                }
            } finally {
                writing(path, () -> count(out, path));
            }
        } catch (UncheckedIOException e) {
            drop();
            throw e;
        }
        if (beginning.bytes != beginning.total) {
            throw new EOFException("unexpected end of stream");
        }
        Files.deleteIfExists(note(path));
        return path;
    }

    /** Opens the file in a way that an interrupt does not close: that another upload has failed is no reason to lose this. */
    private RandomAccessFile open(Path path) {
        return Uncheck.get(() -> {
            Files.createDirectories(path.resolveSibling(""));
            RandomAccessFile out = new RandomAccessFile(path.toFile(), "rw");
            try {
                out.seek(beginning.bytes);
                count(out, path); // before the file gets shorter than an earlier attempt has noted
                out.setLength(beginning.bytes);
                return out;
            } catch (IOException e) {
                out.close();
                throw e;
            }
        });
    }

    /** From now on all that is written counts. */
    private void count(RandomAccessFile out, Path path) throws IOException {
        out.getFD().sync();
        beginning = new Beginning(out.getFilePointer(), beginning.total, beginning.validator);
        Path changed = newNote(path);
        Files.deleteIfExists(changed);
        try (RandomAccessFile note = new RandomAccessFile(changed.toFile(), "rw")) {
            note.writeBytes(beginning.bytes + " " + beginning.total + " " + beginning.validator + "\n");
        }
        Files.move(changed, note(path), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void writing(Path path, IORunnable work) {
        try {
            work.run();
        } catch (IOException e) {
            throw Downloader.unwritten(path, e);
        }
    }

    /**
     * Deletes the bytes that came. The file that says how many count goes first, so that it never describes other
     * bytes.
     */
    void drop() {
        beginning = Beginning.NONE;
        file.ifPresent(path -> Uncheck.run(() -> {
            Files.deleteIfExists(note(path));
            Files.deleteIfExists(newNote(path));
            Files.deleteIfExists(path);
        }));
    }
}
