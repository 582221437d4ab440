package io.github.emlogstatic.emlog.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Gives up an answer that trickles. A server that sends a byte now and then is never silent, so the read timeout alone
 * would wait for ever.
 */
final class Deadline {

    private static final int TIMES = 4;
    private static final long BYTES_A_SECOND = 1024;

    /** The answer came too slowly. It is asked for once more. */
    static final class TooSlow extends SocketTimeoutException {
        private static final long serialVersionUID = 1L;

        TooSlow() {
            super("the answer came too slowly");
        }
    }

    private final long start = System.nanoTime();
    private final Duration patience;

    Deadline(Duration patience) {
        this.patience = patience;
    }

    /** How long the head of an answer may take, which is small. */
    static Duration ofHead(Duration patience) {
        return patience.multipliedBy(TIMES);
    }

    /** Throws where four times the patience have passed and less than a kilobyte came each second. */
    void check(long bytes) throws SocketTimeoutException {
        long nanos = System.nanoTime() - start;
        boolean late = nanos > ofHead(patience).toNanos();
        if (late && bytes < nanos / 1e9 * BYTES_A_SECOND) {
            throw new TooSlow();
        }
    }
}
