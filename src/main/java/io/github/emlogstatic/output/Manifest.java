package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the last build wrote into an output directory, and what each file was made of.
 *
 * <p>On disk: a first line with the fingerprint of all that the site was made of; a line {@code F path TAB bytes} a
 * file, first of all, since a run with nothing to do reads no further; then for each file in the same order a line
 * {@code f}, its inputs ({@code i name TAB fingerprint}) and its reads ({@code r name TAB fingerprint}). Beside it, while
 * a build is under way, a list of the files that it is making: of these nothing is known but that they are this
 * program's.
 */
final class Manifest {

    private static final String VERSION = "emlog-static manifest 2 ";

    private final Path file;
    private final Path pending;
    private final boolean existed;
    private final Map<String, Entry> entries;

    /**
     * A file that this program wrote.
     *
     * @param bytes its length; -1 where a build was killed while making it
     * @param inputs see {@link PlannedFile#inputs()}
     * @param reads the site-wide values that it read
     */
    record Entry(long bytes, Values inputs, Values reads) {
        static final Entry UNFINISHED = new Entry(-1, Values.NONE, Values.NONE);
    }

    private Manifest(Path file, boolean existed, Map<String, Entry> entries) {
        this.file = file;
        this.pending = pending(file);
        this.existed = existed;
        this.entries = entries;
    }

    static Manifest load(Path file) throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        boolean existed = read(file, entries);
        Manifest manifest = new Manifest(file, existed, entries);
        for (String path : manifest.unfinished()) {
            entries.put(path, Entry.UNFINISHED);
        }
        return manifest;
    }

    private static boolean read(Path file, Map<String, Entry> entries) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        String text = Files.readString(file);
        if (!isManifest(text)) {
            return false;
        }
        List<FileLine> files = new ArrayList<>();
        int at = endOfLine(text, 0);
        while (isKind(text, at, 'F')) {
            int end = endOfLine(text, at);
            files.add(FileLine.of(text.substring(at, end - 1)));
            at = end;
        }
        for (FileLine line : files) {
            int inputs = endOfLine(text, at);
            int reads = endOf(text, inputs, 'i');
            at = endOf(text, reads, 'r');
            Values made = new Values(text.substring(inputs, reads));
            entries.put(line.path(), new Entry(line.bytes(), made, new Values(text.substring(reads, at))));
        }
        return true;
    }

    /** Where the lines of that kind end which begin there. */
    private static int endOf(String text, int from, char kind) {
        int at = from;
        while (isKind(text, at, kind)) {
            at = endOfLine(text, at);
        }
        return at;
    }

    private static boolean isKind(String text, int at, char kind) {
        return at < text.length() && text.charAt(at) == kind;
    }

    private static int endOfLine(String text, int from) {
        return text.indexOf('\n', from) + 1;
    }

    private static boolean isManifest(@Nullable String firstLine) {
        return firstLine != null && firstLine.startsWith(VERSION);
    }

    /** A file and the length that it was left with. */
    record FileLine(String path, long bytes) {

        private static FileLine of(String line) {
            int tab = line.lastIndexOf('\t');
            return new FileLine(Values.unescape(line.substring(1, tab)), Long.parseLong(line.substring(tab + 1)));
        }
    }

    /**
     * What a manifest starts with.
     *
     * @param madeOf fingerprint of all that the site was made of; empty where the last build did not end
     */
    record Head(Optional<String> madeOf, List<FileLine> files) {}

    /** Reads no further than it has to in order to tell which files the last build left. */
    static Head head(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new Head(Optional.empty(), List.of());
        }
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            if (first == null || !isManifest(first)) {
                return new Head(Optional.empty(), List.of());
            }
            List<FileLine> files = new ArrayList<>();
            for (String line = lines.readLine(); isFile(line); line = lines.readLine()) {
                files.add(FileLine.of(line));
            }
            Optional<String> madeOf = Optional.of(first.substring(VERSION.length()));
            return new Head(madeOf.filter(known -> !Files.exists(pending(file))), files);
        }
    }

    private static boolean isFile(@Nullable String line) {
        return line != null && line.charAt(0) == 'F';
    }

    private static Path pending(Path file) {
        return file.resolveSibling(file.getFileName() + ".pending");
    }

    private List<String> unfinished() throws IOException {
        if (!Files.exists(pending)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(pending)) {
            return lines.map(Values::unescape).toList();
        }
    }

    /** Whether an earlier build has left a manifest. */
    boolean existed() {
        return existed;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    /** Notes which files are about to be made. */
    void begin(Collection<String> paths) throws IOException {
        Stream<String> all = Stream.concat(unfinished().stream(), paths.stream());
        AtomicFile.writeLines(pending, all.distinct().map(Values::escape));
    }

    /**
     * Writes the manifest of a finished build.
     *
     * @param madeOf fingerprint of all that the site was made of
     */
    void save(Map<String, Entry> written, String madeOf) throws IOException {
        TreeMap<String, Entry> inOrder = new TreeMap<>(written);
        Stream<String> files = inOrder.entrySet().stream()
                .map(file -> "F" + Values.escape(file.getKey()) + "\t"
                        + file.getValue().bytes());
        Stream<String> made = inOrder.values().stream()
                .map(entry -> withoutLastEnd(
                        "f\t\n" + entry.inputs().lines() + entry.reads().lines()));
        AtomicFile.writeLines(
                file, Stream.of(Stream.of(VERSION + madeOf), files, made).flatMap(lines -> lines));
        Files.deleteIfExists(pending);
    }

    private static String withoutLastEnd(String lines) {
        return lines.substring(0, lines.length() - 1);
    }
}
