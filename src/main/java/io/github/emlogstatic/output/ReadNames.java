package io.github.emlogstatic.output;

import io.github.emlogstatic.output.plan.FollowUp;
import io.github.emlogstatic.output.plan.SiteValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes which site-wide values the files of a build read: the kind of each, and the names of those that follow-ups need. A
 * large site reads hundreds of thousands of other values. Safe for several threads.
 */
final class ReadNames {

    private final FollowUp followUp;
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();
    private final List<String> names = new ArrayList<>();

    /**
     * A hash table of the names: the number of each, counted from 1; 0 where none is. A table of texts, of which each
     * name changes another part, would be looked through by the collector again and again.
     */
    private int[] numbers = new int[1 << 10];

    ReadNames(FollowUp followUp) {
        this.followUp = followUp;
    }

    void addAll(Collection<String> read) {
        for (String name : read) {
            String kind = SiteValues.kind(name);
            if (!kinds.contains(kind)) { // adding often locks the set, even if it has the kind
                kinds.add(kind);
            }
            if (followUp.needs(kind)) {
                add(name);
            }
        }
    }

    private synchronized void add(String name) {
        int slot = slot(name);
        if (numbers[slot] > 0) {
            return;
        }
        names.add(name);
        numbers[slot] = names.size();
        if (names.size() > numbers.length / 2) {
            numbers = new int[numbers.length * 2];
            for (int i = 0; i < names.size(); i++) {
                numbers[slot(names.get(i))] = i + 1;
            }
        }
    }

    /** The place of the name in the table, or the free place where it belongs. */
    private int slot(String name) {
        int hash = name.hashCode();
        int slot = (hash ^ hash >>> 16) & numbers.length - 1;
        while (numbers[slot] > 0 && !names.get(numbers[slot] - 1).equals(name)) {
            slot = slot + 1 & numbers.length - 1;
        }
        return slot;
    }

    /** The kinds of all values, see {@link SiteValues#kind}. */
    Set<String> kinds() {
        return kinds;
    }

    /** The names of the values that the follow-ups need. */
    synchronized Set<String> names() {
        return new HashSet<>(names);
    }
}
