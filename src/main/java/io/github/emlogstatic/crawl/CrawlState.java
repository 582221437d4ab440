package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the crawl knows from having looked, as it is kept in the archive's {@code state/}. Losing it costs requests,
 * never content.
 *
 * @param lastFullSweep when the whole list was last read completely
 * @param articles what was last seen of each article, by id
 * @param pages likewise of standalone pages
 * @param missing when an article was first missing from a complete sweep without another confirmation, by id
 */
record CrawlState(
        @Nullable Instant lastFullSweep,
        Map<Integer, Seen> articles,
        Map<Integer, Seen> pages,
        Map<Integer, Instant> missing) {

    private static final String FILE = "crawl.tsv";
    private static final CrawlState EMPTY = new CrawlState(null, Map.of(), Map.of(), Map.of());

    CrawlState {
        articles = Collections.unmodifiableMap(new TreeMap<>(articles));
        pages = Collections.unmodifiableMap(new TreeMap<>(pages));
        missing = Collections.unmodifiableMap(new TreeMap<>(missing));
    }

    static CrawlState of(Archive archive) throws IOException {
        try {
            return ofLines(archive.stateLines(FILE));
        } catch (NumberFormatException e) {
            // Damaged: as good as lost.
            return EMPTY;
        }
    }

    void save(Archive archive) throws IOException {
        archive.writeStateLines(FILE, lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (lastFullSweep != null) {
            lines.add("sweep\t0\t" + lastFullSweep.getEpochSecond());
        }
        articles.forEach((id, seen) -> lines.add("article\t" + id + "\t" + seen.line()));
        pages.forEach((id, seen) -> lines.add("page\t" + id + "\t" + seen.line()));
        missing.forEach((id, since) -> lines.add("missing\t" + id + "\t" + since.getEpochSecond()));
        return lines;
    }

    private static CrawlState ofLines(List<String> lines) {
        Instant sweep = null;
        Map<Integer, Seen> articles = new TreeMap<>();
        Map<Integer, Seen> pages = new TreeMap<>();
        Map<Integer, Instant> missing = new TreeMap<>();
        for (String line : lines) {
            int first = line.indexOf('\t');
            int second = line.indexOf('\t', first + 1);
            if (second < 0) {
                throw new NumberFormatException(line);
            }
            int id = Integer.parseInt(line.substring(first + 1, second));
            String rest = line.substring(second + 1);
            switch (line.substring(0, first)) {
                case "sweep" -> sweep = Instant.ofEpochSecond(Long.parseLong(rest));
                case "article" -> articles.put(id, Seen.ofLine(rest));
                case "page" -> pages.put(id, Seen.ofLine(rest));
                default -> missing.put(id, Instant.ofEpochSecond(Long.parseLong(rest)));
            }
        }
        return new CrawlState(sweep, articles, pages, missing);
    }
}
