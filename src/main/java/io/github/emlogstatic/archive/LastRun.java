package io.github.emlogstatic.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the last crawl went and what the last build did, in {@code state/last-run.json}: what must be known before the
 * site is published.
 *
 * @param ended whether the last crawl came to its end; false while one is under way, and after it was killed or failed
 * @param missed what the blog has and what did not arrive, a line each
 * @param gaps what the last build found to be in one place and not in another, a line each
 * @param summary of the last build that changed the site, as a commit message
 */
public record LastRun(boolean ended, List<String> missed, List<String> gaps, String summary) {

    private static final String FILE = "last-run.json";

    /** Before the first run. */
    public static final LastRun NONE = new LastRun(true, List.of(), List.of(), "");

    public LastRun {
        missed = List.copyOf(missed);
        gaps = gaps == null ? List.of() : List.copyOf(gaps); // written by an older version
    }

    /** The one that the archive remembers, if it remembers any. */
    public static LastRun of(Archive archive) {
        return archive.state().read(FILE, LastRun.class).orElse(NONE);
    }

    /** A crawl begins: until it has ended, nobody knows what it will miss. */
    public LastRun begun() {
        return new LastRun(false, missed, gaps, summary);
    }

    /**
     * A crawl has ended.
     *
     * @param refused why a guard has kept what the blog no longer lists, if it has
     */
    public LastRun ended(List<String> nowMissed, Optional<String> refused) {
        List<String> all = new ArrayList<>(nowMissed);
        refused.ifPresent(all::add);
        return new LastRun(true, all, gaps, summary);
    }

    public LastRun withSummary(String newSummary) {
        return new LastRun(ended, missed, gaps, newSummary);
    }

    /** A build has held the totals against each other. */
    public LastRun withGaps(List<String> newGaps) {
        return new LastRun(ended, missed, newGaps, summary);
    }

    public void save(Archive archive) throws IOException {
        archive.state().write(FILE, this);
    }
}
