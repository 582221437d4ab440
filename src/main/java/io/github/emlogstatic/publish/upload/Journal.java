package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.model.run.Plural;
import io.github.emlogstatic.publish.target.PublishException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Notes at the target of what is being uploaded or removed. A run writes a note before each batch of files: the batch
 * before is then complete. After a kill, the next run knows from the notes which files are there and which may be, so
 * that nothing is uploaded twice but the last batch, and nothing is forgotten.
 *
 * <p>The first line of a note is {@code emlog-static 1 LIST RUN}: the id of the {@link FileList} that the run found, and an
 * id of the run. Then follows {@code HASH PATH} for each file. Once a run has written another list, its notes count no
 * more; they are removed. Where the key may not remove them, the first note becomes {@code emlog-static 1 - stuck-3}: three
 * notes stay until a run may remove them, and no run looks at them before it has something to upload.
 */
final class Journal {

    private static final String PATH = ".emlog-static-journal-";
    private static final String FIRST_LINE = "emlog-static 1 ";

    /** Stands for the hash of a file of which nobody knows whether it was uploaded. */
    static final String UNSURE = "?";

    /** Prefix of the run id in a note that a stopped run leaves. */
    private static final String STOPPED = "stopped-";

    /** Prefix of the run id in a note that says how many notes the key was not allowed to remove. */
    private static final String STUCK = "stuck-";

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

    private record RunNote(String list, String run, Map<String, String> hashes) {

        static RunNote of(byte[] bytes) {
            Iterator<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().iterator();
            String[] first = (lines.hasNext() ? lines.next() : "").split(" ");
            return first.length == 4
                    ? new RunNote(first[2], first[3], FileList.hashes(lines))
                    : new RunNote("", "", Map.of());
        }

        /** How many notes could not be removed, if this note says it. */
        int stuck() {
            String number = run.startsWith(STUCK) ? run.substring(STUCK.length()) : "";
            return number.matches("\\d{1,9}") ? Integer.parseInt(number) : 0;
        }

        boolean hasStopped() {
            return run.startsWith(STOPPED);
        }
    }

    private void readNotes() throws IOException {
        Optional<RunNote> note = note(1);
        while (note.isPresent()) {
            last++;
            RunNote here = note.get();
            note = note(last + 1);
            boolean complete = note.isPresent() && note.get().run().equals(here.run());
            here.hashes().forEach((path, hash) -> there.put(path, complete ? hash : UNSURE));
        }
    }

    /** The note of that number, if it counts. */
    private Optional<RunNote> note(int number) throws IOException {
        Optional<RunNote> note = store.read(PATH + number).map(RunNote::of);
        Optional<RunNote> counting = note.filter(found -> found.list().equals(list.id()));
        stuck = Math.max(stuck, note.map(RunNote::stuck).orElse(0));
        hasOldNotes = note.isPresent() && counting.isEmpty() && stuck == 0;
        return counting;
    }

    /** The hash of each file at the target that belongs to the site, or {@link #UNSURE}. */
    Map<String, String> there() {
        return there;
    }

    /** Whether no list ever held a file, and no note says that it was uploaded. */
    boolean isNew(String path) {
        return there.getOrDefault(path, UNSURE).equals(UNSURE) && !list.hashes().containsKey(path);
    }

    /** Whether an earlier run was interrupted. */
    private boolean isOpen() {
        return last > 0;
    }

    /** Notes files before they are removed: should they belong to the site again, they are uploaded. */
    void beginRemoval(Collection<String> paths) throws IOException {
        if (!paths.isEmpty()) {
            begin(paths.stream().collect(Collectors.toMap(path -> path, path -> UNSURE)));
        }
    }

    /** Notes a batch before it is uploaded. The batch before must be complete. */
    void begin(Map<String, String> files) throws IOException {
        stopIfTakenOver();
        last++;
        own = last;
        batch = Set.of();
        noted = new TreeMap<>(files);
        write(own, list.id(), run, files);
        stopIfTakenOver(); // another machine may have written this very note at the same time
        batch = files.keySet();
    }

