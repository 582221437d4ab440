package io.github.emlogstatic.output;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The site-wide values that the files of a site have read. Immutable after the build. */
public final class SiteReads {

    /** The reads of a run that had nothing to do: none. */
    static final SiteReads NONE = new SiteReads(List.of(), Set.of());

    private final List<SiteFile> files;
    private final Set<String> names;

    SiteReads(List<SiteFile> files, Set<String> names) {
        this.files = files;
        this.names = names;
    }

    /** The names of all values that were read. */
    public Set<String> names() {
        return names;
    }

    /** The names with a prefix, by the path of the file that read them. */
    public Map<String, Set<String>> byFile(String prefix) {
        Map<String, Set<String>> byFile = new TreeMap<>();
        if (names.stream().noneMatch(name -> name.startsWith(prefix))) {
            return byFile;
        }
        for (SiteFile file : files) {
            Set<String> read = new TreeSet<>(file.now().reads().byName().keySet());
            read.removeIf(name -> !name.startsWith(prefix));
            if (!read.isEmpty()) {
                byFile.put(file.path(), read);
            }
        }
        return byFile;
    }
}
