package io.github.emlogstatic.crawl.state;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
        Map<Integer, ArticleState> articles,
        Map<Integer, ArticleState> pages,
        Map<Integer, Instant> missing) {

    private static final String FILE = "crawl.tsv";
    private static final CrawlState EMPTY = new CrawlState(null, Map.of(), Map.of(), Map.of());

    static CrawlState of(Archive archive) throws IOException {
        try {
            return ofLines(archive.state().lines(FILE));
        } catch (NumberFormatException e) {
            // Damaged: as good as lost.
            return EMPTY;
        }
    }

    void save(Archive archive) throws IOException {
        archive.state().writeLines(FILE, lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (lastFullSweep != null) {
            lines.add("sweep\t0\t" + lastFullSweep.getEpochSecond());
        }
        new TreeMap<>(articles).forEach((id, seen) -> lines.add("article\t" + id + "\t" + seen.line()));
        new TreeMap<>(pages).forEach((id, seen) -> lines.add("page\t" + id + "\t" + seen.line()));
        new TreeMap<>(missing).forEach((id, since) -> lines.add("missing\t" + id + "\t" + since.getEpochSecond()));
        return lines;
    }

    private static CrawlState ofLines(List<String> lines) {
        Instant sweep = null;
        Map<Integer, ArticleState> articles = new HashMap<>(2 * lines.size());
        Map<Integer, ArticleState> pages = new HashMap<>();
        Map<Integer, Instant> missing = new HashMap<>();
        for (String text : lines) {
            StateLine line = new StateLine(text);
            String kind = line.next();
            int id = line.nextInt();
            switch (kind) {
                case "sweep" -> sweep = Instant.ofEpochSecond(line.nextLong());
                case "article" -> articles.put(id, ArticleState.read(line));
                case "page" -> pages.put(id, ArticleState.read(line));
                default -> missing.put(id, Instant.ofEpochSecond(line.nextLong()));
            }
        }
        return new CrawlState(sweep, articles, pages, missing);
    }
}
