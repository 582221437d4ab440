package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The {@link CrawlState} while a crawl goes on. Safe for several threads. */
final class Ledger {

    private final CrawlState loaded;
    private final Map<Integer, Seen> articles;
    private final Map<Integer, Seen> pages;
    private final Map<Integer, Instant> missing;
    private volatile @Nullable Instant lastFullSweep;

    private Ledger(CrawlState state) {
        loaded = state;
        articles = new ConcurrentHashMap<>(state.articles());
        pages = new ConcurrentHashMap<>(state.pages());
        missing = new ConcurrentHashMap<>(state.missing());
        lastFullSweep = state.lastFullSweep();
    }

    static Ledger of(Archive archive) throws IOException {
        return new Ledger(CrawlState.of(archive));
    }

    /** Writes it, if there is anything new in it. */
    void save(Archive archive) throws IOException {
        CrawlState state = new CrawlState(lastFullSweep, articles, pages, missing);
        if (!state.equals(loaded)) {
            state.save(archive);
        }
    }

    Optional<Instant> lastFullSweep() {
        return Optional.ofNullable(lastFullSweep);
    }

    void fullSweep(Instant when) {
        lastFullSweep = when;
    }

    Seen article(int id) {
        return articles.getOrDefault(id, Seen.NEVER);
    }

    Seen page(int id) {
        return pages.getOrDefault(id, Seen.NEVER);
    }

    void article(int id, UnaryOperator<Seen> change) {
        articles.compute(id, (key, seen) -> change.apply(seen == null ? Seen.NEVER : seen));
    }

    /** The articles that were looked at so long ago that they are due to be looked at again. */
    NavigableSet<Integer> dueArticles(Duration every, Instant now) {
        NavigableSet<Integer> due = new TreeSet<>();
        articles.forEach((id, seen) -> {
            if (due(id, seen.checked(), every, now)) {
                due.add(id);
            }
        });
        return due;
    }

    boolean knowsArticle(int id) {
        return articles.containsKey(id);
    }

    /** Notes an article that an earlier run knew but whose state was lost. */
    void rememberArticle(int id, boolean excerpt, Instant checked) {
        articles.putIfAbsent(id, Seen.NEVER.withBody(excerpt, checked));
    }

    void page(int id, UnaryOperator<Seen> change) {
        pages.compute(id, (key, seen) -> change.apply(seen == null ? Seen.NEVER : seen));
    }

    void forgetArticle(int id) {
        articles.remove(id);
        missing.remove(id);
    }

    void forgetPage(int id) {
        pages.remove(id);
    }

    /** Notes that a complete sweep did not show the article; whether an earlier one did not either. */
    boolean missingAgain(int id, Instant now) {
        return missing.putIfAbsent(id, now) != null;
    }

    /** Notes that the article has a page, though no list shows it. */
    void beyondLists(int id, Instant now) {
        missing.put(id, now);
    }

    /** Whether that was seen so lately that it need not be looked at again. */
    boolean isBeyondLists(int id, Duration again, Instant now) {
        Instant seen = missing.get(id);
        return seen != null && !due(id, seen, again, now);
    }

    void found(Iterable<Integer> ids) {
        ids.forEach(missing::remove);
    }

    /** How many comments the archive holds. */
    int comments() {
        return articles.values().stream().mapToInt(Seen::held).sum()
                + pages.values().stream().mapToInt(Seen::held).sum();
    }

    /** How many more comments the blog counts than it shows, of the articles whose comments it was asked for. */
    int commentsNotShown() {
        return articles.values().stream()
                .mapToInt(seen -> Math.max(0, seen.comments() - seen.held()))
                .sum();
    }

    static boolean due(int id, Instant checked, Duration every, Instant now) {
        return !now.isBefore(next(id, checked, every));
    }

    /**
     * When something last looked at then is due again. Spread between half the interval and the whole, by id, so that
     * what was fetched in one night is not all due in one night.
     */
    static Instant next(int id, Instant checked, Duration every) {
        double share = 0.5 + 0.5 * Math.floorMod(id * 0x9E3779B9, 1000) / 1000.0;
        return checked.plusMillis((long) (every.toMillis() * share));
    }
}
