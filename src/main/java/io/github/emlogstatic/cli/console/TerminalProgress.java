package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.run.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows a progress bar for each step, in one line that is drawn again and again. A line that wraps cannot be drawn over,
 * so it is short, and a terminal that can cut it off at its edge is told to. The bar comes last, because it can be cut off
 * without a loss. Safe for several threads.
 */
final class TerminalProgress implements Progress {

    private static final int NAME_COLUMNS = 22;
    private static final int COUNT_COLUMNS = "10000/10000".length();
    private static final int BAR_COLUMNS = 24;
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private static final String NO_WRAPPING = "\u001B[?7l";
    private static final String WRAPPING = "\u001B[?7h";

    private final PrintStream terminal;
    private final Translator translator;
    private final boolean cuts;
    private final LongSupplier nanoTime;
    private String step = "";
    private int total;
    private int done;
    private long drawn;

    /**
     * @param cuts whether the terminal knows control sequences
     * @param nanoTime as of {@link System#nanoTime}
     */
    TerminalProgress(PrintStream terminal, Translator translator, boolean cuts, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.translator = translator;
        this.cuts = cuts;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void start(String newStep, int newTotal) {
        finish();
        step = translator.translated(newStep);
        total = newTotal;
        done = 0;
        if (total > 0) {
            draw();
        }
    }

    @Override
    public synchronized void advance() {
        done = Math.min(done + 1, total);
        if (total > 0 && nanoTime.getAsLong() - drawn >= INTERVAL) {
            draw();
        }
    }

    @Override
    public synchronized void finish() {
        if (total > 0) {
            draw();
            terminal.println();
        }
        total = 0;
    }

    /** Draws the line. It is never shorter than the step's line before, so that nothing of that stays visible. */
    private void draw() {
        int filled = (int) ((long) BAR_COLUMNS * done / total);
        String bar = "=".repeat(filled) + " ".repeat(BAR_COLUMNS - filled);
        String count = done + "/" + total;
        String room = " ".repeat(Math.max(1, COUNT_COLUMNS + 1 - count.length()));
        String line = "\r" + DisplayWidth.pad(step, NAME_COLUMNS) + room + count + " [" + bar + "]";
        terminal.print(cuts ? NO_WRAPPING + line + WRAPPING : line);
        terminal.flush();
        drawn = nanoTime.getAsLong();
    }
}
