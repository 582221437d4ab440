package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.address.Numbers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * A note at the target, one of a numbered row. Its first line is {@code emlog-static 1 LIST RUN}. Then follows {@code HASH
 * PATH} for each file.
 *
 * @param list the id of the {@link FileList} that the run found
 * @param run the id of the run
 * @param hashes the hashes of the files, or {@link FileList#UNSURE}, by path
 */
record RunNote(String list, String run, Map<String, String> hashes) {

    private static final String PATH = ".emlog-static-journal-";
    private static final String FIRST_LINE = "emlog-static 1 ";

    /** Prefix of the run's id in a note that a stopped run leaves. */
    private static final String STOPPED = "stopped-";

    /** Stands for the run's id, with how many notes the key was not allowed to remove. */
    private static final String STUCK = "stuck-";

    /** A note that a run leaves when it stops. */
    static RunNote ofStopped(String list, String run, Map<String, String> hashes) {
        return new RunNote(list, STOPPED + run, hashes);
    }

    /** A note that says how many notes the key was not allowed to remove. */
    static RunNote ofStuck(int count) {
        return new RunNote("-", STUCK + count, Map.of());
    }

    /** The note of that number, from 1. */
    static Optional<RunNote> read(FileStore store, int number) throws IOException {
        return store.read(PATH + number).map(RunNote::of);
    }

    private static RunNote of(byte[] bytes) {
        Iterator<String> lines =
                new String(bytes, StandardCharsets.UTF_8).lines().iterator();
        String[] first = (lines.hasNext() ? lines.next() : "").split(" ");
        return first.length == 4
                ? new RunNote(first[2], first[3], FileList.hashes(lines))
                : new RunNote("", "", Map.of());
    }

    void write(FileStore store, int number) throws IOException {
        String text = FIRST_LINE + list + " " + run + "\n" + FileList.lines(hashes);
        store.write(Upload.of(PATH + number, text.getBytes(StandardCharsets.UTF_8)));
    }

    static void remove(FileStore store, int number) throws IOException {
        store.remove(PATH + number);
    }

    boolean hasStopped() {
        return run.startsWith(STOPPED);
    }

    /** How many notes could not be removed, if this note says it. */
    int stuck() {
        String number = run.startsWith(STUCK) ? run.substring(STUCK.length()) : "";
        return Numbers.of(number).orElse(0);
    }
}
