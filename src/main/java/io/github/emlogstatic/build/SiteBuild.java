package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.NamesCopy;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.crawl.Crawl;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.PredictedSite;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Round;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import io.github.emlogstatic.naming.Naming;
import io.github.emlogstatic.output.First;
import io.github.emlogstatic.output.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The whole pipeline: from a blog to an archive, from the archive to a site. */
public final class SiteBuild {

    private static final int SUMMARY_LENGTH = 200;

    private final Config config;
    private final Clock clock;
    private final Progress progress;
    private final First first;

    public SiteBuild(Config config, Clock clock, Progress progress) {
        this(config, clock, progress, First.NONE);
    }

    private SiteBuild(Config config, Clock clock, Progress progress, First first) {
        this.config = config;
        this.clock = clock;
        this.progress = progress;
        this.first = first;
    }

    /**
     * The same build, but somebody waits for some files.
     *
     * @param paths which, relative to the output directory, with {@code /}
     * @param made called once these are written, with all that they show, where others are still to be made
     */
    public SiteBuild making(Predicate<String> paths, Runnable made) {
        return new SiteBuild(config, clock, progress, new First(paths, made));
    }

    /**
     * Begins, on another thread, to load what every build needs. May be called long before it is known what to build:
     * the libraries for HTTP and JSON are a good part of a night with nothing new.
     *
     * @param secure whether the blog may be one with https
     */
    public static void prepare(boolean secure) {
        Thread ahead = new Thread(
                () -> {
                    EmlogClient.prepare(secure);
                    Archive.prepare();
                },
                "prepare");
        ahead.setDaemon(true);
        ahead.start();
    }

    /**
     * Crawls, unless offline, then renders what changed. Where the guard refuses the crawl, nothing is written or rendered.
     * Where a file of the archive turns out to be damaged on the way, the run starts once more, and asks the blog for it.
     *
     * @throws ConfigException where the configuration asks for what cannot be, before any request
     * @throws io.github.emlogstatic.emlog.http.EmlogException where the blog cannot be reached or does not answer as emlog
     * @throws io.github.emlogstatic.archive.ArchiveLockedException where another run is at work
     * @throws io.github.emlogstatic.output.OutputException where files of others are in the output directory
     * @throws IOException where a file cannot be read or written
     */
    public BuildReport run() throws ConfigException, IOException {
        try {
            return once();
        } catch (DamagedException e) {
            if (config.run().offline() || config.run().dryRun()) {
                throw e;
            }
            return once();
        }
    }

