package io.github.emlogstatic.render;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.media.Uploads;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedGroup;
import io.github.emlogstatic.output.plan.SiteValues;
import io.github.emlogstatic.render.feed.FeedFiles;
import io.github.emlogstatic.render.feed.SitemapFiles;
import io.github.emlogstatic.render.page.ArchivesPage;
import io.github.emlogstatic.render.page.ArticlePages;
import io.github.emlogstatic.render.page.CoverFiles;
import io.github.emlogstatic.render.page.IndexPages;
import io.github.emlogstatic.render.page.ListPages;
import io.github.emlogstatic.render.page.NotFoundPage;
import io.github.emlogstatic.render.page.NotePages;
import io.github.emlogstatic.render.page.OfflineReading;
import io.github.emlogstatic.render.page.SealedPages;
import io.github.emlogstatic.render.page.StandalonePageFiles;
import io.github.emlogstatic.render.page.ThemeAssets;
import io.github.emlogstatic.render.page.WebManifest;
import io.github.emlogstatic.render.redirect.MovedPages;
import io.github.emlogstatic.render.redirect.OldAddresses;
import io.github.emlogstatic.render.redirect.RedirectFiles;
import io.github.emlogstatic.render.redirect.RedirectScript;
import io.github.emlogstatic.render.search.IndexCache;
import io.github.emlogstatic.render.search.SearchPages;
import io.github.emlogstatic.render.site.FilePlanner;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.SiteUploads;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.view.ContentRenderer;
import io.github.emlogstatic.render.view.RenderContext;
import io.github.emlogstatic.render.view.TitledCovers;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans every file of a site, and makes the files that are asked for. Uploads are not planned; they are copied.
 *
 * <p>Planning reads no article. The planners run in parallel, and so may the functions that make the files.
 */
public final class SiteRenderer implements SiteValues {

    private static final String UNKNOWN = "unknown";

    private final RenderContext context;
    private final Theme theme;
    private final ProtectedArticles protectedArticles;
    private @Nullable OldAddresses oldAddresses;
    private final SearchPages search;
    private final SitemapFiles sitemap;
    private final ThemeAssets assets;

    private SiteRenderer(RenderContext context, Theme theme, ProtectedArticles protectedArticles, IndexCache indexed) {
        this.context = context;
        this.theme = theme;
        this.protectedArticles = protectedArticles;
        this.search = new SearchPages(context, indexed);
        this.sitemap = new SitemapFiles(context);
        this.assets = new ThemeAssets(theme, context.paths);
    }

    /**
     * The planners. Lists and articles have most files, and need most of the time. They are at the start of each half,
     * because a second thread begins with the second half.
     */
    private List<FilePlanner> kinds() {
        return List.of(
                () -> new ListPages(context).groups(),
                () -> new StandalonePageFiles(context).as("StandalonePageFiles"),
                () -> new NotePages(context).as("NotePages"),
                () -> new IndexPages(context).as("IndexPages"),
                () -> new ArchivesPage(context).as("ArchivesPage"),
                () -> new NotFoundPage(context).as("NotFoundPage"),
                () -> new WebManifest(context).as("WebManifest"),
                () -> new OfflineReading(theme, context.config.theme().options(), context.paths).as("OfflineReading"),
                () -> new ArticlePages(context).groups(),
                search,
                () -> new FeedFiles(context).as("FeedFiles"),
                () -> sitemap.as("SitemapFiles"),
                () -> new RedirectScript(context, this::oldAddresses).as("RedirectScript"),
                () -> new RedirectFiles(context, this::oldAddresses).as("RedirectFiles"),
                () -> new MovedPages(context).as("MovedPages"),
                () -> assets.as("ThemeAssets"),
                () -> new CoverFiles(context).as("CoverFiles"));
    }

    private synchronized OldAddresses oldAddresses() {
        if (oldAddresses == null) {
            oldAddresses = new OldAddresses(context.site);
        }
        return oldAddresses;
    }

    /**
     * Puts together what the pages of a site share.
     *
     * @param formulas those of earlier builds, to which this one adds its own
     * @param indexed the texts that earlier builds have indexed for the search
     * @throws java.io.UncheckedIOException if the archive has no name for an article, a list or a page
     */
    public static SiteRenderer of(
            Site site,
            SiteUploads uploads,
            Config config,
            Theme theme,
            ProtectedArticles protectedArticles,
            Formulas formulas,
            IndexCache indexed) {
        RenderContext context = new RenderContext(site, uploads, config, theme, protectedArticles.ids(), formulas);
        return new SiteRenderer(context, theme, protectedArticles, indexed);
    }

