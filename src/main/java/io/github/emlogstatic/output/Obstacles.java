package io.github.emlogstatic.output;

import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.run.ShortList;
import io.github.emlogstatic.output.plan.PlannedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds files of others in the way of files of the site.
 *
 * @param output the directory of the site
 * @param isOurs matches the paths of the site's own files
 */
record Obstacles(OutputFolder output, Predicate<String> isOurs) {

    /** Hosts only check whether this file exists, so its content does not matter. */
    private static final String MEANS_THE_SAME = ".nojekyll";

    /** Fails, naming the first, if a file of others is in the way of one of these paths. */
    void refusePaths(Collection<String> paths) throws IOException {
        Set<String> found = new TreeSet<>();
        for (String path : paths) {
            find(path).ifPresent(found::add);
        }
        refuse(found, "nothing was asked for, and nothing written: ");
    }

    /**
     * Fails, naming the first, if a file of others is in the way and has other bytes than the planned one.
     *
     * @param dryRun whether nothing was written, not even the archive
     */
    void refuse(Collection<PlannedFile> files, boolean dryRun) throws IOException {
        Set<String> found = new TreeSet<>();
        for (PlannedFile file : files) {
            Optional<String> obstacle = find(file.path());
            if (obstacle.isPresent() && !isThere(file)) {
                found.add(obstacle.get());
            }
        }
        refuse(found, dryRun ? "" : "the archive is up to date, the site is as it was: ");
    }

    private void refuse(Set<String> found, String state) throws RefusedException {
        if (!found.isEmpty()) {
            throw new RefusedException(ShortList.sentence(
                            output.root().resolve(found.iterator().next())
                                    + ": this file is in the way of one of the site,"
                                    + " and this program did not write it",
                            found.size())
                    + "; " + state
                    + "move it out of the output directory, or delete it, and build again");
        }
    }

    private Optional<String> find(String path) throws IOException {
        if (isOurs.test(path) || path.equals(MEANS_THE_SAME)) {
            return Optional.empty();
        }
        Optional<String> found = output.inTheWay(path, isOurs);
        boolean own = found.filter(path::equals).isPresent()
                && Ownership.isMarked(output.root().resolve(path));
        return own ? Optional.empty() : found;
    }

    private boolean isThere(PlannedFile file) throws IOException {
        Path there = output.root().resolve(file.path());
        if (!Files.isRegularFile(there)) {
            return false;
        }
        return file.maker() instanceof PlannedFile.Copy copy
                ? Hash.of(there).equals(copy.sha256())
                : file.maker().make((name, fingerprint) -> {}).equals(ByteBuffer.wrap(FileContent.bytes(there)));
    }
}
