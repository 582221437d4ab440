package io.github.emlogstatic.emlog.http;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/**
 * Ends an answer that arrives too slowly. The read timeout is not enough, because a server that sends a byte now and
 * then never exceeds it.
 */
final class Deadline extends ForwardingSource {

    private static final int TIMES = 4;
    private static final long BYTES_A_SECOND = 1024;

    /** The answer came too slowly. The request is repeated once. */
    static final class TooSlow extends SocketTimeoutException {

        TooSlow() {
            super("the answer came too slowly");
        }
    }

    private final long start = System.nanoTime();
    private final long latest;
    private long bytes;

    private Deadline(Source answer, Duration patience) {
        super(answer);
        this.latest = ofHead(patience).toNanos();
    }

    /** The answer, whose body is to be read in bounded time. */
    static Response on(Response answer, Duration patience) {
        ResponseBody body = answer.body();
        Source bounded = new Deadline(body.source(), patience);
        return answer.newBuilder()
                .body(ResponseBody.create(Okio.buffer(bounded), body.contentType(), body.contentLength()))
                .build();
    }

    /** How long the head of an answer may take. It is small, so its size makes no difference. */
    static Duration ofHead(Duration patience) {
        return patience.multipliedBy(TIMES);
    }

    /** Throws if four times the timeout have passed and less than a kilobyte a second has arrived. */
    @Override
    public long read(Buffer sink, long most) throws IOException {
        long read = super.read(sink, most);
        bytes += Math.max(0, read);
        long nanos = System.nanoTime() - start;
        boolean late = nanos > latest;
        if (late && read >= 0 && bytes < nanos / 1e9 * BYTES_A_SECOND) {
            throw new TooSlow();
        }
        return read;
    }
}
