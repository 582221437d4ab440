package io.github.emlogstatic.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.commons.io.function.IOConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllThreadsTest {

    private final CompletableFuture<Boolean> callerBegan = new CompletableFuture<>();
    private final CompletableFuture<Boolean> otherBegan = new CompletableFuture<>();
    private final CompletableFuture<Boolean> thrown = new CompletableFuture<>();
    private final AtomicReference<Boolean> thrownWhileOtherWorks = new AtomicReference<>();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1000, 1001, 2500})
    void resultsAreInTheOrderOfTheItems(int count) throws IOException {
        List<Integer> items = IntStream.range(0, count).boxed().toList();

        List<String> results = AllThreads.map(items, item -> "item " + item);

        assertThat(results)
                .containsExactlyElementsOf(
                        items.stream().map(item -> "item " + item).toList());
    }

    @Test
    void aLongItemKeepsNoOtherThreadWaiting() throws IOException {
        List<Integer> items = IntStream.range(0, 900).boxed().toList();
        CountDownLatch others = new CountDownLatch(items.size() - 1);

        List<Boolean> inTime = AllThreads.map(items, item -> {
            if (item == 0) {
                return await(others);
            }
            others.countDown();
            return true;
        });

        assertThat(inTime).doesNotContain(false);
    }

    @Test
    void theThreadsThatCouldBeStartedDoTheWork() throws IOException {
        Queue<Integer> done = new ConcurrentLinkedQueue<>();
        AtomicInteger started = new AtomicInteger();
        Executor oneThread = task -> {
            if (started.getAndIncrement() > 0) {
                throw new OutOfMemoryError("unable to create native thread");
            }
            new Thread(task).start();
        };

        AllThreads.forEach(List.of(1, 2, 3), done::add, 3, oneThread);

        assertThat(done).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> AllThreads.forEach(List.of(4), done::add, 1, oneThread))
                .isInstanceOf(OutOfMemoryError.class);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<IOConsumer<Integer>> failures() {
        return List.of(
                item -> {
                    throw new IOException("a failure");
                },
                item -> {
                    throw new IllegalStateException("a failure");
                },
                item -> {
                    throw new StackOverflowError("a failure");
                });
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aFailureIsThrownWhenAllThreadsHaveEnded(IOConsumer<Integer> failing) {
        Thread caller = Thread.currentThread();
        IOConsumer<Integer> work = item -> {
            if (Thread.currentThread() == caller) {
                callerBegan.complete(true);
                otherBegan.join();
                failing.accept(item);
            }
            otherBegan.complete(true);
            callerBegan.join();
            thrownWhileOtherWorks.set(
                    thrown.completeOnTimeout(false, 50, TimeUnit.MILLISECONDS).join());
        };
        List<Integer> oneForEachThread = Collections.nCopies(ForkJoinPool.getCommonPoolParallelism() + 1, 0);

        assertThatThrownBy(() -> AllThreads.forEach(oneForEachThread, work)).hasMessage("a failure");
        thrown.complete(true);

        assertThat(thrownWhileOtherWorks).hasValue(false);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void threadsOfAnExecutorEndBeforeAFailureIsThrown(IOConsumer<Integer> failing) {
        IOConsumer<Integer> work = item -> {
            if (item == 1) {
                otherBegan.join();
                failing.accept(item);
            }
            otherBegan.complete(true);
            thrownWhileOtherWorks.set(
                    thrown.completeOnTimeout(false, 50, TimeUnit.MILLISECONDS).join());
        };

        assertThatThrownBy(() -> AllThreads.forEach(List.of(1, 2), work, 2, task -> new Thread(task).start()))
                .hasMessage("a failure");
        thrown.complete(true);

        assertThat(thrownWhileOtherWorks).hasValue(false);
    }
}
