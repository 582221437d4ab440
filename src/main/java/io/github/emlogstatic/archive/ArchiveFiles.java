package io.github.emlogstatic.archive;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of an archive and the index that knows them: each is replaced whole, only where its bytes change, and
 * announced in the journal before. Safe for several threads.
 */
final class ArchiveFiles {

    static final String UPLOADS = "content/";

    private final Folder folder;
    private final Index index;
    private final Clock clock;
    private final Journal journal;
    private final Undo undo;
    private volatile boolean changed;
    private boolean recovered;

    ArchiveFiles(Folder folder, Index index, Clock clock) {
        this.folder = folder;
        this.index = index;
        this.clock = clock;
        this.journal = new Journal(folder.root().resolve(StateFolder.NAME + "journal"));
        this.undo = new Undo(folder.root());
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
     * Brings the index up to date with what a killed run has written.
     *
     * @param readOnly leave what it has left behind where it is
     * @return whether a run was killed
     */
    boolean recover(boolean readOnly) throws IOException {
        Set<String> unfinished = journal.unfinished();
        for (String path : unfinished) {
            if (!readOnly) {
                Files.deleteIfExists(AtomicFile.temporary(folder.place(path)));
            }
            if (Files.isRegularFile(folder.file(path))) {
                index.put(entry(path, Hash.of(folder.file(path))));
            } else {
                index.remove(path);
            }
        }
        recovered = !unfinished.isEmpty();
        return recovered;
    }

    void commit() throws IOException {
        index.save();
        journal.finish();
        undo.forget();
    }

    /** Puts back all that was written since the archive was opened or last committed. */
    void rollBack() throws IOException {
        undo.restore(index);
        if (!recovered) { // else the next run, too, must know what a killed one has changed
            journal.finish();
        }
        changed = false;
    }

    /** Takes a file that is there into the index, as of when the disk says that it was written. */
    void takeIn(String path) throws IOException {
        Path file = folder.file(path);
        Instant written = Files.getLastModifiedTime(file).toInstant();
        Instant now = clock.instant();
        announce(path);
        index.put(entry(path, Hash.of(file), written.isBefore(now) ? written : now));
    }

    /** The file at that path; empty where it is not there. */
    Optional<Path> find(String path) throws IOException {
        return Optional.of(folder.file(path)).filter(Files::exists);
    }

    <T> T readOr(String path, TypeReference<T> type, T otherwise) throws IOException {
        Optional<Path> file = find(path);
        return file.isPresent() ? ArchiveJson.read(file.get(), type) : otherwise;
    }

    /** @return whether that changed anything */
    boolean write(String path, byte[] bytes) throws IOException {
        String hash = Hash.of(bytes);
        if (holds(path, hash)) {
            return false;
        }
        announce(path);
        AtomicFile.write(folder.file(path), bytes);
        index.put(entry(path, hash));
        return true;
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
        announce(path);
        AtomicFile.move(finished, folder.file(path));
        index.put(entry(path, hash));
        return true;
    }

    void remove(String path) throws IOException {
        Path file = folder.place(path);
        if (index.get(path).isEmpty() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        announce(path);
        Files.deleteIfExists(file);
        index.remove(path);
    }

    /** Moves a file out of the public's sight. */
    void hide(String path) throws IOException {
        Optional<Path> file = find(path);
        if (file.isPresent()) {
            write(Index.PRIVATE + path, Files.readAllBytes(file.get()));
            remove(path);
        }
    }

    /** Sets each file that is not what the index says aside, under {@code state/damaged/}. @return their paths */
    List<String> setAsideDamaged() throws IOException {
        List<String> damaged = new ArrayList<>();
        for (IndexEntry entry : index.all().values()) {
            if (!isWhole(entry)) {
                damaged.add(entry.path());
                setAside(entry.path());
            }
        }
        return damaged;
    }

    private boolean isWhole(IndexEntry entry) throws IOException {
        Path file = folder.place(entry.path());
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && Files.size(file) == entry.bytes()
                && Hash.of(file).equals(entry.sha256());
    }

    /** Sets aside likewise what stands in the archive's own folders and belongs to nothing. @return their paths */
    List<String> setAsideOrphans() throws IOException {
        Set<String> orphans = ofNobody();
        unknown().stream().filter(ArchiveFiles::isInOwnFolder).forEach(orphans::add);
        for (String path : orphans) {
            setAside(path);
        }
        return List.copyOf(orphans);
    }

    private void setAside(String path) throws IOException {
        Path file = folder.place(path);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file)) {
            announce(path);
            AtomicFile.move(file, folder.place(StateFolder.NAME + "damaged/" + path));
        }
        remove(path);
    }

    /** Files that are not in the index, and symbolic links. */
    Set<String> unknown() throws IOException {
        Tree tree = Tree.of(folder.root());
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
        Path file = folder.file(path);
        return index.get(path)
                .filter(known -> known.sha256().equals(hash))
                .filter(known -> Files.exists(file))
                .filter(known -> file.toFile().length() == known.bytes())
                .isPresent();
    }

    private void announce(String path) throws IOException {
        undo.keep(path, index.get(path));
        journal.announce(path);
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
