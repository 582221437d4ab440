package io.github.emlogstatic.cli;

import io.github.emlogstatic.config.ConfigException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Whether Java writes file names in UTF-8. It takes their encoding from the locale as it starts, and nothing changes that
 * afterwards. In another encoding a page would have a name that no web server finds, or none at all.
 */
final class FileNames {

    private FileNames() {}

    static void mustBeUtf8() throws ConfigException {
        if (!areUtf8()) {
            throw new ConfigException("file names would not be UTF-8 here, since the encoding of the locale is "
                    + System.getProperty("sun.jnu.encoding")
                    + "; set LC_ALL=C.UTF-8, or another UTF-8 locale of 'locale -a'");
        }
    }

    /** An address of a file has the bytes of its name. */
    private static boolean areUtf8() {
        try {
            return Path.of("中").toUri().getRawPath().endsWith("%E4%B8%AD");
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
