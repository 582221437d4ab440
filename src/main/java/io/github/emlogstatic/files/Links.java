package io.github.emlogstatic.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Symbolic links inside a directory. Git carries them, and a link in an archive or a theme of somebody else can lead to
 * any file of this machine. The directory itself may be a link, as where it was moved to a larger disk.
 */
public final class Links {

    private Links() {}

    /** The first link on the way from the directory to a file in it, the file included; names of both need not exist. */
    public static Optional<Path> on(Path directory, Path file) {
        Path at = directory;
        for (Path name : directory.relativize(file)) {
            at = at.resolve(name);
            if (Files.isSymbolicLink(at)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }
}
