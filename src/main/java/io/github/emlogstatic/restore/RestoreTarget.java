package io.github.emlogstatic.restore;

import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.files.OwnFiles;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.run.Plural;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The directory that the files are written to. The list of them is marked as unfinished until the restore ends. A later
 * restore uses the list to remove files that the archive no longer has.
 *
 * @param force whether a target blog with texts of its own, and files that were changed here, may be replaced
 */
public record RestoreTarget(Path directory, boolean force) {

    private static final String LIST = "restore.txt";
    private static final String UNFINISHED = "This restore has not come to its end; run it again.";

    /** What emlog puts into a new blog. */
    private static final Map<String, Integer> FRESH = Map.of("blog", 1, "comment", 1, "link", 1);

    /** @throws RefusedException if something would be lost in the target blog or in the directory */
    public void check(BackupForm form) throws IOException {
        if (!force) {
            checkFresh(form);
        }
        try (OwnFiles own = files()) {
            own.refuseOthers();
            own.refuseChanged(path -> false);
            for (String file : sqlFiles()) {
                own.requireFree(file);
            }
        }
    }

    private OwnFiles files() throws IOException {
        return OwnFiles.in(directory, LIST, force);
    }

    private static void checkFresh(BackupForm form) throws RefusedException {
        int articles = form.rows().getOrDefault("blog", 0);
        if (articles > 1) {
            throw new RefusedException("the target is no fresh emlog: it has " + articles
                    + " articles and pages, which would be replaced; install a new one, or say --force");
        }
        for (Map.Entry<String, Integer> table : new TreeMap<>(form.rows()).entrySet()) {
            if (table.getValue() > FRESH.getOrDefault(table.getKey(), 0)) {
                throw new RefusedException("the target is no fresh emlog: its table " + table.getKey() + " has "
                        + Plural.of(table.getValue(), "row", "rows")
                        + ", which would be replaced; install a new one, or say --force");
            }
        }
    }

    /** @param outlook what the restore writes */
    public void write(Restore restore, Restore.Outlook outlook) throws IOException {
        try (OwnFiles own = files()) {
            own.note(UNFINISHED);
            for (String file : sqlFiles()) {
                Files.delete(directory.resolve(file)); // nobody may import those of two restores
            }
            restore.writeTo(own, outlook);
            own.finish();
        }
    }

    private List<String> sqlFiles() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("restore-\\d+\\.sql"))
                    .sorted()
                    .toList();
        }
    }
}
