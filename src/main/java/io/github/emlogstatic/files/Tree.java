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
 * What a directory holds, and those below it. It may itself be a symbolic link, as where it was moved to a larger disk;
 * links in it are named, and not followed.
 *
 * @param files their paths in order: relative to the directory, with {@code /}
 * @param links those of symbolic links likewise, whatever they lead to
 */
public record Tree(List<String> files, List<String> links) {

    public static Tree of(Path directory) throws IOException {
        Path root = directory.toRealPath(); // Files.walk takes a link for a file, and a whole site for an empty one
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
        return new Tree(List.copyOf(files), List.copyOf(links));
    }

    /** The paths of its files alone. */
    public static List<String> paths(Path directory) throws IOException {
        return of(directory).files();
    }
}
