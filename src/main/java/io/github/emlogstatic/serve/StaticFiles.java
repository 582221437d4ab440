package io.github.emlogstatic.serve;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.Folder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Finds the file for an address as static hosts do. Never returns a file outside the site, nor one behind a symbolic link.
 *
 * @param root need not exist
 */
record StaticFiles(Path root) {

    /**
     * Tries the path itself, the path with {@code .html}, and {@code index.html} in that folder.
     *
     * @param path decoded, without a leading {@code /}
     */
    Optional<Path> find(String path) throws IOException {
        String relative = path.replaceFirst("^/+", "");
        for (String candidate : Segments.candidates(relative)) {
            Optional<Path> file = inside(candidate);
            if (file.isPresent()) {
                return file;
            }
        }
        return Optional.empty();
    }

    /** The path of a found file, relative to the site, with {@code /}. */
    String name(Path found) throws IOException {
        return FileTree.relative(root.toRealPath(), found);
    }

    private Optional<Path> inside(String relative) throws IOException {
        try {
            Path file = root.resolve(relative);
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            Path real = file.toRealPath();
            Path site = root.toRealPath();
            boolean shown =
                    real.startsWith(site) && !isHidden(site.relativize(real)) && new Folder(root).isReached(relative);
            return shown ? Optional.of(real) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty(); // a NUL, or a colon on Windows: there can be no such file
        }
    }

    /**
     * Names that start with a dot are not served: a git repository contains what the site no longer shows, and editors and
     * systems leave copies behind. {@code /.well-known/} is public (RFC 8615).
     */
    private static boolean isHidden(Path inSite) {
        boolean wellKnown = inSite.startsWith(".well-known") && inSite.getNameCount() > 1;
        Path rest = wellKnown ? inSite.subpath(1, inSite.getNameCount()) : inSite;
        return StreamSupport.stream(rest.spliterator(), false)
                .anyMatch(name -> name.toString().startsWith("."));
    }
}
