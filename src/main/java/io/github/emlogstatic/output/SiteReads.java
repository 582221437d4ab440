package io.github.emlogstatic.output;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the files of a site have read while they were made. Immutable once the build has ended. */
public final class SiteReads {

    /** Of a run that had nothing to do, which does not ask. */
    static final SiteReads NONE = new SiteReads(List.of(), Set.of());

    private final List<SiteFile> files;
    private final Set<String> names;

    SiteReads(List<SiteFile> files, Set<String> names) {
        this.files = files;
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
        for (SiteFile file : files) {
            Set<String> read = new TreeSet<>(file.now().reads().byName().keySet());
            read.removeIf(name -> !name.startsWith(start));
            if (!read.isEmpty()) {
                byFile.put(file.path(), read);
            }
        }
        return byFile;
    }
}
