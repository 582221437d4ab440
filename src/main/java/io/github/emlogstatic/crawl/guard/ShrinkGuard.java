package io.github.emlogstatic.crawl.guard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the blog no longer shows, of every kind. It is counted first; it leaves the public part only when all has been
 * looked at and the guard has not refused. Safe for several threads.
 */
public final class ShrinkGuard {

    /** So many of a kind may go in one night without a question. */
    private static final int FEW = 2;

    private static final double SHARE = 0.10;

    private final boolean forced;
    private final Map<Kind, Integer> held = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> missing = new EnumMap<>(Kind.class);
    private final List<Removal> removals = new ArrayList<>();

    /** @param forced whether the owner has said that all may go */
    public ShrinkGuard(boolean forced) {
        this.forced = forced;
    }

    /** Takes something out of the public part. */
    public interface Removal {
        void run() throws IOException;
    }

    /** Notes how many of a kind the archive holds; of several numbers the highest counts. */
    public synchronized void holds(Kind kind, int count) {
        held.merge(kind, count, Math::max);
    }

    /** Notes how many of a kind are missing, and no more than these. */
    public synchronized void count(Kind kind, int all) {
        missing.put(kind, all);
    }

    /** Notes that so many more of a kind are missing, and how they will be removed. */
    public synchronized void add(Kind kind, int more, Removal removal) {
        missing.merge(kind, more, Integer::sum);
        removals.add(removal);
    }

    /** Removes something that no guard counts. */
    public synchronized void add(Removal removal) {
        removals.add(removal);
    }

    /** Why so much must not go unasked; empty where it may. */
    public synchronized Optional<String> refused() {
        List<String> many = missing.keySet().stream()
                .filter(this::isTooMany)
                .map(kind -> missing.getOrDefault(kind, 0) + " of " + held(kind) + " " + kind.words())
                .toList();
        if (forced || many.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(many.stream().collect(Collectors.joining(", "))
                + " are missing from the blog; nothing was written."
                + " Look at the blog, and run again with --force if they are really gone");
    }

    private boolean isTooMany(Kind kind) {
        int gone = missing.getOrDefault(kind, 0);
        boolean many = gone > FEW && gone > SHARE * held(kind);
        return gone > 0 && (many || gone >= held(kind));
    }

    private int held(Kind kind) {
        return held.getOrDefault(kind, 0);
    }

    /** Removes all that was added. */
    public synchronized void remove() throws IOException {
        for (Removal removal : removals) {
            removal.run();
        }
        removals.clear();
    }
}
