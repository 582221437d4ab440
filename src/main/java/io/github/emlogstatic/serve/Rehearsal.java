package io.github.emlogstatic.serve;

import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.time.Clock;

/** Makes the site once for nobody, on a thread of its own, so that the first change is not the slow one. */
final class Rehearsal implements AutoCloseable {

    private final SiteBuild build;
    private final Thread thread = new Thread(this::run, "rehearsal");
    private volatile boolean wanted = true;

    private Rehearsal(SiteBuild build) {
        this.build = build;
    }

    /** @param builds whether there is anything to rehearse */
    static Rehearsal begin(Config config, boolean builds) {
        Rehearsal rehearsal = new Rehearsal(new SiteBuild(config, Clock.systemUTC(), Progress.SILENT));
        rehearsal.thread.setDaemon(true);
        if (builds) {
            rehearsal.thread.start();
        }
        return rehearsal;
    }

    private void run() {
        try {
            build.rehearse(() -> wanted);
        } catch (IOException | RuntimeException e) {
            // Whatever it is, a build meets it as well, and tells.
        }
    }

    /** There is something better to do; a build need not wait for it to end. */
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
