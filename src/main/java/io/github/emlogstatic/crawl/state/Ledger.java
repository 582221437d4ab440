package io.github.emlogstatic.crawl.state;

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
public final class Ledger {

    private final CrawlState loaded;
    private final Map<Integer, ArticleState> articles;
    private final Map<Integer, ArticleState> pages;
    private final Map<Integer, Instant> missing;
    private volatile @Nullable Instant lastFullSweep;

    private Ledger(CrawlState state) {
        loaded = state;
        articles = new ConcurrentHashMap<>(state.articles());
        pages = new ConcurrentHashMap<>(state.pages());
        missing = new ConcurrentHashMap<>(state.missing());
        lastFullSweep = state.lastFullSweep();
    }

    public static Ledger of(Archive archive) throws IOException {
        return new Ledger(CrawlState.of(archive));
    }

    /** Writes it, if there is anything new in it. */
    public void save(Archive archive) throws IOException {
        CrawlState state = new CrawlState(lastFullSweep, articles, pages, missing);
        if (!state.equals(loaded)) {
            state.save(archive);
        }
    }

    public Optional<Instant> lastFullSweep() {
        return Optional.ofNullable(lastFullSweep);
    }

    public void fullSweep(Instant when) {
        lastFullSweep = when;
    }

    public ArticleState article(int id) {
        return articles.getOrDefault(id, ArticleState.NEVER);
    }

    public ArticleState page(int id) {
        return pages.getOrDefault(id, ArticleState.NEVER);
    }

    public void article(int id, UnaryOperator<ArticleState> change) {
        articles.compute(id, (key, seen) -> change.apply(seen == null ? ArticleState.NEVER : seen));
    }

    /** The articles that were looked at so long ago that they are due to be looked at again. */
    public NavigableSet<Integer> dueArticles(Duration every, Instant now) {
        NavigableSet<Integer> due = new TreeSet<>();
        articles.forEach((id, seen) -> {
            if (due(id, seen.checked(), every, now)) {
                due.add(id);
            }
        });
        return due;
    }

    public boolean knowsArticle(int id) {
        return articles.containsKey(id);
    }

    /** Notes an article that an earlier run knew but whose state was lost. */
    public void rememberArticle(int id, boolean excerpt, Instant checked) {
        articles.putIfAbsent(id, ArticleState.NEVER.withBody(excerpt, checked));
    }

    public void page(int id, UnaryOperator<ArticleState> change) {
        pages.compute(id, (key, seen) -> change.apply(seen == null ? ArticleState.NEVER : seen));
    }

    /** Changes what is known of a standalone page, or of an article. */
    public void change(boolean page, int id, UnaryOperator<ArticleState> change) {
        if (page) {
            page(id, change);
        } else {
            article(id, change);
        }
    }

    public void forgetArticle(int id) {
        articles.remove(id);
        missing.remove(id);
    }

    public void forgetPage(int id) {
        pages.remove(id);
    }

    /** Notes that a complete sweep did not show the article; whether an earlier one did not either. */
    public boolean missingAgain(int id, Instant now) {
        return missing.putIfAbsent(id, now) != null;
    }

    /** Notes that the article has a page, though no list shows it. */
    public void beyondLists(int id, Instant now) {
        missing.put(id, now);
    }

    /** Whether that was seen so lately that it need not be looked at again. */
    public boolean isBeyondLists(int id, Duration again, Instant now) {
        Instant seen = missing.get(id);
        return seen != null && !due(id, seen, again, now);
    }

    public void found(Iterable<Integer> ids) {
        ids.forEach(missing::remove);
    }

    /** How many comments the archive holds. */
    public int comments() {
        return articles.values().stream().mapToInt(ArticleState::held).sum()
                + pages.values().stream().mapToInt(ArticleState::held).sum();
    }

    /** How many more comments the blog counts than it shows, of the articles whose comments it was asked for. */
    public int commentsNotShown() {
        return articles.values().stream()
                .mapToInt(seen -> Math.max(0, seen.comments() - seen.held()))
                .sum();
    }

    public static boolean due(int id, Instant checked, Duration every, Instant now) {
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
