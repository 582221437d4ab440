package io.github.emlogstatic;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Skips a test that this machine cannot run, and prints why, because Maven only counts skipped tests. */
public final class Skip {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Skip() {}

    /** @param reason what this machine lacks */
    @SuppressWarnings("SystemErrPrintln")
    public static void unless(boolean possible, String reason) {
        if (!possible) {
            System.err.println("skipped: " + caller() + ": " + reason);
        }
        Assumptions.assumeTrue(possible, reason);
    }

    private static String caller() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type != Skip.class)
                .findFirst()
                .orElseThrow()
                .getSimpleName());
    }

    /** @param program the name of a command */
    public static void unlessInstalled(String program) {
        unless(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not installed");
    }
}
