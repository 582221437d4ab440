package io.github.emlogstatic.threads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.commons.io.function.IOSupplier;
import org.apache.commons.io.function.Uncheck;

/** Reads files, or waits for a blog, on another thread, while the caller does something else. */
public final class ReadAhead {

    /**
     * New threads. Since Java 25 the default is the common pool, even where two processors give it one thread only: that
     * thread would do one task after the other, and read a parallel stream alone.
     */
    private static final Executor THREADS = new NewThreads("read-ahead");

    private ReadAhead() {}

    public static <T> CompletableFuture<T> start(IOSupplier<T> reading) {
        return CompletableFuture.supplyAsync(() -> Uncheck.get(reading), THREADS);
    }

    /** Waits for the result. */
    public static <T> T await(CompletableFuture<T> reading) throws IOException {
        try {
            return reading.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unchecked) {
                throw unchecked.getCause();
            }
            throw e.getCause() instanceof RuntimeException mistake ? mistake : e;
        }
    }
}
