package io.github.emlogstatic.emlog;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Reads the bodies of answers: of a bounded length, in bounded time, UTF-8. */
final class Text {

    private static final long MOST_BYTES = 64L << 20;
    private static final long PIECE = 64 << 10;

    private Text() {}

    /** The body's bytes. */
    static byte[] bytes(Response response, Duration patience) throws IOException {
        BufferedSource source = response.body().source();
        Deadline deadline = new Deadline(patience);
        Buffer body = new Buffer();
        while (source.read(body, PIECE) >= 0) {
            deadline.check(body.size());
            if (body.size() > MOST_BYTES) {
                throw new EmlogException(
                        EmlogException.Reason.NOT_EMLOG,
                        Redaction.address(response.request().url()) + " answered more than " + (MOST_BYTES >> 20)
                                + " MB; that is no answer of emlog's API");
            }
        }
        return body.readByteArray();
    }

    /** The text, without a byte order mark; empty where it is not UTF-8. */
    static Optional<String> utf8(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
