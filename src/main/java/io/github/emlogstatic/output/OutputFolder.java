package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Tree;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The directory that a site is written into; it need not be there yet. */
record OutputFolder(Path root) {

    Path file(String path) {
        return root.resolve(path);
    }

    /**
     * The paths of files that others have put there, a repository left out.
     *
     * @param isOurs tells the paths of the site's own files
     */
    List<String> foreign(Predicate<String> isOurs) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        return Tree.paths(root).stream()
                .filter(path -> !path.startsWith(".git/") && !isOurs.test(path))
                .toList();
    }

    /** Removes files, what a killed run has left of them, and the folders that become empty. */
    void removeAll(List<String> paths) throws IOException {
        for (String path : paths) {
            Path file = file(path);
            Files.deleteIfExists(file);
            Files.deleteIfExists(AtomicFile.temporary(file));
            removeEmptyFolders(file.getParent());
        }
    }

    private void removeEmptyFolders(@Nullable Path folder) throws IOException {
        for (Path empty = folder; empty != null && !empty.equals(root); empty = empty.getParent()) {
            try {
                Files.deleteIfExists(empty);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }
}
