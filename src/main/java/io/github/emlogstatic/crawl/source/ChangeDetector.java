package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.source.Sweep.Swept;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.SweepState;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Article;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the blog's list of articles tells, beside what the archive holds. */
public final class ChangeDetector {

    private final EmlogClient emlog;
    private final Archive archive;
    private final Ledger ledger;
    private final Config config;
    private final Problems problems;
    private final Instant now;
    private final Map<Integer, ArticleChange> shown = new ConcurrentHashMap<>();
    private @Nullable SweepState state;

    public ChangeDetector(CrawlContext context) {
        this.emlog = context.emlog();
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.config = context.config();
        this.problems = context.problems();
        this.now = context.now();
    }

    /**
     * @param total how many articles there are, where the blog tells
     * @param whole read to the end in any case
     */
    public Swept ofApi(OptionalInt total, boolean whole) throws EmlogException {
        int requests = config.crawl().sweepRequests();
        boolean small = total.isPresent() && Sweep.isSmall(total.getAsInt(), requests);
        Sweep sweep = new Sweep(emlog, problems, requests, SweepState.of(archive));
        Swept swept = orNothing(() -> sweep.read(
                total,
                whole || small || wholeSweepDue(),
                archive.articleCount(),
                entry -> change(entry).unchanged(),
                entry -> change(entry).isNew()));
        state = sweep.state(swept.complete());
        return swept.entries().values().stream().anyMatch(this::hasMoved) ? withoutStrangers(swept) : swept;
    }

    /** Whether the entry is at another blog's address, and the article was at one of this blog's. */
    private boolean hasMoved(ListEntry entry) {
        return isElsewhere(entry.article())
                && change(entry)
                        .known()
                        .filter(known -> !isElsewhere(known.article()))
                        .isPresent();
    }

    private static boolean isElsewhere(Article article) {
        return article.url().regionMatches(true, 0, "http", 0, 4)
                && article.url().contains("://");
    }

    private Swept withoutStrangers(Swept swept) {
        Map<Integer, ListEntry> own = new LinkedHashMap<>(swept.entries());
        own.values().removeIf(entry -> isElsewhere(entry.article()));
        problems.missed(
                "the list shows articles of another blog",
                emlog.base(),
                (swept.entries().size() - own.size())
                        + " articles that are not below the blog's address; what the archive has stays. If the blog has"
                        + " moved, add its other address to blog.aliases");
        return Swept.part(own);
    }

    /** Reads a list. */
    @FunctionalInterface
    private interface Reading {
        Swept read() throws EmlogException;
    }

    /** One bad answer does not end a run for which there is an archive to go on from. */
    private Swept orNothing(Reading reading) throws EmlogException {
        try {
            return reading.read();
        } catch (EmlogException e) {
            if (archive.articleCount() == 0) {
                throw e;
            }
            problems.missed("the list of articles cannot be read", emlog.base(), e);
            return Swept.part(Map.of());
        }
    }

    /** Writes what the next run is to know of this one's reading of the list. */
    public void save() throws IOException {
        if (state != null) {
            state.save(archive);
        }
    }

    /**
     * @param home the blog's home page, where it is at hand
     * @param whole read to the end in any case
     */
    public Swept ofPages(PageRecords records, Optional<WebPage> home, boolean whole) throws EmlogException {
        return orNothing(() -> new ListReading(emlog, problems, records)
                .read(
                        home,
                        whole || wholeSweepDue(),
                        config.crawl().sweepRequests(),
                        entry -> change(entry).unchanged()));
    }

    private boolean wholeSweepDue() {
        // One of a time that is yet to come was made while the machine's clock was wrong.
        boolean old = ledger.lastFullSweep()
                .filter(last -> !last.isAfter(now))
                .filter(last -> now.isBefore(last.plus(config.crawl().fullSweepEvery())))
                .isEmpty();
        return config.run().full() || archive.recovered() || !archive.isAsLeft() || archive.isTextDamaged() || old;
    }

    /** The entry beside the article that the archive holds. */
    public ArticleChange change(ListEntry entry) {
        return shown.computeIfAbsent(entry.article().id(), id -> {
            String listed = listed(entry);
            boolean same = ledger.article(id).shown().equals(shown(entry, listed));
            return new ArticleChange(entry, listed, same, () -> known(id));
        });
    }

    /** The entries whose texts may lead to what no run has seen: after a part of the list those that have changed. */
    public Collection<ListEntry> telling(Swept swept) {
        return swept.complete()
                ? swept.entries().values()
                : swept.entries().values().stream()
                        .filter(entry -> !change(entry).unchanged())
                        .toList();
    }

    /** Notes what was found to be as the archive holds it, so that the next run need not read the archive to see it. */
    public void remember(Iterable<ArticleChange> changes) {
        for (ArticleChange change : changes) {
            if (change.unchanged() && change.isFrom(ArchivedArticle.DETAIL)) {
                String shown = shown(change.entry(), change.listed());
                ledger.article(change.id(), seen -> seen.withShown(shown));
            }
        }
    }

    private String shown(ListEntry entry, String listed) {
        Article article = entry.article();
        return Hash.fingerprint(article.toString(), listed, archive.articleHash(article.id()));
    }

    private String listed(ListEntry entry) {
        return ArticleChange.fingerprint(relative(entry.description()), relative(entry.descriptionSource()));
    }

    /** The blog prints its own addresses with the host and scheme of the request: neither is a change. */
    private String relative(String text) {
        String base = emlog.base().replaceFirst("^https?:", "");
        return text.replace("http:" + base, "").replace("https:" + base, "");
    }

    private Optional<ArchivedArticle> known(int id) {
        try {
            return archive.article(id);
        } catch (IOException e) {
            archive.foundDamaged("articles/" + id + ".json", String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
