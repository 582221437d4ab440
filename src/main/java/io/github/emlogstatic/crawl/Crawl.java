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
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Updates an archive to the present state of its blog. It sends as few requests as possible. A failure never makes the
 * archive lose what it had.
 *
 * <p>The source reads the list of articles. {@link Planner} compares the list with the archive and decides what to ask
 * for. {@link CrawlExecutor} carries out that plan.
 */
public final class Crawl {

    private final CrawlContext context;
    private final SiteLoader loader;
    private final ReachedBlog blog;
    private final ChangeDetector changes;

    /**
     * @param loader reads the archive that the blog is kept in
     * @param clock gives the time of this run; the dates of comments are computed with the server's clock
     */
    public Crawl(ReachedBlog blog, SiteLoader loader, Config config, Clock clock, Progress progress)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.context = CrawlContext.of(blog.base(), blog.address(), loader.archive(), config, progress, now);
        this.loader = loader;
        this.blog = blog;
        this.changes = new ChangeDetector(context);
    }

    /** Returns the blog's address. A blog that was crawled over https has not moved if it is now asked over http. */
    private String addressNow(Optional<String> before) {
        return before.filter(known -> BlogAddress.same(known, blog.address()))
                .filter(known -> !blog.address().startsWith("https:"))
                .orElse(blog.address());
    }

    /**
     * Runs the crawl. A dry run only reports what the crawl would do.
     *
     * @throws EmlogException if the list of articles cannot be read at all; the archive is then unchanged
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
        before.ifPresent(known -> tellRedirect(known, now));
        ArticleSource source = blog.opening().open(context, changes, loader, now, moved);
        ListingResult listing = source.list(moved || wholeListIsDue());
        CrawlInput input = new CrawlInput(source, listing, plan(source, listing));
        input.count(context);
        return input;
    }

    /** An owner whose blog has moved, or whose domain somebody else has now, must know what the archive follows. */
    private void tellRedirect(String known, String now) {
        String typed = context.config().blog().url().orElse(now);
        boolean expected = Stream.concat(Stream.of(known, typed), context.config().blog().aliases().stream())
                .anyMatch(address -> BlogAddress.same(address, now));
        if (!expected) {
            context.problems()
                    .add(
                            "the blog redirects to another address",
                            typed,
                            now + " is taken for its address from now on; if the blog has moved, set blog.url to that,"
                                    + " else look at what answers there");
        }
    }

    private boolean wholeListIsDue() {
        Archive archive = context.archive();
        return context.isFull()
                || archive.recovered()
                || !archive.isFromLastRun()
                || archive.damage().isOfTexts()
                || context.ledger().lastFullSweep().map(context::isSweepDue).orElse(true);
    }

    private Plan plan(ArticleSource source, ListingResult listing) throws IOException {
        List<ArticleChange> all =
                listing.entries().values().stream().map(changes::change).toList();
        Plan plan = new Planner(context, source.abilities())
                .plan(all, new MissingArticles(context, source).provenBy(listing));
        changes.remember(all); // after the planner, which looks for articles that the ledger does not know
        return plan;
    }
}
