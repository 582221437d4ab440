package io.github.emlogstatic.crawl;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.plan.Planner;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.source.ArticleSource.Opening;
import io.github.emlogstatic.crawl.source.BackupBlog;
import io.github.emlogstatic.crawl.source.BackupSource;
import io.github.emlogstatic.crawl.source.OnlineSource;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

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
    private final Opening opening;
    private final ChangeDetector changes;

    /**
     * @param emlog the blog's own answers; it may be closed once the crawl has ended
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
        this(emlog.base(), OnlineSource.of(emlog), archive, loader, config, address, clock, progress);
    }

    /** A crawl of a backup instead of a living blog; it may be closed once the crawl has ended. */
    public Crawl(BackupBlog backup, Archive archive, SiteLoader loader, Config config, Clock clock, Progress progress)
            throws IOException {
        this(backup.address(), BackupSource.of(backup), archive, loader, config, backup.address(), clock, progress);
    }

    private Crawl(
            String base,
            Opening opening,
            Archive archive,
            SiteLoader loader,
            Config config,
            String address,
            Clock clock,
            Progress progress)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.context = CrawlContext.of(base, address, archive, config, progress, now);
        this.loader = loader;
        this.address = address;
        this.opening = opening;
        this.changes = new ChangeDetector(context);
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
        CrawlInput input = look();
        boolean dryRun = context.config().run().dryRun();
        return dryRun ? new DryRun(context, input).run() : new CrawlExecutor(context, loader, changes, input).run();
    }

    private CrawlInput look() throws IOException {
        Optional<String> before = context.archive().blog().map(Blog::address);
        String now = addressNow(before);
        boolean moved = before.filter(known -> !known.equals(now)).isPresent();
        ArticleSource source = opening.open(context, changes, loader, now, moved);
        ListingResult listing = source.list(moved || wholeListIsDue());
        CrawlInput input = new CrawlInput(source, listing, plan(source, listing));
        input.count(context);
        return input;
    }

    private boolean wholeListIsDue() {
        Archive archive = context.archive();
        return context.config().run().full()
                || archive.recovered()
                || !archive.isAsLeft()
                || archive.isTextDamaged()
                || lastWholeListIsOld();
    }

    /** One of a time that is yet to come was made while the machine's clock was wrong. */
    private boolean lastWholeListIsOld() {
        return context.ledger()
                .lastFullSweep()
                .filter(last -> !last.isAfter(context.now()))
                .filter(last -> context.now()
                        .isBefore(last.plus(context.config().crawl().fullSweepEvery())))
                .isEmpty();
    }

    private Plan plan(ArticleSource source, ListingResult listing) throws IOException {
        List<ArticleChange> all =
                listing.entries().values().stream().map(changes::change).toList();
        Plan plan = new Planner(context, source.abilities()).plan(all);
        changes.remember(all); // last, since the planner looks up what the ledger does not know
        return plan;
    }
}
