package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.output.SiteWriter.Mode;
import io.github.emlogstatic.output.manifest.Manifest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The output directory before a build: the site that the last build left, and files of others. For one thread. */
final class SiteOnDisk {

    private final OutputFolder output;
    private final Path manifestFile;
    private final Manifest manifest;
    private final LastBuild last;
    private final boolean nothing;
    private final Set<String> paths = new HashSet<>();

    SiteOnDisk(OutputFolder output, Path manifestFile, Manifest manifest, LastBuild last) throws IOException {
        this.output = output;
        this.manifestFile = manifestFile;
        this.manifest = manifest;
        this.last = last;
        this.nothing = output.isEmpty();
    }

    OutputFolder output() {
        return output;
    }

    Manifest manifest() {
        return manifest;
    }

    LastBuild last() {
        return last;
    }

    /** Whether the directory is empty, perhaps because a site was deleted. */
    boolean isNothing() {
        return nothing;
    }

    /** The paths of the site's own files, and of those that a killed build was making, with their temporary files. */
    Set<String> paths() {
        if (paths.isEmpty()) {
            manifest.groups().forEach(group -> paths.addAll(group.paths()));
            paths.addAll(manifest.unfinished());
            manifest.unfinished().forEach(path -> paths.add(AtomicFile.temporary(path)));
        }
        return paths;
    }

    /** Removes the temporary files of a killed build. Those of pages that this build has written are gone already. */
    void removeTemporary() throws IOException {
        output.removeAll(manifest.unfinished().stream()
                .map(path -> AtomicFile.temporary(path))
                .filter(output::has)
                .toList());
    }

    /** Whether all planned paths are the site's own, although no manifest lists them. */
    boolean isOwnWithoutManifest() throws IOException {
        return new Ownership(output, manifestFile).isOwnWithoutManifest(manifest.existed());
    }

    /** @param known matches paths of the site's own files, faster than {@link #paths} */
    Obstacles obstacles(Predicate<String> known) {
        return new Obstacles(output, path -> known.test(path) || paths().contains(path));
    }

    /**
     * The files of others. With a manifest, only folders that have changed are listed, unless everything is done again.
     *
     * @param now what this build has made
     */
    List<String> foreign(SiteReads now, Mode mode) throws IOException {
        boolean added = manifest.existed() && !mode.clean() && !mode.full();
        if (added && last.foreign().isEmpty()) {
            return List.of();
        }
        Set<String> ours = now.paths();
        ours.addAll(paths());
        return added
                ? last.foreign().stream()
                        .filter(path -> !ours.contains(path)
                                && output.has(path)) // this build may have used and removed another temporary file
                        .toList()
                : output.foreign(ours::contains);
    }

    /** Keeps the paths of files of others, which the next builds report. */
    void note(List<String> foreign) throws IOException {
        ForeignFiles.of(output, manifestFile).save(foreign);
    }
}
