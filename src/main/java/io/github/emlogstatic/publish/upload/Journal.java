package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.publish.target.BlogMark;
import io.github.emlogstatic.publish.target.PublishException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Notes at the target of what is being uploaded or removed. A run writes a note before each batch of files: the batch
 * before is then complete. After a kill, the next run knows from the notes which files are there and which may be, so
 * that nothing is uploaded twice but the last batch, and nothing is forgotten.
 *
 * <p>A note ({@link RunNote}) names the {@link FileList} that its run found. Once a run has written another list, its notes
 * count no more; they are removed. Where the key may not remove them, the first note says how many stay until a run may
 * remove them, and no run looks at them before it has something to upload.
 */
final class Journal {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final FileStore store;
    private final FileList list;
    private final String run = UUID.randomUUID().toString();
    private final Map<String, String> there;

    /** Files that another run wrote before it stopped. It may have overwritten files of this run. */
    private final Set<String> disturbed = new TreeSet<>();

    private Set<String> batch = Set.of();
    private Map<String, String> noted = new TreeMap<>();
    private int last;
    private int own;
    private boolean hasOldNotes;

    /** How many notes the key was not allowed to remove. */
    private int stuck;

    private Optional<String> warning = Optional.empty();

    private Journal(FileStore store, FileList list) {
        this.store = store;
        this.list = list;
        this.there = new TreeMap<>(list.hashes());
    }

    /** Reads the list and the notes that other runs have left. */
    static Journal open(FileStore store) throws IOException {
        Journal journal = new Journal(store, FileList.read(store));
        journal.readNotes();
        return journal;
    }

    private void readNotes() throws IOException {
        Optional<RunNote> first = RunNote.read(store, 1);
        stuck = first.map(RunNote::stuck).orElse(0);
        Optional<RunNote> note = first.filter(this::counts);
        hasOldNotes = first.isPresent() && note.isEmpty() && stuck == 0;
        while (note.isPresent()) {
            last++;
            RunNote here = note.get();
            note = note(last + 1);
            boolean complete = note.isPresent() && note.get().run().equals(here.run());
            here.hashes().forEach((path, hash) -> there.put(path, complete ? hash : FileList.UNSURE));
        }
    }

    /** The note of that number, if it counts. */
    private Optional<RunNote> note(int number) throws IOException {
        return RunNote.read(store, number).filter(this::counts);
    }

    private boolean counts(RunNote note) {
        return note.list().equals(list.id());
    }

    /** The hash of each file at the target that belongs to the site, or {@link FileList#UNSURE}. */
    Map<String, String> there() {
        return there;
    }

    /** Whether no list ever held a file, and no note says that it was uploaded. */
    boolean isNew(String path) {
        return there.getOrDefault(path, FileList.UNSURE).equals(FileList.UNSURE)
                && !list.hashes().containsKey(path);
    }

    /** Whether an earlier run was interrupted. */
    private boolean isOpen() {
        return last > 0;
    }

    /** Notes files before they are removed: should they belong to the site again, they are uploaded. */
    void beginRemoval(Collection<String> paths) throws IOException {
        if (!paths.isEmpty()) {
            begin(FileList.unsure(paths));
        }
    }

    /** Notes a batch before it is uploaded. The batch before must be complete. */
    void begin(Map<String, String> files) throws IOException {
        stopIfTakenOver();
        boolean first = own == 0;
        if (first) {
            stopIfOutdated(); // the note could be written over that of a run that knows the list
        }
        last++;
        own = last;
        batch = Set.of();
        noted = new TreeMap<>(files);
        new RunNote(list.id(), run, files).write(store, own);
        stopIfTakenOver(); // another machine may have written this very note at the same time
        if (first) {
            stopIfOutdated(); // a run that has ended before did not know of this one
        }
        batch = files.keySet();
    }

    private void stopIfOutdated() throws IOException {
        if (hasAnotherList()) {
            throw takenOver();
        }
    }

    /**
     * Stops if another machine has begun to publish there meanwhile. That run takes over: it knows from the notes what
     * this one has uploaded, but not what this one has written since, perhaps over newer files.
     */
    private void stopIfTakenOver() throws IOException {
        if (own == 0) {
            return;
        }
        if (hearOfOtherRuns() || !keepOwnNote()) {
            noteUnsureFiles();
            throw takenOver();
        }
    }

    private PublishException takenOver() {
        return PublishException.refused(
                store.name()
                        + ": another run publishes there at the same time and takes over; wait for it, then publish again if need be");
    }

    private boolean hasAnotherList() throws IOException {
        return !FileList.read(store).id().equals(list.id());
    }

