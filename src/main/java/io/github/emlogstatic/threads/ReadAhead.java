package io.github.emlogstatic.threads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.commons.io.function.IOSupplier;

/** Reads files on another thread, while the caller does something else. */
public final class ReadAhead {

    private ReadAhead() {}

    public static <T> CompletableFuture<T> start(IOSupplier<T> reading) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return reading.get();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
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
