package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.language.Translator;
import io.github.emlogstatic.model.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows a progress bar for each step, in one line that is drawn again and again. The line is short enough for a narrow
 * terminal, because a line that wraps cannot be drawn over. Safe for several threads.
 */
public final class TerminalProgress implements Progress {

    private static final int NAME_COLUMNS = 20;
    private static final int BAR_COLUMNS = 24;
    private static final long INTERVAL = Duration.ofMillis(100).toNanos();

    private final PrintStream terminal;
    private final Translator translator;
    private final LongSupplier nanoTime;
    private String step = "";
    private int total;
    private int done;
    private long drawn;

    public TerminalProgress(PrintStream terminal, Translator translator) {
        this(terminal, translator, System::nanoTime);
    }

    /** @param nanoTime as of {@link System#nanoTime} */
    public TerminalProgress(PrintStream terminal, Translator translator, LongSupplier nanoTime) {
        this.terminal = terminal;
        this.translator = translator;
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

    /** Each line is at least as long as the last one of its step, so nothing of that is left. */
    private void draw() {
        int filled = (int) ((long) BAR_COLUMNS * done / total);
        String bar = "=".repeat(filled) + " ".repeat(BAR_COLUMNS - filled);
        terminal.print("\r" + DisplayWidth.pad(step, NAME_COLUMNS) + " [" + bar + "] " + done + "/" + total);
        terminal.flush();
        drawn = nanoTime.getAsLong();
    }
}
