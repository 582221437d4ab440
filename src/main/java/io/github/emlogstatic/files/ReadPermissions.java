package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds files that a web server cannot read, and mends them: the server often runs as another user than the build. Files
 * get the permissions that the umask gives to a new file. Does nothing on file systems without modes (Windows).
 */
public final class ReadPermissions {

    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private ReadPermissions() {}

    /**
     * The attributes of a file, including its mode if the file system has modes. For a link, these are the attributes
     * of the link itself.
     */
    public static BasicFileAttributes attributes(Path file) throws IOException {
        return hasModes(file)
                ? Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                : Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether a file with these attributes is unreadable for its group or for others. */
    public static boolean areNarrow(BasicFileAttributes attributes) {
        return attributes instanceof PosixFileAttributes posix
                && !posix.permissions().containsAll(OF_OTHERS);
    }

    /** Returns the files that their group or others cannot read, relative to the folder. Links are left out. */
    public static List<String> narrow(Folder folder, Stream<Path> files) throws IOException {
        List<String> narrow = new ArrayList<>();
        for (Path file : (Iterable<Path>) files::iterator) {
            BasicFileAttributes found = attributes(file);
            if (found.isRegularFile() && areNarrow(found)) {
                narrow.add(FileTree.relative(folder.root(), file));
            }
        }
        return narrow;
    }

    /**
     * Adds the permissions that the umask gives to a new file in the folder, and opens the directories on the way to the
     * file in the same way. Bytes and times stay the same. Files behind a symbolic link in the folder are skipped, because
     * they may belong to somebody else, and so are those that have been set aside meanwhile, perhaps with their directory.
     *
     * @param paths the paths of the files, relative to the folder
     * @return the files whose mode this user may not change
     */
    public static List<Path> widen(Folder folder, Collection<String> paths) throws IOException {
        if (paths.isEmpty() || !hasModes(folder.root())) {
            return List.of();
        }
        Set<PosixFilePermission> usual = usual(folder.root());
        List<Path> refused = new ArrayList<>();
        Set<Path> directories = new HashSet<>();
        for (String path : paths) {
            Path file = folder.root().resolve(path);
            if (!folder.isReached(path) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            if (!open(file.getParent(), folder.root(), usual, directories) || !add(file, usual)) {
                refused.add(file);
            }
        }
        return refused;
    }

    /** Opens a directory and those above it, up to the root. */
    private static boolean open(@Nullable Path directory, Path root, Set<PosixFilePermission> usual, Set<Path> opened)
            throws IOException {
        if (directory == null || !directory.startsWith(root) || !opened.add(directory)) {
            return true;
        }
        Set<PosixFilePermission> wanted = EnumSet.copyOf(usual);
        if (usual.contains(PosixFilePermission.GROUP_READ)) {
            wanted.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (usual.contains(PosixFilePermission.OTHERS_READ)) {
            wanted.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return add(directory, wanted) && open(directory.getParent(), root, usual, opened);
    }

    /** The reason of a problem about files whose mode this user may not change, with what to do. */
    public static String refusal(int files) {
        return (files == 1 ? "it" : files + " files, this one first,")
                + " cannot be read by a web server of another user, and this user may not change the mode;"
                + " as the owner, run chmod a+r";
    }

    private static boolean add(Path file, Set<PosixFilePermission> wanted) throws IOException {
        Set<PosixFilePermission> now = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
        if (now.containsAll(wanted)) {
            return true;
        }
        try {
            now.addAll(wanted);
            Files.setPosixFilePermissions(file, now);
            return true;
        } catch (FileSystemException e) {
            return false;
        }
    }

    /** The permissions of a new file. Java cannot read the umask, so a file is created to see it. */
    private static Set<PosixFilePermission> usual(Path directory) throws IOException {
        Path probe = AtomicFile.temporary(directory.resolve("mode"));
        try {
            Files.deleteIfExists(probe);
            Files.newOutputStream(probe).close();
            return Files.getPosixFilePermissions(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static boolean hasModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
