package io.github.emlogstatic.build;

import io.github.emlogstatic.files.Hash;
import java.nio.file.Path;

/**
 * What is kept beside the site to start fast; may be deleted at any time.
 *
 * @param directory of the configuration
 */
public record Memory(Path directory) {

    /** What the last build of a site has left: one for each output directory. */
    public Path manifest(Path output) {
        return of("manifest", output);
    }

    /** The file that remembers something about a directory: one for each that it may be about. */
    Path of(String what, Path about) {
        Path here = directory.toAbsolutePath().normalize();
        String relative =
                here.relativize(about.toAbsolutePath().normalize()).toString().replace('\\', '/');
        String readable = relative.replaceAll("[^\\p{Alnum}]+", "-");
        String unique = Hash.fingerprint(relative).substring(0, 8);
        return here.resolve(".emlog-static").resolve(readable + "-" + unique + "." + what);
    }
}
