package io.github.emlogstatic.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.function.IOConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The files that the program writes into a directory where others may have files, too. A list in the directory names them
 * with their checksums. By the list, a later run replaces and removes what earlier runs have written, but nothing of
 * others, and nothing that was changed since. A file is noted before it is written, so that a killed run is known as well.
 * Nothing is written before the first file. Safe for several threads.
 */
public final class OwnFiles implements AutoCloseable {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{" + Checksum.DIGITS + "}) (.+)");

    /** The start of the line that names the export. */
    private static final String OWNER = "of ";

    private final Folder folder;
    private final Path list;
    private final boolean force;
    private final Barrier barrier;
    private final Map<String, Set<String>> before;
    private final Map<String, String> written = new ConcurrentHashMap<>();
    private String owner = "";
    private @Nullable Writer notes;

    private OwnFiles(Folder folder, Path list, boolean force) throws IOException {
        this.folder = folder;
        this.list = list;
        this.force = force;
        this.barrier = new Barrier(folder.root());
        this.before = read(list);
    }

    /**
     * Reads the list of a directory. Neither needs to exist.
     *
     * @param list the name of the list
     * @param force replace files of others and changed files, too
     */
    public static OwnFiles in(Path directory, String list, boolean force) throws IOException {
        Folder folder = new Folder(directory);
        return new OwnFiles(folder, folder.file(list), force);
    }

    /** The checksums of each file. It has several if a run was killed. */
    private static Map<String, Set<String>> read(Path list) throws IOException {
        Map<String, Set<String>> checksums = new TreeMap<>();
        FileContent.ofOthers(() -> Lines.of(list)).stream()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> checksums
                        .computeIfAbsent(line.group(2), path -> new TreeSet<>())
                        .add(line.group(1)));
        return checksums;
    }

    /**
     * Notes in the list what is exported, such as a tool and a blog. Fails if an earlier run has exported something
     * else into the directory, unless that may be replaced.
     *
     * @param what a line that names the export
     * @param others lines that earlier runs may have written for the same export, such as that of the blog's former
     *     address
     */
    public void claimFor(String what, Collection<String> others) throws IOException {
        String before = Files.exists(list) ? owner(list) : "";
        if (!force && !before.isEmpty() && !before.equals(what) && !others.contains(before)) {
            throw new RefusedException(folder.root() + ": the directory holds the export '" + before + "', not '" + what
                    + "'; name another one with -o, or replace it with --force");
        }
        owner = what;
    }

    /**
     * The line of the list that names the export. The last one counts, because a killed run has added one. A line
     * without a line end does not count, because a full disk has cut it off.
     */
    private static String owner(Path list) throws IOException {
        String text = new String(FileContent.ofOthers(() -> FileContent.bytes(list)), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.startsWith(OWNER))
                .map(line -> line.substring(OWNER.length()))
                .reduce("", (first, second) -> second);
    }

    /** Fails if the directory has no list, but files. Hidden files do not count. */
    public void refuseOthers() throws IOException {
        if (Files.exists(list) || !Files.isDirectory(folder.root())) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder.root())) {
            String other = inside.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .min(String::compareTo)
                    .orElse("");
            if (!other.isEmpty()) {
                throw new RefusedException(folder.root() + ": the directory holds " + other + ", and no "
                        + list.getFileName() + " of an earlier run; name an empty one with -o");
            }
        }
    }

    /**
     * Fails if a file of an earlier run was changed since, unless that may be overwritten.
     *
     * @param but paths of files that may be changed
     */
    public void refuseChanged(Predicate<String> but) throws IOException {
        List<String> changed = new ArrayList<>();
        for (String path : force ? Set.<String>of() : before.keySet()) {
            if (!but.test(path) && isChanged(path)) {
                changed.add(path);
            }
        }
        if (!changed.isEmpty()) {
            throw new RefusedException(folder.root() + ": somebody has changed " + changed.get(0)
                    + (changed.size() > 1 ? " and " + (changed.size() - 1) + " more" : "")
                    + " since an earlier run; name another place with -o, or overwrite the changes with --force");
        }
    }

    /** Whether there is a file at the path, and no earlier run has written its bytes. */
    public boolean isChanged(String path) throws IOException {
        Path file = folder.file(path);
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !before.getOrDefault(path, Set.of()).contains(FileContent.ofOthers(() -> Checksum.of(file)));
    }

    /** Fails if a file at the path is not of an earlier run, unless that may be overwritten. */
    public void requireFree(String path) throws IOException {
        Path file = folder.file(path);
        if (!force && !before.containsKey(path) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new RefusedException(
                    file + ": a file of others is in the way; move it, or overwrite it with --force");
        }
    }

    /** How many files this run has written. */
    public int size() {
        return written.size();
    }

    /** Writes a file, unless it has these bytes. */
    public void write(String path, byte[] bytes) throws IOException {
        Path file = claim(path, Checksum.of(bytes));
        if (AtomicFile.writeIfChanged(file, bytes)) {
            barrier.wrote(path);
        }
    }

    /**
     * Lets a file be written, unless it has these bytes.
     *
     * @param checksum the checksum of the bytes
     * @param writing writes them
     */
    public void write(String path, String checksum, IOConsumer<Path> writing) throws IOException {
        Path file = claim(path, checksum);
        if (!(Files.exists(file)
                && FileContent.ofOthers(() -> Checksum.of(file)).equals(checksum))) {
            writing.accept(file);
            barrier.wrote(path);
        }
    }

    private Path claim(String path, String checksum) throws IOException {
        requireFree(path);
        written.put(path, checksum);
        note(checksum + " " + path);
        return folder.file(path);
    }

    /** Adds a line to the list, which stays there until the run is finished. */
    public synchronized void note(String line) throws IOException {
        try {
            if (notes == null) {
                Files.createDirectories(folder.root());
                notes = Files.newBufferedWriter(
                        list, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
                notes.write('\n'); // a full disk may have cut the last line
                notes.write(owner.isEmpty() ? "" : OWNER + owner + "\n");
            }
            notes.write(line + "\n");
            notes.flush();
        } catch (IOException e) {
            throw AtomicFile.unwritable(list, e);
        }
    }

    /**
     * Ends the run: removes files that only earlier runs have written, and rewrites the list. The files are then
     * complete.
     */
    public void finish() throws IOException {
        for (String path : before.keySet()) {
            if (!written.containsKey(path)) {
                remove(path);
            }
        }
        barrier.reach();
        close();
        AtomicFile.writeDurably(list, out -> {
            for (Map.Entry<String, String> file : new TreeMap<>(written).entrySet()) {
                out.write((file.getValue() + " " + file.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (!owner.isEmpty()) {
                out.write((OWNER + owner + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private void remove(String path) throws IOException {
        Path file = folder.file(path);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && (force || !isChanged(path))) {
            Files.delete(file);
            barrier.removed(path);
            folder.removeEmptyAbove(file);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (notes != null) {
            notes.close();
        }
    }
}
