package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.function.IOConsumer;

/** Does the same work for many items, several at a time. */
public final class Workers {

    private final int threads;
    private final Progress progress;

    Workers(int threads, Progress progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /** Does the work for all items. An exception ends it: throws the first exception after all threads have ended. */
    public <T> void each(String step, Collection<T> items, IOConsumer<T> work) throws IOException {
        if (items.isEmpty()) {
            return;
        }
        progress.start(step, items.size());
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(threads, items.size()));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (T item : items) {
                running.add(pool.submit(() -> {
                    work.accept(item);
                    progress.advance();
                    return null;
                }));
            }
            for (Future<?> one : running) {
                await(one);
            }
        } finally {
            end(pool);
            progress.finish();
        }
    }

    /** Waits even if this thread is interrupted: the caller may close the archive next, to which the threads write. */
    private static void end(ExecutorService pool) {
        pool.shutdownNow();
        boolean interrupted = false;
        for (boolean ended = false; !ended; ) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.DAYS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<?> one) throws IOException {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof UncheckedIOException io) {
                throw io.getCause();
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
