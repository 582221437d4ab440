package io.github.emlogstatic.emlog.media;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.apache.commons.io.function.Uncheck;

/** Downloads files, without credentials. If a file cannot be written, an {@link UncheckedIOException} is thrown. */
public final class Downloader {

    /** The end of the message if the server says that it does not have the file. */
    public static final String GONE = "; the file is not there";

    private static final int PIECE = 64 << 10;

    private final Transport transport;
    private final HttpUrl base;
    private final boolean picturesOnly;

    private final DiskRoom room = new DiskRoom();

    private Downloader(Transport transport, HttpUrl base, boolean picturesOnly) {
        this.transport = transport;
        this.base = base;
        this.picturesOnly = picturesOnly;
    }

    public static Downloader ofFiles(Transport transport, HttpUrl base) {
        return new Downloader(transport, base, false);
    }

    /** Refuses any file but an image. */
    public static Downloader ofPictures(Transport transport, HttpUrl base) {
        return new Downloader(transport, base, true);
    }

    /**
     * Fetches a file into a new temporary file in that directory.
     *
     * @param url absolute, or decoded and relative to the base
     */
    public Download fetch(String url, Path directory, DownloadConditions wanted) throws EmlogException {
        HttpUrl asked = address(url);
        Request.Builder request = new Request.Builder().url(asked);
        wanted.etag().ifPresent(tag -> request.header("If-None-Match", tag));
        wanted.lastModified().ifPresent(date -> request.header("If-Modified-Since", date));
        PartialDownload begun = new PartialDownload(wanted.beginnings(), asked + " " + url);
        for (boolean anew = false; ; anew |= begun.isLost()) {
            try {
                return transport.follow(
                        begun.restOf(request.build()),
                        "media",
                        response -> take(response, asked, directory, wanted, begun));
            } catch (EmlogException e) {
                if (!begun.hasGrown() && (anew || !begun.isLost())) {
                    throw ended(e, begun);
                }
            }
        }
    }

    /** The failure, and what becomes of the beginning. */
    private static EmlogException ended(EmlogException e, PartialDownload begun) {
        if (e.reason() == Reason.NOT_FOUND) {
            begun.drop();
        }
        return e.reason() == Reason.UNREACHABLE && begun.isThere()
                ? new EmlogException(e.reason(), e.getMessage() + begun.progress(), e)
                : e;
    }

    /**
     * Makes an address. A path is decoded, so every character but a slash is part of a name. An absolute address is
     * encoded already.
     */
    public HttpUrl address(String url) throws EmlogException {
        if (url.matches("(?is)https?://.*")) {
            HttpUrl address = HttpUrl.parse(url.replaceAll("%(?![0-9A-Fa-f]{2})", "%25"));
            if (address == null) {
                throw new EmlogException(Reason.NOT_FOUND, "'" + Redaction.text(url) + "' is no address");
            }
            return address.newBuilder().fragment(null).build();
        }
        HttpUrl.Builder address = base.newBuilder();
        if (url.startsWith("?")) {
            return address.encodedQuery(url.substring(1)).build();
        }
        for (String name : url.split("/", -1)) {
            address.addPathSegment(name);
        }
        return address.build();
    }

    private Download take(
            Response response, HttpUrl asked, Path directory, DownloadConditions wanted, PartialDownload begun)
            throws IOException {
        if (response.code() == 304 && wanted.isConditional()) {
            return new Download(
                    Optional.empty(), 0, header(response, "ETag"), header(response, "Last-Modified"), "", false);
        }
        String where = Redaction.address(response.request().url());
        if (begun.isContinuedBy(response)) {
            return takeRest(response, where, directory, wanted, begun);
        }
        if (begun.isRefusedBy(response)) {
            begun.drop();
            throw new EmlogException(
                    Reason.OTHER, where + " answered HTTP " + response.code() + " when asked for the rest of the file");
        }
        checkHead(response, where, wanted);
        BufferedSource body = response.body().source();
        checkStart(response, body, asked, where);
        long length = response.body().contentLength();
        return room.take(
                where,
                length,
                wanted.later(length),
                directory,
                () -> whole(
                        response,
                        begun.begin(response) ? append(response, begun) : copy(body, directory, wanted, where),
                        wanted));
    }

    /** Takes the rest of a file whose beginning an earlier request has brought. */
    private Download takeRest(
            Response response, String where, Path directory, DownloadConditions wanted, PartialDownload begun)
            throws IOException {
        if (begun.total() > wanted.maxBytes()) {
            throw tooLarge(where, wanted);
        }
        long length = response.body().contentLength();
        long later = wanted.later(begun.total());
        return room.take(where, length, later, directory, () -> whole(response, append(response, begun), wanted));
    }

    /** Refuses an answer whose first bytes are not those of such a file. They stay in the body. */
    private void checkStart(Response response, BufferedSource body, HttpUrl asked, String where) throws IOException {
        body.request(MediaCheck.ENOUGH);
        byte[] start = body.peek()
                .readByteArray(Math.min(MediaCheck.ENOUGH, body.getBuffer().size()));
        checkStart(new MediaCheck(name(response), start), where, response.header("Content-Type", ""));
        if (start.length == 0) {
            refuseEmpty(asked.encodedPath(), where); // the blog may have led to an address that names no file
        }
    }

