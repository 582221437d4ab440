package io.github.emlogstatic.emlog.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An answer that may be better if the request is repeated. */
public final class RetryableException extends IOException {

    private final EmlogException verdict;
    private final int atMost;
    private final Optional<Duration> after;

    /**
     * @param verdict is thrown if the last attempt fails too
     * @param atMost how many repetitions are worthwhile
     * @param after how long the server asks to wait
     */
    public RetryableException(EmlogException verdict, int atMost, Optional<Duration> after) {
        super(verdict.getMessage(), verdict);
        this.verdict = verdict;
        this.atMost = atMost;
        this.after = after;
    }

    EmlogException verdict() {
        return verdict;
    }

    int atMost() {
        return atMost;
    }

    Optional<Duration> after() {
        return after;
    }
}
