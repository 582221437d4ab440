package io.github.emlogstatic.output;

import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Files of others in the way of files of the site.
 *
 * @param output the site's directory
 * @param isOurs tells the paths of the site's own files
 */
record Obstacles(OutputFolder output, Predicate<String> isOurs) {

    /** Hosts look whether it is there, and not what it holds. */
    private static final String MEANS_THE_SAME = ".nojekyll";

    /** Fails, naming the first, where any of the files would overwrite one that is not the site's own and not the same. */
    void refuse(Collection<PlannedFile> files) throws IOException {
        List<String> found = files.stream()
                .filter(file -> !isOurs.test(file.path()) && !file.path().equals(MEANS_THE_SAME))
                .filter(file -> output.inTheWay(file.path(), isOurs).isPresent())
                .filter(file -> !isThere(file))
                .map(file -> output.inTheWay(file.path(), isOurs).orElseThrow())
                .distinct()
                .sorted()
                .toList();
        if (!found.isEmpty()) {
            throw new OutputException(
                    output.root().resolve(found.get(0)) + ": this file is in the way of one of the site,"
                            + " and this program did not write it"
                            + (found.size() == 1 ? "" : "; and " + (found.size() - 1) + " more")
                            + "; move it out of the output directory, or delete it");
        }
    }

    private boolean isThere(PlannedFile file) {
        Path there = output.root().resolve(file.path());
        try {
            if (!Files.isRegularFile(there)) {
                return false;
            }
            return file.maker() instanceof PlannedFile.Copy copy
                    ? Hash.of(there).equals(copy.sha256())
                    : Arrays.equals(file.maker().make((name, fingerprint) -> {}), Files.readAllBytes(there));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
