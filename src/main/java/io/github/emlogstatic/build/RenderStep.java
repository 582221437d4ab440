package io.github.emlogstatic.build;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.build.report.RenderResult;
import io.github.emlogstatic.build.upload.PublishedUploads;
import io.github.emlogstatic.build.upload.ScriptUploads;
import io.github.emlogstatic.build.upload.ShownFiles;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ProfileConfig;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.crawl.PredictedSite;
import io.github.emlogstatic.crawl.state.MediaStateFile;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.SiteWriter;
import io.github.emlogstatic.output.WriteResult;
import io.github.emlogstatic.output.WriteResult.Reason;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PriorityFiles;
import io.github.emlogstatic.output.plan.SitePlan;
import io.github.emlogstatic.picture.SmallerPictures;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.search.IndexCache;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeException;
import io.github.emlogstatic.render.view.ContentRenderer;
import io.github.emlogstatic.seal.ProtectedArticles;
import io.github.emlogstatic.threads.ReadAhead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/** Renders the archive into the site. If neither has changed since the last run, nothing is loaded. */
final class RenderStep implements AutoCloseable {

    /** The number of files of a large site that together use all classes and templates. */
    private static final int REHEARSED = 500;

    private final Config config;
    private final CacheFiles caches;
    private final CompletableFuture<Theme> theme;
    private final SiteWriter writer;
    private final PriorityFiles first;
    private final Progress progress;
    private @Nullable Formulas formulas;

    /** Starts to load the theme, on another thread. */
    RenderStep(Config config, CacheFiles caches, Optional<Scrub> scrub, PriorityFiles first, Progress progress) {
        this.config = config;
        this.caches = caches;
        this.theme = ReadAhead.start(() -> theme(config));
        this.writer = new SiteWriter(config.output(), caches.manifest(config.output()), scrub);
        this.first = first;
        this.progress = progress;
    }

    private static Theme theme(Config config) throws ThemeException {
        try {
            Theme theme = Theme.load(
                    config.theme().name(), config.directory(), config.theme().options());
            checkCommentServer(theme.options(), config.site().baseUrl().orElse(""));
            return theme;
        } catch (ThemeException e) {
            throw new ThemeException(config.theme().placed(String.valueOf(e.getMessage())), e);
        }
    }

