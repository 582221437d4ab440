package io.github.emlogstatic.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
        assertThat(ReadAhead.await(reading)).containsExactly(1, 2);
    }

    private static int meet(CyclicBarrier other, int file) {
        try {
            other.await(1, TimeUnit.MINUTES);
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
        assertThatThrownBy(() -> ReadAhead.await(reading))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot be read");
    }
}
