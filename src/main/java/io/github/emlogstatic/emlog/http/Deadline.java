package io.github.emlogstatic.emlog.http;

import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Ends an answer that arrives too slowly. The read timeout is not enough, because a server that sends a byte now and
 * then never exceeds it.
 */
public final class Deadline {

    private static final int TIMES = 4;
    private static final long BYTES_A_SECOND = 1024;

    /** The answer came too slowly. The request is repeated once. */
    static final class TooSlow extends SocketTimeoutException {

        TooSlow() {
            super("the answer came too slowly");
        }
    }

    private final long start = System.nanoTime();
    private final Duration patience;

    public Deadline(Duration patience) {
        this.patience = patience;
    }

    /** How long the head of an answer may take. It is small, so its size makes no difference. */
    static Duration ofHead(Duration patience) {
        return patience.multipliedBy(TIMES);
    }

    /** Throws if four times the timeout have passed and less than a kilobyte a second has arrived. */
    public void check(long bytes) throws SocketTimeoutException {
        long nanos = System.nanoTime() - start;
        boolean late = nanos > ofHead(patience).toNanos();
        if (late && bytes < nanos / 1e9 * BYTES_A_SECOND) {
            throw new TooSlow();
        }
    }
}
