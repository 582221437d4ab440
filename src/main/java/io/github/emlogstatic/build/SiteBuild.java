package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigException;
import io.github.emlogstatic.config.ContentConfig.Protected;
import io.github.emlogstatic.config.OwnWords;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.content.Excerpts;
import io.github.emlogstatic.content.Uploads;
import io.github.emlogstatic.crawl.Crawl;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.SiteWriter;
import io.github.emlogstatic.output.Written;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.Theme;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The whole pipeline: from a blog to an archive, from the archive to a site. */
public final class SiteBuild {

    private static final int SUMMARY_LENGTH = 200;
    private static final String MEDIA = "media:";

    private final Config config;
    private final Clock clock;
    private final Progress progress;

    public SiteBuild(Config config, Clock clock, Progress progress) {
        this.config = config;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * Crawls, unless offline, then renders what changed.
     *
     * @throws ConfigException where the configuration asks for what cannot be, before any request
     * @throws io.github.emlogstatic.emlog.EmlogException where the blog cannot be reached or does not answer as emlog
     * @throws io.github.emlogstatic.archive.ArchiveLockedException where another run is at work
     * @throws IOException where a file cannot be read or written
     */
    public BuildReport run() throws ConfigException, IOException {
        Instant start = clock.instant();
        Theme theme = Theme.load(config.theme(), config.directory(), config.themeOptions());
        try (Archive archive = openArchive()) {
            SiteLoader loader = new SiteLoader(archive, remembered("articles", config.archive()), SiteBuild::summary);
            LastRun before = LastRun.of(archive);
            Optional<CrawlReport> crawled = crawl(archive, loader, before);
            Instant middle = clock.instant();
            Written written = render(archive, loader, theme);
            BuildReport report = report(archive, crawled, written, start, middle);
            remember(archive, before, crawled, report);
            return report;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Archive openArchive() throws IOException {
        return config.run().dryRun() ? Archive.peek(config.archive()) : Archive.open(config.archive(), clock);
    }

    /** For {@code publish}, which must not publish half of a blog. */
    private void remember(Archive archive, LastRun before, Optional<CrawlReport> crawled, BuildReport report)
            throws IOException {
        if (config.run().dryRun()) {
            return;
        }
        LastRun now = crawled.isEmpty()
                ? before
                : before.ended(crawled.get().missed(), crawled.get().refused());
        (report.output().isChanged() ? now.withSummary(report.summary()) : now).save(archive);
    }

    private Optional<CrawlReport> crawl(Archive archive, SiteLoader loader, LastRun before)
            throws ConfigException, IOException {
        if (config.run().offline()) {
            return Optional.empty();
        }
        try (BlogSource source = BlogSource.of(config)) {
            source.checkBelongsTo(archive);
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

    private Written render(Archive archive, SiteLoader loader, Theme theme) throws ConfigException, IOException {
        ProtectedArticles protectedArticles = protectedArticles(archive);
        String madeOf = Hash.fingerprint(
                archive.fingerprint(),
                theme.fingerprint(),
                configuration(),
                Version.number(),
                protectedArticles.fingerprint());
        SiteWriter writer = new SiteWriter(config.output(), remembered("manifest", config.output()), madeOf);
        if (!config.run().full()) {
            Optional<Written> untouched = writer.untouched();
            if (untouched.isPresent()) {
                return untouched.get();
            }
        }
        if (config.run().dryRun() && archive.blog().isEmpty()) {
            return Written.nothing(0);
        }
        Site site = asItsOwnerWants(loader.load());
        SiteRenderer renderer = SiteRenderer.of(site, config, theme, protectedArticles);
        List<PlannedFile> plan = renderer.plan();
        if (archive.changed()) {
            archive.commit();
        }
        Site shown = renderer.shown();
        SiteWriter.Mode mode = new SiteWriter.Mode(
                config.run().full(), config.run().dryRun(), config.run().clean());
        SiteWriter.FollowUp whatPagesShow = reads -> {
            List<PlannedFile> files = new ArrayList<>(uploads(archive, shown, reads));
            files.addAll(renderer.vendored(reads));
            return files;
        };
        return writer.write(plan, renderer::fingerprint, whatPagesShow, mode, progress);
    }

    private ProtectedArticles protectedArticles(Archive archive) {
        boolean encrypted = config.site().content().protectedArticles() == Protected.ENCRYPTED;
        return encrypted
                ? ProtectedArticles.of(
                        archive, config.blog().articlePasswords(), !config.run().dryRun())
                : ProtectedArticles.none();
    }

    private Site asItsOwnerWants(Site found) {
        OwnWords words = config.blog().ownWords();
        return found.with(words.over(found.blog()), words.over(found.authors()));
    }

    /** All of the configuration that a page can show. */
    private String configuration() {
        return config.site() + "\n" + config.themeOptions() + "\n"
                + config.blog().retired() + "\n" + config.blog().aliases() + "\n"
                + config.blog().ownWords();
    }

    /** The uploads that the pages refer to, and no others: what a withdrawn article showed leaves the site with it. */
    private static List<PlannedFile> uploads(Archive archive, Site site, Set<String> reads) {
        Set<String> paths = new TreeSet<>();
        for (Article article : site.articles()) {
            paths.add(article.cover());
            paths.add(Uploads.thumbnail(article.cover()));
        }
        site.pages().forEach(page -> paths.add(page.cover()));
        site.authors().forEach(author -> paths.add(author.avatar()));
        paths.add(site.blog().profile().favicon());
        reads.stream()
                .filter(read -> read.startsWith(MEDIA))
                .forEach(read -> paths.add(read.substring(MEDIA.length())));
        List<PlannedFile> uploads = new ArrayList<>();
        for (String path : paths) {
            archive.media(path)
                    .ifPresent(media -> uploads.add(PlannedFile.copy(path, archive.file(path), media.sha256())));
        }
        return uploads;
    }

    private static String summary(Body body) {
        return Excerpts.summary(body.excerpt().isEmpty() ? body.content() : body.excerpt(), SUMMARY_LENGTH);
    }

    /** What is kept beside the site to start fast: one file for each directory that it is about. */
    private Path remembered(String what, Path about) {
        Path directory = config.directory().toAbsolutePath().normalize();
        String relative = directory
                .relativize(about.toAbsolutePath().normalize())
                .toString()
                .replace('\\', '/');
        String readable = relative.replaceAll("[^\\p{Alnum}]+", "-");
        return directory
                .resolve(".emlog-static")
                .resolve(readable + "-" + Hash.fingerprint(relative).substring(0, 8) + "." + what);
    }

    private BuildReport report(
            Archive archive, Optional<CrawlReport> crawled, Written written, Instant start, Instant middle)
            throws IOException {
        CrawlReport crawl = crawled.orElseGet(() -> CrawlReport.none(archive));
        Set<Problem> problems = new TreeSet<>(crawl.problems());
        problems.addAll(written.problems());
        int added = config.run().dryRun() ? 0 : KnownProblems.news(archive, problems, crawled.isPresent());
        Instant end = clock.instant();
        return new BuildReport(
                crawl.articles(),
                crawl.pages(),
                crawl.categories(),
                crawl.comments(),
                crawl.notes(),
                crawl.media(),
                new BuildReport.Output(
                        written.planned(),
                        written.rendered(),
                        written.written(),
                        written.unchanged(),
                        written.removed()),
                new BuildReport.Requests(
                        crawl.requests().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        crawl.requests(),
                        crawl.viewsAdded()),
                new BuildReport.Seconds(seconds(start, middle), seconds(middle, end), seconds(start, end)),
                List.copyOf(problems),
                added,
                crawl.refused(),
                plan(crawl, written));
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private List<String> plan(CrawlReport crawl, Written written) {
        if (!config.run().dryRun() && !config.run().verbose()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(crawl.asked());
        written.reasons().forEach(reason -> lines.add(reason.path() + ": " + reason.why()));
        return lines;
    }
}
