package io.github.emlogstatic.cli;

import java.io.Console;

/** Whether a person is watching. */
final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // known, and what the reflection is for
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22 there is no such method, and a console only where there is a terminal
        }
    }
}
