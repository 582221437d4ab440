package io.github.emlogstatic.archive;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** The files of an archive that differ from its index, and what the run has done about each. Safe for several threads. */
final class Damage {

    /** What became of a damaged file. */
    enum Outcome {
        /** Another file was written in its place. */
        REPLACED,
        /** The blog no longer shows what it held. */
        REMOVED,
        /** Nothing gave it again, and the owner wanted the archive to go on without it. */
        LOST,
        /** Whoever dealt with it reports it. */
        REPORTED
    }

    private final NavigableMap<String, String> now = new ConcurrentSkipListMap<>();
    private final NavigableMap<String, Outcome> outcomes = new ConcurrentSkipListMap<>();

    void add(String path) {
        add(path, "");
    }

    /** @param why what is wrong with the file, where more is known than that its hash differs */
    void add(String path, String why) {
        now.put(path, why);
    }

    /** Whether the file at that path is known to be damaged. */
    boolean isOf(String path) {
        return now.containsKey(path);
    }

    /** Notes what became of a file. @return whether it was damaged until now */
    boolean end(String path, Outcome outcome) {
        return now.remove(path) != null && outcomes.put(path, outcome) == null;
    }

    /** Corrects what {@link #end} has noted of a file, if anything. */
    void correct(String path, Outcome outcome) {
        outcomes.replace(path, outcome);
    }

    /** The run is rolled back, so that what was damaged is damaged again. */
    void takeBack() {
        outcomes.keySet().forEach(this::add);
        outcomes.clear();
    }

    /** The paths of the files that are damaged. */
    Set<String> now() {
        return Collections.unmodifiableSet(now.keySet());
    }

    /** What is wrong with a damaged file; empty where no more is known than that its hash differs. */
    String why(String path) {
        return now.getOrDefault(path, "");
    }

    /** What became of each file that was damaged, by path. */
    NavigableMap<String, Outcome> outcomes() {
        return Collections.unmodifiableNavigableMap(outcomes);
    }
}
