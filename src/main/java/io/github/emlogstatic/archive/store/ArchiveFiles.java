package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileContent;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.ReadPermissions;
import io.github.emlogstatic.files.Scrub;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Reads and writes the files of an archive, and keeps the index up to date. A file is replaced whole, and only if its bytes
 * change. Safe for several threads.
 */
public final class ArchiveFiles {

    /**
     * Files that git reads, with their content. {@code .gitignore} keeps private and temporary files out of the
     * repository. {@code .gitattributes} keeps git for Windows from converting line ends, so that a clone has the bytes
     * that the index lists.
     */
    public static final Map<String, String> FOR_GIT =
            Map.of(".gitignore", "/private/\n/state/\n.*.tmp\n", ".gitattributes", "* -text\n");

    private final Folder folder;
    private final Index index;
    private final Clock clock;
    private final Integrity integrity;
    private final RunChanges changes;
    private final boolean readOnly;

    /** @param readOnly change nothing; then a damaged file is an error, since no run can replace it */
    public ArchiveFiles(Folder folder, Index index, Clock clock, boolean readOnly) {
        this.folder = folder;
        this.index = index;
        this.clock = clock;
        this.integrity = new Integrity(folder, index);
        this.changes = new RunChanges(folder, index, clock, integrity, readOnly);
        this.readOnly = readOnly;
    }

    /** The damaged files that are known so far. */
    public Damage damage() {
        return integrity.damage();
    }

    public RunChanges changes() {
        return changes;
    }

    /** The present time, in whole seconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Looks for damaged files, as {@link Integrity#check} does, and notes what was read. */
    public void check(Scrub scrub, boolean all) throws IOException {
        integrity.check(scrub, all);
        scrub.mark(now().toString());
        scrub.save();
    }

    /**
     * Makes files readable that {@link #check} has found with a mode narrower than the umask gives. Those in {@code
     * private/} stay as they are.
     *
     * @return the files whose mode this user may not change
     */
    public List<Path> makeReadable() throws IOException {
        Set<String> narrow = new TreeSet<>(integrity.narrow());
        narrow.addAll(narrowNotes());
        return ReadPermissions.widen(folder, narrow);
    }

    /**
     * The files of {@code state/} and those of {@link #FOR_GIT} that others cannot read. The list of private files is
     * left out, because only the owner may read it.
     */
    private List<String> narrowNotes() throws IOException {
        try (Stream<Path> notes = Files.list(folder.file(StateFolder.NAME.replace("/", "")))) {
            Stream<Path> shown = notes.filter(note -> !Index.isPrivateList(note));
            Stream<Path> forGit = FOR_GIT.keySet().stream().map(folder.root()::resolve);
            return ReadPermissions.narrow(folder, Stream.concat(shown, forGit));
        }
    }

    /** The file at that path; empty if it does not exist or is known to be damaged. */
    public Optional<Path> find(String path) throws IOException {
        return damage().isOf(path)
                ? Optional.empty()
                : Optional.of(folder.file(path)).filter(Files::exists);
    }

