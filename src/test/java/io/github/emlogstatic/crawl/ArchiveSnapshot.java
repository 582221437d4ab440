package io.github.emlogstatic.crawl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of an archive as they are on the disk. */
public final class ArchiveSnapshot {

    private ArchiveSnapshot() {}

    /** Text and time of change of each file outside {@code state/}. */
    public static Map<Path, String> of(CrawledBlog crawled) throws IOException {
        Map<Path, String> files = new TreeMap<>();
        for (Path file : outside("state", crawled)) {
            files.put(file, Files.readString(file) + Files.getLastModifiedTime(file));
        }
        return files;
    }

    /** All text outside {@code private/}. */
    public static String publicText(CrawledBlog crawled) throws IOException {
        return text(outside("private", crawled));
    }

    public static String text(CrawledBlog crawled) throws IOException {
        return text(outside("none", crawled));
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

    private static List<Path> outside(String folder, CrawledBlog crawled) throws IOException {
        Path archive = crawled.folder().resolve("archive");
        try (Stream<Path> files = Files.walk(archive)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(archive.resolve(folder)))
                    .toList();
        }
    }
}
