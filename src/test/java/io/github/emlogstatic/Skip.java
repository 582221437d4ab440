package io.github.emlogstatic;

import org.junit.jupiter.api.Assumptions;

/** Skips a test that this machine cannot run, and prints why, because Maven only counts skipped tests. */
public final class Skip {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Skip() {}

    /** @param reason what this machine lacks */
    @SuppressWarnings("SystemErrPrintln")
    public static void unless(boolean possible, String reason) {
        if (!possible) {
            System.err.println("skipped: " + STACK.getCallerClass().getSimpleName() + ": " + reason);
        }
        Assumptions.assumeTrue(possible, reason);
    }
}
