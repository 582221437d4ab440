package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.emlogstatic.archive.IndexLines.Looked;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.files.StrayPathException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The files of an archive and the index that knows them: each is replaced whole, only where its bytes change, and
 * announced in the journal before. Safe for several threads.
 */
final class ArchiveFiles {

    static final String UPLOADS = "content/";

    private static final String REMEDY = "take it from a backup or from git, or let build --full ask the blog for it";

    private final Folder folder;
    private final Index index;
    private final Clock clock;
    private final Journal journal;
    private final Undo undo;
    private final Barrier barrier;
    private final Damage damage;
    private final boolean readOnly;

    /** Checksums of files whose bytes were those of the index when this run first read them. */
    private final Map<String, String> whole = new ConcurrentHashMap<>();

    private volatile boolean changed;
    private boolean recovered;

    /** @param readOnly change nothing; then a damaged file is an error, since it cannot be had again */
    ArchiveFiles(Folder folder, Index index, Clock clock, boolean readOnly) {
        this.folder = folder;
        this.index = index;
        this.clock = clock;
        this.journal = new Journal(folder.root().resolve(StateFolder.NAME + "journal"));
        this.undo = new Undo(folder.root());
        this.barrier = new Barrier(folder.root());
        this.damage = new Damage();
        this.readOnly = readOnly;
    }

    /** What is known not to be as the index says. */
    Damage damage() {
        return damage;
    }

    /** In whole seconds. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Whether anything has been written since the archive was opened. */
    boolean changed() {
        return changed;
    }

    /**
     * Brings the index up to date with what a run has written that was killed or lost its power.
     *
     * @return whether there was such a run
     */
    boolean recover() throws IOException {
        recovered = journal.isUnfinished();
        for (Map.Entry<String, Set<String>> change : journal.unfinished().entrySet()) {
            if (!readOnly) {
                Files.deleteIfExists(AtomicFile.temporary(folder.place(change.getKey())));
            }
            recover(change.getKey(), change.getValue());
        }
        return recovered;
    }

    /** What is neither as announced nor as the index says stays as the index says, and is found to be damaged. */
    private void recover(String path, Set<String> hashes) throws IOException {
        Path file = folder.file(path);
        String hash = Files.isRegularFile(file) ? Hash.of(file) : Journal.REMOVED;
        if (!hashes.contains(hash) && !hashes.contains(Journal.ANY)) {
            return;
        }
        if (hash.equals(Journal.REMOVED)) {
            index.remove(path);
        } else {
            index.put(entry(path, hash));
        }
    }

    /** The index is written when all that it tells of is on the disk. */
    void commit() throws IOException {
        barrier.reach();
        index.save();
        journal.finish();
        undo.forget();
    }

    /**
     * Makes what was recovered from a killed run part of the archive, so that {@link #rollBack()} keeps it. The journal
     * stays until this run ends: if it is killed as well, the next one recovers again.
     */
    void settle() throws IOException {
        if (recovered || changed) {
            barrier.reach();
            index.save();
            undo.forget();
        }
    }

    /** Puts back all that was written since the archive was opened or last committed. */
    void rollBack() throws IOException {
        undo.restore(index);
        journal.finish();
        damage.takeBack();
        changed = false;
    }