    /** Returns the finished download. HTTP has confirmed its length, or nothing shows whether it is whole. */
    private static Download whole(Response response, Path file, DownloadConditions wanted) throws IOException {
        try {
            Download download = new Download(
                    Optional.of(file),
                    Files.size(file),
                    header(response, "ETag"),
                    header(response, "Last-Modified"),
                    MediaCheck.of(file).usualEnding(),
                    CutFile.isCut(file, tellsLength(response)));
            if (download.cut() && !wanted.cutToo()) {
                throw new EmlogException(Reason.OTHER, download.whyCut());
            }
            return download;
        } catch (IOException | UncheckedIOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** If a broken connection has delivered much, the request is not repeated: the next one asks for the rest. */
    private static Path append(Response response, PartialDownload begun) throws IOException {
        try {
            return begun.append(response.body().source());
        } catch (IOException e) {
            throw begun.hasGrown() ? new EmlogException(Reason.UNREACHABLE, String.valueOf(e.getMessage()), e) : e;
        }
    }

    private void checkHead(Response response, String where, DownloadConditions wanted) throws EmlogException {
        if (response.code() != 200) {
            boolean gone = response.code() == 404 || response.code() == 410;
            throw new EmlogException(
                    gone ? Reason.NOT_FOUND : Reason.REFUSED,
                    where + " answered HTTP " + response.code() + (gone ? GONE : ""));
        }
        if (response.body().contentLength() > wanted.maxBytes()) {
            throw tooLarge(where, wanted);
        }
    }

    private static void refuseEmpty(String name, String where) throws EmlogException {
        MediaCheck nothing = new MediaCheck(name, new byte[0]);
        if (nothing.isNoImage("") || nothing.isNoBinary()) {
            throw new EmlogException(Reason.OTHER, where + " answered HTTP 200 with nothing in place of the file");
        }
    }

    private void checkStart(MediaCheck check, String where, String type) throws EmlogException {
        boolean empty = check.start().length == 0;
        if (check.isErrorPage()) {
            throw new EmlogException(
                    Reason.NOT_EMLOG, where + " answered HTTP 200 with an HTML page in place of the file");
        }
        if (check.isNoImage(type)) {
            throw new EmlogException(
                    Reason.OTHER,
                    where + " answered HTTP 200 with " + (empty ? "nothing" : what(check, type))
                            + " in place of the image");
        }
        if (check.isNoBinary()) {
            throw new EmlogException(
                    Reason.OTHER,
                    where + " answered HTTP 200 with " + (empty ? "nothing" : "a text") + " in place of the file");
        }
        if (check.isPacked()) {
            throw new EmlogException(
                    Reason.OTHER,
                    where + " answered HTTP 200 with a file that is packed with gzip in place of the file");
        }
        if (picturesOnly && !check.isPicture()) {
            throw new EmlogException(Reason.NOT_FOUND, where + " answered HTTP 200 with no picture (" + type + ")");
        }
    }

    /** Whether HTTP shows that the answer is whole. Otherwise it ends with the connection, which may break. */
    private static boolean tellsLength(Response response) {
        Response sent = response.networkResponse();
        return sent == null
                || sent.protocol() == Protocol.HTTP_2
                || sent.header("Content-Length") != null
                || sent.header("Transfer-Encoding") != null
                || sent.header("Content-Encoding") != null;
    }

    private static String what(MediaCheck check, String type) {
        if (type.startsWith("image/") && check.isText()) {
            return "a text";
        }
        return type.isEmpty() ? "something else" : type;
    }

    private static String name(Response response) {
        return response.request().url().encodedPath();
    }

    /**
     * The file gets the usual mode of new files. A temporary file made by Java would be readable by its owner only,
     * even after it is moved.
     */
    static Path create(Path directory) {
        return Uncheck.apply(Files::createFile, directory.resolve("download-" + UUID.randomUUID() + ".part"));
    }

    private Path copy(BufferedSource body, Path directory, DownloadConditions wanted, String where) throws IOException {
        Path file = create(directory);
        byte[] piece = new byte[PIECE];
        long bytes = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(piece); read >= 0; read = body.read(piece)) {
                bytes += read;
                if (bytes > wanted.maxBytes()) {
                    throw tooLarge(where, wanted);
                }
                write(out, piece, read, file);
            }
        } catch (IOException | UncheckedIOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        return file;
    }

    static void write(OutputStream out, byte[] piece, int length, Path file) {
        try {
            out.write(piece, 0, length);
        } catch (IOException e) {
            throw unwritten(file, e);
        }
    }

    static UncheckedIOException unwritten(Path file, IOException e) {
        return new UncheckedIOException(new IOException("cannot write " + file + ": " + e.getMessage(), e));
    }

    private EmlogException tooLarge(String where, DownloadConditions wanted) {
        return wanted.tooLarge(where, picturesOnly ? "media.externalMaxBytes" : LocalFile.MAX_BYTES);
    }

    private static Optional<String> header(Response response, String name) {
        return Optional.ofNullable(response.header(name));
    }
}
