package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.fetch.PageDiscovery.Candidate;
import io.github.emlogstatic.crawl.plan.Due;
import io.github.emlogstatic.crawl.plan.Plan.PageAsking;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Asks for the standalone pages that are known, then looks for those that are not. */
public final class StandalonePages {

    private final Archive archive;
    private final Ledger ledger;
    private final Config config;
    private final Instant now;
    private final CrawlInput found;
    private final PageFetch fetch;
    private final PageReading reading;
    private final RejectedUrls deadEnds;

    public StandalonePages(
            CrawlContext context, CrawlInput found, PageFetch fetch, PageReading reading, RejectedUrls deadEnds) {
        this.archive = context.archive();
        this.ledger = context.ledger();
        this.config = context.config();
        this.now = context.now();
        this.found = found;
        this.fetch = fetch;
        this.reading = reading;
        this.deadEnds = deadEnds;
    }

    /** The comments of pages, which no list counts: wherever the page was asked for, and of one on complete sweeps. */
    public List<Due> ask(boolean all) throws IOException {
        Map<Integer, Integer> counted = new TreeMap<>();
        if (all) {
            tonight(archive, now)
                    .ifPresent(id -> counted.put(id, ledger.page(id).comments()));
        }
        for (PageAsking asking : found.plan().pages()) {
            boolean comments = asking.comments() || counted.containsKey(asking.id());
            int before = Math.max(0, ledger.page(asking.id()).counted());
            counted.remove(asking.id());
            fetch.ask(asking.id())
                    .filter(count -> comments ? count > 0 : count != before)
                    .ifPresent(count -> counted.put(asking.id(), count));
        }
        return due(counted);
    }

    private static List<Due> due(Map<Integer, Integer> comments) {
        List<Due> due = new ArrayList<>();
        comments.forEach((id, count) -> due.add(Due.ofPage(id, count)));
        return due;
    }

    /** One page a night, in turn, so that a night costs no more however many there are. */
    public static Optional<Integer> tonight(Archive archive, Instant now) {
        List<Integer> ids = archive.pageIds().stream().sorted().toList();
        int day = (int) Math.floorMod(now.getEpochSecond() / 86_400, Math.max(1, ids.size()));
        return ids.stream().skip(day).findFirst();
    }

    /** Reads them where their visitors do. */
    public void read() throws IOException {
        for (PageAsking asking : found.plan().pages()) {
            String address =
                    archive.page(asking.id()).map(page -> page.page().url()).orElse("");
            reading.read(new Candidate(asking.id(), address));
        }
    }

    /**
     * Pages that menu, texts and sitemap lead to. The comments of those that the API gave are still to be asked for.
     *
     * @param more addresses that the blog's sitemap names
     * @param links of the texts that were read in this run
     * @param entries of the list
     * @param telling those of which the texts may lead to what no run has seen
     */
    public List<Due> discover(
            Collection<String> more,
            Collection<String> links,
            Collection<ListEntry> entries,
            Collection<ListEntry> telling,
            List<Category> categories)
            throws IOException {
        PageDiscovery discovery = new PageDiscovery(archive, BlogAddresses.of(found.blog()), deadEnds);
        links.forEach(discovery::link);
        more.forEach(discovery::maybe);
        boolean fromPages = found.plan().fromPages();
        for (Candidate candidate : candidates(discovery, config, found.blog(), entries, telling, categories)) {
            boolean taken = fromPages ? reading.read(candidate) : fetch.tryOut(candidate);
            if (!taken) {
                discovery.reject(candidate);
            }
        }
        deadEnds.save();
        return due(fetch.discovered());
    }

    /** What menu, list and whatever else is known so far lead to, and may be a page. */
    public static List<Candidate> candidates(
            PageDiscovery discovery,
            Config config,
            Blog blog,
            Collection<ListEntry> entries,
            Collection<ListEntry> telling,
            List<Category> categories)
            throws IOException {
        if (blog.profile().homePage() > 0) {
            discovery.link("?post=" + blog.profile().homePage());
        }
        discovery.navigation(blog.navigation());
        config.blog().profile().navigation().ifPresent(discovery::navigation);
        for (ListEntry entry : telling) {
            discovery.text(entry.description());
        }
        if (config.crawl().pages().discover()) {
            discovery.gaps();
        }
        List<Article> articles = entries.stream().map(ListEntry::article).toList();
        return discovery.due(articles, categories.stream().map(Category::alias).toList());
    }
}