    /** The content of a file; empty if it does not exist, or is damaged and may still be replaced in this run. */
    public <T> Optional<T> read(String path, ArchiveJson.Parser<T> parser) throws IOException {
        if (damage().isOf(path)) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = folder.read(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (DamagedException e) {
            integrity.unreadable(path);
            return damaged(path, e);
        }
        if (!integrity.isAsIndexed(path, bytes)) {
            damage().add(path);
            if (readOnly) {
                requireWhole(path);
            }
            return Optional.empty();
        }
        return parse(path, bytes, parser);
    }

    /** A power cut may empty a file of which the index says nothing. */
    private <T> Optional<T> parse(String path, byte[] bytes, ArchiveJson.Parser<T> parser) throws IOException {
        try {
            return Optional.of(ArchiveJson.parse(folder.place(path), bytes, parser));
        } catch (DamagedException e) {
            return damaged(path, e);
        }
    }

    private <T> Optional<T> damaged(String path, DamagedException why) throws DamagedException {
        if (readOnly) {
            throw why;
        }
        damage().add(path);
        return Optional.empty();
    }

    /** The records in a file; none where {@link #read} gives nothing. */
    public <T> List<T> list(String path, Class<T> type) throws IOException {
        return read(path, ArchiveJson.listOf(type)).orElse(List.of());
    }

    /** Copies a file that the index lists, if its bytes are right. Returns the checksum of the bytes. */
    public String copyTo(Path target, String path) throws IOException {
        Path file = integrity.listed(path);
        try {
            Optional<String> checksum =
                    AtomicFile.copy(file, target, index.hash(path).orElse(""));
            if (checksum.isPresent()) {
                return checksum.get();
            }
        } catch (DamagedException e) {
            integrity.unreadable(path);
            throw e;
        }
        throw integrity.damaged(path);
    }

    /** The bytes of a file that the index lists. Fails if they are not right. */
    public byte[] bytes(String path) throws IOException {
        Path file = integrity.listed(path);
        try {
            byte[] bytes = FileContent.bytes(file);
            if (integrity.isAsIndexed(path, bytes)) {
                return bytes;
            }
        } catch (DamagedException e) {
            integrity.unreadable(path);
            throw e;
        }
        throw integrity.damaged(path);
    }

    /** The first bytes of a file that the index lists, as many as there are. Does not look whether they are right. */
    public byte[] start(String path, int bytes) throws IOException {
        try (InputStream in = FileContent.stream(integrity.listed(path))) {
            return in.readNBytes(bytes);
        }
    }

    /** Whether the file at that path has the bytes that the index says. */
    public boolean isWhole(String path) {
        return integrity.isWhole(path);
    }

    /** Fails if the index lists a file that is missing or known to be damaged. */
    public void requireWhole(String path) throws IOException {
        integrity.requireWhole(path);
    }

    /** Writes a file. Returns whether that changed anything. */
    public boolean write(String path, byte[] bytes) throws IOException {
        String hash = Hash.of(bytes);
        if (holds(path, hash)) {
            return false;
        }
        changes.announce(path, hash);
        Path file = folder.file(path);
        if (isIrreplaceable(path)) {
            AtomicFile.writeDurably(file, bytes);
        } else {
            AtomicFile.write(file, bytes);
        }
        changes.wrote(path, hash);
        integrity.wrote(path, bytes);
        return true;
    }

    /** Whether no blog can give the file again: names once given, and what the blog has withdrawn. */
    private static boolean isIrreplaceable(String path) {
        return path.startsWith(ArchivePaths.PRIVATE)
                || path.equals(ArchivePaths.NAMES)
                || path.equals(ArchivePaths.BLOG);
    }

    /** Writes a list, or removes the file if the list is empty. */
    public void writeOrRemove(String path, List<?> list) throws IOException {
        if (list.isEmpty()) {
            remove(path);
        } else {
            write(path, ArchiveJson.bytes(list));
        }
    }

    /** Moves a finished file into the archive. Returns whether that changed anything. */
    public boolean moveIn(Path finished, String path) throws IOException {
        String hash = Hash.of(finished);
        if (holds(path, hash)) {
            Files.delete(finished);
            return false;
        }
        changes.announce(path, hash);
        AtomicFile.move(finished, folder.file(path));
        changes.wrote(path, hash);
        return true;
    }

    /** Replaces a damaged file by a copy, if the copy has the right bytes. Returns whether it has. The caller reports it. */
    public boolean restoreFrom(Path copy, String path) throws IOException {
        String hash = index.hash(path).orElse("");
        if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
                || !Hash.of(copy).equals(hash)) {
            return false;
        }
        changes.announce(path, hash);
        Path file = folder.file(path);
        boolean same = AtomicFile.copy(copy, file, hash).isPresent();
        changes.putBack(path);
        return same;
    }

    /** Enters an existing file into the index, with the time of the file. */
    public void addToIndex(String path) throws IOException {
        Path file = folder.file(path);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Instant now = clock.instant();
        String hash = Hash.of(file);
        changes.announce(path, hash);
        changes.wrote(path, hash, written.isBefore(now) ? written : now);
    }

    /** Enters a file whose content is lost into the index, so that it counts as damaged. */
    public void addLost(String path) throws IOException {
        Instant written = Files.getLastModifiedTime(folder.place(path), LinkOption.NOFOLLOW_LINKS)
                .toInstant();
        index.put(IndexEntry.lost(path, written.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Removes a file and its entry in the index. Does nothing if there is neither. */
    public void remove(String path) throws IOException {
        Path file = folder.place(path);
        boolean mayBeThere =
                !folder.isInCreated(path) && file.toFile().exists(); // unlike Files.exists, no exception inside
        if (!index.holds(path) && !mayBeThere) {
            return;
        }
        changes.announce(path, ChangeJournal.REMOVED);
        Files.deleteIfExists(file);
        changes.removed(path);
    }

    /** Moves a file to {@code private/}. A damaged file is set aside instead. */
    public void moveToPrivate(String path) throws IOException {
        Optional<byte[]> bytes = read(path, whole -> whole);
        if (bytes.isPresent()) {
            write(ArchivePaths.PRIVATE + path, bytes.get());
        }
        remove(path);
    }

    private boolean holds(String path, String hash) throws IOException {
        if (damage().isOf(path)) {
            return false; // the file is not opened, because it may have become a link
        }
        Optional<IndexEntry> known =
                index.get(path).filter(entry -> entry.sha256().equals(hash));
        if (known.isEmpty()) {
            return false;
        }
        Path file = folder.file(path);
        return Files.exists(file) && file.toFile().length() == known.get().bytes();
    }

    /**
     * Moves to {@code state/damaged/} the damaged files of a folder. If the blog has such a file again, it is written like a
     * new one.
     */
    public void setAsideLost(String in) throws IOException {
        for (String path : List.copyOf(damage().now())) {
            if (path.startsWith(in)) {
                setAside(path, Damage.Outcome.LOST);
            }
        }
    }

    /** The files of the archive that belong to nothing. */
    public Orphans orphans() {
        return new Orphans(folder, index);
    }

    /** Moves to {@code state/damaged/} what this program has written and belongs to nothing. Returns the paths. */
    public List<String> setAsideOrphans() throws IOException {
        List<String> orphans = orphans().ofThisProgram();
        for (String path : orphans) {
            setAside(path, Damage.Outcome.REPORTED);
        }
        return orphans;
    }

    private void setAside(String path, Damage.Outcome outcome) throws IOException {
        changes.announce(path, ChangeJournal.REMOVED);
        damage().correct(path, outcome);
        changes.moveAside(path);
        remove(path);
    }
}