    private void write(int number, String listId, String runId, Map<String, String> files) throws IOException {
        String text = FIRST_LINE + listId + " " + runId + "\n" + FileList.lines(files);
        store.write(Upload.of(PATH + number, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Stops if another machine has begun to publish there meanwhile. That run takes over: it knows from the notes what
     * this one has uploaded, but not what this one has written since, perhaps over newer files.
     */
    private void stopIfTakenOver() throws IOException {
        if (own == 0) {
            return;
        }
        if (nextRun().isPresent() || !isOwnNoteThere()) {
            noteUnsureFiles();
            throw PublishException.refused(
                    store.name() + ": another run publishes there at the same time and takes over;"
                            + " wait for it, then publish again if need be");
        }
    }

    /** A run that stops may have written over this very note; then its files are added to our note. */
    private boolean isOwnNoteThere() throws IOException {
        Optional<RunNote> note = note(own);
        Optional<RunNote> stopped = note.filter(RunNote::hasStopped);
        if (stopped.isPresent()) {
            disturbed.addAll(stopped.get().hashes().keySet());
            noted.putAll(stopped.get().hashes());
            write(own, list.id(), run, noted);
            return true;
        }
        return note.filter(found -> found.run().equals(run)).isPresent();
    }

    /** The note of another run that has begun meanwhile. Remembers what runs have written that have stopped. */
    private Optional<RunNote> nextRun() throws IOException {
        Optional<RunNote> next = note(last + 1);
        for (; next.isPresent() && next.get().hasStopped(); next = note(last + 1)) {
            disturbed.addAll(next.get().hashes().keySet());
            last++;
        }
        return next;
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
        while (store.read(PATH + free)
                .map(RunNote::of)
                .filter(note -> note.list().equals(current))
                .isPresent()) {
            free++;
        }
        Map<String, String> files = batch.stream().collect(Collectors.toMap(path -> path, path -> UNSURE));
        write(free, current, STOPPED + run, files);
    }

    /** Writes the list of what is there now, which ends the run. */
    void end(Map<String, String> hashes) throws IOException {
        stopIfTakenOver();
        writeList(hashes);
        int heard = disturbed.size();
        nextRun(); // a run that has stopped just before knew the old list only
        if (disturbed.size() > heard) {
            writeList(hashes);
        }
        removeNotes();
    }

    private void writeList(Map<String, String> hashes) throws IOException {
        Map<String, String> listed = new TreeMap<>(hashes);
        disturbed.forEach(path -> listed.put(path, UNSURE));
        store.write(FileList.of(listed).packed());
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
                store.remove(PATH + left);
            }
        } catch (PublishException e) {
            if (e.reason() != PublishException.Reason.REFUSED) {
                throw e;
            }
            noteStuck(left);
            if (known == 0) {
                warning = Optional.of(store.name() + ": the site is published, and "
                        + Plural.of(left, "note of its upload stays there", "notes of its upload stay there") + ": "
                        + why(e, store));
            }
        }
    }

    /** Whoever may not remove a file may overwrite it, as a rule. */
    private void noteStuck(int count) throws IOException {
        try {
            write(1, "-", STUCK + count, Map.of());
        } catch (PublishException e) {
            if (e.reason() != PublishException.Reason.REFUSED) {
                throw e;
            }
        }
    }

    /** The message without the name of the store, with which it begins. */
    static String why(PublishException e, FileStore store) {
        String message = String.valueOf(e.getMessage());
        String name = store.name() + ": ";
        return message.startsWith(name) ? message.substring(name.length()) : message;
    }

    /** What to tell the user about the notes. */
    Optional<String> warning() {
        return warning;
    }

    /** Removes the notes of a run that ended, but was killed before it could remove them. */
    void removeOldNotes() throws IOException {
        if (!isOpen() && hasOldNotes) {
            while (store.read(PATH + (last + 1)).isPresent()) {
                last++;
            }
            removeNotes();
            last = 0;
        }
    }
}
