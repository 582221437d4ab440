package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.index.Index;
import io.github.emlogstatic.archive.index.IndexEntry;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Barrier;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Folder;
import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run changes in an archive. Before a file changes, the {@link ChangeJournal} notes its new hash, so that the run
 * after a kill can complete the index, and {@link Undo} keeps the old file, so that the run can be rolled back. Safe for
 * several threads.
 */
public final class RunChanges implements AutoCloseable {

    private final Folder folder;
    private final Index index;
    private final Clock clock;
    private final Integrity integrity;
    private final boolean readOnly;
    private final ChangeJournal journal;
    private final Undo undo;
    private final Barrier barrier;
    private volatile boolean any;

    /**
     * Whether {@link #settle} has kept changes that are not complete yet: their names and uploads follow at the end of
     * a run.
     */
    private boolean unfinished;

    /** @param readOnly change nothing on the disk */
    RunChanges(Folder folder, Index index, Clock clock, Integrity integrity, boolean readOnly) {
        this.folder = folder;
        this.index = index;
        this.clock = clock;
        this.integrity = integrity;
        this.readOnly = readOnly;
        this.journal = new ChangeJournal(folder.root().resolve(StateFolder.NAME + "journal"));
        this.undo = new Undo(folder);
        this.barrier = new Barrier(folder.root());
    }

    /** Whether anything has been written since the archive was opened. */
    public boolean any() {
        return any;
    }

    /**
     * Completes the index after a run that was killed or lost its power.
     *
     * @return whether there was such a run
     */
    public boolean recover() throws IOException {
        boolean unfinished = journal.isUnfinished();
        for (Map.Entry<String, Set<String>> change : journal.unfinished().entrySet()) {
            if (!readOnly) {
                Files.deleteIfExists(AtomicFile.temporary(folder.place(change.getKey())));
            }
            recover(change.getKey(), change.getValue());
        }
        return unfinished;
    }

    /**
     * A file that has none of the announced hashes keeps its old entry. If it differs from that entry, too, it is
     * damaged.
     */
    private void recover(String path, Set<String> hashes) throws IOException {
        Path file = folder.file(path);
        String hash = Files.isRegularFile(file) ? Hash.of(file) : ChangeJournal.REMOVED;
        if (!hashes.contains(hash) && !hashes.contains(ChangeJournal.ANY)) {
            return;
        }
        if (hash.equals(ChangeJournal.REMOVED)) {
            index.remove(path);
        } else {
            index.put(entry(path, hash, clock.instant()));
        }
    }

    /** Ends a run: waits until all its files are on the disk, and then writes the index. */
    public void commit() throws IOException {
        settle();
        journal.finish();
        unfinished = false;
    }

    /**
     * Makes all changes so far part of the archive, so that {@link #rollBack()} keeps them. The journal stays: if this run
     * is killed or rolled back, the next one recovers again.
     */
    public void settle() throws IOException {
        barrier.reach();
        index.save();
        undo.forget();
        unfinished = journal.isUnfinished();
    }

    /** Closes the journal, which stays if the changes of this run are neither committed nor taken back. */
    @Override
    public void close() throws IOException {
        journal.close();
    }

    /** Takes back all changes since the archive was opened, settled or committed. */
    public void rollBack() throws IOException {
        undo.restore(index);
        barrier.forget();
        if (unfinished) {
            journal.restart();
        } else {
            journal.finish();
        }
        integrity.damage().takeBack();
        any = false;
    }

    /**
     * Must be called before a file changes. Sets a damaged file aside. One that only could not be read for a moment is
     * not given up: the blog may have withdrawn its text, so the run has to begin again.
     */
    void announce(String path, String hash) throws IOException {
        Path file = folder.place(path);
        boolean givenUp = integrity.damage().isOf(path) && !index.hash(path).equals(Optional.of(hash));
        if (givenUp && integrity.isReadableAgain(path)) {
            throw new DamagedException(file + ": could not be read a moment ago, and can be read now; run again");
        }
        undo.keep(path, index.get(path));
        journal.announce(path, hash);
        if (integrity
                .damage()
                .end(path, hash.equals(ChangeJournal.REMOVED) ? Damage.Outcome.REMOVED : Damage.Outcome.REPLACED)) {
            moveAside(path);
        }
        any = true;
    }

    /** Must be called when a file has changed. */
    void wrote(String path, String hash) throws IOException {
        wrote(path, hash, clock.instant());
    }

    /** @param when the time that the index gets */
    void wrote(String path, String hash, Instant when) throws IOException {
        barrier.wrote(path);
        index.put(entry(path, hash, when));
    }

    /** Must be called when a damaged file has got the bytes of the index again. */
    void putBack(String path) {
        barrier.wrote(path);
        integrity.damage().correct(path, Damage.Outcome.REPORTED);
    }

    /** Must be called when a file is gone. */
    void removed(String path) {
        barrier.removed(path);
        index.remove(path);
    }

    private IndexEntry entry(String path, String hash, Instant written) throws IOException {
        Optional<IndexEntry> known = index.get(path);
        if (known.filter(entry -> entry.sha256().equals(hash)).isPresent()) {
            return known.get();
        }
        Instant changedAt = written.truncatedTo(ChronoUnit.SECONDS);
        Path file = folder.file(path);
        ImageSize size = path.startsWith(ArchivePaths.UPLOADS) ? ImageSize.of(file) : ImageSize.UNKNOWN;
        return new IndexEntry(
                path,
                hash,
                Files.size(file),
                size.width(),
                size.height(),
                known.map(IndexEntry::firstSeen).orElse(changedAt),
                changedAt);
    }

    /** Moves what is left of a file to {@code state/damaged/}. */
    void moveAside(String path) throws IOException {
        Path file = folder.place(path);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            AtomicFile.move(file, folder.place(StateFolder.DAMAGED + path));
        }
    }
}
