package io.github.emlogstatic.publish.target;

import io.github.emlogstatic.model.run.Plural;
import java.util.ArrayList;
import java.util.List;

/**
 * What publishing changes at the target.
 *
 * @param added paths of files that the target did not have
 * @param changed paths of files that the target had with other bytes
 * @param removed paths of files of an earlier site
 */
public record FileChanges(List<String> added, List<String> changed, List<String> removed) {

    public FileChanges {
        added = added.stream().sorted().toList();
        changed = changed.stream().sorted().toList();
        removed = removed.stream().sorted().toList();
    }

    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }

    /** {@code 2 files new, 5 changed, 1 removed}. */
    String counts() {
        return Plural.of(added.size(), "file", "files") + " new, " + changed.size() + " changed, " + removed.size()
                + " removed";
    }

    /**
     * A line for each file, as in {@code post-1.html: new}.
     *
     * @param most so many files of each kind are named, and the others counted
     */
    List<String> lines(int most) {
        List<String> lines = new ArrayList<>();
        list(lines, added, "new", most);
        list(lines, changed, "changed", most);
        list(lines, removed, "to be removed", most);
        return lines;
    }

    private static void list(List<String> lines, List<String> paths, String what, int most) {
        paths.stream().limit(most).map(path -> path + ": " + what).forEach(lines::add);
        if (paths.size() > most) {
            lines.add("and " + (paths.size() - most) + " more: " + what);
        }
    }
}
