package io.github.emlogstatic.output;

import io.github.emlogstatic.output.Manifest.Entry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the files of a site have read while they were made. Immutable once the build has ended. */
public final class SiteReads {

    /** Of a run that had nothing to do, which does not ask. */
    static final SiteReads NONE = new SiteReads(Map.of(), Set.of());

    private final Map<String, Entry> entries;
    private final Set<String> names;

    SiteReads(Map<String, Entry> entries, Set<String> names) {
        this.entries = entries;
        this.names = names;
    }

    /** The names of all values that any file has read. */
    public Set<String> names() {
        return names;
    }

    /** The names that start so, by the path of the file that has read them. */
    public Map<String, Set<String>> byFile(String start) {
        Map<String, Set<String>> byFile = new TreeMap<>();
        if (names.stream().noneMatch(name -> name.startsWith(start))) {
            return byFile;
        }
        entries.forEach((path, entry) -> {
            Set<String> read = new TreeSet<>(entry.reads().byName().keySet());
            read.removeIf(name -> !name.startsWith(start));
            if (!read.isEmpty()) {
                byFile.put(path, read);
            }
        });
        return byFile;
    }
}
