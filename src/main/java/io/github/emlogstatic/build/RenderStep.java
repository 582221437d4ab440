package io.github.emlogstatic.build;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ContentConfig.Protected;
import io.github.emlogstatic.config.ProfileConfig;
import io.github.emlogstatic.config.RecordText;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.crawl.PredictedSite;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.ReadAhead;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.FollowUp;
import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.output.PlannedGroup;
import io.github.emlogstatic.output.PriorityFiles;
import io.github.emlogstatic.output.SitePlan;
import io.github.emlogstatic.output.SiteWriter;
import io.github.emlogstatic.output.WriteResult;
import io.github.emlogstatic.picture.SmallerPictures;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.search.IndexCache;
import io.github.emlogstatic.render.site.Fingerprint;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.view.ContentRenderer;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Renders the archive into the site. If neither has changed since the last run, nothing is loaded. */
final class RenderStep implements AutoCloseable {

    /** About so many files of a large site use all classes and templates. */
    private static final int REHEARSED = 500;

    private final Config config;
    private final CompletableFuture<Theme> theme;
    private final SiteWriter writer;
    private final PriorityFiles first;
    private final Progress progress;
    private final Path formulaFile;
    private final Path pictureFolder;
    private final IndexCache indexed;
    private @Nullable Formulas formulas;

    /** Loads the theme, on another thread. */
    RenderStep(Config config, CacheFiles memory, Optional<Scrub> scrub, PriorityFiles first, Progress progress)
            throws IOException {
        this.config = config;
        this.first = first;
        this.writer = new SiteWriter(config.output(), memory.manifest(config.output()), scrub);
        this.theme = ReadAhead.start(() -> Theme.load(
                config.theme().name(), config.directory(), config.theme().options()));
        this.progress = progress;
        this.pictureFolder = memory.of("pictures", config.archive());
        this.formulaFile = memory.of("formulas", config.archive());
        this.indexed = IndexCache.in(memory.of("search", config.archive()));
    }

    /** Refuses an output directory that contains files of others, before anything is written. */
    void checkOutput() throws ConfigException, IOException {
        for (Path folder : Theme.folders(config.theme().name(), config.directory())) {
            config.keepApart("theme", folder);
        }
        writer.check(config.run().force(), config.run().clean());
        writer.lookAhead();
    }

    /**
     * Refuses a faulty theme, and files of others in the way of those that the site has in any case, before the blog is
     * asked for anything.
     */
    void checkPaths(Archive archive) throws IOException {
        ReadAhead.await(theme);
        if (!writer.hasSite()) {
            Set<String> paths = new HashSet<>(archive.names().values());
            paths.addAll(List.of(Paths.HOME, Paths.NOT_FOUND));
            writer.refuseObstacles(paths);
        }
    }

    /** Waits until no other thread is at work any more. */
    @Override
    public void close() {
        writer.close();
        if (formulas != null) {
            formulas.close();
        }
    }

    /** The formulas of earlier builds. A build with nothing new does not read them. */
    private Formulas formulas() throws IOException {
        if (formulas == null) {
            formulas = FormulaCache.load(formulaFile);
        }
        return formulas;
    }

    private SiteWriter.Mode mode() {
        return new SiteWriter.Mode(
                config.run().full(), config.run().dryRun(), config.run().clean());
    }

    /** @param foreseen what a dry run knows of the blog and the archive does not contain */
    RenderResult run(Archive archive, SiteLoader loader, PredictedSite foreseen) throws IOException {
        Optional<Problem> narrow = config.run().dryRun() ? Optional.empty() : writer.makeReadable();
        RenderResult rendered = render(archive, loader, foreseen);
        return narrow.map(rendered::with).orElse(rendered);
    }

    private RenderResult render(Archive archive, SiteLoader loader, PredictedSite foreseen) throws IOException {
        ProtectedArticles protectedArticles = protectedArticles(archive);
        String madeOf = Hash.fingerprint(
                archive.fingerprint(),
                ReadAhead.await(theme).fingerprint(),
                configuration(),
                Version.number(),
                protectedArticles.fingerprint());
        boolean asKnown = !config.run().full() && foreseen.isNothing();
        Optional<WriteResult> unchanged = asKnown ? writer.unchanged(madeOf, mode()) : Optional.empty();
        if (unchanged.isPresent()) {
            return RenderResult.nothing(unchanged.get());
        }
        if (config.run().dryRun() && archive.blog().isEmpty()) {
            return RenderResult.nothing(WriteResult.nothing(0));
        }
        Site site = site(loader, foreseen);
        PublishedUploads uploads = uploads(site, archive);
        SiteRenderer renderer = renderer(site.with(uploads), protectedArticles);
        List<PlannedGroup> plan = renderer.plan();
        if (archive.changed()) {
            archive.commit();
        }
        WriteResult written = write(madeOf, plan, uploads, renderer);
        Set<Integer> articles = archive.articleIds();
        Set<Integer> pages = archive.pageIds();
        CompletableFuture<Map<String, List<String>>> leftOut =
                ReadAhead.start(() -> renderer.leftOut(written.reads().paths(), articles, pages));
        if (!config.run().dryRun()) {
            FormulaCache.save(formulas(), config.run().full(), formulaFile);
            renderer.saveIndexed();
        }
        Supplier<Set<String>> shown = () -> uploads(written.reads().names(ContentRenderer.MEDIA));
        return new RenderResult(
                written,
                true,
                () -> shown.get().stream()
                        .filter(path -> archive.uploads().find(path).isEmpty())
                        .collect(Collectors.toSet()),
                ReadAhead.await(leftOut),
                ScriptUploads.of(shown, uploads));
    }

