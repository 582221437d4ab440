package io.github.emlogstatic.crawl;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.fetch.CrawlInput;
import io.github.emlogstatic.crawl.guard.Vanished;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.plan.Planner;
import io.github.emlogstatic.crawl.source.BlogFetch;
import io.github.emlogstatic.crawl.source.ChangeDetector;
import io.github.emlogstatic.crawl.source.PageRecords;
import io.github.emlogstatic.crawl.source.Sweep.Swept;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.HomeRead;
import io.github.emlogstatic.crawl.state.Ledger;
import io.github.emlogstatic.crawl.state.ListsRead;
import io.github.emlogstatic.crawl.state.NarrowDates;
import io.github.emlogstatic.crawl.state.PageEnds;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.crawl.state.Sources;
import io.github.emlogstatic.crawl.state.Workers;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Brings an archive to what the blog shows: complete, with as few requests as that takes, and without ever losing what
 * the archive had because something went wrong.
 *
 * <p>First it looks: how many articles, which, and what differs from the archive. {@link Planner} decides what to ask
 * for, {@link CrawlExecutor} does it.
 */
public final class Crawl {

    private final CrawlContext context;
    private final SiteLoader loader;
    private final String address;
    private final ChangeDetector catalogue;

    /**
     * @param loader of the same archive
     * @param address the blog's own address, which differs from the one that is asked where an archive is served
     * @param clock tells when things were seen; dates at the blog come from its own clock
     */
    public Crawl(
            EmlogClient emlog,
            Archive archive,
            SiteLoader loader,
            Config config,
            String address,
            Clock clock,
            Progress progress)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Problems problems = new Problems(emlog.base(), address);
        Workers workers = new Workers(config.crawl().connections(), progress);
        this.context = new CrawlContext(
                emlog,
                archive,
                config,
                Ledger.of(archive),
                problems,
                workers,
                NarrowDates.of(archive),
                Sources.of(archive),
                new Vanished(config.run().force()),
                now);
        this.loader = loader;
        this.address = address;
        this.catalogue = new ChangeDetector(context);
    }

    /** A blog that is asked without https, and has been asked with it, has not moved. */
    private String addressNow(Optional<String> before) {
        return before.filter(known -> BlogAddress.same(known, address))
                .filter(known -> !address.startsWith("https:"))
                .orElse(address);
    }

    /**
     * Does it, or, in a dry run, finds out what there would be to do.
     *
     * @throws EmlogException where the list of articles cannot be read at all; the archive is as it was
     */
    public CrawlReport run() throws IOException {
        CrawlInput found = look();
        boolean dryRun = context.config().run().dryRun();
        return dryRun ? new DryRun(context, found).run() : new CrawlExecutor(context, loader, catalogue, found).run();
    }

    private CrawlInput look() throws IOException {
        PageEnds.tell(context);
        EmlogClient emlog = context.emlog();
        OptionalInt total = emlog.listsArticles() ? emlog.api().articleCount() : OptionalInt.empty();
        Optional<String> before = context.archive().blog().map(Blog::address);
        String now = addressNow(before);
        boolean moved = before.filter(known -> !known.equals(now)).isPresent();
        BlogFetch blogFetch = new BlogFetch(context);
        Blog blog = blogFetch.blog(now, moved || HomeRead.isDue(context));
        Optional<List<Category>> categories = blogFetch.categories();
        Optional<PageRecords> records =
                emlog.listsArticles() ? Optional.empty() : Optional.of(records(blogFetch, blog.zone()));
        Swept listed = records.isPresent()
                ? catalogue.ofPages(records.get(), blogFetch.webPage(), moved || ListsRead.isDue(context))
                : catalogue.ofApi(total, moved);
        Plan plan = plan(listed, records.isEmpty(), blogFetch.apiClosed());
        CrawlInput found = new CrawlInput(blogFetch, blog, categories, listed, records, plan);
        found.count(context);
        return found;
    }

    private Plan plan(Swept listed, boolean byApi, boolean apiClosed) throws IOException {
        List<ArticleChange> changes =
                listed.entries().values().stream().map(catalogue::change).toList();
        Plan plan = new Planner(context, byApi).plan(changes, apiClosed);
        catalogue.remember(changes); // last, since the planner looks up what the ledger does not know
        return plan;
    }

    private PageRecords records(BlogFetch blogFetch, ZoneId zone) throws IOException {
        return new PageRecords(
                context,
                loader.articles(),
                blogFetch.newest(),
                blogFetch.categoryAddresses(),
                LocalDateTime.ofInstant(context.now(), zone));
    }
}
