package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;

/**
 * What one run has learnt for the next one's reading of the API's list.
 *
 * @param largestPage so many entries came in one answer where more would have been too much for it; 0 where nothing was
 * @param rest how many articles, counted from the oldest, are still to be read before the list is begun anew; counted
 *     from that end, they stay the same when new articles come
 */
public record SweepState(int largestPage, int rest) {

    private static final String FILE = "sweep.json";
    private static final SweepState NONE = new SweepState(0, 0);

    public static SweepState of(Archive archive) {
        return archive.state().read(FILE, SweepState.class).orElse(NONE);
    }

    public void save(Archive archive) throws IOException {
        if (!equals(of(archive))) {
            archive.state().write(FILE, this);
        }
    }
}
