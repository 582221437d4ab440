package io.github.emlogstatic.restore;

import io.github.emlogstatic.emlog.backup.BackupForm;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Lines;
import io.github.emlogstatic.model.run.Plural;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The directory that the files are written to. A list of them is written last: without it a restore has not come to its
 * end. It also tells a later restore that the directory may be used again.
 */
public final class RestoreTarget {

    private static final String LIST = "restore.txt";
    private static final Pattern LISTED = Pattern.compile("([0-9a-f]{" + Checksum.DIGITS + "}) (.+)");

    /** What emlog puts into a new blog. */
    private static final Map<String, Integer> FRESH = Map.of("blog", 1, "comment", 1, "link", 1);

    private final Path directory;
    private final boolean force;

    /** @param force whether a target blog with texts of its own, and files that were changed here, may be replaced */
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
        if (!force) {
            checkUnchanged();
        }
    }

    private void checkUnchanged() throws IOException {
        Map<String, String> earlier = earlier();
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> file : earlier.entrySet()) {
            Path path = directory.resolve(file.getKey());
            if (Files.isRegularFile(path) && !Checksum.of(path).equals(file.getValue())) {
                changed.add(file.getKey());
            }
        }
        if (!earlier.isEmpty()) {
            sqlFiles().stream().filter(name -> !earlier.containsKey(name)).forEach(changed::add);
        }
        if (!changed.isEmpty()) {
            throw new RestoreException(directory + ": "
                    + Plural.of(
                            changed.size(),
                            "file is not as a restore has written it",
                            "files are not as a restore has written them")
                    + ", " + changed.get(0) + " for one; name another directory, or overwrite them with --force");
        }
    }

    /** The files of an earlier restore that came to its end, with their checksums. */
    private Map<String, String> earlier() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path list = directory.resolve(LIST);
        if (Files.exists(list)) {
            try (Stream<String> lines = Lines.of(list)) {
                lines.map(LISTED::matcher)
                        .filter(Matcher::matches)
                        .forEach(line -> files.put(line.group(2), line.group(1)));
            }
        }
        return files;
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
                        + Plural.of(table.getValue(), "row", "rows")
                        + ", which would be replaced; install a new one, or say --force");
            }
        }
    }

    /** @return the SQL files, in the order in which emlog has to take them */
    public List<Path> write(Restore restore) throws IOException {
        Files.createDirectories(directory);
        AtomicFile.write(directory.resolve(LIST), bytes("This restore has not come to its end; run it again.\n"));
        for (String file : sqlFiles()) {
            Files.delete(directory.resolve(file));
        }
        Restore.Written written = restore.writeTo(directory);
        StringBuilder list = new StringBuilder();
        for (Path file : written.all()) {
            list.append(Checksum.of(directory.resolve(file)))
                    .append(' ')
                    .append(file)
                    .append('\n');
        }
        AtomicFile.write(directory.resolve(LIST), bytes(list.toString()));
        return written.sql();
    }

    private List<String> sqlFiles() throws IOException {
        try (Stream<Path> inside = Files.list(directory)) {
            return inside.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("restore-\\d+\\.sql"))
                    .sorted()
                    .toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
