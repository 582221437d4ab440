package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Inputs;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.template.steady.Steady;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.theme.Theme;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What all pages have in common: inputs that every page depends on, and variables that every layout has. */
public final class PageFrame {

    static final String GENERATOR = "emlog-static " + Version.number();

    // The names under which pages record the lists that they show.
    private static final String RECENT = "recent";
    private static final String CATEGORIES = "categories";
    private static final String TAGS = "tags";

    private final Site site;
    private final Config config;
    private final Theme theme;
    private final Paths paths;
    private final PageParts parts;
    private final Inputs inputs;
    private final Map<String, Shared> shared = new ConcurrentHashMap<>();

    PageFrame(Site site, Config config, Theme theme, Paths paths, PageParts parts) {
        this.site = site;
        this.config = config;
        this.theme = theme;
        this.paths = paths;
        this.parts = parts;
        this.inputs = FrameInputs.of(site, config, theme, paths, parts);
    }

    public Inputs inputs() {
        return inputs;
    }

    /** The lists that any page may show. */
    public SiteWideLists lists() {
        return parts.lists();
    }

    /**
     * The current fingerprint of a part of {@code site} that a page has read: of a list, or of the addresses. Empty for
     * the name of anything else.
     */
    public Optional<String> fingerprint(String readName) {
        return switch (readName) {
            case RECENT -> Optional.of(lists().recentFingerprint());
            case CATEGORIES -> Optional.of(lists().categoriesFingerprint());
            case TAGS -> Optional.of(lists().tagsFingerprint());
            case FrameInputs.NAVIGATION -> Optional.of(inputs.getOrDefault(FrameInputs.NAVIGATION, ""));
            default -> Optional.empty();
        };
    }

    public boolean hasNotes() {
        return !site.notes().isEmpty();
    }

    public boolean hasLinks() {
        return !site.blog().links().isEmpty();
    }

    public boolean hasSearch() {
        return theme.file("layouts/search.peb").isPresent();
    }

    /** The icon on the home screen of a phone. */
    public HomeScreen homeScreen() {
        return parts.homeScreen();
    }

    boolean isRetired() {
        return config.blog().retired();
    }

    public Optional<String> baseUrl() {
        return config.site().baseUrl();
    }

    public String language() {
        return config.site().language();
    }

    /** {@code 404.html} is served for paths of any depth, so its links start at the host. */
    public PageLocation notFound() {
        String root = baseUrl()
                .map(base -> URI.create(URI.create(base).toASCIIString()).getRawPath())
                .orElse("/");
        return new PageLocation(Paths.NOT_FOUND, root.isEmpty() ? "/" : root);
    }

    /** The variables of every layout. Pages add their own. */
    Map<String, Object> variables(PageLocation place, View.PageHead head, Texts texts, Reads reads) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("site", siteView(place, texts, reads));
        variables.put("page", head);
        variables.put("options", theme.options());
        return variables;
    }

    /** The variables that pages of a kind have in common in folders of the same depth; none for a page of the menu. */
    Optional<Steady> steady(PageLocation place, View.PageHead head, Texts texts) {
        return parts.menu().has(place.path())
                ? Optional.empty()
                : Optional.of(new Steady(
                        head.kind() + " " + place.root(),
                        Map.of("kind", head.kind(), "language", head.language()),
                        reads -> Map.of("site", siteView(place, texts, reads), "options", theme.options())));
    }

    /** The part of {@code site} that is the same on all pages in folders of the same depth. */
    private record Shared(View.SiteView view, Map<String, String> reads) {}

    private View.SiteView siteView(PageLocation place, Texts texts, Reads reads) {
        Shared same = parts.menu().has(place.path())
                ? newShared(place, texts)
                : shared.computeIfAbsent(place.root(), root -> newShared(place, texts));
        same.reads.forEach(reads::read);
        return same.view.with(new View.SiteLists(
                () -> {
                    reads.read(RECENT, lists().recentFingerprint());
                    return lists().recent(place);
                },
                () -> {
                    reads.read(CATEGORIES, lists().categoriesFingerprint());
                    return lists().categories(place);
                },
                () -> {
                    reads.read(TAGS, lists().tagsFingerprint());
                    return lists().tags(place);
                }));
    }

    private Shared newShared(PageLocation place, Texts texts) {
        Map<String, String> reads = new TreeMap<>();
        View.SiteView view = new View.SiteView(
                aboutBlog(place, reads::put),
                new View.SiteLinks(
                        place.url(Paths.HOME),
                        site.blog().address(),
                        parts.menu().view(place, texts),
                        parts.menu().inLine(site.blog().name(), texts, theme.column()),
                        feeds("", place),
                        pages(place)),
                indexPages(place),
                new View.AppUrls(
                        place.url(homeScreen().path()),
                        place.url(paths.generated("manifest.json")),
                        place.url(paths.generated("offline.js"))),
                isRetired(),
                config.site().content().trustsHtml(),
                View.SiteLists.NONE);
        return new Shared(view, reads);
    }

    private View.AboutBlog aboutBlog(PageLocation place, Reads reads) {
        Blog blog = site.blog();
        return new View.AboutBlog(
                blog.name(),
                blog.description(),
                blog.profile().keywords(),
                parts.texts().comment(blog.profile().footer(), place, reads),
                blog.profile().record(),
                language(),
                parts.icon().map(media -> place.url(media.path())).orElse(""),
                GENERATOR);
    }

    private View.IndexPageUrls indexPages(PageLocation place) {
        return new View.IndexPageUrls(
                indexPage("archives", place),
                indexPage("tags", place),
                indexPage("categories", place),
                hasNotes() ? indexPage("notes", place) : "",
                indexPage("authors", place),
                hasLinks() ? indexPage("links", place) : "",
                hasSearch() ? indexPage("search", place) : "");
    }

    private String indexPage(String name, PageLocation place) {
        return place.url(paths.generated(name + ".html"));
    }

    /**
     * The addresses of feeds.
     *
     * @param list the file of a list with its own feeds; empty for the feeds of the blog
     */
    public View.Feeds feeds(String list, PageLocation place) {
        return new View.Feeds(
                feed(paths.feed(list, "atom.xml"), place),
                feed(paths.feed(list, "rss.xml"), place),
                feed(paths.feed(list, "feed.json"), place));
    }

    private String feed(String path, PageLocation place) {
        return baseUrl().isPresent() ? absolute(path) : place.url(path);
    }

    private List<View.PageLink> pages(PageLocation place) {
        return site.pages().stream()
                .map(page -> new View.PageLink(page.title(), place.url(paths.of(SiteKey.page(page.id())))))
                .toList();
    }

    /** The absolute address of a file of the site; empty without a base address. */
    public String absolute(String path) {
        String file = path.equals(Paths.HOME) ? "" : Percent.encode(path);
        return baseUrl().map(base -> base + file).orElse("");
    }
}
