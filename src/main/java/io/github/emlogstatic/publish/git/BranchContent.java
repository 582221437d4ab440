package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.publish.target.BlogMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The files on the branch.
 *
 * @param blobs mode and id of each file, by path
 * @param listed paths of the site that was published there last
 * @param changed paths that others have pushed since
 * @param blog the mark of the blog whose site that is
 */
record BranchContent(Map<String, String> blobs, Set<String> listed, Set<String> changed, String blog) {

    /** The file of a repository that lists the commits whose parents were not fetched. */
    static final String CUT = "shallow";

    /** The content of a branch that does not exist yet. */
    static final BranchContent NONE = new BranchContent(Map.of(), Set.of(), Set.of(), BlogMark.NONE);

    static BranchContent of(Git git, String tip) throws IOException, ConfigException {
        Map<String, String> blobs = new HashMap<>();
        for (String line : git.must("ls-tree", "-r", "-z", tip).split("\0")) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                String[] modeTypeId = line.substring(0, tab).split(" ");
                blobs.put(line.substring(tab + 1), modeTypeId[0] + " " + modeTypeId[2]);
            }
        }
        if (!blobs.containsKey(SiteTree.LIST)) {
            return new BranchContent(blobs, Set.of(), Set.of(), BlogMark.NONE);
        }
        String list = git.must("cat-file", "blob", tip + ":" + SiteTree.LIST);
        return new BranchContent(
                blobs, new HashSet<>(SiteTree.paths(list)), changedSinceOurs(git, tip), SiteTree.blog(list));
    }

    private static Set<String> changedSinceOurs(Git git, String tip) throws IOException, ConfigException {
        String ours = ours(git, tip);
        String changed = git.must("diff-tree", "-r", "-z", "--no-renames", "--name-only", ours, tip);
        return new HashSet<>(List.of(changed.split("\0")));
    }

    /** The commit in which the site was published last. */
    private static String ours(Git git, String tip) throws IOException, ConfigException {
        return git.must("rev-list", "-1", tip, "--", SiteTree.LIST);
    }

    /**
     * Whether the repository has too little of the history to tell who has changed what. A commit whose parents were not
     * fetched looks as if it had brought everything.
     */
    static boolean isHistoryCut(Git git, Path repository, String tip) throws IOException, ConfigException {
        Path withoutParents = repository.resolve(CUT);
        return Files.exists(withoutParents)
                && Files.readAllLines(withoutParents).contains(ours(git, tip));
    }

    /** The paths of files that belong to the site and that nobody else has changed. */
    List<String> published() {
        return listed.stream().filter(path -> !changed.contains(path)).toList();
    }

    /** Paths of others at which the site has a file with other bytes, or a folder, or which are in a folder that is a file. */
    List<String> ofOthers(Map<String, String> site) {
        Set<String> folders = site.keySet().stream()
                .flatMap(path -> FileTree.folders(path).stream())
                .collect(Collectors.toSet());
        List<String> others = new ArrayList<>();
        blobs.forEach((path, entry) -> {
            boolean replaced = !site.getOrDefault(path, entry).equals(entry)
                    || folders.contains(path)
                    || FileTree.folders(path).stream().anyMatch(site::containsKey);
            if (replaced && (!listed.contains(path) || changed.contains(path))) {
                others.add(path);
            }
        });
        return others.stream().sorted().toList();
    }
}
