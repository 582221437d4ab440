package io.github.emlogstatic.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestThreadsTest {

    @Test
    void anIdleThreadTakesTheNextTask() throws Exception {
        ExecutorService threads = RequestThreads.upTo(1000);
        Set<Thread> used = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            used.add(threads.submit(Thread::currentThread).get());
        }
        threads.shutdown();

        assertThat(used).hasSizeLessThan(100);
    }

    @Test
    void moreTasksThanThreadsWait() throws Exception {
        ExecutorService threads = RequestThreads.upTo(2);
        CountDownLatch open = new CountDownLatch(1);
        List<Future<Thread>> tasks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tasks.add(threads.submit(() -> {
                open.await();
                return Thread.currentThread();
            }));
        }
        open.countDown();
        Set<Thread> used = new HashSet<>();
        for (Future<Thread> task : tasks) {
            used.add(task.get(30, TimeUnit.SECONDS));
        }
        threads.shutdown();

        assertThat(used).hasSize(2);
    }
}
