package io.github.emlogstatic.export.blog;

import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.LinkIndex;
import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.archive.record.ArchivedText;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The blog that is exported: what its readers see, and what {@code private/} holds of articles that were asked for by
 * their ids. Safe for several threads.
 */
public final class ExportedBlog {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);
    private static final DateTimeFormatter LOCAL_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private final Archive archive;
    private final Config config;
    private final Site site;
    private final BlogAddresses addresses;
    private final LinkIndex links;
    private final PrivateEntries privateEntries;
    private final List<Article> locked;
    private final Map<SiteKey, ExportedEntry> entries = new LinkedHashMap<>();
    private final ExportedUploads uploads;

    private ExportedBlog(
            Archive archive, Config config, Site site, PrivateEntries privateEntries, List<Article> locked) {
        this.archive = archive;
        this.config = config;
        this.site = site;
        this.addresses = BlogAddresses.of(site.blog());
        this.links = LinkIndex.of(site);
        this.privateEntries = privateEntries;
        this.locked = locked;
        this.uploads = new ExportedUploads(archive, config);
        site.articles().stream()
                .map(article -> new ExportedEntry(article, false))
                .forEach(this::add);
        site.pages().stream().map(ExportedEntry::of).forEach(this::add);
    }

    private void add(ExportedEntry entry) {
        entries.put(entry.key(), entry);
    }

    /**
     * Reads what an archive holds, and every file of it once, to see whether it is whole.
     *
     * @param privateIds the ids of articles and pages in {@code private/} that are exported, too
     * @throws DamagedException if the archive is damaged
     * @throws RefusedException if it holds nothing private of such an id
     */
    public static ExportedBlog of(Config config, Collection<Integer> privateIds) throws IOException {
        Path directory = config.archive();
        Verification verification = Verification.of(directory);
        if (!verification.damage().isEmpty()) {
            throw new DamagedException(directory + ": the archive is damaged, "
                    + verification.damage().get(0) + "; verify lists all that is off, and nothing was exported");
        }
        Archive archive = Archive.read(directory);
        Site all = SiteLoader.withoutTexts(archive, directory.resolve("state/none"))
                .load();
        PrivateEntries privateEntries = PrivateEntries.of(archive, privateIds);
        List<Article> articles = new ArrayList<>(privateEntries.articles());
        List<Article> locked = new ArrayList<>();
        for (Article article : all.articles()) {
            if (!privateEntries.holds(article.id())) {
                (article.needsPassword() ? locked : articles).add(article);
            }
        }
        articles.sort(Article.NEWEST_FIRST);
        List<Page> pages = new ArrayList<>(privateEntries.pages());
        all.pages().stream().filter(page -> !privateEntries.holds(page.id())).forEach(pages::add);
        return new ExportedBlog(archive, config, with(all, config, articles, pages), privateEntries, locked);
    }

    private static Site with(Site all, Config config, List<Article> articles, List<Page> pages) {
        return all.toBuilder()
                .articles(articles)
                .pages(pages)
                .build()
                .shownWith(
                        config.blog().profile().over(all.blog()),
                        config.blog().profile().over(all.authors()));
    }

    public Site site() {
        return site;
    }

    /** A date of the blog with its offset: {@code 2020-02-20T15:12:00+08:00}. */
    public String date(LocalDateTime date) {
        return DATE.format(date.atZone(site.blog().zone()));
    }

    /** A date of the blog without its offset: {@code 2020-02-20 15:12:00}. */
    public String localDate(LocalDateTime date) {
        return LOCAL_DATE.format(date);
    }

    /** A moment, in the blog's time zone. */
    public String date(Instant moment) {
        return DATE.format(moment.atZone(site.blog().zone()));
    }

    /** An address of the blog in its absolute form. */
    public String address(String url) {
        return addresses.absolute(url).orElse(site.blog().address());
    }

    /** The address of the exported site: {@code baseUrl}, or else the blog's own address. */
    public String siteAddress() {
        return config.site().baseUrl().orElse(site.blog().address());
    }

    /** The path of that address. It begins and ends in a slash. */
    public String sitePath() {
        return path(siteAddress());
    }

    /** The path of the blog's own address. It begins and ends in a slash. */
    public String blogPath() {
        return path(site.blog().address());
    }

    private static String path(String address) {
        String path = URI.create(address).getRawPath();
        return path == null || path.isEmpty() ? "/" : BlogAddress.folder(path);
    }

    BlogAddresses addresses() {
        return addresses;
    }

    /**
     * The target of a menu entry if the export has nothing at its address. An entry that only holds others keeps its
     * {@code #}, and a {@code mailto:} address stays.
     */
    public Optional<String> elsewhere(String url) {
        return url.equals("#") || BlogAddress.isContact(url) ? Optional.of(url) : addresses.absolute(url);
    }

    /** What an address leads to, if that is exported. */
    public Optional<LinkedPage> find(String address) {
        return address.isEmpty() ? Optional.of(new LinkedPage(SiteKey.HOME, 1, "")) : links.find(address);
    }

    public Config config() {
        return config;
    }

    /** Articles and pages, newest first. */
    public List<ExportedEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** The article or the page of a key, if it is exported. */
    public Optional<ExportedEntry> entry(SiteKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Whether it is the page that the blog shows as its home page. */
    public boolean isHome(ExportedEntry entry) {
        return entry.isPage() && site.blog().profile().homePage() == entry.id();
    }

    /** Protected articles, which are left out. */
    public List<Article> locked() {
        return locked;
    }

    /** The text. One that leads elsewhere begins with that address, because no reader of the blog sees the text itself. */
    public Body body(ExportedEntry entry) throws IOException {
        Body text = privateEntries.bodies().get(entry.id());
        if (text != null) {
            return text;
        }
        Optional<? extends ArchivedText> archived = archived(entry);
        if (archived.isEmpty()) {
            return Body.EMPTY;
        }
        Body body = archived.get().body();
        String link = archived.get().settings().link();
        return link.isEmpty() ? body : new Body(link(link) + body.content(), "", body.excerpt(), body.excerptSource());
    }

    private Optional<? extends ArchivedText> archived(ExportedEntry entry) throws IOException {
        return entry.isPage() ? archive.page(entry.id()) : archive.article(entry.id());
    }

    private static String link(String address) {
        StringBuilder escaped = new StringBuilder();
        HtmlFragment.escapeAttribute(address, escaped);
        return "<p><a href=\"" + escaped + "\">" + escaped + "</a></p>\n";
    }

    /** The settings of an entry, which only a backup tells. Those of private entries are not exported. */
    public ArticleSettings settings(ExportedEntry entry) throws IOException {
        Optional<? extends ArchivedText> archived = archived(entry);
        return archived.isPresent() ? archived.get().settings() : ArticleSettings.NONE;
    }

    /** Whether visitors of the blog cannot read it. */
    public boolean isPrivate(ExportedEntry entry) {
        return privateEntries.holds(entry.id());
    }

    public List<Comment> comments(ExportedEntry entry) throws IOException {
        return isPrivate(entry)
                ? archive.privateFolder().comments(entry.id())
                : site.bodies().comments(entry.id());
    }

    public ExportedUploads uploads() {
        return uploads;
    }
}
