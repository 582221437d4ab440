package io.github.emlogstatic.cli;

import io.github.emlogstatic.cli.console.CliEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;

/** All commands as picocli reads them, for tests that hold documents against them. They print nothing. */
public final class SilentCommands {

    private SilentCommands() {}

    public static CommandLine all() {
        PrintStream nothing = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Commands.all(new CliEnvironment(nothing, nothing, Map.of(), Path.of(""), false));
    }
}
