package io.github.emlogstatic.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory whose files are found by their paths, and never through a symbolic link: git carries links, and one in an
 * archive or a theme of somebody else can lead to any file of this machine. The directory itself may be a link, as where
 * it was moved to a larger disk. Folders that were looked at are not looked at again. Safe for several threads.
 */
public final class Folder {

    private final Path root;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public Folder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /**
     * The file at a path, which need not be there.
     *
     * @param path relative, with {@code /}
     * @throws StrayPathException where the file or a folder above it is a symbolic link, or the path leads out
     */
    public Path file(String path) throws StrayPathException {
        Path file = place(path);
        if (Files.isSymbolicLink(file)) {
            throw StrayPathException.link(file, root);
        }
        return file;
    }

    /** The same where the file itself may be a link, for those who move or remove it and do not look into it. */
    public Path place(String path) throws StrayPathException {
        if (path.startsWith("/")
                || path.contains("..") && Arrays.asList(path.split("/")).contains("..")) {
            throw StrayPathException.outside(path, root);
        }
        Optional<String> link = linkAbove(path);
        if (link.isPresent()) {
            throw StrayPathException.link(root.resolve(link.get()), root);
        }
        return root.resolve(path);
    }

    /** The folder above a path that is a symbolic link; empty where none is. */
    public Optional<String> linkAbove(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0 || known.contains(path.substring(0, slash))) {
            return Optional.empty();
        }
        String folder = path.substring(0, slash);
        Optional<String> above = linkAbove(folder);
        if (above.isEmpty() && Files.isSymbolicLink(root.resolve(folder))) {
            return Optional.of(folder);
        }
        if (above.isEmpty()) {
            known.add(folder);
        }
        return above;
    }

    /** Whether the file at that path is reached without a link. */
    public boolean isReached(String path) {
        return linkAbove(path).isEmpty() && !Files.isSymbolicLink(root.resolve(path));
    }
}
