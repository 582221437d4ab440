package io.github.emlogstatic.render.view;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.LinkIndex;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ContentConfig;
import io.github.emlogstatic.content.formula.Formulas;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.content.rewrite.HtmlRewriter;
import io.github.emlogstatic.content.target.CodeLook;
import io.github.emlogstatic.content.target.Policy;
import io.github.emlogstatic.files.Fingerprint;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.output.plan.PlannedFile.Reads;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.site.Listings;
import io.github.emlogstatic.render.site.PageLocation;
import io.github.emlogstatic.render.site.Paths;
import io.github.emlogstatic.render.site.SealedArticles;
import io.github.emlogstatic.render.site.SiteIndex;
import io.github.emlogstatic.render.site.SiteUploads;
import io.github.emlogstatic.render.template.Templates;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.theme.ThemeException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;

/** Everything that the planners share, put together once for a site. Safe for several threads. */
public final class RenderContext {

    /** The site without what encrypted articles hide. */
    public final Site site;

    public final SiteUploads uploads;
    public final SealedArticles sealed;
    public final Config config;

    // What the site has, and where.
    public final SiteIndex index;
    public final Paths paths;
    public final Listings listings;

    // How pages show it.
    public final Dates dates;
    public final MediaAddresses uploaded;
    public final Cards cards;
    public final TitledCovers covers;
    public final ContentRenderer content;
    public final PageFrame frame;
    public final PageHeads heads;

    private final Theme theme;
    private final BlogAddresses addresses;
    private @Nullable GroupFingerprints groups;
    private final CompletableFuture<String> links;
    private @Nullable Templates templates;

    /** @param encryptable the ids of the protected articles that can be encrypted */
    public RenderContext(
            Site whole, SiteUploads uploads, Config config, Theme theme, Set<Integer> encryptable, Formulas formulas) {
        this.sealed = new SealedArticles(whole, encryptable, config.site().content());
        this.site = sealed.shown();
        this.uploads = uploads;
        CompletableFuture<LinkIndex> linked = CompletableFuture.supplyAsync(() -> LinkIndex.of(whole));
        this.config = config;
        this.theme = theme;
        this.dates = new Dates(config.site().language(), site.blog().zone());
        this.index = new SiteIndex(site);
        this.paths = new Paths(site);
        this.listings = new Listings(site, index, paths, dates, config.site().perPage());
        String notes = paths.generated("notes.html");
        paths.listFolder(notes);
        this.addresses = BlogAddresses.of(site.blog());
        ShownUploads shown = new ShownUploads(uploads, config.media());
        this.uploaded = new MediaAddresses(shown, addresses);
        this.cards =
                new Cards(index, paths, uploaded, site.bodies(), config.site().language());
        this.covers =
                new TitledCovers(theme, config.site(), paths, cards, site.blog().name());
        this.content = new ContentRenderer(
                HtmlRewriter.of(addresses, policy(config.site().content()), formulas, codeLook()),
                new PageLinks(
                        addresses,
                        linked.join(),
                        listings::path,
                        site.notes().isEmpty() ? Optional.empty() : Optional.of(notes),
                        paths.generated("rss.xml")),
                shown,
                theme.column());
        this.frame = new PageFrame(site, config, theme, paths, parts());
        this.heads = new PageHeads(config, frame);
        paths.complete();
        this.links = CompletableFuture.supplyAsync(() -> LinkTargets.fingerprint(whole, listings));
    }

    private PageParts parts() {
        return new PageParts(
                new Menu(site, paths, content, addresses),
                new SiteWideLists(site, index, paths, cards),
                uploads.find(ExternalImages.ofIcon(site.blog().profile().favicon(), addresses)),
                HomeScreen.of(index, uploaded, paths),
                content);
    }

    /** The templates. They are loaded for the first page, so that a run with nothing to render reads none. */
    private synchronized Templates templates() throws ThemeException {
        if (templates == null) {
            templates = Templates.of(
                    theme,
                    config.site().language(),
                    dates,
                    paths.asset(""),
                    frame.baseUrl().orElse(""));
        }
        return templates;
    }

    /** Refuses a theme that lacks the layout of a page that the site has. */
    public void requireLayouts() throws ThemeException {
        List<String> more = new ArrayList<>();
        if (frame.hasNotes()) {
            more.add("notes");
        }
        if (frame.hasLinks()) {
            more.add("links");
        }
        Templates.require(theme, more);
    }

    public Texts texts() throws ThemeException {
        return templates().texts();
    }

    public synchronized GroupFingerprints groups() {
        if (groups == null) {
            groups = new GroupFingerprints(this);
        }
        return groups;
    }

    /** The fingerprint of everything that links inside the blog lead to. */
    public String linksFingerprint() {
        return links.join();
    }

    /** The fingerprint of the names of all pages, and of the lists. */
    public String addressesFingerprint() {
        Fingerprint hidden = new Fingerprint();
        sealed.all().forEach(article -> hidden.add(article.id()));
        return Fingerprint.of(linksFingerprint(), hidden.end());
    }

    private static Policy policy(ContentConfig content) {
        return content.trustsHtml() ? Policy.trusting(content.iframes()) : Policy.safe(content.iframes());
    }

    private CodeLook codeLook() {
        return new CodeLook(
                number("codeNumbers"),
                number("codeFold"),
                lines -> Uncheck.get(() -> texts().find("codeLines", lines).orElse(String.valueOf(lines))));
    }

    /** A theme without the option has 0. */
    private int number(String option) {
        return theme.options().get(option) instanceof Number number ? number.intValue() : 0;
    }

    /** The absolute address of a cover, for other sites that show it; empty without a cover. */
    public String image(String cover) {
        if (uploaded.isLost(cover)) {
            return "";
        }
        return frame.baseUrl()
                .map(base -> uploaded.url(cover, new PageLocation("", base)))
                .orElseGet(() -> uploaded.atBlog(cover));
    }

    /** The cover of an article, else the picture that was drawn in the colour of its category. */
    public String image(Article article) {
        if (!article.cover().isEmpty() && !uploaded.isLost(article.cover()) || !theme.hasAsset(covers.plain(article))) {
            return image(article.cover());
        }
        return frame.absolute(covers.path(article).orElseGet(() -> paths.asset(covers.plain(article))));
    }

    /** The absolute address at the blog, of an address as the archive has it. */
    public Optional<String> addressAtBlog(String url) {
        return addresses.absolute(url);
    }

    /** The address of the page at the blog; empty if the blog no longer exists. */
    public String originalUrl(String url) {
        return frame.isRetired() ? "" : addressAtBlog(url).orElse("");
    }

    /**
     * Makes a page from a layout.
     *
     * @param layouts the first of these that the theme has is used
     * @param own variables in addition to those of every layout
     */
    public ByteBuffer render(
            List<String> layouts, PageLocation place, View.PageHead head, Map<String, Object> own, Reads reads)
            throws IOException {
        Map<String, Object> variables = frame.variables(place, head, texts(), reads);
        variables.putAll(own);
        return templates().render(layouts, place, variables, frame.steady(place, head, texts()), reads);
    }
}
