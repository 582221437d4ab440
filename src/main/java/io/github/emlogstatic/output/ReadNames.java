package io.github.emlogstatic.output;

import io.github.emlogstatic.output.plan.FollowUp;
import io.github.emlogstatic.output.plan.SiteValues;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes which site-wide values the files of a build read: the kind of each, and the names of those that follow-ups need. A
 * large site reads hundreds of thousands of other values. Safe for several threads.
 */
final class ReadNames {

    private final FollowUp followUp;
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    ReadNames(FollowUp followUp) {
        this.followUp = followUp;
    }

    void addAll(Collection<String> read) {
        for (String name : read) {
            String kind = SiteValues.kind(name);
            add(kinds, kind);
            if (followUp.needs(kind)) {
                add(names, name);
            }
        }
    }

    /**
     * Adds a name if it is missing. Nearly all files read the same values, and a concurrent set often locks even if a
     * value is already there.
     */
    private static void add(Set<String> all, String name) {
        if (!all.contains(name)) {
            all.add(name);
        }
    }

    /** The kinds of all values, see {@link SiteValues#kind}. */
    Set<String> kinds() {
        return kinds;
    }

    /** The names of the values that the follow-ups need. */
    Set<String> names() {
        return names;
    }
}