    /** Keeps what was indexed for the search, for the next build. */
    public void saveIndexed() throws IOException {
        search.save();
    }

    /** The paths in the archive of the files that pages show without referring to them in a text. */
    public Set<String> shownBesideTexts() {
        Site site = context.site;
        Set<String> paths = new LinkedHashSet<>();
        Stream.concat(
                        site.articles().stream().map(Article::cover),
                        site.pages().stream().map(Page::cover))
                .flatMap(cover -> context.uploaded.place(cover).stream())
                .forEach(cover -> {
                    paths.add(cover);
                    paths.add(Uploads.thumbnail(cover));
                });
        Stream.concat(
                        site.authors().stream().map(Author::avatar),
                        site.blog().links().stream().map(Link::icon))
                .flatMap(picture -> context.uploaded.place(picture).stream())
                .forEach(paths::add);
        paths.add(ExternalImages.ofIcon(site.blog().profile().favicon(), BlogAddresses.of(site.blog())));
        return paths;
    }

    /**
     * Every file of the site, in groups and in a stable order. Encrypts the texts of protected articles if they have
     * changed.
     *
     * @throws io.github.emlogstatic.render.theme.ThemeException if the theme lacks the layout of a page
     */
    public List<PlannedGroup> plan() throws IOException {
        context.requireLayouts();
        List<PlannedGroup> groups = new ArrayList<>(
                kinds().parallelStream().flatMap(kind -> kind.groups().stream()).toList());
        List<PlannedFile> others = new ArrayList<>();
        new SealedPages(context, protectedArticles).plan(others::add);
        others.add(new PlannedFile(".nojekyll", Inputs.NONE, reads -> ByteBuffer.allocate(0)));
        groups.add(PlannedGroup.always("others", others));
        return List.copyOf(groups);
    }

    /** Every file of the site, all planned. */
    public List<PlannedFile> files() throws IOException {
        return plan().stream().flatMap(group -> group.files().get().stream()).toList();
    }

    /**
     * Articles and pages that are missing: they have no file, or the sitemap or the search does not contain them. By
     * the place where they are missing.
     *
     * @param planned the paths of all files of the site
     * @param articles the ids of all published articles
     * @param pages the ids of all standalone pages
     */
    public Map<String, List<String>> leftOut(Set<String> planned, Set<Integer> articles, Set<Integer> pages) {
        return CoverageCheck.of(context, articles, pages).in(planned, sitemap.paths(), search.paths());
    }

    /**
     * The third-party assets of the theme that pages use.
     *
     * @param reads the names of everything that the pages have read
     */
    public List<PlannedFile> vendored(Set<String> reads) {
        return assets.vendored(reads);
    }

    /** All third-party assets of the theme. */
    public List<PlannedFile> vendored() {
        return assets.vendored();
    }

    /**
     * The current fingerprint of a value that a page read when it was made.
     *
     * @param readName {@code recent}, {@code categories}, {@code tags}, {@code navigation}, {@code link:…}, {@code
     *     media:…}, {@code asset:…}
     * @return {@code unknown} for any other name, so that the page is made again
     */
    @Override
    public String fingerprint(String readName) {
        if (readName.startsWith(Theme.VENDOR_READ) || readName.startsWith(TitledCovers.LACKING)) {
            return ""; // A change of the theme makes every page again anyway, and one of the font every cover.
        }
        if (readName.startsWith(SearchPages.SHARD)) {
            return search.fingerprint(readName);
        }
        return context.frame
                .fingerprint(readName)
                .or(() -> context.content.fingerprint(readName))
                .orElse(UNKNOWN);
    }

    @Override
    public String ofKind(String kind) {
        return switch (kind) {
            case ContentRenderer.LINK -> context.linksFingerprint();
            case ContentRenderer.MEDIA -> context.uploads.fingerprint();
            case ContentRenderer.REMOVED, ContentRenderer.REFUSED, Theme.VENDOR_READ -> "same";
            case SearchPages.SHARD -> "same"; // the group of the shards tells whether any has changed
            default -> fingerprint(kind).equals(UNKNOWN) ? "" : fingerprint(kind);
        };
    }
}
