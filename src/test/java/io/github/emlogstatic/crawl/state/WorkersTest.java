package io.github.emlogstatic.crawl.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void anExceptionIsThrownOnceNobodyWorksAnyMore() {
        Thread caller = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Boolean> overtaken = new CompletableFuture<>();
        AtomicBoolean thrown = new AtomicBoolean();

        assertThatThrownBy(() -> new Workers(2, Progress.SILENT).each("uploads", List.of("full", "slow"), item -> {
                    if (item.equals("slow")) {
                        begun.countDown();
                        overtaken.complete(finishesAfter(caller, thrown));
                        return;
                    }
                    awaitQuietly(begun);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        thrown.set(true);

        assertThat(overtaken.join())
                .as("an item is worked on after the exception")
                .isFalse();
    }

    /** Works on after the interruption until the caller waits, or has got the exception. Returns whether it has. */
    private static boolean finishesAfter(Thread caller, AtomicBoolean thrown) {
        Instant end = Instant.now().plusSeconds(60);
        while (!Thread.currentThread().isInterrupted()) {
            if (Instant.now().isAfter(end)) {
                return fail("was not interrupted");
            }
            Thread.onSpinWait();
        }
        while (!thrown.get() && caller.getState() == Thread.State.RUNNABLE) {
            if (Instant.now().isAfter(end)) {
                return fail("the caller neither waits nor has the exception");
            }
            Thread.onSpinWait();
        }
        return thrown.get();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
