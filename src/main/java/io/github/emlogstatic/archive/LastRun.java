package io.github.emlogstatic.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of the last crawl and the last build, in {@code state/last-run.json}. {@code publish} needs it.
 *
 * @param ended whether the last crawl came to its end; false while a crawl runs, and after it was killed or failed
 * @param missed what the blog has but the crawl did not get, one line each
 * @param gaps differences between the totals of blog, archive and site, one line each
 * @param summary the summary of the last build that changed the site, used as a commit message
 */
public record LastRun(boolean ended, List<String> missed, List<String> gaps, String summary) {

    private static final String FILE = "last-run.json";

    /** Before the first run. */
    public static final LastRun NONE = new LastRun(true, List.of(), List.of(), "");

    public LastRun {
        missed = List.copyOf(missed);
        gaps = List.copyOf(gaps);
    }

    public static LastRun of(Archive archive) {
        return archive.state()
                .notes(FILE)
                .filter(notes -> notes.containsKey("ended")) // every version has written it
                .map(LastRun::of)
                .orElse(NONE);
    }

    /** An older version did not write {@code gaps}. */
    private static LastRun of(Map<String, List<String>> notes) {
        return new LastRun(
                List.of("true").equals(notes.get("ended")),
                notes.getOrDefault("missed", List.of()),
                notes.getOrDefault("gaps", List.of()),
                String.join("", notes.getOrDefault("summary", List.of())));
    }

    /** A crawl has begun. Until it ends, nobody knows what it will miss. */
    public LastRun begun() {
        return new LastRun(false, missed, gaps, summary);
    }

    /**
     * A crawl has ended.
     *
     * @param refused why the guard refused the crawl, if it did
     */
    public LastRun ended(List<String> nowMissed, Optional<String> refused) {
        List<String> all = new ArrayList<>(nowMissed);
        refused.ifPresent(all::add);
        return new LastRun(true, all, gaps, summary);
    }

    /** A build has ended with that summary, which a commit takes as its message. */
    public LastRun withSummary(String newSummary) {
        return new LastRun(ended, missed, gaps, newSummary);
    }

    /** A build has compared the totals. */
    public LastRun withGaps(List<String> newGaps) {
        return new LastRun(ended, missed, newGaps, summary);
    }

    public void save(Archive archive) throws IOException {
        archive.state().write(FILE, this);
    }
}
