package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.Folder;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is in the directory of an archive and belongs to nothing. It is looked up when it is asked for. */
public record Orphans(Folder folder, Index index) {

    private static final List<String> OWN_FOLDERS = List.of(
            ArchivePaths.ARTICLES,
            ArchivePaths.PAGES,
            ArchivePaths.COMMENTS,
            ArchivePaths.LIKES,
            ArchivePaths.UPLOADS,
            ArchivePaths.PRIVATE);

    /** The files and symbolic links that are not in the index, and pipes, sockets and devices. */
    public Set<String> notIndexed() throws IOException {
        FileTree tree = tree();
        Set<String> unknown = readable(tree);
        tree.others().stream().filter(this::isUnknown).forEach(unknown::add);
        return unknown;
    }

    /** The same without pipes, sockets and devices, which no index lists. */
    public Set<String> files() throws IOException {
        return readable(tree());
    }

    private FileTree tree() throws IOException {
        return FileTree.of(folder.root(), forbidden -> !isInOwnFolder(forbidden + "/"));
    }

    private Set<String> readable(FileTree tree) {
        return tree.filesAndLinks().filter(this::isUnknown).collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean isUnknown(String path) {
        return !isNeverIndexed(path) && !index.holds(path);
    }

    /** Files of git, of the owner (a README), of file managers, and of the archive's own bookkeeping. */
    private static boolean isNeverIndexed(String path) {
        return path.startsWith(StateFolder.NAME)
                || path.startsWith(".git")
                || path.endsWith(Index.PUBLIC_FILE)
                || FileTree.isOfFileManager(path)
                || !path.contains("/") && path.endsWith(".md");
    }

    /** The comments and likes whose article or page is not in the index. */
    public Set<String> withoutArticle() {
        Set<String> without = new TreeSet<>();
        for (String kind : List.of(ArchivePaths.COMMENTS, ArchivePaths.LIKES)) {
            for (String path : index.paths(kind)) {
                String name = path.substring(kind.length());
                if (Stream.of(ArchivePaths.ARTICLES, ArchivePaths.PAGES)
                        .noneMatch(owner -> index.holds(owner + name))) {
                    without.add(path);
                }
            }
        }
        return without;
    }

    /** All of these that only this program can have written. */
    List<String> ofThisProgram() throws IOException {
        Set<String> all = withoutArticle();
        notIndexed().stream().filter(Orphans::isInOwnFolder).forEach(all::add);
        return List.copyOf(all);
    }

    /** Whether a path is in a folder that only this program writes into. */
    public static boolean isInOwnFolder(String path) {
        return OWN_FOLDERS.stream().anyMatch(path::startsWith);
    }
}