    /**
     * A run that stops may have written over this very note; then its files are added to our note.
     *
     * @return false if the note is gone, or another run goes on that has written over it
     */
    private boolean keepOwnNote() throws IOException {
        Optional<RunNote> note = ownNote();
        Optional<RunNote> stopped = note.filter(RunNote::hasStopped);
        if (stopped.isPresent()) {
            disturbed.addAll(stopped.get().hashes().keySet());
            noted.putAll(stopped.get().hashes());
            new RunNote(list.id(), run, noted).write(store, own);
            return true;
        }
        return note.filter(found -> found.run().equals(run)).isPresent();
    }

    /**
     * The note that this run has written last. Some storages show a moment later what is written. A run that has ended has
     * written another list before it removed the notes.
     */
    private Optional<RunNote> ownNote() throws IOException {
        Optional<RunNote> note = RunNote.read(store, own);
        Duration patience = store.patience();
        long end = System.nanoTime() + patience.toNanos();
        for (Duration pause = FIRST_PAUSE;
                note.isEmpty() && !patience.isZero() && !hasAnotherList();
                pause = pause.multipliedBy(2)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                noteUnsureFiles();
                throw PublishException.unreachable(store.name() + ": what was just written does not show there after "
                        + Plural.of(patience.toSeconds(), "second", "seconds")
                        + ", so nobody can tell whether another run publishes there; publish again later, or name an"
                        + " endpoint with no cache before it");
            }
            LockSupport.parkNanos(Math.min(left, pause.toNanos()));
            note = RunNote.read(store, own);
        }
        return note.filter(this::counts);
    }

    /**
     * Reads the notes of runs that have begun meanwhile, and remembers what those have written that have stopped.
     *
     * @return whether one goes on
     */
    private boolean hearOfOtherRuns() throws IOException {
        Optional<RunNote> next = note(last + 1);
        for (; next.isPresent() && next.get().hasStopped(); next = note(last + 1)) {
            disturbed.addAll(next.get().hashes().keySet());
            last++;
        }
        return next.isPresent();
    }

    /** Lets the next run upload again what this run has written last, whichever list it finds. */
    private void noteUnsureFiles() throws IOException {
        String done = "";
        for (String current = FileList.read(store).id();
                !batch.isEmpty() && !current.equals(done);
                current = FileList.read(store).id()) {
            noteUnsureFiles(current);
            done = current;
        }
    }

    private void noteUnsureFiles(String current) throws IOException {
        int free = 1;
        while (RunNote.read(store, free)
                .filter(note -> note.list().equals(current))
                .isPresent()) {
            free++;
        }
        RunNote.ofStopped(current, run, FileList.unsure(batch)).write(store, free);
    }

    /** The mark of the blog whose site is at the target. */
    String blog() {
        return list.blog();
    }

    /** Writes the list of what is there now, the site of that blog, which ends the run. */
    void end(Map<String, String> hashes, BlogMark blog) throws IOException {
        stopIfTakenOver();
        writeList(hashes, blog);
        int heard = disturbed.size();
        hearOfOtherRuns(); // a run that has stopped just before knew the old list only
        if (disturbed.size() > heard) {
            writeList(hashes, blog);
        }
        removeNotes();
    }

    private void writeList(Map<String, String> hashes, BlogMark blog) throws IOException {
        Map<String, String> listed = new TreeMap<>(hashes);
        listed.putAll(FileList.unsure(disturbed));
        store.write(list.next(listed, blog).packed());
    }

    /**
     * Notes count no more after the list was written, so a key that may not remove them does no harm. The last one goes
     * first: what a killed run leaves has no gaps, so that the next run finds all of it.
     */
    private void removeNotes() throws IOException {
        int known = stuck;
        int left = Math.max(last, known);
        try {
            for (; left > 0; left--) {
                RunNote.remove(store, left);
            }
        } catch (PublishException.Refused e) {
            noteStuck(left);
            if (known == 0) {
                warning = Optional.of(store.name() + ": the site is published, and "
                        + Plural.of(left, "note of its upload stays there", "notes of its upload stay there") + ": "
                        + store.why(e));
            }
        }
    }

    /** Whoever may not remove a file may overwrite it, as a rule. */
    private void noteStuck(int count) throws IOException {
        try {
            RunNote.ofStuck(count).write(store, 1);
        } catch (PublishException.Refused e) {
            // the next run finds the old notes
        }
    }

    /** What to tell the user about the notes. */
    Optional<String> warning() {
        return warning;
    }

    /** Removes the notes of a run that ended, but was killed before it could remove them. */
    void removeOldNotes() throws IOException {
        if (!isOpen() && hasOldNotes && !hasAnotherList()) { // else they may be those of a run that knows the list
            while (RunNote.read(store, last + 1).isPresent()) {
                last++;
            }
            removeNotes();
            last = 0;
        }
    }
}
