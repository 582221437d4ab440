package io.github.emlogstatic.export;

import io.github.emlogstatic.export.blog.ExportException;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Lines;
import io.github.emlogstatic.model.run.Plural;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;

/**
 * The directory that an export is written into. A file in it lists what was exported, with checksums, so that a later
 * export may replace that and nothing else. A file is noted there before it is written, so that a killed export is known
 * as one. Safe for several threads.
 */
final class ExportFolder implements AutoCloseable {

    static final String LIST = ".emlog-static-export";

    private final Folder folder;
    private final Barrier barrier;
    private final Map<String, Set<String>> before;
    private final Map<String, String> written = new ConcurrentHashMap<>();
    private final Set<String> kept = new TreeSet<>();
    private final boolean force;
    private final Predicate<String> isOwners;
    private final Writer list;

    private ExportFolder(Folder folder, Map<String, Set<String>> before, Predicate<String> isOwners, boolean force)
            throws IOException {
        this.folder = folder;
        this.barrier = new Barrier(folder.root());
        this.before = before;
        this.isOwners = isOwners;
        this.force = force;
        this.list = Files.newBufferedWriter(
                folder.file(LIST), StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
    }

    /**
     * Opens a directory, which need not be there.
     *
     * @param isOwners paths of files that are the owner's once they are there: settings, themes
     * @param force overwrite what the owner has changed since the last export
     * @throws ExportException if the directory holds files of others, or files of an earlier export that were changed
     */
    static ExportFolder open(Path root, Predicate<String> isOwners, boolean force) throws IOException {
        Folder folder = new Folder(root);
        Path list = folder.file(LIST);
        boolean whole = !Files.exists(list) || endsWithItsLine(list);
        Map<String, Set<String>> before = Files.exists(list) ? read(list, whole) : Map.of();
        if (before.isEmpty()) {
            refuseOthers(root);
        }
        if (!force) {
            refuseChanged(folder, before, isOwners);
        }
        Files.createDirectories(root);
        ExportFolder export = new ExportFolder(folder, before, isOwners, force);
        if (!whole) {
            export.note("\n");
        }
        return export;
    }

    private static boolean endsWithItsLine(Path list) throws IOException {
        try (SeekableByteChannel bytes = Files.newByteChannel(list)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return bytes.size() == 0 || bytes.position(bytes.size() - 1).read(last) == 1 && last.get(0) == '\n';
        }
    }

    /** @param whole whether the last line counts, which a full disk may have cut */
    private static Map<String, Set<String>> read(Path list, boolean whole) throws IOException {
        Map<String, Set<String>> checksums = new TreeMap<>();
        try (Stream<String> all = Lines.of(list)) {
            List<String> lines = all.toList();
            lines.stream()
                    .limit(whole ? lines.size() : lines.size() - 1)
                    .filter(line -> line.length() > Checksum.DIGITS + 1)
                    .forEach(line -> checksums
                            .computeIfAbsent(line.substring(Checksum.DIGITS + 1), path -> new TreeSet<>())
                            .add(line.substring(0, Checksum.DIGITS)));
        }
        return checksums;
    }

    private static void refuseOthers(Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (Stream<Path> entries = Files.list(root)) {
            String other = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .min(String::compareTo)
                    .orElse("");
            if (!other.isEmpty()) {
                throw new ExportException(root + ": the directory is not empty and no earlier export, it holds " + other
                        + "; name an empty one with -o");
            }
        }
    }

    private static void refuseChanged(Folder folder, Map<String, Set<String>> before, Predicate<String> isOwners)
            throws IOException {
        int changed = 0;
        String first = "";
        for (Map.Entry<String, Set<String>> file : before.entrySet()) {
            if (!isOwners.test(file.getKey()) && isChanged(folder.file(file.getKey()), file.getValue())) {
                first = changed++ == 0 ? file.getKey() : first;
            }
        }
        if (changed > 0) {
            throw new ExportException(folder.root() + ": "
                    + Plural.of(
                            changed,
                            "file was changed since it was exported",
                            "files were changed since they were exported")
                    + ", " + first + " for one; export into another directory, or overwrite them with --force");
        }
    }

    private static boolean isChanged(Path file, Set<String> checksums) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !checksums.contains(Checksum.of(file));
    }

    /** The owner's own files that were left as they are. */
    Set<String> kept() {
        return kept;
    }

    /** How many files the export has. */
    int files() {
        return written.size();
    }

    void write(String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path file = folder.file(path);
        if (claim(path, file, Checksum.of(bytes)) && AtomicFile.writeIfChanged(file, bytes)) {
            barrier.wrote(file);
        }
    }

    /** @param checksum the checksum of the bytes that the copy has */
    void copy(String path, String checksum, IOConsumer<Path> copy) throws IOException {
        Path file = folder.file(path);
        if (claim(path, file, checksum)
                && !(Files.exists(file) && Checksum.of(file).equals(checksum))) {
            copy.accept(file);
            barrier.wrote(file);
        }
    }

    /** Notes a file before it is written. @return whether it may be written */
    private boolean claim(String path, Path file, String checksum) throws IOException {
        boolean there = Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        Set<String> known = before.getOrDefault(path, Set.of());
        if (there && isOwners.test(path) && !force && isChanged(file, known)) {
            synchronized (kept) {
                kept.add(path);
            }
            return false;
        }
        if (there && known.isEmpty() && !force) {
            throw new ExportException(file + ": a file of others is in the way; move it, or overwrite it with --force");
        }
        written.put(path, checksum);
        note(checksum + " " + path + "\n");
        return true;
    }

    private void note(String line) throws IOException {
        synchronized (list) {
            try {
                list.write(line);
                list.flush();
            } catch (IOException e) {
                throw new IOException("cannot write " + folder.file(LIST) + ": " + e.getMessage(), e);
            }
        }
    }

    /** Removes the files of an earlier export that this one does not have. The export is then complete. */
    void finish() throws IOException {
        for (String path : before.keySet()) {
            if (!written.containsKey(path) && !kept.contains(path)) {
                Path file = folder.file(path);
                Files.deleteIfExists(file);
                barrier.removed(file);
                folder.removeEmptyAbove(file);
            }
        }
        barrier.reach();
        list.close();
        AtomicFile.writeDurably(folder.file(LIST), out -> {
            for (Map.Entry<String, String> file : new TreeMap<>(written).entrySet()) {
                out.write((file.getValue() + " " + file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    @Override
    public void close() throws IOException {
        list.close();
    }
}
