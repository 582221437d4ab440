package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.model.run.Progress;
import java.io.PrintStream;

/** Prints one line for each step, for logs. */
record PlainProgress(PrintStream out) implements Progress {

    @Override
    public void start(String step, int total) {
        if (total > 0) {
            out.println(step + ": " + total);
        }
    }

    @Override
    public void advance() {}

    @Override
    public void finish() {}
}
