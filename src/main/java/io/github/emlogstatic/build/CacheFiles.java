package io.github.emlogstatic.build;

import io.github.emlogstatic.files.Hash;
import java.nio.file.Path;

/**
 * The cache files in {@code .emlog-static/}. They make the next build fast and may be deleted at any time.
 *
 * @param directory of the configuration
 */
public record CacheFiles(Path directory) {

    /** The manifest of the last build of a site. Each output directory has its own. */
    public Path manifest(Path output) {
        return of("manifest", output);
    }

    /** The cache file of one kind for one directory. */
    Path of(String what, Path about) {
        Path here = directory.toAbsolutePath().normalize();
        String relative =
                here.relativize(about.toAbsolutePath().normalize()).toString().replace('\\', '/');
        String readable = relative.replaceAll("[^\\p{Alnum}]+", "-");
        String unique = Hash.fingerprint(relative).substring(0, 8);
        return here.resolve(".emlog-static").resolve(readable + "-" + unique + "." + what);
    }
}
