package io.github.emlogstatic.publish.git;

import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.publish.target.BlogMark;
import io.github.emlogstatic.publish.target.FileChanges;
import io.github.emlogstatic.publish.target.SiteFiles.PublishedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The new tree of the branch: the site, byte for byte, and the files that others have put beside it. A list of the site's
 * own files is published with the site. A file that the earlier list names and the site no longer has is removed, unless
 * others have changed it since.
 */
final class SiteTree {

    /**
     * The list. Its first line changes with every site, so that the last commit that changed the list is our last one. The
     * {@link BlogMark} stands at the end of that line. Then follows one path a line.
     */
    static final String LIST = ".emlog-static-files";

    private static final String FIRST_LINE = "# site ";

    private static final Pattern MARKED = Pattern.compile("# site \\S+ (\\S+)");

    private static final String FILE = "100644 ";
    private static final String GONE = "0 " + "0".repeat(40);

    private final Git git;
    private final BlogMark blog;
    private final Optional<String> tip;
    private final BranchContent there;

    private SiteTree(Git git, BlogMark blog, Optional<String> tip, BranchContent there) {
        this.git = git;
        this.blog = blog;
        this.tip = tip;
        this.there = there;
    }

    /**
     * @param tip the newest commit of the branch
     * @param index a path without a file, at which git writes its index
     */
    static SiteTree of(Git git, BlogMark blog, Optional<String> tip, Path index) throws IOException, ConfigException {
        BranchContent there = tip.isPresent() ? BranchContent.of(git, tip.get()) : BranchContent.NONE;
        return new SiteTree(git.with(Map.of("GIT_INDEX_FILE", index.toString())), blog, tip, there);
    }

    /**
     * @param id the id of the tree
     * @param overwritten files that others have pushed and that this tree replaces
     * @param blogThere the mark of the blog whose site is on the branch
     */
    record Written(String id, List<String> overwritten, String blogThere) {}

    /** @param own mode and id of each file of the site, by path */
    Written write(Map<String, String> own) throws IOException, ConfigException {
        git.must("read-tree", tip.orElse("--empty"));
        Map<String, String> entries = new TreeMap<>();
        there.published().forEach(path -> entries.put(path, GONE));
        entries.putAll(own);
        entries.put(LIST, FILE + blob(list(own, blog.over(there.blog()))));
        StringBuilder lines = new StringBuilder();
        entries.forEach(
                (path, entry) -> lines.append(entry).append('\t').append(path).append('\0'));
        git.must(bytes(lines.toString()), "update-index", "-z", "--index-info");
        return new Written(git.must("write-tree"), there.ofOthers(own), there.blog());
    }

    /** What the branch has. */
    BranchContent there() {
        return there;
    }

    private static String list(Map<String, String> own, String mark) {
        String first = FIRST_LINE + Hash.of(bytes(own.toString())) + " " + mark;
        return first.strip() + "\n" + String.join("\n", own.keySet()) + "\n";
    }

    static List<String> paths(String list) {
        return list.lines().filter(line -> !line.startsWith(FIRST_LINE)).toList();
    }

    /** The mark of the blog in a list. */
    static String blog(String list) {
        Matcher marked = MARKED.matcher(list);
        return marked.lookingAt() ? marked.group(1) : BlogMark.NONE;
    }

    private String blob(String text) throws IOException, ConfigException {
        return git.must(bytes(text), "hash-object", "-w", "--stdin");
    }

    /** Brings the files into the repository. Returns mode and id of each, by path. */
    Map<String, String> blobs(List<PublishedFile> files) throws IOException, ConfigException {
        StringBuilder paths = new StringBuilder();
        for (PublishedFile file : files) {
            paths.append(file.file().toAbsolutePath()).append('\n');
        }
        List<String> ids = git.must(bytes(paths.toString()), "hash-object", "-w", "--no-filters", "--stdin-paths")
                .lines()
                .toList();
        Map<String, String> entries = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            entries.put(files.get(i).path(), FILE + ids.get(i));
        }
        return entries;
    }

    /** What differs between the branch and a tree. */
    FileChanges difference(String tree) throws IOException, ConfigException {
        String before = tip.isPresent() ? tip.get() : git.must("mktree");
        String[] words = git.must("diff-tree", "-r", "-z", "--no-renames", "--name-status", before, tree)
                .split("\0");
        Map<String, List<String>> paths = new TreeMap<>();
        for (int i = 0; i + 1 < words.length; i += 2) {
            if (!words[i + 1].equals(LIST)) {
                paths.computeIfAbsent(words[i], letter -> new ArrayList<>()).add(words[i + 1]);
            }
        }
        List<String> added = paths.getOrDefault("A", List.of());
        List<String> removed = paths.getOrDefault("D", List.of());
        paths.keySet().removeAll(Set.of("A", "D"));
        List<String> changed = paths.values().stream().flatMap(List::stream).toList();
        return new FileChanges(added, changed, removed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
