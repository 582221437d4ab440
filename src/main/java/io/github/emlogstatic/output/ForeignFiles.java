package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Lines;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of others that the first build found in an output directory. Their paths are kept beside the manifest, one a
 * line, so that every later build reports those that still exist.
 *
 * @param output the directory of the site
 * @param list the file with the paths; exists only if there are any
 */
record ForeignFiles(OutputFolder output, Path list) {

    static ForeignFiles of(OutputFolder output, Path manifest) {
        return new ForeignFiles(output, manifest.resolveSibling(manifest.getFileName() + ".foreign"));
    }

    /** The paths of those that still exist. */
    List<String> existing() throws IOException {
        if (!Files.exists(list)) {
            return List.of();
        }
        try (Stream<String> lines = Lines.of(list)) {
            return lines.map(Fingerprints::unescape)
                    .filter(path -> Files.exists(output.root().resolve(path), LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    void save(Collection<String> paths) throws IOException {
        if (paths.isEmpty()) {
            Files.deleteIfExists(list);
        } else {
            AtomicFile.writeLines(list, paths.stream().map(Fingerprints::escape));
        }
    }

    static List<Problem> problems(Collection<String> paths) {
        return paths.stream()
                .map(path -> new Problem(
                        "a file that this program did not write",
                        path,
                        "left alone; move it out of the site, or let build --clean remove it"))
                .toList();
    }
}