    /** Browsers block what a page of https loads over http. The comments would be missing, and nobody would know why. */
    private static void checkCommentServer(Map<String, Object> options, String site) throws ThemeException {
        boolean wanted = !String.valueOf(options.getOrDefault("comments", "")).isEmpty();
        String server = String.valueOf(options.get("commentServer"));
        if (wanted && lower(server).startsWith("http://") && lower(site).startsWith("https://")) {
            throw new ThemeException(
                    "themeOptions.commentServer: " + server
                            + " is not encrypted, so browsers load nothing from it into a site of https; write it with https://");
        }
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** Refuses an output directory that contains files of others, before anything is written. */
    void checkOutput() throws ConfigException, IOException {
        for (Path folder : Theme.folders(config.theme().name(), config.directory())) {
            config.directories().keepApart("theme", folder);
        }
        writer.check(config.run().force(), config.run().clean());
        if (config.run().offline()) {
            writer.lookAhead(); // else later: until the blog is asked, all processors are busy
        }
    }

    /**
     * Refuses a faulty theme, and files of others in the way of those that the site has in any case, before the blog is
     * asked for anything. Starts to look at the site, if that has not begun.
     */
    void checkPaths(Archive archive) throws IOException {
        ReadAhead.await(theme);
        writer.lookAhead();
        if (!writer.hasSite()) {
            writer.refuseObstacles(() -> {
                Set<String> paths = new HashSet<>(archive.names().values());
                paths.addAll(List.of(Paths.HOME, Paths.NOT_FOUND));
                return paths;
            });
        }
    }

    /** Waits until no other thread is at work any more. */
    @Override
    public void close() {
        theme.handle((loaded, failure) -> "ended").join(); // whoever needs the theme gets the failure
        writer.close();
        if (formulas != null) {
            formulas.close();
        }
    }

    /** The formulas of earlier builds. A build with nothing new does not read them. */
    private Formulas formulas() throws IOException {
        if (formulas == null) {
            formulas = FormulaCache.load(caches.formulas(config.archive()));
        }
        return formulas;
    }

    private SiteWriter.Mode mode() {
        return new SiteWriter.Mode(
                config.run().full(), config.run().dryRun(), config.run().clean());
    }

    /** @param foreseen what a dry run knows of the blog and the archive does not contain */
    RenderResult run(SiteLoader loader, PredictedSite foreseen) throws IOException {
        List<Problem> found = new ArrayList<>(ReadAhead.await(theme).problems());
        if (!config.run().dryRun()) {
            writer.makeReadable().ifPresent(found::add);
        }
        return render(loader, foreseen).with(found);
    }

    private RenderResult render(SiteLoader loader, PredictedSite foreseen) throws IOException {
        Archive archive = loader.archive();
        ProtectedArticles protectedArticles = protectedArticles(archive);
        String madeOf = SiteFingerprint.of(archive, ReadAhead.await(theme), config, protectedArticles);
        boolean asKnown = !config.run().full() && foreseen.isNothing();
        Optional<WriteResult> unchanged = asKnown ? writer.unchanged(madeOf, mode()) : Optional.empty();
        if (unchanged.isPresent()) {
            return RenderResult.nothing(unchanged.get());
        }
        if (config.run().dryRun() && archive.blog().isEmpty()) {
            return RenderResult.nothing(WriteResult.NOTHING);
        }
        LoadedSite site = load(loader, foreseen, protectedArticles);
        SitePlan plan = site.plan(madeOf, ReadAhead.await(theme));
        // A failure after the site is written would leave problems untold: the next run takes them for known.
        loader.awaitCache();
        if (archive.changed()) {
            archive.commit();
        }
        return result(archive, site, write(plan));
    }

    private RenderResult result(Archive archive, LoadedSite site, WriteResult written) throws IOException {
        SiteRenderer renderer = site.renderer();
        Set<Integer> articles = archive.articleIds();
        Set<Integer> pages = archive.pageIds();
        CompletableFuture<Map<String, List<String>>> leftOut =
                ReadAhead.start(() -> renderer.leftOut(written.reads().paths(), articles, pages));
        if (!config.run().dryRun()) {
            FormulaCache.save(formulas(), () -> isMadeAnew(written), caches.formulas(config.archive()));
            renderer.saveIndexed();
            site.pictures().keepOnly(written.reads()::paths);
        }
        Supplier<Set<String>> shown = () -> ShownFiles.uploads(written.reads().names(ContentRenderer.MEDIA));
        return new RenderResult(
                written,
                true,
                () -> shown.get().stream()
                        .filter(path -> archive.uploads().find(path).isEmpty())
                        .collect(Collectors.toSet()),
                ReadAhead.await(leftOut),
                ScriptUploads.of(shown, site.uploads()));
    }

    /** Whether all pages were made, as after an update, so that their texts have asked for all formulas of the site. */
    private static boolean isMadeAnew(WriteResult written) {
        Set<String> made = written.reasons().stream().map(Reason::path).collect(Collectors.toSet());
        return written.reads().paths().stream()
                .filter(path -> path.endsWith(".html"))
                .allMatch(made::contains);
    }

    /** Renders the site, or a part of a large one, and discards it. The configuration must be that of a dry run. */
    void rehearse(SiteLoader loader, BooleanSupplier wanted) throws IOException {
        LoadedSite site = load(loader, PredictedSite.NOTHING, protectedArticles(loader.archive()));
        write(site.plan("", ReadAhead.await(theme)));
        List<PlannedFile> files = site.renderer().files();
        int step = Math.max(1, files.size() / REHEARSED);
        IntStream.range(0, files.size())
                .parallel()
                .filter(i -> i % step == 0 && wanted.getAsBoolean())
                .forEach(i -> tryOut(files.get(i)));
    }

    private static void tryOut(PlannedFile file) {
        Uncheck.run(() -> file.maker().make((name, fingerprint) -> {}));
    }

    /** A site that is loaded from the archive, with its uploads, their smaller versions and the renderer of its pages. */
    private record LoadedSite(PublishedUploads uploads, SmallerPictures pictures, SiteRenderer renderer) {

        /** @param madeOf the {@link SiteFingerprint} */
        SitePlan plan(String madeOf, Theme theme) throws IOException {
            return new SitePlan(
                    madeOf, renderer.plan(), renderer, new ShownFiles(uploads, renderer, theme.fingerprint()));
        }
    }

    private LoadedSite load(SiteLoader loader, PredictedSite foreseen, ProtectedArticles protectedArticles)
            throws IOException {
        Site archived = loader.load();
        Site site = asItsOwnerWants(foreseen.isNothing() ? archived : foreseen.over(archived));
        SmallerPictures pictures = pictures(loader.archive());
        PublishedUploads uploads = uploads(loader.archive(), pictures);
        IndexCache indexed = new IndexCache(caches.search(config.archive()));
        SiteRenderer renderer =
                SiteRenderer.of(site, uploads, config, ReadAhead.await(theme), protectedArticles, formulas(), indexed);
        return new LoadedSite(uploads, pictures, renderer);
    }

    private SmallerPictures pictures(Archive archive) throws IOException {
        SmallerPictures pictures = config.media().variants()
                ? SmallerPictures.in(caches.pictures(config.archive()))
                : SmallerPictures.none();
        if (config.media().variants() && !config.run().dryRun()) {
            pictures.make(archive.uploads().all(), archive.uploads()::bytes, progress);
        }
        return pictures;
    }

    private PublishedUploads uploads(Archive archive, SmallerPictures pictures) throws IOException {
        return new PublishedUploads(
                archive, config.site().content().scriptUploads(), pictures, MediaStateFile.gone(archive));
    }

    private WriteResult write(SitePlan plan) throws IOException {
        return writer.write(plan, mode(), first, progress);
    }

    private ProtectedArticles protectedArticles(Archive archive) {
        return config.site().content().encryptsProtected()
                ? ProtectedArticles.of(
                        archive, config.blog().articlePasswords(), !config.run().dryRun())
                : ProtectedArticles.none();
    }

    private Site asItsOwnerWants(Site found) {
        ProfileConfig profile = config.blog().profile();
        return found.shownWith(profile.over(found.blog()), profile.over(found.authors()));
    }
}
