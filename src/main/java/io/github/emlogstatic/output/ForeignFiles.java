package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.Lines;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.manifest.FileLine;
import io.github.emlogstatic.output.manifest.Fingerprints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The files in an output directory that this program did not write: the files that a build has found, and the files that
 * were added since. The paths that a build has found are kept beside the manifest, one a line. Every later build reports
 * the ones that still exist.
 *
 * @param output the directory of the site
 * @param list the file with the paths; exists only if there are any
 */
record ForeignFiles(OutputFolder output, Path list) {

    static ForeignFiles of(OutputFolder output, Path manifest) {
        return new ForeignFiles(output, manifest.resolveSibling(manifest.getFileName() + ".foreign"));
    }

    /**
     * The paths of all foreign files, noted and added ones.
     *
     * @param site the files of the last build
     * @param built when the manifest was written; empty if it lists no files
     */
    List<String> all(List<FileLine> site, Optional<FileTime> built) throws IOException {
        Set<String> all = new TreeSet<>(known());
        if (built.isPresent()) {
            all.addAll(added(site, built.get()));
        }
        return List.copyOf(all);
    }

    /** The paths in folders that have changed since the build. An untouched site is not listed. */
    private Set<String> added(List<FileLine> site, FileTime built) throws IOException {
        Set<String> ours = new HashSet<>(Set.of(""));
        String folder = "";
        for (FileLine file : site) {
            if (!isDirectlyIn(folder, file.path())) { // neighbours are in the same folder
                folder = file.path().substring(0, Math.max(0, file.path().lastIndexOf('/')));
                ours.addAll(FileTree.folders(file.path()));
            }
        }
        List<String> changed = new ArrayList<>();
        for (String one : ours) {
            if (output.isChanged(one, built)) {
                changed.add(one);
            }
        }
        Set<String> added = new TreeSet<>();
        if (!changed.isEmpty()) {
            site.forEach(file -> ours.add(file.path()));
            for (String one : changed) {
                added.addAll(output.foreign(one, ours::contains));
            }
        }
        return added;
    }

    private static boolean isDirectlyIn(String folder, String path) {
        return Math.max(0, path.lastIndexOf('/')) == folder.length() && path.startsWith(folder);
    }

    /** The paths of the foreign files that a build has noted and that still exist. */
    private List<String> known() throws IOException {
        return Lines.of(list).stream()
                .map(Fingerprints::unescape)
                .filter(output::has)
                .toList();
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
                .map(path -> Problem.lasting(
                        "a file that this program did not write",
                        path,
                        "left alone; move it out of the site, or let build --clean remove it"))
                .toList();
    }
}