    private SiteRenderer renderer(Site site, ProtectedArticles protectedArticles) throws IOException {
        return SiteRenderer.of(site, config, ReadAhead.await(theme), protectedArticles, formulas(), indexed);
    }

    private static Set<String> uploads(Set<String> reads) {
        return reads.stream()
                .filter(read -> read.startsWith(ContentRenderer.MEDIA))
                .map(read -> read.substring(ContentRenderer.MEDIA.length()))
                .collect(Collectors.toSet());
    }

    /** Renders the site, or a part of a large one, and discards it. The configuration must be that of a dry run. */
    void rehearse(Archive archive, SiteLoader loader, BooleanSupplier wanted) throws IOException {
        Site site = site(loader, PredictedSite.NOTHING);
        PublishedUploads uploads = uploads(site, archive);
        SiteRenderer renderer = renderer(site.with(uploads), protectedArticles(archive));
        write("", renderer.plan(), uploads, renderer);
        List<PlannedFile> plan = renderer.files();
        int step = Math.max(1, plan.size() / REHEARSED);
        IntStream.range(0, plan.size())
                .parallel()
                .filter(i -> i % step == 0 && wanted.getAsBoolean())
                .forEach(i -> tryOut(plan.get(i)));
    }

    private static void tryOut(PlannedFile file) {
        try {
            file.maker().make((name, fingerprint) -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Site site(SiteLoader loader, PredictedSite foreseen) throws IOException {
        Site archived = loader.load();
        return asItsOwnerWants(foreseen.isNothing() ? archived : foreseen.over(archived));
    }

    private PublishedUploads uploads(Site site, Archive archive) throws IOException {
        SmallerPictures pictures =
                config.media().variants() ? SmallerPictures.in(pictureFolder) : SmallerPictures.none();
        if (config.media().variants() && !config.run().dryRun()) {
            pictures.make(archive.uploads().all(), archive.uploads()::bytes, progress);
        }
        return new PublishedUploads(
                site.bodies(), archive, config.site().content().scriptUploads(), pictures);
    }

    private WriteResult write(String madeOf, List<PlannedGroup> plan, PublishedUploads uploads, SiteRenderer renderer)
            throws IOException {
        Shown shown = new Shown(uploads, renderer, ReadAhead.await(theme).fingerprint());
        return writer.write(new SitePlan(madeOf, plan, renderer, shown), mode(), first, progress);
    }

    private ProtectedArticles protectedArticles(Archive archive) {
        boolean encrypted = config.site().content().protectedArticles() == Protected.ENCRYPTED;
        return encrypted
                ? ProtectedArticles.of(
                        archive, config.blog().articlePasswords(), !config.run().dryRun())
                : ProtectedArticles.none();
    }

    private Site asItsOwnerWants(Site found) {
        ProfileConfig profile = config.blog().profile();
        return found.with(profile.over(found.blog()), profile.over(found.authors()));
    }

    /** All configuration that affects pages. */
    private String configuration() {
        return RecordText.of(config.site()) + "\n" + config.theme().options() + "\n"
                + config.blog().retired() + "\n" + config.blog().aliases() + "\n"
                + RecordText.of(config.blog().profile()) + "\n" + config.media().copiesExternal() + "\n"
                + config.media().copiesAvatars() + "\n" + config.media().variants();
    }

    /** Files that are copied into the site because a page shows them. */
    private static final class Shown implements FollowUp {

        private final PublishedUploads published;
        private final SiteRenderer renderer;
        private final String theme;

        Shown(PublishedUploads published, SiteRenderer renderer, String theme) {
            this.published = published;
            this.renderer = renderer;
            this.theme = theme;
        }

        @Override
        public String fingerprint() {
            Fingerprint fingerprint =
                    new Fingerprint().add(Version.number()).add(theme).add(published.mediaFingerprint());
            shownBySite().forEach(fingerprint::add);
            return fingerprint.end();
        }

        @Override
        public List<PlannedFile> plan(Set<String> reads) {
            List<PlannedFile> files = new ArrayList<>(uploads(reads));
            files.addAll(renderer.vendored(reads));
            return files;
        }

        @Override
        public List<PlannedFile> possible() {
            List<PlannedFile> files = new ArrayList<>(published.possible());
            files.addAll(renderer.vendored());
            return files;
        }

        /** The uploads that pages show without referring to them in a text. */
        private Set<String> shownBySite() {
            Site site = renderer.shown();
            Set<String> paths = new LinkedHashSet<>();
            for (Article article : site.articles()) {
                if (!article.cover().isEmpty()) {
                    paths.add(article.cover());
                    paths.add(Uploads.thumbnail(article.cover()));
                }
            }
            site.pages().forEach(page -> paths.add(page.cover()));
            site.authors().forEach(author -> paths.add(author.avatar()));
            paths.add(ExternalImages.place(site.blog().profile().favicon(), BlogAddresses.of(site.blog())));
            return paths;
        }

        /** Only uploads that pages refer to, so that the uploads of a withdrawn article leave the site with it. */
        private List<PlannedFile> uploads(Set<String> reads) {
            Set<String> paths = shownBySite();
            paths.addAll(RenderStep.uploads(reads));
            return paths.parallelStream()
                    .flatMap(path -> published.files(path).stream())
                    .collect(Collectors.toMap(PlannedFile::path, Function.identity(), (one, same) -> one, TreeMap::new))
                    .values()
                    .stream()
                    .toList(); // Uploads with the same bytes share their smaller versions.
        }
    }
}
