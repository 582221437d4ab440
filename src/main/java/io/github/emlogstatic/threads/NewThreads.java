package io.github.emlogstatic.threads;

import java.util.concurrent.Executor;

/** A new thread for each task, for tasks that wait most of the time. The program ends without waiting for them. */
public record NewThreads(String name) implements Executor {

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
