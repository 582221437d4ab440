package io.github.emlogstatic.cli;

import java.io.Console;

/** Tells whether output goes to a terminal. */
final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // from Java 22 on, isTerminal is asked by reflection
    static boolean isPresent() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true; // before Java 22 there is no such method, and a console means a terminal
        }
    }
}
