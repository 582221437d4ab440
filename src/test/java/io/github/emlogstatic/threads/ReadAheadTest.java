package io.github.emlogstatic.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    @Test
    void aParallelStreamIsReadByTwoProcessors() throws IOException {
        assumeTrue(ForkJoinPool.getCommonPoolParallelism() > 0, "one processor");
        CyclicBarrier bothAtOnce = new CyclicBarrier(2);
        CompletableFuture<List<Integer>> reading = ReadAhead.start(() -> List.of(1, 2).parallelStream()
                .map(file -> meet(bothAtOnce, file))
                .toList());
        assertEquals(List.of(1, 2), ReadAhead.await(reading));
    }

    private static int meet(CyclicBarrier other, int file) {
        try {
            other.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("file " + file + " is read alone", e);
        }
        return file;
    }

    @Test
    void whatFailsIsThrownWhereTheResultIsAwaited() {
        CompletableFuture<String> reading = ReadAhead.start(() -> {
            throw new IOException("cannot be read");
        });
        assertEquals(
                "cannot be read",
                assertThrows(IOException.class, () -> ReadAhead.await(reading)).getMessage());
    }
}
