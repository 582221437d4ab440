package io.github.emlogstatic.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of a mirror's archive as they are on the disk. */
public final class ArchiveFiles {

    private ArchiveFiles() {}

    /** Text and time of change of each file outside {@code state/}. */
    public static Map<Path, String> of(Mirror mirror) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (Path file : outside("state", mirror)) {
            files.put(file, Files.readString(file) + Files.getLastModifiedTime(file));
        }
        return files;
    }

    /** All text outside {@code private/}. */
    public static String publicText(Mirror mirror) throws IOException {
        return text(outside("private", mirror));
    }

    public static String text(Mirror mirror) throws IOException {
        return text(outside("none", mirror));
    }

    private static String text(List<Path> files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            if (!file.toString().endsWith(".png")) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static List<Path> outside(String folder, Mirror mirror) throws IOException {
        Path archive = mirror.folder().resolve("archive");
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(archive.resolve(folder)))
                    .toList();
        }
    }
}
