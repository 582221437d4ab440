package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.files.Hash;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers since when the only thing of a kind is missing: the only note, category, link or entry of the menu. One missing
 * thing is no sign of a broken blog, and nothing but its absence says that it is gone. So it goes in a later night. For one
 * thread.
 */
public final class MissingSingles {

    private static final String FILE = "only-ones.json";

    /** After this, nobody knows whether the thing was there in between. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private final Map<CountedKind, Missing> loaded;
    private final Map<CountedKind, Missing> missing;

    /** @param what a fingerprint of the thing */
    private record Missing(String what, Instant since) {

        boolean isOf(String thing, Instant now) {
            return what.equals(thing) && !since.isAfter(now) && now.isBefore(since.plus(LONGEST));
        }
    }

    private record Kept(Map<CountedKind, Missing> missing) {}

    private MissingSingles(Map<CountedKind, Missing> missing) {
        this.loaded = missing;
        this.missing = new TreeMap<>(missing);
    }

    static MissingSingles of(Archive archive) {
        return new MissingSingles(
                archive.state().read(FILE, Kept.class).map(Kept::missing).orElse(Map.of()));
    }

    /**
     * Whether an earlier night missed the same thing.
     *
     * @param key that is the same in each run
     */
    public boolean missedBefore(CountedKind kind, String key, Instant now) {
        String what = Hash.fingerprint(key);
        Missing known = missing.get(kind);
        if (known == null || !known.isOf(what, now)) {
            missing.put(kind, new Missing(what, now));
            return false;
        }
        return !now.isBefore(known.since.plus(Recurrence.A_NIGHT));
    }

    void save(Archive archive) throws IOException {
        if (!missing.equals(loaded)) {
            archive.state().write(FILE, new Kept(missing));
        }
    }
}