    /**
     * Finds files that are not what the index says: uploads by their length; by their bytes those of the blog as a whole,
     * those that have changed since the last look, and a share of all. A text that is lost or cut off is found, besides, by
     * whoever reads it.
     *
     * @param all read all of them, however long it takes
     */
    void look(Scrub round, boolean all) throws IOException {
        List<Looked> files = index.look(round.mark());
        File root = folder.root().toFile();
        files.parallelStream()
                .filter(file -> file.path().startsWith(UPLOADS) && !isThere(root, file))
                .forEach(file -> damage.add(file.path()));
        Scrub.Reading<Looked> reading =
                new Scrub.Reading<>(Looked::path, ArchiveFiles::isToBeRead, file -> isWhole(file.path()));
        (all ? round.readAll(files, reading) : round.read(files, reading)).forEach(damage::add);
        round.mark(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        round.save();
    }

    private static boolean isToBeRead(Looked file) {
        return file.fresh() || file.path().indexOf('/') < 0;
    }

    private static boolean isThere(File root, Looked looked) {
        File file = new File(root, looked.path());
        return file.length() == looked.bytes() && (looked.bytes() > 0 || file.isFile());
    }

    private boolean isWhole(String path) {
        return index.get(path).filter(this::isWhole).isPresent();
    }

    private boolean isWhole(IndexEntry entry) {
        try {
            Path file = folder.place(entry.path());
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == entry.bytes()
                    && Hash.of(file).equals(entry.sha256());
        } catch (IOException e) {
            return false; // a disk that cannot read it
        }
    }

    /** Takes a file that is there into the index, as of when the disk says that it was written. */
    void takeIn(String path) throws IOException {
        Path file = folder.file(path);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Instant now = clock.instant();
        String hash = Hash.of(file);
        announce(path, hash);
        barrier.wrote(file);
        index.put(entry(path, hash, written.isBefore(now) ? written : now));
    }

    /** The file at that path; empty where it is not there, or is known to be damaged. */
    Optional<Path> find(String path) throws IOException {
        return damage.isOf(path)
                ? Optional.empty()
                : Optional.of(folder.file(path)).filter(Files::exists);
    }

    /** What the file says; empty where it is not there, or is not what the index says and can be had again. */
    <T> Optional<T> read(String path, ArchiveJson.Parser<T> parser) throws IOException {
        Optional<Path> file = find(path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file.get());
        if (!isAsIndexed(path, bytes)) {
            damage.add(path);
            if (readOnly) {
                mustBeWhole(path);
            }
            return Optional.empty();
        }
        return Optional.of(ArchiveJson.parse(file.get(), bytes, parser));
    }

    /** Copies a file, if it is what the index says. @return the checksum of its bytes */
    String copyTo(Path target, String path) throws IOException {
        Path file = listed(path);
        Optional<String> checksum =
                AtomicFile.copy(file, target, index.hash(path).orElse(""));
        if (checksum.isEmpty()) {
            damage.add(path);
            mustBeWhole(path);
        }
        return checksum.orElseThrow();
    }

    /** The bytes of a file that the index lists. */
    byte[] bytes(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(listed(path));
        if (!Hash.of(bytes).equals(index.hash(path).orElse(""))) {
            damage.add(path);
            mustBeWhole(path);
        }
        return bytes;
    }

    private Path listed(String path) throws IOException {
        try {
            mustBeWhole(path);
            return folder.file(path);
        } catch (StrayPathException e) {
            damage.add(path, e.why());
            throw e;
        }
    }

    /** Takes the hash of a file once a run: its checksum tells whether it is still the same. */
    private boolean isAsIndexed(String path, byte[] bytes) {
        String checksum = Checksum.of(bytes);
        if (checksum.equals(whole.get(path))) {
            return true;
        }
        Optional<String> hash = index.hash(path);
        if (hash.isEmpty()) {
            return true;
        }
        boolean same = hash.get().equals(Hash.of(bytes));
        if (same) {
            whole.put(path, checksum);
        }
        return same;
    }

    /** Fails where the index lists a file that is not there or is damaged: what shows it would be empty, and nobody would know. */
    void mustBeWhole(String path) throws IOException {
        if (!index.holds(path)) {
            return;
        }
        Path file = folder.file(path);
        if (!Files.exists(file)) {
            damage.add(path);
            throw new DamagedException(file + " is missing though the index lists it; " + REMEDY);
        }
        if (damage.isOf(path)) {
            throw new DamagedException(file + " is damaged (it is not what the index says); " + REMEDY);
        }
    }

    <T> T readOr(String path, TypeReference<T> type, T otherwise) throws IOException {
        return read(path, ArchiveJson.of(type)).orElse(otherwise);
    }

    /** @return whether that changed anything */
    boolean write(String path, byte[] bytes) throws IOException {
        String hash = Hash.of(bytes);
        if (holds(path, hash)) {
            return false;
        }
        announce(path, hash);
        Path file = folder.file(path);
        if (isOnlyCopy(path)) {
            AtomicFile.writeDurably(file, bytes);
        } else {
            AtomicFile.write(file, bytes);
        }
        barrier.wrote(file);
        index.put(entry(path, hash));
        return true;
    }

    /** What no blog can give again: names once given, what the blog has withdrawn. */
    private static boolean isOnlyCopy(String path) {
        return path.startsWith(Index.PRIVATE) || path.equals("names.json") || path.equals("blog.json");
    }

    void writeOrRemove(String path, List<?> list) throws IOException {
        if (list.isEmpty()) {
            remove(path);
        } else {
            write(path, ArchiveJson.bytes(list));
        }
    }

    /** Moves a finished file to its place. @return whether that changed anything */
    boolean adopt(Path finished, String path) throws IOException {
        String hash = Hash.of(finished);
        if (holds(path, hash)) {
            Files.delete(finished);
            return false;
        }
        announce(path, hash);
        AtomicFile.move(finished, folder.file(path));
        barrier.wrote(folder.file(path));
        index.put(entry(path, hash));
        return true;
    }

    /** Puts the bytes back that the index says of a damaged file, if the copy has them. @return whether it has */
    boolean putBack(String path, Path copy) throws IOException {
        String hash = index.hash(path).orElse("");
        if (!Files.isRegularFile(copy, LinkOption.NOFOLLOW_LINKS)
                || !Hash.of(copy).equals(hash)) {
            return false;
        }
        announce(path, hash);
        Path file = folder.file(path);
        boolean same = AtomicFile.copy(copy, file, hash).isPresent();
        barrier.wrote(file);
        damage.correct(path, Damage.Outcome.REPORTED);
        return same;
    }

    void remove(String path) throws IOException {
        Path file = folder.place(path);
        if (index.get(path).isEmpty() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        announce(path, Journal.REMOVED);
        Files.deleteIfExists(file);
        barrier.removed(file);
        index.remove(path);
    }

    /** Moves a file out of the public's sight; of a damaged one, what is left is kept aside. */
    void hide(String path) throws IOException {
        Optional<byte[]> bytes = read(path, whole -> whole);
        if (bytes.isPresent()) {
            write(Index.PRIVATE + path, bytes.get());
        }
        remove(path);
    }

    /**
     * Sets aside, under {@code state/damaged/}, the damaged files that no later run gets from the blog: those of {@code
     * private/}, and uploads. An upload that the blog has again is fetched like a new one.
     */
    void setAsideLost() throws IOException {
        for (String path : List.copyOf(damage.now())) {
            if (path.startsWith(Index.PRIVATE) || path.startsWith(UPLOADS)) {
                setAside(path, Damage.Outcome.LOST);
            }
        }
    }

    /** Sets aside likewise what stands in the archive's own folders and belongs to nothing. @return their paths */
    List<String> setAsideOrphans() throws IOException {
        Set<String> orphans = ofNobody();
        unknown().stream().filter(ArchiveFiles::isInOwnFolder).forEach(orphans::add);
        for (String path : orphans) {
            setAside(path, Damage.Outcome.REPORTED);
        }
        return List.copyOf(orphans);
    }

    private void setAside(String path, Damage.Outcome outcome) throws IOException {
        announce(path, Journal.REMOVED);
        damage.correct(path, outcome);
        keepAside(path);
        remove(path);
    }

    private void keepAside(String path) throws IOException {
        Path file = folder.place(path);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file)) {
            AtomicFile.move(file, folder.place(StateFolder.NAME + "damaged/" + path));
        }
    }

