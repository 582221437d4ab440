package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.Folder;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The directory that a site is written into. It may not exist yet. */
record OutputFolder(Folder folder) {

    static OutputFolder of(Path root) {
        return new OutputFolder(new Folder(root));
    }

    Path root() {
        return folder.root();
    }

    /** @throws io.github.emlogstatic.files.StrayPathException if a symbolic link or a named pipe is in the way */
    Path file(String path) throws IOException {
        return folder.file(path);
    }

    /** Whether anything is at that path, even a link that leads nowhere. */
    boolean has(String path) {
        return Files.exists(root().resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /** The place of a file that does not exist yet. Creating it fails where anything is in its place. */
    Path newFile(String path) throws IOException {
        return folder.place(path);
    }

    /** Fails if something else is in its place: a file, or a link to a disk that is not mounted. */
    void requireDirectory() throws IOException {
        if (Files.exists(root(), LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(root())) {
            throw new FileAlreadyExistsException(root().toString());
        }
    }

    /** Fails if the directory cannot be made, or no file can be made in it. */
    void requireWritable() throws IOException {
        Path there = nearest(root().toAbsolutePath());
        if (!Files.isDirectory(there)) {
            throw new FileAlreadyExistsException(there.toString());
        }
        boolean isWindows = File.separatorChar == '\\'; // where Java may be wrong about a folder on a network
        if (!isWindows && !Files.isWritable(there)) {
            throw new AccessDeniedException(there.toString());
        }
    }

    /** The path, or the nearest one above it that exists. */
    private static Path nearest(Path path) {
        Path above = path.getParent();
        return above == null || Files.exists(path, LinkOption.NOFOLLOW_LINKS) ? path : nearest(above);
    }

    /** Whether the directory is empty or does not exist. */
    boolean isEmpty() throws IOException {
        if (!Files.exists(root())) {
            return true;
        }
        try (Stream<Path> entries = Files.list(folder.root())) {
            return entries.findAny().isEmpty();
        }
    }

    /** Creates the folders of files. */
    void makeFolders(Collection<String> paths) throws IOException {
        Set<String> folders = new HashSet<>();
        paths.forEach(path -> folders.add(path.substring(0, path.lastIndexOf('/') + 1)));
        for (String one : folders) {
            Files.createDirectories(root().resolve(one));
        }
    }

    /**
     * Fails if a symbolic link is in the way of a file that will be written or removed: it may lead to files of others. A file
     * that will be written must not be a named pipe either.
     *
     * @param known paths of the last build, which may be removed
     * @param made paths that will be written
     */
    void refuseStrayPaths(Collection<String> known, Collection<String> made) throws IOException {
        for (String path : known) {
            folder.requireInside(path);
        }
        for (String path : made) {
            folder.file(path);
        }
    }

    /**
     * The paths of files and symbolic links of others, except those of the host, and those in folders that this user may
     * not look into.
     *
     * @param isOurs matches the paths of the site's own files
     */
    List<String> foreign(Predicate<String> isOurs) throws IOException {
        if (!Files.isDirectory(folder.root())) {
            return List.of();
        }
        return FileTree.of(folder.root(), forbidden -> true)
                .filesAndLinks()
                .filter(path -> !isOfHost(path) && !isOurs.test(path))
                .toList();
    }

    /** The paths of files and symbolic links of others in one folder, and in folders below it that are not of the site. */
    List<String> foreign(String below, Predicate<String> isOurs) throws IOException {
        List<String> foreign = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder.root().resolve(below))) {
            for (Path child : (Iterable<Path>) children::iterator) {
                String path = (below.isEmpty() ? "" : below + "/") + child.getFileName();
                if (isOfHost(path) || isOurs.test(path)) {
                    continue;
                }
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    FileTree.of(child, forbidden -> true)
                            .filesAndLinks()
                            .forEach(file -> foreign.add(path + "/" + file));
                } else {
                    foreign.add(path);
                }
            }
        }
        return foreign;
    }

    /** Whether files were added to a folder or removed from it since that time. */
    boolean isChanged(String path, FileTime time) throws IOException {
        Path place = folder.root().resolve(path);
        return Files.isDirectory(
                        place, path.isEmpty() ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS})
                && Files.getLastModifiedTime(place).compareTo(time) >= 0;
    }

    /**
     * Whether a path belongs to the host or to a repository: {@code CNAME}, and every name at the top that starts with a
     * dot ({@code .git}, {@code .nojekyll}, {@code .well-known}), except temporary files of a killed run. Within such a
     * directory nothing is of this program.
     */
    static boolean isOfHost(String path) {
        boolean leftover = path.indexOf('/') < 0 && AtomicFile.isTemporary(path);
        return path.equals("CNAME") || path.startsWith(".") && !leftover;
    }

    /**
     * The path of a file of others in the way: at this path, or in the place of a folder above it.
     *
     * @param isOurs matches the paths of the site's own files
     */
    Optional<String> inTheWay(String path, Predicate<String> isOurs) {
        for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
            String part = path.substring(0, end);
            if (isFile(part) && !isOurs.test(part)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private boolean isFile(String path) {
        return has(path) && !Files.isDirectory(root().resolve(path));
    }

    /**
     * Renames a file and the folders above it, if the disk treats the old and the new name of each as the same. Returns
     * whether it does.
     *
     * @param to has as many segments as the other path
     */
    boolean renameSame(String from, String to) throws IOException {
        folder.requireInside(from);
        folder.requireInside(to);
        String[] old = from.split("/");
        String[] names = to.split("/");
        Path above = root();
        for (int i = 0; i < names.length; i++) {
            Path before = above.resolve(old[i]);
            Path now = above.resolve(names[i]);
            if (!old[i].equals(names[i])) {
                if (!Files.exists(before) || !Files.exists(now) || !Files.isSameFile(before, now)) {
                    return false;
                }
                AtomicFile.move(before, now);
            }
            above = now;
        }
        return true;
    }

    /**
     * Removes files, their temporary files, and the folders that become empty. A file is gone where another one has the name
     * of its folder, or a folder has its own.
     */
    void removeAll(List<String> paths) throws IOException {
        for (String path : paths) {
            Path file = folder.place(path);
            if (isBelowFile(path) || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            Files.deleteIfExists(file);
            Files.deleteIfExists(AtomicFile.temporary(file));
            folder.removeEmptyAbove(file);
        }
    }

    private boolean isBelowFile(String path) {
        return inTheWay(path.substring(0, Math.max(0, path.lastIndexOf('/'))), ours -> false)
                .isPresent();
    }
}
