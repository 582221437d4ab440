package io.github.emlogstatic.output;

import io.github.emlogstatic.output.SiteFile.Made;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files of the last build and of this one. Safe for several threads. */
final class KnownFiles {

    private final Map<String, SiteFile> before;
    private final Map<String, SiteFile> added = new ConcurrentHashMap<>();

    KnownFiles(Manifest manifest) {
        this.before = manifest.files();
    }

    SiteFile of(PlannedFile file) {
        SiteFile known = before.get(file.path());
        return known != null ? known : added.computeIfAbsent(file.path(), path -> new SiteFile(path, Made.NEVER));
    }

    /** Whether a path is that of a file of the last build or of this one. */
    boolean contains(String path) {
        return added.containsKey(path) || before.containsKey(path);
    }

    /** The files that the site is to have, sorted by path. */
    List<SiteFile> planned() {
        return Stream.concat(before.values().stream(), added.values().stream())
                .filter(SiteFile::isPlanned)
                .sorted(Comparator.comparing(SiteFile::path))
                .toList();
    }

    /** The paths of the files that only the last build had. */
    List<String> obsolete() {
        return before.values().stream()
                .filter(file -> !file.isPlanned())
                .map(SiteFile::path)
                .toList();
    }
}
