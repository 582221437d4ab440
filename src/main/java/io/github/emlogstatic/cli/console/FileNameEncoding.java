package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.settings.ConfigException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Checks that Java writes file names in UTF-8. Java takes the encoding from the locale when it starts, and it cannot be
 * changed later. In another encoding a page gets a name that web servers do not find, or cannot be written.
 */
public final class FileNameEncoding {

    private FileNameEncoding() {}

    public static void mustBeUtf8() throws ConfigException {
        if (!areUtf8()) {
            throw new ConfigException("file names would not be UTF-8 here, because the encoding of the locale is "
                    + System.getProperty("sun.jnu.encoding")
                    + "; set LC_ALL=C.UTF-8, or another UTF-8 locale that 'locale -a' lists");
        }
    }

    /** The URI of a file contains the bytes of its name. */
    private static boolean areUtf8() {
        try {
            return Path.of("中").toUri().getRawPath().endsWith("%E4%B8%AD");
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
