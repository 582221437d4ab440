package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.NamesCopy;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.build.report.BuildResult;
import io.github.emlogstatic.build.report.Reconciliation;
import io.github.emlogstatic.build.report.RenderResult;
import io.github.emlogstatic.build.report.ReportBuilder;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.content.text.Excerpts;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.PredictedSite;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.LockedException;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.WriteResult;
import io.github.emlogstatic.output.plan.PriorityFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** The whole pipeline: crawls the blog into the archive and renders the archive into the site. */
public final class SiteBuild {

    private static final int SUMMARY_LENGTH = 200;

    /**
     * The system property with which the launcher starts the run that writes the archive of loaded classes. After an
     * update that run is usually a night with nothing new. It would load few of the classes that later runs with an
     * edit need, so it loads all of them.
     */
    static final String LOAD_ALL = "emlog-static.load-all-classes";

    private final Config config;
    private final Clock clock;
    private final Progress progress;
    private final PriorityFiles first;
    private final ArchiveStep archives;

    /** @param clock says when the run begins, and how long it takes */
    public SiteBuild(Config config, Clock clock, Progress progress) {
        this(config, clock, progress, PriorityFiles.NONE);
    }

    private SiteBuild(Config config, Clock clock, Progress progress, PriorityFiles first) {
        this.config = config;
        this.clock = clock;
        this.progress = progress;
        this.first = first;
        this.archives = new ArchiveStep(config, clock);
    }

    /**
     * The same build, but it writes some files before all others.
     *
     * @param paths matches the paths of these files, relative to the output directory, with {@code /}
     * @param made runs once these files and their assets are written, if any has changed and other files remain to be written
     */
    public SiteBuild making(Predicate<String> paths, Runnable made) {
        return new SiteBuild(config, clock, progress, new PriorityFiles(paths, made));
    }

    /**
     * Crawls the blog, unless offline, and renders what changed. If the guard refuses the crawl, nothing is written. If a
     * file of the archive proves to be damaged, the run starts once more and requests the file from the blog.
     *
     * @throws ConfigException if the configuration is wrong; thrown before any request
     * @throws io.github.emlogstatic.emlog.http.EmlogException if the blog cannot be reached or does not answer as emlog
     * @throws LockedException if another run is using the archive
     * @throws RefusedException if the archive is not there although the site was made from it, or if files of others are in
     *     the output directory
     * @throws IOException if a file cannot be read or written
     */
    public BuildReport run() throws ConfigException, IOException {
        Preparation.startTls(config);
        ArchiveBefore before = ArchiveBefore.of(config);
        BuildReport report;
        try {
            report = buildWithOneRetry();
        } catch (ConfigException | IOException e) {
            before.restoreAfter(e);
            throw e;
        }
        if (Boolean.getBoolean(LOAD_ALL)) {
            System.clearProperty(LOAD_ALL); // one blog of several is enough
            loadAllClasses(report);
        }
        return report;
    }

    /** Loads the classes that this run did not need and later runs will. Sends no request and writes no file. */
    private void loadAllClasses(BuildReport report) {
        try {
            if (config.run().offline()) {
                Preparation.loadCrawl(config);
            }
            if (report.output().rendered() == 0) {
                rehearse(() -> true);
            }
        } catch (IOException | RuntimeException e) {
            // The next build that renders meets the same error and reports it.
        }
    }

    private BuildReport buildWithOneRetry() throws ConfigException, IOException {
        try {
            return buildOnce();
        } catch (DamagedException e) {
            if (config.run().offline() || config.run().dryRun()) {
                throw e;
            }
            return buildOnce();
        }
    }

