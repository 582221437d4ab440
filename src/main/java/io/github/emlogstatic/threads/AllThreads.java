package io.github.emlogstatic.threads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IOFunction;
import org.jspecify.annotations.Nullable;

/**
 * Does the same work for many items on several threads. The threads take rows of items one after the other, because some items
 * take a thousand times as long as others. One thread works on a row, in order. Can be run once.
 *
 * <p>A parallel stream cuts its items into four parts where there are two processors: at its end, one of them waits for as long
 * as a quarter of the work takes.
 */
public final class AllThreads<T> {

    /** So many that the threads end at nearly the same time, and so few that taking a row costs nothing. */
    private static final int ROWS = 1000;

    /** A row that a thread has taken is replaced by null, so that its items can be collected once they are done. */
    private final AtomicReferenceArray<@Nullable List<T>> rows;

    private final AtomicInteger next = new AtomicInteger();
    private final IOConsumer<T> work;

    /** Thrown only when all threads have ended, so that none still writes after the caller goes on. */
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** @param work may be called by several threads at a time */
    public AllThreads(Collection<List<T>> rows, IOConsumer<T> work) {
        this.rows = new AtomicReferenceArray<>(rows.toArray(List[]::new));
        this.work = work;
    }

    /** Works on all items, on a thread for each processor. */
    public static <T> void forEach(Collection<T> items, IOConsumer<T> work) throws IOException {
        List<T> list = items instanceof List<T> already ? already : List.copyOf(items);
        new AllThreads<>(rows(list), work).run();
    }

    /** Makes something of each item, on a thread for each processor. The results are in the order of the items. */
    public static <T, R> List<R> map(List<T> items, IOFunction<T, R> work) throws IOException {
        List<List<T>> rows = rows(items);
        AtomicReferenceArray<List<R>> made = new AtomicReferenceArray<>(rows.size());
        forEach(IntStream.range(0, rows.size()).boxed().toList(), row -> {
            List<R> results = new ArrayList<>();
            for (T item : rows.get(row)) {
                results.add(work.apply(item));
            }
            made.set(row, results);
        });
        List<R> all = new ArrayList<>(items.size());
        for (int row = 0; row < made.length(); row++) {
            all.addAll(made.get(row));
        }
        return all;
    }

    private static <T> List<List<T>> rows(List<T> items) {
        int size = items.size() / ROWS + 1;
        return IntStream.iterate(0, from -> from < items.size(), from -> from + size)
                .mapToObj(from -> items.subList(from, Math.min(from + size, items.size())))
                .toList();
    }

    /** Works on all items on so many threads of an executor, for work that waits most of the time. */
    public static <T> void forEach(Collection<T> items, IOConsumer<T> work, int threads, Executor executor)
            throws IOException {
        AllThreads<T> all = new AllThreads<>(items.stream().map(List::of).toList(), work);
        List<CompletableFuture<?>> workers = new ArrayList<>();
        try {
            while (workers.size() < Math.min(threads, items.size())) {
                workers.add(CompletableFuture.runAsync(all::takeAll, executor));
            }
        } catch (OutOfMemoryError e) {
            if (workers.isEmpty()) {
                throw e; // the system starts no more threads; else those that it has started do the work
            }
        }
        CompletableFuture.allOf(workers.toArray(CompletableFuture<?>[]::new)).join();
        all.throwFailure();
    }

    /** Returns when all threads have ended. Throws the first failure, after which no other item was begun. */
    public void run() throws IOException {
        IntStream.rangeClosed(0, ForkJoinPool.getCommonPoolParallelism())
                .parallel()
                .forEach(worker -> takeAll());
        throwFailure();
    }

    private void throwFailure() throws IOException {
        Throwable first = failure.get();
        if (first instanceof IOException e) {
            throw e;
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }

    private void takeAll() {
        for (int i = next.getAndIncrement(); i < rows.length(); i = next.getAndIncrement()) {
            for (T item : rows.getAndSet(i, null)) {
                if (failure.get() != null) {
                    return;
                }
                workOrNote(item);
            }
        }
    }

    private void workOrNote(T item) {
        try {
            work.accept(item);
        } catch (UncheckedIOException e) {
            failure.compareAndSet(null, e.getCause());
        } catch (IOException | RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
