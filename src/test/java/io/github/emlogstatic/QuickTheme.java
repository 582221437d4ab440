package io.github.emlogstatic;

import java.nio.file.Path;

/** A theme whose pages are quick to render, for tests that do not look at pages. */
public final class QuickTheme {

    /** Its folder. */
    public static final String FOLDER =
            Path.of("src/test/resources/themes/plain").toAbsolutePath().toString();

    /** The line of a configuration that chooses it. */
    public static final String CHOSEN = "theme: " + FOLDER + "\n";

    private QuickTheme() {}
}
