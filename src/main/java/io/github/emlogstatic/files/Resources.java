package io.github.emlogstatic.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that this program carries. */
public final class Resources {

    private Resources() {}

    /**
     * The text of a file of this program.
     *
     * @param name relative to the package of the class, or from the root with a leading slash
     */
    public static String text(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
