package io.github.emlogstatic.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * All files in and below a directory. The directory may be a symbolic link, for example to a larger disk. Links in it are
 * listed, but not followed.
 *
 * @param files paths relative to the directory, with {@code /}, sorted
 * @param links paths of symbolic links likewise, whatever they lead to
 */
public record FileTree(List<String> files, List<String> links) {

    /** Reads the directory, which must exist. */
    public static FileTree of(Path directory) throws IOException {
        Path root =
                directory.toRealPath(); // Files.walkFileTree would take a directory that is a link for a single file
        List<String> files = new ArrayList<>();
        List<String> links = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                if (is.isRegularFile() || is.isSymbolicLink()) {
                    (is.isSymbolicLink() ? links : files)
                            .add(root.relativize(file).toString().replace('\\', '/'));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        Collections.sort(links);
        return new FileTree(List.copyOf(files), List.copyOf(links));
    }

    /** The paths of the files, without links. */
    public static List<String> paths(Path directory) throws IOException {
        return of(directory).files();
    }
}
