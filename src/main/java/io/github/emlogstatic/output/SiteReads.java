package io.github.emlogstatic.output;

import io.github.emlogstatic.output.manifest.ManifestEntry;
import io.github.emlogstatic.output.manifest.ManifestGroup;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/** The files of a site, and the site-wide values that they have read. They are looked up when they are asked for. */
public final class SiteReads {

    /** The reads of a run that had nothing to do: none. */
    static final SiteReads NONE = new SiteReads(List.of(), Set.of());

    private final List<ManifestGroup> groups;
    private final Set<String> kinds;

    /** @param kinds of all values that were read, see {@link io.github.emlogstatic.output.plan.SiteValues#kind} */
    SiteReads(List<ManifestGroup> groups, Set<String> kinds) {
        this.groups = groups;
        this.kinds = kinds;
    }

    public Set<String> paths() {
        Set<String> paths = new HashSet<>();
        groups.forEach(group -> paths.addAll(group.paths()));
        return paths;
    }

    /** The names of all values of a kind that were read. */
    public Set<String> names(String kind) {
        return kinds.contains(kind) ? names(groups, Set.of(kind)) : Set.of();
    }

    static Set<String> names(Collection<ManifestGroup> groups, Collection<String> kinds) {
        Set<String> names = new HashSet<>();
        BiPredicate<String, String> collecting = (name, fingerprint) -> {
            names.add(name);
            return true;
        };
        groups.forEach(group -> group.allReads(kinds, collecting));
        return names;
    }

    /** The names of a kind, by the path of the file that read them. */
    public Map<String, Set<String>> byFile(String kind) {
        Map<String, Set<String>> byFile = new TreeMap<>();
        if (!kinds.contains(kind)) {
            return byFile;
        }
        for (ManifestGroup group : groups) {
            if (group.allReads(Set.of(kind), (name, fingerprint) -> false)) {
                continue;
            }
            for (ManifestEntry file : group.files()) {
                Set<String> read = new TreeSet<>(file.made().reads().byName().keySet());
                read.removeIf(name -> !name.startsWith(kind));
                if (!read.isEmpty()) {
                    byFile.put(file.path(), read);
                }
            }
        }
        return byFile;
    }
}