    /** Files that are not in the index, and symbolic links. */
    Set<String> unknown() throws IOException {
        FileTree tree = FileTree.of(folder.root());
        Set<String> unknown = new TreeSet<>(tree.files());
        unknown.addAll(tree.links());
        unknown.removeIf(path -> isBookkeeping(path) || index.get(path).isPresent());
        return unknown;
    }

    /** Files of git, of the owner (a README) and of the archive's own bookkeeping are in no index. */
    private static boolean isBookkeeping(String path) {
        return path.startsWith(StateFolder.NAME)
                || path.startsWith(".git")
                || path.endsWith("index.jsonl")
                || !path.contains("/") && path.endsWith(".md");
    }

    /** What others have put beside the archive's own folders is not for this program to move. */
    static boolean isInOwnFolder(String path) {
        return Stream.of(Archive.ARTICLES, Archive.PAGES, Archive.COMMENTS, Archive.LIKES, UPLOADS, Index.PRIVATE)
                .anyMatch(path::startsWith);
    }

    /** Comments and likes of which the index knows neither an article nor a page. */
    Set<String> ofNobody() {
        Set<String> ofNobody = new TreeSet<>();
        for (String folder : List.of(Archive.COMMENTS, Archive.LIKES)) {
            for (String path : index.paths(folder)) {
                String name = path.substring(folder.length());
                if (index.get(Archive.ARTICLES + name).isEmpty()
                        && index.get(Archive.PAGES + name).isEmpty()) {
                    ofNobody.add(path);
                }
            }
        }
        return ofNobody;
    }

    private boolean holds(String path, String hash) throws IOException {
        if (damage.isOf(path)) {
            return false; // there may be a link in its place
        }
        Path file = folder.file(path);
        return index.get(path)
                .filter(known -> known.sha256().equals(hash))
                .filter(known -> Files.exists(file))
                .filter(known -> file.toFile().length() == known.bytes())
                .isPresent();
    }

    /** What is damaged is kept aside before anything takes its place. */
    private void announce(String path, String hash) throws IOException {
        folder.place(path);
        undo.keep(path, index.get(path));
        whole.remove(path);
        journal.announce(path, hash);
        if (damage.end(path, hash.equals(Journal.REMOVED) ? Damage.Outcome.REMOVED : Damage.Outcome.REPLACED)) {
            keepAside(path);
        }
        changed = true;
    }

    private IndexEntry entry(String path, String hash) throws IOException {
        return entry(path, hash, clock.instant());
    }

    private IndexEntry entry(String path, String hash, Instant written) throws IOException {
        Optional<IndexEntry> known = index.get(path);
        if (known.filter(entry -> entry.sha256().equals(hash)).isPresent()) {
            return known.get();
        }
        Instant changed = written.truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.file(path);
        ImageSize size = path.startsWith(UPLOADS) ? ImageSize.of(file) : ImageSize.UNKNOWN;
        return new IndexEntry(
                path,
                hash,
                Files.size(file),
                size.width(),
                size.height(),
                known.map(IndexEntry::firstSeen).orElse(changed),
                changed);
    }
}
