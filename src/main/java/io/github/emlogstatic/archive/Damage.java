package io.github.emlogstatic.archive;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/** The files of an archive that were found not to be what its index says. Safe for several threads. */
final class Damage {

    private final NavigableSet<String> now = new ConcurrentSkipListSet<>();
    private final NavigableSet<String> mended = new ConcurrentSkipListSet<>();
    private final NavigableSet<String> mendedByOthers = new ConcurrentSkipListSet<>();

    void add(String path) {
        now.add(path);
    }

    /** Whether the file at that path is damaged, as far as that is known. */
    boolean isOf(String path) {
        return now.contains(path);
    }

    /** Something else takes its place. @return whether it was damaged */
    boolean mended(String path) {
        return now.remove(path) && mended.add(path);
    }

    /** What took its place is taken away again. */
    void takeBack() {
        now.addAll(mended);
        now.addAll(mendedByOthers);
        mended.clear();
        mendedByOthers.clear();
    }

    /** The caller reports this file itself, so that it is not among those that {@link #mended()} lists. */
    void leaveToCaller(String path) {
        if (mended.remove(path)) {
            mendedByOthers.add(path);
        }
    }

    /** The paths of what is damaged. */
    Set<String> now() {
        return Collections.unmodifiableSet(now);
    }

    /** The paths of what was damaged and is so no more. */
    Set<String> mended() {
        return new TreeSet<>(mended);
    }
}
