package io.github.emlogstatic.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.function.IOConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Files that several threads make, one batch at a time. The threads take batches from a queue, because some files take a
 * thousand times as long as others. Can be run once.
 */
final class Batches {

    private final Queue<List<PlannedFile>> waiting;
    private final IOConsumer<PlannedFile> work;

    /** Thrown only when all threads have ended, so that none still writes after the caller goes on. */
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Batches(List<PlannedFile> files, IOConsumer<PlannedFile> work) {
        this.waiting = files.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.groupingBy(PlannedFile::batch, LinkedHashMap::new, Collectors.toList()),
                        Batches::inTurn));
        this.work = work;
    }

    private static Queue<List<PlannedFile>> inTurn(Map<String, List<PlannedFile>> batches) {
        List<List<PlannedFile>> sorted = new ArrayList<>(batches.values());
        sorted.sort(Comparator.comparingInt(batch -> batch.get(0).turn()));
        return new ConcurrentLinkedQueue<>(sorted);
    }

    /** Returns when all threads have ended. Throws the first failure, after which no other file was started. */
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
            work.accept(file);
        } catch (UncheckedIOException e) {
            failure.compareAndSet(null, e.getCause());
        } catch (IOException | RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }
}
