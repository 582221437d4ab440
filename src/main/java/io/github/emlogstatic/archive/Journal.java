package io.github.emlogstatic.archive;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names each file that is about to change, before it does, with the hash that it will have: after a kill or a power cut,
 * these are the files whose lines in the index may be out of date. That a run is under way is on the disk before its
 * first change; the lines may be lost in a power cut. Safe for several threads.
 */
final class Journal {

    /** In place of a hash: the file is about to be removed. */
    static final String REMOVED = "-";

    /** In place of a hash: an older version of this program, which noted none, was killed. */
    static final String ANY = "";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}|-)\t(.+)");

    private final Path file;
    private boolean begun;

    Journal(Path file) {
        this.file = file;
    }

    /** Whether a run has begun to change files and has not ended. */
    boolean isUnfinished() {
        return Files.exists(file);
    }

    /** The files that the unfinished run may have changed, with the hashes that they may have since. */
    Map<String, Set<String>> unfinished() throws IOException {
        Map<String, Set<String>> changes = new LinkedHashMap<>();
        if (!isUnfinished()) {
            return changes;
        }
        try (Stream<String> lines = Lines.of(file)) {
            lines.filter(text -> !text.isEmpty()).forEach(text -> {
                Matcher line = LINE.matcher(text);
                boolean hashed = line.matches();
                changes.computeIfAbsent(hashed ? line.group(2) : text, path -> new LinkedHashSet<>())
                        .add(hashed ? line.group(1) : ANY);
            });
        }
        return changes;
    }

    /** @param hash that the file will have, or {@link #REMOVED} */
    synchronized void announce(String path, String hash) throws IOException {
        if (!begun) {
            begin();
        }
        Files.writeString(file, hash + "\t" + path + "\n", StandardOpenOption.APPEND);
    }

    private void begin() throws IOException {
        if (isUnfinished()) {
            Files.writeString(file, "\n", StandardOpenOption.APPEND); // the last line may have been cut off
        } else {
            AtomicFile.writeDurably(file, new byte[0]);
        }
        begun = true;
    }

    synchronized void finish() throws IOException {
        Files.deleteIfExists(file);
        begun = false;
    }
}