    private BuildReport once() throws ConfigException, IOException {
        Reporting reporting = new Reporting(config, clock);
        Memory memory = new Memory(config.directory());
        RenderStep rendering = new RenderStep(config, memory, round(memory), first, progress);
        rendering.checkOutput();
        try (Archive archive = openArchive()) {
            NamesCopy names = new NamesCopy(archive, memory.of("names", config.archive()));
            List<Problem> told = mend(archive, names);
            SiteLoader loader = loader(archive, memory);
            LastRun before = LastRun.of(archive);
            Optional<CrawlReport> crawled = crawl(archive, loader, before);
            boolean refused = crawled.flatMap(CrawlReport::refused).isPresent();
            if (crawled.isEmpty()) {
                nameAgain(archive, loader);
            }
            if (!refused) {
                keep(archive, crawled.isPresent(), names);
            }
            reporting.crawled();
            Rendered rendered = refused
                    ? Rendered.nothing(Written.nothing(0))
                    : rendering.run(
                            archive, loader, crawled.map(CrawlReport::foreseen).orElse(PredictedSite.NOTHING));
            Reconciliation reconciled = refused ? new Reconciliation() : reconcile(archive, crawled, rendered);
            reconciled.found(told);
            BuildReport report = reporting.report(archive, crawled, reconciled, rendered.written());
            remember(archive, before, crawled, reconciled, rendered, report);
            return report;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Makes the site in memory and throws it away, without a request, a lock or a file written: the next build in this
     * JVM is then as quick as later ones.
     *
     * @param wanted asked before each file
     */
    public void rehearse(BooleanSupplier wanted) throws IOException {
        Memory memory = new Memory(config.directory());
        Config dry = config.with(config.run().dry());
        try (Archive archive = Archive.peek(config.archive())) {
            new RenderStep(dry, memory, Optional.empty(), First.NONE, Progress.SILENT)
                    .rehearse(archive, loader(archive, memory), wanted);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The share of the site's files that this run reads again. */
    private Optional<Round> round(Memory memory) throws IOException {
        return config.run().dryRun()
                ? Optional.empty()
                : Optional.of(Round.load(memory.of("read-again", config.output()), clock.instant()));
    }

    private SiteLoader loader(Archive archive, Memory memory) {
        return new SiteLoader(archive, memory.of("articles", config.archive()), SiteBuild::summary);
    }

    private Archive openArchive() throws IOException {
        if (config.run().dryRun()) {
            return Archive.peek(config.archive());
        }
        boolean mends = config.run().full() || !config.run().offline();
        return mends
                ? Archive.openToMend(config.archive(), clock, config.run().full())
                : Archive.open(config.archive(), clock);
    }

    /** Puts back what needs no blog: names from their copy, uploads from the site, which shows them as they are. */
    private List<Problem> mend(Archive archive, NamesCopy names) throws IOException {
        if (config.run().dryRun()) {
            return List.of();
        }
        for (String path : List.copyOf(archive.damaged())) {
            archive.putBack(path, config.output().resolve(path));
        }
        return names.putBack().stream().toList();
    }

    private void keep(Archive archive, boolean asked, NamesCopy names) throws IOException {
        if (config.run().dryRun()) {
            return;
        }
        if (asked && config.run().full()) {
            archive.setAsideLost();
        }
        if (archive.changed()) {
            archive.commit();
        }
        names.keep();
    }

    private Reconciliation reconcile(Archive archive, Optional<CrawlReport> crawled, Rendered rendered) {
        Reconciliation reconciled = new Reconciliation();
        if (config.run().dryRun()) {
            return reconciled;
        }
        crawled.ifPresent(crawl -> reconciled.articles(crawl, archive));
        reconciled.site(rendered.leftOut());
        if (crawled.isPresent() && config.media().download()) {
            reconciled.media(rendered.absent(), crawled.get().told().missingMedia());
        }
        return reconciled;
    }

    /** For {@code publish}, which must not publish half of a blog. */
    private void remember(
            Archive archive,
            LastRun before,
            Optional<CrawlReport> crawled,
            Reconciliation reconciled,
            Rendered rendered,
            BuildReport report)
            throws IOException {
        if (config.run().dryRun()) {
            return;
        }
        LastRun ended = crawled.isEmpty()
                ? before
                : before.ended(crawled.get().missed(), crawled.get().refused());
        LastRun now = rendered.looked() || !reconciled.gaps().isEmpty()
                ? ended.withGaps(
                        reconciled.gaps().stream().map(Problem::toString).toList())
                : ended;
        (report.output().isChanged() ? now.withSummary(report.summary()) : now).save(archive);
    }

    private Optional<CrawlReport> crawl(Archive archive, SiteLoader loader, LastRun before)
            throws ConfigException, IOException {
        if (config.run().offline()) {
            return Optional.empty();
        }
        try (BlogSource source = BlogSource.of(config)) {
            source.checkBelongsTo(archive, config.run().full());
            if (!config.run().dryRun()) {
                before.begun().save(archive);
            }
            BlogConfig blog = source.config();
            try (EmlogClient emlog = EmlogClient.connect(source.address(), blog, config.crawl())) {
                String identity = source.identity().orElse(emlog.base());
                Config asked = config.with(blog);
                return Optional.of(new Crawl(emlog, archive, loader, asked, identity, clock, progress).run());
            }
        }
    }

    /** A crawl gives names; without one, those that an archive has lost are given here. */
    private void nameAgain(Archive archive, SiteLoader loader) throws IOException {
        if (archive.holds("blog.json") && !config.run().dryRun()) {
            Naming.give(archive, loader, config.run().full());
        }
    }

    private static String summary(Body body) {
        return Excerpts.summary(body.excerpt().isEmpty() ? body.content() : body.excerpt(), SUMMARY_LENGTH);
    }
}
