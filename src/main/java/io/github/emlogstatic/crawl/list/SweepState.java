package io.github.emlogstatic.crawl.list;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;

/**
 * What a run learnt about reading the API's list.
 *
 * @param largestPage the largest page size that worked, if a larger one failed; else 0
 * @param rest how many of the oldest articles are still to be read before the list is read from its beginning. Counted
 *     from the oldest, new articles do not move them
 */
record SweepState(int largestPage, int rest) {

    private static final String FILE = "sweep.json";
    private static final SweepState NONE = new SweepState(0, 0);

    static SweepState of(Archive archive) {
        return archive.state().read(FILE, SweepState.class).orElse(NONE);
    }

    /**
     * Writes the state, unless the file already holds it. The fields are compared one by one: Java's own equality of
     * records makes dozens of classes in each process.
     */
    void save(Archive archive) throws IOException {
        SweepState before = of(archive);
        if (largestPage != before.largestPage || rest != before.rest) {
            archive.state().write(FILE, this);
        }
    }
}
