package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All files in and below a directory. The directory may be a symbolic link, for example to a larger disk. Links in it are
 * listed, but not followed. Named pipes, sockets and devices are listed, but not opened.
 *
 * @param lengths the lengths of the files in bytes, by path relative to the directory, with {@code /}
 * @param links the relative paths of all symbolic links, whatever they lead to, sorted
 * @param others the relative paths of pipes, sockets and devices, which nobody should open, sorted
 */
public record FileTree(SortedMap<String, Long> lengths, List<String> links, List<String> others) {

    /** Reads the directory, which must exist. Fails if this user may not look into a folder in it. */
    public static FileTree of(Path directory) throws IOException {
        return of(directory, forbidden -> false);
    }

    /**
     * The same, but passes over some of the folders that this user may not look into.
     *
     * @param isOfOthers matches the relative paths of these, such as {@code lost+found} on a disk that is mounted here
     */
    public static FileTree of(Path directory, Predicate<String> isOfOthers) throws IOException {
        return walked(directory, isOfOthers, name -> false);
    }

    /** The same as {@link #of(Path)}, but without what belongs to tools. Their folders are not looked into. */
    public static FileTree withoutTools(Path directory) throws IOException {
        return walked(directory, forbidden -> false, FileTree::isOfTool);
    }

    private static FileTree walked(Path directory, Predicate<String> isOfOthers, Predicate<String> isLeftOut)
            throws IOException {
        // Files.walkFileTree would take a directory that is a link for a single file
        Walk walk = new Walk(directory.toRealPath(), isOfOthers, isLeftOut);
        Files.walkFileTree(walk.root, walk);
        return walk.tree();
    }

    private static final class Walk extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Predicate<String> isOfOthers;
        private final Predicate<String> isLeftOut;
        private final SortedMap<String, Long> lengths = new TreeMap<>();
        private final List<String> links = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        /**
         * @param isOfOthers matches the relative paths of folders that this user need not be able to look into
         * @param isLeftOut matches the names of files and folders that are left out
         */
        Walk(Path root, Predicate<String> isOfOthers, Predicate<String> isLeftOut) {
            this.root = root;
            this.isOfOthers = isOfOthers;
            this.isLeftOut = isLeftOut;
        }

        private boolean isLeftOut(Path file) {
            return !file.equals(root) && isLeftOut.test(String.valueOf(file.getFileName()));
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes is) {
            return isLeftOut(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
            if (isLeftOut(file)) {
                return FileVisitResult.CONTINUE;
            }
            String path = relative(root, file);
            if (is.isSymbolicLink()) {
                links.add(path);
            } else if (is.isRegularFile()) {
                lengths.put(path, is.size());
            } else {
                others.add(path);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (isLeftOut(file) || e instanceof AccessDeniedException && isOfOthers.test(relative(root, file))) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        FileTree tree() {
            Collections.sort(links);
            Collections.sort(others);
            return new FileTree(Collections.unmodifiableSortedMap(lengths), List.copyOf(links), List.copyOf(others));
        }
    }

    /** The path of a file below the root, with {@code /} on every system. */
    public static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    /** Whether this is the folder at the root of a mounted disk that root alone may look into. */
    public static boolean isOfDisk(String path) {
        return path.equals("lost+found");
    }

    /** Whether a file manager, of macOS or Windows, leaves such a file in every folder that somebody opens. */
    public static boolean isOfFileManager(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.equals(".DS_Store")
                || name.startsWith("._")
                || name.equalsIgnoreCase("Thumbs.db")
                || name.equalsIgnoreCase("desktop.ini");
    }

    /**
     * Whether a file or folder of that name belongs to a tool of the person who works here. Examples are the copy that
     * an editor keeps beside an open file ({@code .page.peb.swp}, {@code page.peb~}), {@code .git}, and the packages of
     * npm, which are thousands of files with links among them.
     */
    public static boolean isOfTool(String name) {
        return name.startsWith(".") || name.endsWith("~") || name.equals("node_modules");
    }

    /** The paths of the files, sorted. */
    public List<String> files() {
        return List.copyOf(lengths.keySet());
    }

    /** The paths of the files, then those of the symbolic links. */
    public Stream<String> filesAndLinks() {
        return Stream.concat(lengths.keySet().stream(), links.stream());
    }

    /** The paths of the files, without links and pipes. */
    public static List<String> paths(Path directory) throws IOException {
        return of(directory).files();
    }

    /** The folders around a file, outermost first. */
    public static List<String> folders(String path) {
        List<String> folders = new ArrayList<>();
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            folders.add(path.substring(0, slash));
        }
        return folders;
    }
}
