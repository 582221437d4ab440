package io.github.emlogstatic.serve;

import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.time.Clock;

/** Builds the site once in the background and discards it, so that the first change is built as fast as later ones. */
final class WarmUp implements AutoCloseable {

    private final SiteBuild build;
    private final Thread thread = new Thread(this::run, "warm-up");
    private volatile boolean wanted = true;

    private WarmUp(SiteBuild build) {
        this.build = build;
    }

    /** @param builds whether the preview builds the site at all */
    static WarmUp begin(Config config, boolean builds) {
        WarmUp warmUp = new WarmUp(new SiteBuild(config, Clock.systemUTC(), Progress.SILENT));
        warmUp.thread.setDaemon(true);
        if (builds) {
            warmUp.thread.start();
        }
        return warmUp;
    }

    private void run() {
        try {
            build.rehearse(() -> wanted);
        } catch (IOException | RuntimeException e) {
            // The next build meets the same error and reports it.
        }
    }

    /** Asks it to stop early, without waiting for that. */
    void end() {
        wanted = false;
    }

    @Override
    public void close() {
        end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
