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
                if (!isEntry(lines.get(i))) {
                    String why = "line " + (i + 1) + " is no entry; take it from a backup or from git, or "
                            + Verification.MEND;
                    damaged.add(new Problem("the index is damaged", file, why));
                }
            }
        }
        return damaged;
    }

    /** Takes them out; the files that they were about are then in no index. */
    static void takeOut(Path root) throws IOException {
        for (String file : Index.FILES) {
            List<String> lines = lines(root.resolve(file));
            List<String> good = lines.stream().filter(DamagedLines::isEntry).toList();
            if (good.size() < lines.size()) {
                AtomicFile.writeLines(root.resolve(file), good.stream());
            }
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : List.of();
    }

    private static boolean isEntry(String line) {
        try {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            return !READER.read(bytes, 0, bytes.length).path().isEmpty();
        } catch (IOException | DateTimeException e) {
            return false;
        }
    }
}
