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
 * Files of others that the first build found in an output directory. They are remembered beside the manifest, a line
 * each, so that every later run tells of those that are still there.
 *
 * @param output the site's directory
 * @param list where the paths are remembered; there only if there are such files
 */
record ForeignFiles(OutputFolder output, Path list) {

    static ForeignFiles of(OutputFolder output, Path manifest) {
        return new ForeignFiles(output, manifest.resolveSibling(manifest.getFileName() + ".foreign"));
    }

    /** The paths of those that are still there. */
    List<String> stillThere() throws IOException {
        if (!Files.exists(list)) {
            return List.of();
        }
        try (Stream<String> lines = Lines.of(list)) {
            return lines.map(Fingerprints::unescape)
                    .filter(path -> Files.exists(output.root().resolve(path), LinkOption.NOFOLLOW_LINKS))
                    .toList();
        }
    }

    void remember(Collection<String> paths) throws IOException {
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
