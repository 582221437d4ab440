package io.github.emlogstatic.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Files that several threads make, a batch at a time. They take one after the other: some take a thousand times as long
 * as others, so that equal shares would not be fair. Of use once.
 */
final class Batches {

    private final Queue<List<PlannedFile>> waiting;
    private final Work work;

    /** Kept until all have ended: thrown at once, it would leave other threads writing after the caller has gone on. */
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** What is done with each file. */
    interface Work {
        void on(PlannedFile file) throws IOException;
    }

    Batches(List<PlannedFile> files, Work work) {
        this.waiting = files.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.groupingBy(PlannedFile::batch, LinkedHashMap::new, Collectors.toList()),
                        batches -> new ConcurrentLinkedQueue<>(batches.values())));
        this.work = work;
    }

    /** Returns when all threads have ended; throws the first failure, after which no other file is begun. */
    void run() throws IOException {
        IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .parallel()
                .forEach(worker -> takeAll());
        if (failure.get() instanceof IOException e) {
            throw e;
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
    }

    private void takeAll() {
        for (List<PlannedFile> batch = waiting.poll(); batch != null; batch = waiting.poll()) {
            for (PlannedFile file : batch) {
                if (failure.get() != null) {
                    return;
                }
                workOrNote(file);
            }
        }
    }

    private void workOrNote(PlannedFile file) {
        try {
            work.on(file);
        } catch (UncheckedIOException e) {
            failure.compareAndSet(null, e.getCause());
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }
}
