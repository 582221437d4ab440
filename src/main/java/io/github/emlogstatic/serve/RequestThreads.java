package io.github.emlogstatic.serve;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that are made when none is idle, up to a number; then tasks wait. The pools of the JDK that let tasks wait make
 * threads although others are idle.
 */
final class RequestThreads {

    private RequestThreads() {}

    static ExecutorService upTo(int most) {
        Waiting waiting = new Waiting();
        return new ThreadPoolExecutor(0, most, 10, TimeUnit.SECONDS, waiting, (task, pool) -> {
            waiting.keep(task);
            if (!pool.isShutdown() && pool.getPoolSize() == 0 && pool.remove(task)) {
                pool.execute(task); // all threads have ended meanwhile
            }
        });
    }

    /** A pool makes a thread when its queue takes no task, and says so when it may make none. */
    private static final class Waiting extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1;

        /** Takes a task only if an idle thread gets it at once. */
        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }

        void keep(Runnable task) {
            super.offer(task);
        }
    }
}
