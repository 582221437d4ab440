package io.github.emlogstatic.output;

import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.output.ManifestText.FileLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the last build wrote into an output directory, and what each file was made of.
 *
 * <p>On disk: a first line with the fingerprint of all that the site was made of; a line {@code F path TAB bytes} a
 * file, first of all, since a run with nothing to do reads no further; then for each file in the same order a line
 * {@code f}, its inputs ({@code i name TAB fingerprint}) and its reads ({@code r name TAB fingerprint}); and a line
 * {@code e}. Beside it, while a build is under way, a list of the files that it is making: of these nothing is known
 * but that they are this program's.
 */
final class Manifest {

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
        Optional<Map<String, Entry>> known = known(file);
        Manifest manifest = new Manifest(file, known.isPresent(), known.orElseGet(LinkedHashMap::new));
        for (String path : manifest.unfinished()) {
            manifest.entries.put(path, Entry.UNFINISHED);
        }
        return manifest;
    }

    private static Optional<Map<String, Entry>> known(Path file) throws IOException {
        try {
            return ManifestText.whole(file).map(Manifest::entries);
        } catch (IndexOutOfBoundsException e) {
            return Optional.empty(); // cut off, by a full disk for one: as good as lost
        }
    }

    private static Map<String, Entry> entries(ManifestText text) {
        List<FileLine> files = text.files();
        Map<String, Entry> entries = new LinkedHashMap<>(2 * files.size());
        files.forEach(file -> entries.put(file.path(), text.entry(file.bytes())));
        return entries;
    }

    /**
     * What a manifest starts with.
     *
     * @param madeOf fingerprint of all that the site was made of; empty where the last build did not end
     */
    record Head(Optional<String> madeOf, List<FileLine> files) {}

    /** Reads no further than it has to in order to tell which files the last build left. */
    static Head head(Path file) throws IOException {
        try {
            Optional<ManifestText> text = ManifestText.head(file);
            boolean ended = !Files.exists(pending(file));
            return new Head(
                    text.map(ManifestText::madeOf).filter(madeOf -> ended),
                    text.map(ManifestText::files).orElse(List.of()));
        } catch (IndexOutOfBoundsException e) {
            return new Head(Optional.empty(), List.of()); // cut off
        }
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

    /** In the order of their paths, but for those that were left unfinished. */
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
        List<Made> made = inOrder(written);
        ByteArrayOutputStream files = new ByteArrayOutputStream(64 * made.size());
        for (Made one : made) {
            String line = "F" + Values.escape(one.path) + "\t" + one.entry.bytes() + "\n";
            files.writeBytes(line.getBytes(StandardCharsets.UTF_8));
        }
        String firstLine = ManifestText.VERSION + madeOf + " " + files.size() + "\n";
        AtomicFile.write(file, out -> {
            out.write(firstLine.getBytes(StandardCharsets.UTF_8));
            files.writeTo(out);
            for (Made one : made) {
                out.write('f');
                out.write('\n');
                one.entry.inputs().writeTo(out);
                one.entry.reads().writeTo(out);
            }
            out.write(ManifestText.END);
            out.write('\n');
        });
        Files.deleteIfExists(pending);
    }

    private record Made(String path, Entry entry) {}

    /** Those that were there before are in order already, and what is so is sorted in no time. */
    private List<Made> inOrder(Map<String, Entry> written) {
        List<Made> made = new ArrayList<>(written.size());
        for (String path : entries.keySet()) {
            Entry entry = written.get(path);
            if (entry != null) {
                made.add(new Made(path, entry));
            }
        }
        if (made.size() < written.size()) {
            written.forEach((path, entry) -> {
                if (!entries.containsKey(path)) {
                    made.add(new Made(path, entry));
                }
            });
        }
        made.sort(Comparator.comparing(Made::path));
        return made;
    }
}
