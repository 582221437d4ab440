package io.github.emlogstatic.cli.console;

import java.io.Console;

/** Tells whether output goes to a terminal. */
public final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // from Java 22 on, isTerminal is asked by reflection
    public static boolean isPresent() {
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
