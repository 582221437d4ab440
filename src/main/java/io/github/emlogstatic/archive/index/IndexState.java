package io.github.emlogstatic.archive.index;

import io.github.emlogstatic.files.Lines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * What the last run noted of the index in {@code state/}: the checksums of its files, and the counts that every run
 * prints. It consists of a few plain lines, because a quiet night reads it before anything else.
 */
record IndexState(Path file, List<String> lines) {

    private static final String NAME = "state/index";
    private static final List<String> COUNTED = List.of(ArchivePaths.ARTICLES, ArchivePaths.UPLOADS);

    static IndexState load(Path root) throws IOException {
        Path file = root.resolve(NAME);
        return new IndexState(file, Lines.ofNotes(file));
    }

    /** Whether no run here has written the index, as in an archive that came by git. */
    boolean isForeign() {
        return lines.size() != Index.FILES.size() + COUNTED.size();
    }

    /** The checksum of one of the index files; empty if it is not known. */
    String checksum(String name) {
        int line = Index.FILES.indexOf(name);
        return line < lines.size() ? lines.get(line) : "";
    }

    /** Whether a run here has written a file with that checksum. */
    boolean wrote(String name, String checksum) {
        return !isForeign() && checksum.equals(checksum(name));
    }

    /** The number of files, by folder. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new HashMap<>();
        for (String line : lines.subList(Index.FILES.size(), lines.size())) {
            int space = line.lastIndexOf(' ');
            if (space > 0 && line.substring(space + 1).matches("[0-9]{1,9}")) {
                counts.put(line.substring(0, space), Integer.valueOf(line.substring(space + 1)));
            }
        }
        return counts;
    }

    /** Writes checksums alone. Without the counts they do not say that a run has written the files. */
    void write(Function<String, String> checksum) throws IOException {
        Lines.write(file, checksums(checksum));
    }

    void write(Function<String, String> checksum, ToIntFunction<String> count) throws IOException {
        List<String> written = checksums(checksum);
        COUNTED.forEach(folder -> written.add(folder + " " + count.applyAsInt(folder)));
        Lines.write(file, written);
    }

    private static List<String> checksums(Function<String, String> checksum) {
        List<String> written = new ArrayList<>();
        Index.FILES.forEach(name -> written.add(checksum.apply(name)));
        return written;
    }
}
