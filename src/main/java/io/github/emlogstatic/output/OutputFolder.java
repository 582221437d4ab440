package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Tree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory that a site is written into; it need not be there yet. */
record OutputFolder(Folder folder) {

    /** @throws io.github.emlogstatic.files.StrayPathException where a symbolic link is in the way */
    Path file(String path) throws IOException {
        return folder.file(path);
    }

    /**
     * Fails where a symbolic link is in the way of what is to be written or removed: it may lead to files of others.
     *
     * @param known of the last build, which may be removed
     * @param made which are to be written
     */
    void refuseLinks(Collection<String> known, Collection<String> made) throws IOException {
        for (String path : known) {
            folder.place(path);
        }
        for (String path : made) {
            folder.file(path);
        }
    }

    /**
     * The paths of files and of symbolic links that others have put there, a repository left out.
     *
     * @param isOurs tells the paths of the site's own files
     */
    List<String> foreign(Predicate<String> isOurs) throws IOException {
        if (!Files.isDirectory(folder.root())) {
            return List.of();
        }
        Tree tree = Tree.of(folder.root());
        return Stream.concat(tree.files().stream(), tree.links().stream())
                .filter(path -> !path.startsWith(".git/") && !isOurs.test(path))
                .toList();
    }

    /** Removes files, what a killed run has left of them, and the folders that become empty. */
    void removeAll(List<String> paths) throws IOException {
        for (String path : paths) {
            Path file = folder.place(path);
            Files.deleteIfExists(file);
            Files.deleteIfExists(AtomicFile.temporary(file));
            removeEmptyFolders(file.getParent());
        }
    }

    private void removeEmptyFolders(@Nullable Path from) throws IOException {
        for (Path empty = from; empty != null && !empty.equals(folder.root()); empty = empty.getParent()) {
            try {
                Files.deleteIfExists(empty);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
