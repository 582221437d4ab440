package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Lines of the index that are no entries any more: a disk that failed, an edit by hand, a merge that went wrong. */
final class DamagedLines {

    private static final IndexReader READER = new IndexReader();

    private DamagedLines() {}

    /** Where they are, a problem each. */
    static List<Problem> of(Path root) throws IOException {
        List<Problem> damaged = new ArrayList<>();
        for (String file : Index.FILES) {
            List<String> lines = lines(root.resolve(file));
            for (int i = 0; i < lines.size(); i++) {
                if (path(lines.get(i)).isEmpty()) {
                    damaged.add(new Problem(
                            "the index is damaged", file, "line " + (i + 1) + " is no entry; " + Archive.REMEDY));
                }
            }
        }
        return damaged;
    }

    /**
     * Takes them out, and of a merge's two lines for one file both, since nothing tells which is right. The files that
     * they were about are then in no index.
     *
     * @param file of the index
     * @return whether there were any
     */
    static boolean takeOut(Path file) throws IOException {
        List<String> lines = lines(file);
        Map<String, List<String>> byPath =
                lines.stream().collect(Collectors.groupingBy(DamagedLines::path, TreeMap::new, Collectors.toList()));
        byPath.remove("");
        List<String> good = byPath.values().stream()
                .filter(ofOneFile -> ofOneFile.size() == 1)
                .map(ofOneFile -> ofOneFile.get(0))
                .toList();
        if (good.size() < lines.size()) {
            AtomicFile.writeLines(file, good.stream());
        }
        return good.size() < lines.size();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }

    /** The file that a line is about; empty where it is no entry. */
    private static String path(String line) {
        try {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            return READER.read(bytes, 0, bytes.length).path();
        } catch (IOException | DateTimeException e) {
            return "";
        }
    }
}
