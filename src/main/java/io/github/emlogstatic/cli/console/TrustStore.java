package io.github.emlogstatic.cli.console;

import io.github.emlogstatic.config.settings.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks the file of certificates that the user may name for https. Java takes a missing file for one without
 * certificates, so that nobody is trusted, and a native executable fails while it connects. Then no message says that the
 * file is missing.
 */
public final class TrustStore {

    private static final String OPTION = "javax.net.ssl.trustStore";

    /** For Java, this word says that there is no file. */
    private static final String NONE = "NONE";

    private TrustStore() {}

    public static void mustBeReadable() throws ConfigException {
        String file = System.getProperty(OPTION, NONE);
        if (!file.isEmpty() && !file.equals(NONE) && !Files.isReadable(Path.of(file))) {
            throw new ConfigException(OPTION + ": " + file + " cannot be read; correct its path in EMLOG_STATIC_OPTS");
        }
    }
}
