package io.github.emlogstatic.output;

import io.github.emlogstatic.files.SafeName;
import io.github.emlogstatic.output.manifest.MadeFile;
import io.github.emlogstatic.output.manifest.Manifest;
import io.github.emlogstatic.output.manifest.ManifestEntry;
import io.github.emlogstatic.output.manifest.ManifestGroup;
import io.github.emlogstatic.output.plan.PlannedFile;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files of the last build and of this one. Groups of files that this build keeps as they are, without looking at
 * each file, are left out. Safe for several threads, once all files of the last build are added.
 */
final class KnownFiles {

    private final Map<String, SiteFile> before = new HashMap<>();
    private final Map<String, SiteFile> added = new ConcurrentHashMap<>();

    /** @param unfinished the paths of files of which nothing else is known, see {@link Manifest#unfinished()} */
    KnownFiles(Collection<String> unfinished) {
        unfinished.forEach(path -> before.put(path, new SiteFile(path, MadeFile.UNFINISHED)));
    }

    /** Adds the files of the last build that were in a group. One that this build has in another group is known already. */
    void add(ManifestGroup group) {
        for (ManifestEntry file : group.files()) {
            if (!added.containsKey(file.path())) {
                before.computeIfAbsent(file.path(), path -> new SiteFile(path, file.made()));
            }
        }
    }

    SiteFile of(PlannedFile file) {
        SiteFile known = before.get(file.path());
        return known != null ? known : added.computeIfAbsent(file.path(), path -> new SiteFile(path, MadeFile.NEVER));
    }

    /** The files that this build makes, by path. */
    List<SiteFile> made() {
        return Stream.concat(before.values().stream(), added.values().stream())
                .filter(file -> !file.why().isEmpty())
                .sorted(Comparator.comparing(SiteFile::path))
                .toList();
    }

    /** Whether the last build had a file, as far as its files were added. */
    boolean had(String path) {
        return before.containsKey(path);
    }

    /** The paths of the files that only the last build had. */
    List<String> obsolete() {
        return before.values().stream()
                .filter(file -> !file.isPlanned())
                .map(SiteFile::path)
                .sorted()
                .toList();
    }

    /** The paths of obsolete files that stand where one of these paths needs a folder, or in a folder of its name. */
    List<String> inTheWay(Collection<String> made) {
        List<String> obsolete = obsolete();
        if (obsolete.isEmpty()) {
            return obsolete;
        }
        Set<String> names = Set.copyOf(made);
        Set<String> folders = made.stream().flatMap(KnownFiles::above).collect(Collectors.toSet());
        return obsolete.stream()
                .filter(path -> folders.contains(path) || above(path).anyMatch(names::contains))
                .toList();
    }

    private static Stream<String> above(String path) {
        return IntStream.range(0, path.length())
                .filter(i -> path.charAt(i) == '/')
                .mapToObj(i -> path.substring(0, i));
    }

    /** The path of this build that differs by case or Unicode form alone, for each of these paths that has such a twin. */
    Map<String, String> twins(List<String> obsolete) {
        Map<String, String> folded = new HashMap<>();
        obsolete.forEach(path -> folded.put(SafeName.folded(path), path));
        Map<String, String> twins = new TreeMap<>();
        if (!folded.isEmpty()) {
            Stream.concat(before.values().stream(), added.values().stream())
                    .filter(file -> file.isPlanned() && folded.containsKey(SafeName.folded(file.path())))
                    .forEach(file -> twins.put(folded.get(SafeName.folded(file.path())), file.path()));
        }
        return twins;
    }
}
