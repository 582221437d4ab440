package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.FileCheck;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.files.StrayPathException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** Compares the files of an archive with its index. Safe for several threads. */
final class Integrity {

    private final Folder folder;
    private final Index index;
    private final Damage damage = new Damage();
    private final Set<String> narrow = ConcurrentHashMap.newKeySet();

    /** Files that a failure kept from being read in this run. */
    private final Set<String> unread = ConcurrentHashMap.newKeySet();

    /** The CRC-32 of the files whose hash was compared with the index, or written into it, in this run. */
    private final Map<String, Long> verified = new ConcurrentHashMap<>();

    Integrity(Folder folder, Index index) {
        this.folder = folder;
        this.index = index;
    }

    Damage damage() {
        return damage;
    }

    /**
     * Looks for damaged files. Checks length and mode of every upload, and reads the files of the blog as a whole, the
     * files that have changed since the last check, and a share of all others. If one is damaged, checks the length of all
     * files: a power cut empties many. A damaged text is also found by whoever reads it.
     *
     * @param all read all files, however long it takes
     */
    void check(Scrub scrub, boolean all) {
        List<FileCheck> files = index.checks(scrub.mark());
        checkLengths(files, ArchivePaths.UPLOADS);
        Scrub.Check<FileCheck> check =
                new Scrub.Check<>(FileCheck::path, Integrity::isReadEachTime, file -> isWhole(file.path()));
        (all ? scrub.readAll(files, check) : scrub.read(files, check)).forEach(damage::add);
        if (!damage.now().isEmpty()) {
            checkLengths(files, "");
        }
        noteMode(Index.PUBLIC_FILE);
    }

    private void checkLengths(List<FileCheck> files, String folder) {
        files.parallelStream()
                .filter(file -> file.path().startsWith(folder) && !hasLength(file.path(), file.bytes()))
                .forEach(file -> damage.add(file.path()));
    }

    private static boolean isReadEachTime(FileCheck file) {
        return file.fresh() || file.path().indexOf('/') < 0;
    }

    /** Whether a file exists with that length. Notes its mode as well, so that it is looked at once. */
    private boolean hasLength(String path, long bytes) {
        return noteMode(path)
                .filter(found -> found.isRegularFile() && found.size() == bytes)
                .isPresent();
    }

    /** Notes a public file that others cannot read. Returns what was found; empty if there is none. */
    private Optional<BasicFileAttributes> noteMode(String path) {
        try {
            BasicFileAttributes found = ReadPermissions.attributes(folder.root().resolve(path));
            if (ReadPermissions.areNarrow(found) && !path.startsWith(ArchivePaths.PRIVATE)) {
                narrow.add(path);
            }
            return Optional.of(found);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Public files that others cannot read, among those that were checked in this run. */
    Set<String> narrow() {
        return narrow;
    }

    boolean isWhole(String path) {
        return index.get(path).filter(this::isWhole).isPresent();
    }

    private boolean isWhole(IndexEntry entry) {
        try {
            Path file = folder.place(entry.path());
            CRC32 crc = new CRC32();
            OutputStream bytes = new CheckedOutputStream(OutputStream.nullOutputStream(), crc);
            if (!hasLength(entry.path(), entry.bytes())
                    || !Hash.ofCopied(file, bytes).equals(entry.sha256())) {
                return false;
            }
            verified.put(entry.path(), crc.getValue());
            return true;
        } catch (AccessDeniedException e) {
            unread.add(entry.path());
            damage.add(entry.path(), "it may not be read; check its owner and rights");
            return false;
        } catch (IOException e) {
            unread.add(entry.path());
            return false; // the disk cannot read it
        }
    }

    /** The disk could not read a file. */
    void unreadable(String path) {
        unread.add(path);
        damage.add(path);
    }

    /** Whether the disk could not read a file in this run, and can now: the file is whole, and was only out of reach. */
    boolean isReadableAgain(String path) {
        return unread.contains(path) && isWhole(path);
    }

    /**
     * Whether bytes that were read from a file are those of the index. The hash is computed once in a run; after that, the
     * CRC-32 shows whether the file is still the same.
     */
    boolean isAsIndexed(String path, byte[] bytes) {
        Long crc = crc32(bytes);
        if (crc.equals(verified.get(path))) {
            return true;
        }
        Optional<String> hash = index.hash(path);
        boolean same = hash.isEmpty() || hash.get().equals(Hash.of(bytes));
        if (same && hash.isPresent()) {
            verified.put(path, crc);
        }
        return same;
    }

    /**
     * Notes that the file was just written with bytes whose hash is in the index, so that the hash need not be computed
     * again.
     */
    void wrote(String path, byte[] bytes) {
        verified.put(path, crc32(bytes));
    }

    private static long crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /**
     * Fails if the index lists a file that is missing or damaged. Otherwise the caller would take the file for one that
     * never existed, and the site would lose what it shows without a word.
     */
    void requireWhole(String path) throws IOException {
        if (!index.holds(path)) {
            return;
        }
        Path file = folder.file(path);
        if (!Files.exists(file)) {
            damage.add(path);
            throw new DamagedException(file + " is missing though the index lists it; " + Damage.REMEDY);
        }
        if (damage.isOf(path)) {
            throw new DamagedException(file + " is damaged (" + damage.why(path) + "); " + Damage.REMEDY);
        }
    }

    /** The file at a path that the index lists. Fails like {@link #requireWhole}; does not read the file. */
    Path listed(String path) throws IOException {
        try {
            requireWhole(path);
            return folder.file(path);
        } catch (StrayPathException e) {
            damage.add(path, e.why());
            throw e;
        }
    }

    /** The file turned out to have other bytes than the index says. */
    DamagedException damaged(String path) throws IOException {
        damage.add(path);
        requireWhole(path);
        throw new IllegalStateException(path + " is damaged, but not in the index");
    }
}
