package io.github.emlogstatic.cli;

import io.github.emlogstatic.model.Progress;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a progress bar for each step on a terminal. */
final class TerminalProgress implements Progress {

    private final PrintStream terminal;
    private final AtomicReference<ProgressBar> bar = new AtomicReference<>();

    TerminalProgress(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void start(String step, int total) {
        finish();
        if (total > 0) {
            bar.set(new ProgressBarBuilder()
                    .setTaskName(step)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(100)
                    .setConsumer(new ConsoleProgressBarConsumer(terminal))
                    .build());
        }
    }

    @Override
    public void advance() {
        ProgressBar current = bar.get();
        if (current != null) {
            current.step();
        }
    }

    @Override
    public void finish() {
        ProgressBar ended = bar.getAndSet(null);
        if (ended != null) {
            ended.close();
        }
    }
}
