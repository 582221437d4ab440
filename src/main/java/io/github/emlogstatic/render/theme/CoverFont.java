package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The font of titles on drawn covers.
 *
 * @param fingerprint of the whole file
 */
public record CoverFont(Path file, String fingerprint) {

    /** The option that names the file. */
    public static final String OPTION = "coverFont";

    private static final Set<String> KINDS = Set.of("\0\1\0\0", "OTTO", "true", "ttcf");

    /** A font begins with the checksums of all its parts. */
    private static final int BEGINNING = 1 << 16;

    /** @param directory of the configuration */
    static Optional<CoverFont> of(Map<String, Object> options, Path directory) throws ThemeException {
        String name = name(options);
        return name.isEmpty() ? Optional.empty() : Optional.of(named(name, directory));
    }

    /** The place of the font file that the options name; empty if they name none, or a folder. */
    static Optional<Path> place(Map<String, Object> options, Path directory) {
        String name = name(options);
        try {
            return name.isEmpty()
                    ? Optional.empty()
                    : Optional.of(directory.resolve(name)).filter(file -> !Files.isDirectory(file));
        } catch (InvalidPathException e) {
            return Optional.empty(); // of() reports the mistake
        }
    }

    /** Empty without a font; a key without a value is null. */
    private static String name(Map<String, Object> options) {
        return Objects.toString(options.get(OPTION), "");
    }

    private static CoverFont named(String name, Path directory) throws ThemeException {
        try {
            Path file = directory.resolve(name).normalize();
            byte[] beginning = beginning(file);
            if (beginning.length < 4 || !KINDS.contains(new String(beginning, 0, 4, StandardCharsets.ISO_8859_1))) {
                throw unreadable(name);
            }
            return new CoverFont(file, Hash.fingerprint(Hash.of(beginning), Long.toString(Files.size(file))));
        } catch (IOException | InvalidPathException e) {
            throw e instanceof ThemeException mistake
                    ? mistake
                    : new ThemeException("themeOptions.coverFont: " + name
                            + " cannot be read; name a font file, relative to the configuration");
        }
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BEGINNING);
        }
    }

    /** The exception for a file that is no font, or a broken one. */
    public static ThemeException unreadable(String name) {
        return new ThemeException(
                "themeOptions.coverFont: " + name + " is no font with outlines in TTF, OTF or TTC; name another");
    }
}
