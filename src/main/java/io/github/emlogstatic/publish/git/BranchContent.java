package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.config.settings.ConfigException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files on the branch.
 *
 * @param blobs mode and id of each file, by path
 * @param listed paths of the site that was published there last
 * @param changed paths that others have pushed since
 */
record BranchContent(Map<String, String> blobs, Set<String> listed, Set<String> changed) {

    static BranchContent of(Git git, String tip) throws IOException, ConfigException {
        Map<String, String> blobs = new HashMap<>();
        for (String line : git.must("ls-tree", "-r", "-z", tip).split("\0")) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                String[] modeTypeId = line.substring(0, tab).split(" ");
                blobs.put(line.substring(tab + 1), modeTypeId[0] + " " + modeTypeId[2]);
            }
        }
        Git.Output list = git.run("cat-file", "blob", tip + ":" + SiteTree.LIST);
        return list.isGood()
                ? new BranchContent(blobs, new HashSet<>(SiteTree.paths(list.out())), changedSinceOurs(git, tip))
                : new BranchContent(blobs, Set.of(), Set.of());
    }

    private static Set<String> changedSinceOurs(Git git, String tip) throws IOException, ConfigException {
        String ours = git.must("rev-list", "-1", tip, "--", SiteTree.LIST);
        String changed = git.must("diff-tree", "-r", "-z", "--no-renames", "--name-only", ours, tip);
        return new HashSet<>(List.of(changed.split("\0")));
    }

    /** The paths of files that belong to the site and that nobody else has changed. */
    List<String> published() {
        return listed.stream().filter(path -> !changed.contains(path)).toList();
    }

    /** Paths of the site at which others have put files with other bytes. */
    List<String> ofOthers(Map<String, String> site) {
        List<String> others = new ArrayList<>();
        site.forEach((path, entry) -> {
            String there = blobs.getOrDefault(path, entry);
            if (!there.equals(entry) && (!listed.contains(path) || changed.contains(path))) {
                others.add(path);
            }
        });
        return others;
    }
}
