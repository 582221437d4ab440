package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Notes each file before it changes, with its new hash. After a kill or a power cut, the index may be out of date for
 * these files only.
 *
 * <p>Plain lines, because they are appended one by one. The empty journal is forced to the disk before the first change,
 * so that the next run sees that this one did not end; its lines may be lost in a power cut. Safe for several threads.
 */
final class ChangeJournal {

    /** Stands for a hash: the file is to be removed. */
    static final String REMOVED = "-";

    /** Stands for a hash in the journal of an older version, which noted none. */
    static final String ANY = "";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}|-)\t(.+)");

    private final Path file;
    private @Nullable OutputStream lines;

    ChangeJournal(Path file) {
        this.file = file;
    }

    /** Whether a run has begun to change files and has not ended. */
    boolean isUnfinished() {
        return Files.exists(file);
    }

    /** The files that the unfinished run may have changed, each with the hashes that it may have now. */
    Map<String, Set<String>> unfinished() throws IOException {
        Map<String, Set<String>> changes = new LinkedHashMap<>();
        Lines.of(file).stream().filter(text -> !text.isEmpty()).forEach(text -> {
            Matcher line = LINE.matcher(text);
            boolean hashed = line.matches();
            changes.computeIfAbsent(hashed ? line.group(2) : text, path -> new LinkedHashSet<>())
                    .add(hashed ? line.group(1) : ANY);
        });
        return changes;
    }

    /**
     * Notes that a file will change.
     *
     * @param hash its new hash, or {@link #REMOVED}
     */
    synchronized void announce(String path, String hash) throws IOException {
        String line = hash + "\t" + path + "\n";
        if (lines == null) {
            line = isUnfinished() ? "\n" + line : line; // a power cut may have left half a line
            lines = begin();
        }
        try {
            lines.write(line.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw AtomicFile.unwritable(file, e);
        }
    }

    private OutputStream begin() throws IOException {
        if (!isUnfinished()) {
            AtomicFile.writeDurably(file, new byte[0]);
        }
        return Files.newOutputStream(file, StandardOpenOption.APPEND);
    }

    /** Leaves the file for the next run, unless {@link #finish} was called. */
    synchronized void close() throws IOException {
        if (lines != null) {
            lines.close();
            lines = null;
        }
    }

    /** Forgets the files, but not that a run has not ended. */
    synchronized void restart() throws IOException {
        close();
        Files.write(file, new byte[0]); // in its place, which even a full disk allows
    }

    synchronized void finish() throws IOException {
        close();
        Files.deleteIfExists(file);
    }
}