    private BuildReport buildOnce() throws ConfigException, IOException {
        ReportBuilder reporting = new ReportBuilder(config, clock);
        CacheFiles caches = new CacheFiles(config.directory());
        new AbsentArchive(config).refuse();
        try (RenderStep rendering = new RenderStep(config, caches, scrub(caches), first, progress)) {
            rendering.checkOutput();
            if (!config.run().dryRun()) {
                caches.makeReadable();
            }
            return run(reporting, caches, rendering);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private BuildReport run(ReportBuilder reporting, CacheFiles caches, RenderStep rendering)
            throws ConfigException, IOException {
        try (Archive archive = archives.open();
                SiteLoader loader = loader(archive, caches)) {
            return config.run().dryRun()
                    ? foresee(loader, reporting, rendering)
                    : build(loader, new NamesCopy(archive, caches.names(config.archive())), reporting, rendering);
        }
    }

    /** Finds out what a run would do, and writes nothing. */
    private BuildReport foresee(SiteLoader loader, ReportBuilder reporting, RenderStep rendering)
            throws ConfigException, IOException {
        Archive archive = loader.archive();
        rendering.checkPaths(archive);
        Optional<CrawlReport> crawled = crawl(loader, LastRun.of(archive));
        reporting.crawled();
        PredictedSite foreseen = crawled.map(crawl -> crawl.forecast().site()).orElse(PredictedSite.NOTHING);
        RenderResult rendered = rendering.run(loader, foreseen);
        return reporting.report(archive, new BuildResult(crawled, rendered, new Reconciliation()));
    }

    private BuildReport build(SiteLoader loader, NamesCopy names, ReportBuilder reporting, RenderStep rendering)
            throws ConfigException, IOException {
        Archive archive = loader.archive();
        List<Problem> told = archives.mend(archive, names);
        rendering.checkPaths(archive);
        LastRun before = LastRun.of(archive);
        Optional<CrawlReport> crawled = crawl(loader, before);
        if (crawled.isEmpty()) {
            archives.nameAgain(loader);
        }
        BuildResult result = crawled.flatMap(CrawlReport::refused).isPresent()
                ? refused(crawled, reporting)
                : render(loader, crawled, names, reporting, rendering);
        result.reconciled().add(told);
        result.reconciled().add(withoutPasswords());
        BuildReport report = reporting.report(archive, result);
        remember(archive, before, result.after(before, report));
        return report;
    }

    /** The guard has refused the crawl, so neither the archive nor the site changes. */
    private static BuildResult refused(Optional<CrawlReport> crawled, ReportBuilder reporting) {
        reporting.crawled();
        return new BuildResult(crawled, RenderResult.nothing(WriteResult.NOTHING), new Reconciliation());
    }

    private BuildResult render(
            SiteLoader loader,
            Optional<CrawlReport> crawled,
            NamesCopy names,
            ReportBuilder reporting,
            RenderStep rendering)
            throws ConfigException, IOException {
        Archive archive = loader.archive();
        archives.commit(archive, crawled.isPresent(), names);
        reporting.crawled();
        RenderResult rendered = rendering.run(loader, PredictedSite.NOTHING);
        return new BuildResult(crawled, rendered, reconcile(archive, crawled, rendered));
    }

    private Optional<CrawlReport> crawl(SiteLoader loader, LastRun before) throws ConfigException, IOException {
        return new CrawlStep(config, clock, progress).run(loader, before);
    }

    /**
     * Builds the site in memory and discards it, without a request, a lock or a written file. The next build in this JVM
     * is then as fast as later ones.
     *
     * @param wanted asked before each file whether to go on
     */
    public void rehearse(BooleanSupplier wanted) throws IOException {
        CacheFiles caches = new CacheFiles(config.directory());
        Config dry = config.with(config.run().dry());
        try (Archive archive = Archive.peek(config.archive());
                SiteLoader loader = loader(archive, caches);
                RenderStep rendering =
                        new RenderStep(dry, caches, Optional.empty(), PriorityFiles.NONE, Progress.SILENT)) {
            rendering.rehearse(loader, wanted);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The share of the site's files whose checksums this run verifies. */
    private Optional<Scrub> scrub(CacheFiles caches) throws IOException {
        return config.run().dryRun()
                ? Optional.empty()
                : Optional.of(Scrub.load(caches.readAgain(config.output()), clock.instant()));
    }

    private SiteLoader loader(Archive archive, CacheFiles caches) {
        return new SiteLoader(archive, caches.articles(config.archive()), SiteBuild::summaryOf);
    }

    /**
     * Reports encryption that is switched on without any password: nothing else would tell the owner that it has no
     * effect.
     */
    private List<Problem> withoutPasswords() {
        boolean inVain = config.site().content().encryptsProtected()
                && config.blog().articlePasswords().isEmpty();
        return inVain
                ? List.of(
                        new Problem(
                                "no protected article is encrypted",
                                "protected: encrypted",
                                "their pages show a notice; set their passwords under blog.articlePasswords, or remove this line"))
                : List.of();
    }

    private Reconciliation reconcile(Archive archive, Optional<CrawlReport> crawled, RenderResult rendered) {
        Reconciliation reconciled = new Reconciliation();
        crawled.ifPresent(crawl -> reconciled.articles(crawl, archive));
        reconciled.site(rendered.leftOut());
        if (crawled.isPresent() && config.media().download()) {
            reconciled.media(rendered.absent().get(), crawled.get().coverage().totals());
        }
        return reconciled;
    }

    /** Records how the run went, because {@code publish} must not publish an incomplete site. */
    @SuppressWarnings("ReferenceEquality") // the note of a run that changed nothing is there already
    private void remember(Archive archive, LastRun before, LastRun last) throws IOException {
        if (last != before || last == LastRun.NONE) {
            last.save(archive);
        }
    }

    private static SiteLoader.Gist summaryOf(SiteLoader.Text text) {
        Excerpts.Start content = Excerpts.start(text.content(), SUMMARY_LENGTH);
        Excerpts.Start told = text.excerpt().isEmpty() ? content : Excerpts.start(text.excerpt(), SUMMARY_LENGTH);
        return new SiteLoader.Gist(told.summary(), content.readingMinutes());
    }
}
