package io.github.emlogstatic.restore;

import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directory that the files are written to. A list of them is written last: without it a restore has not come to its
 * end. It also tells a later restore that the directory may be used again.
 */
public final class RestoreTarget {

    private static final String LIST = "restore.txt";
    /** What emlog puts into a new blog. */
    private static final Map<String, Integer> FRESH = Map.of("blog", 1, "comment", 1, "link", 1);

    private final Path directory;
    private final boolean force;

    /** @param force whether a target blog with texts of its own may be replaced */
    public RestoreTarget(Path directory, boolean force) {
        this.directory = directory;
        this.force = force;
    }

    public Path directory() {
        return directory;
    }

    /** @throws RestoreException if something would be lost */
    public void check(BackupForm form) throws IOException {
        if (!force) {
            checkFresh(form);
        }
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> inside = Files.list(directory)) {
            if (inside.findAny().isPresent() && !Files.isRegularFile(directory.resolve(LIST))) {
                throw new RestoreException(directory + " is not empty, and not of an earlier restore (it has no " + LIST
                        + "); name another directory");
            }
        }
    }

    private static void checkFresh(BackupForm form) throws RestoreException {
        int articles = form.rows().getOrDefault("blog", 0);
        if (articles > 1) {
            throw new RestoreException("the target is no fresh emlog: it has " + articles
                    + " articles and pages, which would be replaced; install a new one, or say --force");
        }
        for (Map.Entry<String, Integer> table : new TreeMap<>(form.rows()).entrySet()) {
            if (table.getValue() > FRESH.getOrDefault(table.getKey(), 0)) {
                throw new RestoreException("the target is no fresh emlog: its table " + table.getKey() + " has "
                        + table.getValue() + " rows, which would be replaced; install a new one, or say --force");
            }
        }
    }

    /** @return the SQL files, in the order in which emlog has to take them */
    public List<Path> write(Restore restore) throws IOException {
        Files.createDirectories(directory);
        AtomicFile.write(directory.resolve(LIST), bytes("This restore has not come to its end; run it again.\n"));
        deleteEarlier();
        List<Path> files = restore.writeTo(directory);
        AtomicFile.write(
                directory.resolve(LIST),
                bytes(files.stream().map(file -> file + "\n").collect(Collectors.joining())));
        return files;
    }

    private void deleteEarlier() throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            for (Path file : inside.filter(RestoreTarget::isSql).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isSql(Path file) {
        return file.getFileName().toString().matches("restore-\\d+\\.sql");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
