package io.github.emlogstatic.export.tool;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Templates that come with an export, as this program carries them. {@code files.txt} in each folder lists its files. */
final class Resources {

    private Resources() {}

    /** The templates of a tool, by path. */
    static Map<String, String> of(String tool) {
        Map<String, String> files = new TreeMap<>();
        text(tool + "/files.txt").lines().forEach(path -> files.put(path, text(tool + "/" + path)));
        return files;
    }

    /** The text of a file of this program. */
    static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
