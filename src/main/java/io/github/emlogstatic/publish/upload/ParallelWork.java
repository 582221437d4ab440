package io.github.emlogstatic.publish.upload;

import java.io.IOException;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;

/** Does the same for many things, several at once. */
final class ParallelWork {

    /** New threads, because each waits for a server most of the time. */
    static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "upload");
        thread.setDaemon(true);
        thread.start();
    };

    private final int threads;

    ParallelWork(int threads) {
        this.threads = threads;
    }

    /** After the first failure nothing more is begun. Throws that failure once no work is running any more. */
    <T> void each(Collection<T> things, IOConsumer<T> work) throws IOException {
        Queue<T> waiting = new ConcurrentLinkedQueue<>(things);
        Queue<Exception> failures = new ConcurrentLinkedQueue<>();
        Runnable worker = () -> drain(waiting, work, failures);
        CompletableFuture<?>[] workers = Stream.generate(() -> CompletableFuture.runAsync(worker, THREADS))
                .limit(Math.min(threads, things.size()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(workers).join();
        Exception first = failures.peek();
        if (first instanceof IOException failure) {
            throw failure;
        }
        if (first instanceof RuntimeException bug) {
            throw bug;
        }
    }

    private static <T> void drain(Queue<T> waiting, IOConsumer<T> work, Queue<Exception> failures) {
        for (T thing = waiting.poll(); thing != null && failures.isEmpty(); thing = waiting.poll()) {
            try {
                work.accept(thing);
            } catch (IOException | RuntimeException e) {
                failures.add(e);
            }
        }
    }
}
