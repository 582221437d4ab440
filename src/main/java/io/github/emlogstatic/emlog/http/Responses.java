package io.github.emlogstatic.emlog.http;

import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads responses: their bodies, in bounded size, and the clock of the server. */
public final class Responses {

    private static final long MOST_BYTES = 64L << 20;
    private static final long PIECE = 64 << 10;
    private static final long BEGINNING = 4096;

    /** A page of a blog has some thousands of tags. As a tree, each takes a hundred bytes of memory or more. */
    private static final int MOST_TAGS = 500_000;

    private Responses() {}

    /**
     * Reads the whole answer.
     *
     * @throws EmlogException if the answer is too large to be read at once
     */
    public static byte[] bytes(Response response) throws IOException {
        BufferedSource source = response.body().source();
        Buffer body = new Buffer();
        boolean told = response.body().contentLength() > MOST_BYTES;
        long most = told ? BEGINNING : MOST_BYTES;
        while (source.read(body, PIECE) >= 0) {
            if (body.size() > most) {
                throw tooLarge(response, body);
            }
        }
        return body.readByteArray();
    }

    private static EmlogException tooLarge(Response response, Buffer body) throws IOException {
        return EmlogException.tooMuch(
                Reason.NOT_EMLOG,
                Redaction.address(response.request().url()) + " answered more than " + (MOST_BYTES >> 20)
                        + " MB, which is more than is read at once",
                new String(body.readByteArray(BEGINNING), StandardCharsets.UTF_8));
    }

    /** Returns the bytes of a page, or throws if the page has so many tags that its tree would fill the memory. */
    public static byte[] withFewTags(byte[] bytes, HttpUrl url) throws EmlogException {
        int tags = 0;
        for (byte one : bytes) {
            tags += one == '<' ? 1 : 0;
        }
        if (tags > MOST_TAGS) {
            throw new EmlogException(
                    Reason.NOT_EMLOG,
                    Redaction.address(url) + " answered a page of " + tags + " tags; that is no page of a blog");
        }
        return bytes;
    }

    /** The text, without a byte order mark; empty if the bytes are not UTF-8. */
    public static Optional<String> utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** When the server answered, by its own clock; by this machine's clock if the server does not give the time. */
    public static Instant clock(Response response) {
        return serverClock(response).orElse(Instant.ofEpochMilli(response.receivedResponseAtMillis()));
    }

    /** When the server answered, if it gives the time. */
    public static Optional<Instant> serverClock(Response response) {
        try {
            return Optional.ofNullable(response.header("Date"))
                    .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                    .map(Instant::from);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
