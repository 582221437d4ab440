package io.github.emlogstatic.build;

import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a folder with their hashes, to compare two folders. */
public final class Tree {

    private Tree() {}

    /** The hash of each file by its path. */
    public static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        for (Path file : files(folder)) {
            tree.put(FileTree.relative(folder, file), Hash.of(file));
        }
        return tree;
    }

    /** The files in a folder and below it, sorted. */
    public static List<Path> files(Path folder) throws IOException {
        return files(folder, "");
    }

    /** Those whose names end so. */
    public static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** The paths in which two trees differ. */
    public static Map<String, String> differences(Map<String, String> one, Map<String, String> other) {
        Map<String, String> differences = new TreeMap<>();
        one.forEach((path, hash) -> {
            if (!hash.equals(other.get(path))) {
                differences.put(path, other.containsKey(path) ? "differs" : "only in the first");
            }
        });
        other.keySet().stream()
                .filter(path -> !one.containsKey(path))
                .forEach(path -> differences.put(path, "only in the second"));
        return differences;
    }
}
