package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.content.BlogAddresses;
import io.github.emlogstatic.crawl.DiscussionFetch.Due;
import io.github.emlogstatic.crawl.PageDiscovery.Candidate;
import io.github.emlogstatic.crawl.Plan.PageAsking;
import io.github.emlogstatic.emlog.ListEntry;
import io.github.emlogstatic.emlog.PageLayout;
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
final class StandalonePages {

    private final Archive archive;
    private final Ledger ledger;
    private final Config config;
    private final PageFetch fetch;
    private final Instant now;
    private final DeadEnds deadEnds;

    StandalonePages(Archive archive, Ledger ledger, Config config, PageFetch fetch, Instant now, DeadEnds deadEnds) {
        this.deadEnds = deadEnds;
        this.archive = archive;
        this.ledger = ledger;
        this.config = config;
        this.fetch = fetch;
        this.now = now;
    }

    /** The comments of pages, which no list counts: wherever the page was asked for, and of one on complete sweeps. */
    List<Due> ask(List<PageAsking> toAsk, boolean all) throws IOException {
        Map<Integer, Integer> counted = new TreeMap<>();
        if (all) {
            tonight(archive, now)
                    .ifPresent(id -> counted.put(id, ledger.page(id).comments()));
        }
        for (PageAsking asking : toAsk) {
            counted.remove(asking.id());
            fetch.ask(asking.id()).filter(count -> count > 0).ifPresent(count -> counted.put(asking.id(), count));
        }
        List<Due> due = new ArrayList<>();
        counted.forEach((id, count) -> due.add(new Due(id, true, Optional.of(count), Optional.empty(), "page")));
        return due;
    }

    /** One page a night, in turn, so that a night costs no more however many there are. */
    static Optional<Integer> tonight(Archive archive, Instant now) {
        List<Integer> ids = archive.pageIds().stream().sorted().toList();
        int day = (int) Math.floorMod(now.getEpochSecond() / 86_400, Math.max(1, ids.size()));
        return ids.stream().skip(day).findFirst();
    }

    /** Reads them where their visitors do. */
    void read(List<PageAsking> toAsk, PageLayout layout, DiscussionFetch discussion) throws IOException {
        for (PageAsking asking : toAsk) {
            String address =
                    archive.page(asking.id()).map(page -> page.page().url()).orElse("");
            fetch.read(new Candidate(asking.id(), address), layout, discussion);
        }
    }

    /**
     * Pages that menu, texts and sitemap lead to. The comments of those that the API gave are still to be asked for.
     *
     * @param more addresses that the blog's sitemap names
     * @param links of the texts that were read in this run
     */
    List<Due> discover(
            Blog blog,
            Collection<String> more,
            Collection<ListEntry> entries,
            Collection<String> links,
            List<Category> categories,
            Plan plan,
            PageLayout layout,
            DiscussionFetch discussion)
            throws IOException {
        PageDiscovery discovery = new PageDiscovery(archive, BlogAddresses.of(blog), deadEnds);
        links.forEach(discovery::link);
        more.forEach(discovery::maybe);
        List<Due> due = new ArrayList<>();
        for (Candidate candidate : candidates(discovery, config, blog, entries, categories)) {
            boolean taken = plan.fromPages() ? fetch.read(candidate, layout, discussion) : fetch.tryOut(candidate);
            if (!taken) {
                discovery.reject(candidate);
            }
        }
        deadEnds.save();
        if (!plan.fromPages()) {
            fetch.discovered()
                    .forEach((id, count) -> due.add(new Due(id, true, Optional.of(count), Optional.empty(), "page")));
        }
        return due;
    }

    /** What menu, list and whatever else is known so far lead to, and may be a page. */
    static List<Candidate> candidates(
            PageDiscovery discovery, Config config, Blog blog, Collection<ListEntry> entries, List<Category> categories)
            throws IOException {
        if (blog.profile().homePage() > 0) {
            discovery.link("?post=" + blog.profile().homePage());
        }
        discovery.navigation(blog.navigation());
        config.blog().ownWords().navigation().ifPresent(discovery::navigation);
        for (ListEntry entry : entries) {
            discovery.text(entry.description());
        }
        if (config.crawl().discoverPages()) {
            discovery.gaps();
        }
        List<Article> articles = entries.stream().map(ListEntry::article).toList();
        return discovery.due(articles, categories.stream().map(Category::alias).toList());
    }
}
