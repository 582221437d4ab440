package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A directory whose files are reached by paths, but never through a symbolic link. Git stores links, and a link in
 * somebody else's archive or theme may lead to any file of this machine. A named pipe is no file either: whoever reads it
 * waits for ever. The directory itself may be a link, for example to a larger disk. Each subfolder is checked once. In one
 * that did not exist then, there are neither links nor pipes. Safe for several threads.
 */
public final class Folder {

    /**
     * Whether the system has named pipes. On Windows, Java reports other things as neither file nor folder, such as
     * files that are stored in a cloud.
     */
    private static final boolean HAS_PIPES =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path root;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** The known folders that did not exist: whatever is in them now is taken for this program's own. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    public Folder(Path root) {
        this.root = root;
    }

    public Path root() {
        return root;
    }

    /**
     * The file at a path, whether it exists or not.
     *
     * @param path relative, with {@code /}
     * @throws StrayPathException if the file or a folder above it is a symbolic link, the path leads outside, or a pipe, a
     *     socket or a device stands there
     */
    public Path file(String path) throws StrayPathException {
        Path file = place(path);
        if (!isInCreated(path)) {
            requireOrdinary(file);
        }
        return file;
    }

    private void requireOrdinary(Path file) throws StrayPathException {
        BasicFileAttributes found;
        try {
            found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return; // there is none, or whoever opens it learns why not
        }
        if (found.isSymbolicLink()) {
            throw StrayPathException.link(file, root);
        }
        if (found.isOther() && HAS_PIPES) {
            throw StrayPathException.special(file);
        }
    }

    /** Whether a symbolic link stands at that path. For a file that does not exist, asking the disk takes an exception. */
    public boolean isLink(String path) {
        return !isInCreated(path) && Files.isSymbolicLink(root.resolve(path));
    }

    /** Whether the folder of that path did not exist at first, so that everything in it is taken for this program's own. */
    public boolean isInCreated(String path) {
        int slash = path.lastIndexOf('/');
        return slash >= 0 && created.contains(path.substring(0, slash));
    }

    /**
     * Reads a file. Fails as {@link #file} does.
     *
     * @throws NoSuchFileException if it does not exist
     */
    public byte[] read(String path) throws IOException {
        return FileContent.bytes(file(path), LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * The file at a path, which may itself be a symbolic link. For callers that move or remove the file without reading it.
     */
    public Path place(String path) throws StrayPathException {
        requireInside(path);
        return root.resolve(path);
    }

    /** Fails as {@link #place} does. */
    public void requireInside(String path) throws StrayPathException {
        if (path.startsWith("/")
                || path.contains("..") && Arrays.asList(path.split("/")).contains("..")) {
            throw StrayPathException.outside(path, root);
        }
        Optional<String> link = linkAbove(path);
        if (link.isPresent()) {
            throw StrayPathException.link(root.resolve(link.get()), root);
        }
    }

    /** The first folder on a path that is a symbolic link; empty if none is. */
    Optional<String> linkAbove(String path) {
        int slash = path.lastIndexOf('/');
        if (slash < 0 || known.contains(path.substring(0, slash))) {
            return Optional.empty();
        }
        String folder = path.substring(0, slash);
        Optional<String> above = linkAbove(folder);
        if (above.isPresent()) {
            return above;
        }
        if (isLink(folder)) {
            return Optional.of(folder);
        }
        if (Files.notExists(root.resolve(folder), LinkOption.NOFOLLOW_LINKS)) { // which a disk that fails does not say
            created.add(folder);
        }
        known.add(folder);
        return Optional.empty();
    }

    /** Whether neither the file nor a folder above it is a symbolic link. */
    public boolean isReached(String path) {
        return linkAbove(path).isEmpty() && !isLink(path);
    }

    /**
     * Removes the folders above a file that are empty, up to this directory, which stays. Stops at one that cannot be removed:
     * an empty folder that is left harms nobody.
     */
    public void removeEmptyAbove(Path file) throws IOException {
        for (Path empty = file.getParent(); empty != null && !empty.equals(root); empty = empty.getParent()) {
            try {
                Files.deleteIfExists(empty);
            } catch (FileSystemException e) { // not empty, a disk is mounted there, or a program has it open on Windows
                return;
            }
        }
    }
}
