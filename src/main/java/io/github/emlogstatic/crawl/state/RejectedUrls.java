package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Remembers ids and addresses that lead to no article and no page. They are tried again after {@code
 * crawl.recheckEvery}. Safe for several threads.
 */
public final class RejectedUrls {

    private static final String FILE = "not-pages.json";

    private final Archive archive;
    private final Duration again;
    private final Instant now;
    private final Map<String, Instant> checked;

    private record NotPages(Map<String, Instant> checked) {}

    public RejectedUrls(Archive archive, Duration again, Instant now) {
        this.archive = archive;
        this.again = again;
        this.now = now;
        this.checked = new ConcurrentSkipListMap<>(archive.state()
                .read(FILE, NotPages.class)
                .map(NotPages::checked)
                .orElse(Map.of()));
    }

    /** Reads the file. A run with {@code --full} tries all of them again. */
    static RejectedUrls of(Archive archive, Config config, Instant now) {
        Duration again = config.run().full() ? Duration.ZERO : config.crawl().recheckEvery();
        return new RejectedUrls(archive, again, now);
    }

    /** Whether an id or an address may be tried: it was never rejected, or long ago. */
    public boolean isDue(String key) {
        Instant last = checked.get(key);
        return last == null || Recurrence.isDue(last, again, now);
    }

    /** Notes that an id or an address leads to no article and no page. */
    public void add(String key) {
        checked.put(key, now);
    }

    public void save() throws IOException {
        if (!checked.isEmpty()) {
            archive.state().write(FILE, new NotPages(checked));
        }
    }
}
