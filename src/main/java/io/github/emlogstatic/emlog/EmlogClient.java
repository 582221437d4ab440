package io.github.emlogstatic.emlog;

import io.github.emlogstatic.address.BlogFile;
import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.HttpConfig;
import io.github.emlogstatic.emlog.api.ApiClient;
import io.github.emlogstatic.emlog.api.Calls;
import io.github.emlogstatic.emlog.api.Credentials;
import io.github.emlogstatic.emlog.api.Login;
import io.github.emlogstatic.emlog.feed.BlogFeed;
import io.github.emlogstatic.emlog.feed.FeedClient;
import io.github.emlogstatic.emlog.feed.SitemapClient;
import io.github.emlogstatic.emlog.http.BlogWeb;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.PublicAddress;
import io.github.emlogstatic.emlog.http.PublicWeb;
import io.github.emlogstatic.emlog.http.RobotsGate;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.media.Download;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.emlog.media.Downloader;
import io.github.emlogstatic.emlog.page.PageClient;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.Avatar;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * A connection to one blog: its API, its pages, its feed, its sitemaps and its files. Safe for use by several threads; at
 * most {@link HttpConfig#connections()} requests are under way at once. Every method throws {@link EmlogException} if the
 * blog does not answer what was asked for.
 */
public final class EmlogClient implements FileSource, AutoCloseable {

    private final Transport transport;
    private final Transport elsewhere;
    private final HttpUrl base;
    private final AddressReader addresses;
    private final boolean listsArticles;
    private final ApiClient api;
    private final RobotsGate gate;
    private final PageClient pages;
    private final SitemapClient sitemaps;
    private final FeedClient feeds;

    private EmlogClient(
            Transport transport,
            Transport elsewhere,
            BaseAddress found,
            AddressReader addresses,
            Credentials credentials)
            throws EmlogException {
        this.transport = transport;
        this.elsewhere = elsewhere;
        this.base = found.url();
        this.addresses = addresses;
        this.listsArticles = found.firstEntry().isPresent();
        this.api = new ApiClient(new Calls(transport, base, credentials), addresses, found.firstEntry());
        boolean anyPage = api.authenticated() || transport.config().ignoreRobots();
        this.gate = new RobotsGate(transport, base, anyPage);
        this.pages = new PageClient(transport, base, addresses, gate);
        this.sitemaps = new SitemapClient(transport, base, addresses, gate);
        this.feeds = new FeedClient(transport, base, addresses, !listsArticles);
    }

    /**
     * Loads the HTTP library ahead of time. Loading takes as long as all requests of a run with nothing new.
     *
     * @param secure whether https will be used
     */
    public static void prepare(boolean secure) {
        Transport.prepare(secure);
    }

    /**
     * Finds the blog and connects to it. Resolves the base address without credentials (following redirects such as
     * {@code http} to {@code https}), then signs in if {@link BlogConfig.Auth#LOGIN} is configured. Refuses a redirect to
     * another host if there are credentials or article passwords, unless the host is the typed one or an alias.
     *
     * @param address as configured, with or without the final slash
     */
    public static EmlogClient connect(String address, BlogConfig blog, HttpConfig http) throws EmlogException {
        return connect(address, blog, new Transport(http, new BlogWeb(Dns.SYSTEM, PublicAddress::is)::restrict));
    }

    static EmlogClient connect(String address, BlogConfig blog, Transport transport) throws EmlogException {
        return connect(address, blog, transport, PublicWeb.transport(transport.config()));
    }

    /** @param elsewhere sends requests to other hosts, which texts and comments of the blog name */
    static EmlogClient connect(String address, BlogConfig blog, Transport transport, Transport elsewhere)
            throws EmlogException {
        try {
            BaseAddress found = BaseAddress.find(transport, address);
            RedirectGuard.check(address, found.url(), blog);
            AddressReader addresses = new AddressReader(found.url(), aliases(address, found.url(), blog));
            Credentials credentials = blog.access().auth() == BlogConfig.Auth.LOGIN
                    ? Login.signIn(transport, found.url(), blog)
                    : Credentials.of(blog, Clock.systemUTC());
            EmlogClient client = new EmlogClient(transport, elsewhere, found, addresses, credentials);
            client.learnOwnAddress();
            return client;
        } catch (EmlogException e) {
            transport.close();
            elsewhere.close();
            throw e;
        }
    }

    /** The configured aliases, and the typed address unless it is below the base. */
    private static List<String> aliases(String address, HttpUrl base, BlogConfig blog) {
        List<String> aliases = new ArrayList<>(blog.aliases());
        String typed = address.strip().replaceFirst("(?s)[?#].*", "").replaceFirst("(?i)/index\\.php$", "/");
        if (!new AddressReader(base, List.of()).isOwn(typed)) {
            aliases.add(typed);
        }
        return aliases;
    }

    /** The feed shows the address that the blog calls its own, if the answers of the API use another or there are none. */
    private void learnOwnAddress() {
        if (!api.usesOwnAddresses()) {
            feeds.ownAddress().ifPresent(addresses::learn);
        }
    }

    /** Sets the blog's own address, ending in {@code /}, if this asks a server of its archive. */
    public void standFor(String address) {
        addresses.standFor(address);
    }

    /** The base address in force, ending in {@code /}. */
    public String base() {
        return base.toString();
    }

    /** Other addresses of the same blog: configured, typed, or from the blog's feed. */
    public List<String> aliases() {
        return addresses.aliases();
    }

    /**
     * Whether the blog's API gives the list of articles. emlog before 1.4.0 has no API, and emlog before 2.5.8 gives no list
     * while its API is closed. Such a blog can be read from its pages and its feed.
     */
    public boolean listsArticles() {
        return listsArticles;
    }

    public ApiClient api() {
        return api;
    }

    /**
     * A page of the blog as its visitors see it, requested without credentials. An article's page adds a view.
     *
     * @param address relative to the base; empty for the home page
     * @throws EmlogException {@link Reason#NOT_FOUND} if the page does not exist; {@link Reason#ROBOTS} if the blog's
     *     {@code robots.txt} forbids the page and there is no key for the blog
     */
    public WebPage page(String address) throws EmlogException {
        return pages.page(address);
    }

    /**
     * The time by the clock of the blog's server, as the pages of this run show it. This machine's clock may be wrong.
     */
    public Optional<Instant> clock() {
        return pages.clock();
    }

    /** From now on pages are read without the elements that these selectors find. */
    public void leaveOut(List<String> parts) {
        pages.leaveOut(parts);
    }

    /** From now on a page without {@code </html>} counts as cut off. */
    public void expectPagesToEnd() {
        pages.expectEnd();
    }

    /** Whether a page had {@code </html>} at its end, or {@link #expectPagesToEnd} was called. */
    public boolean pagesEnd() {
        return pages.hasSeenEnd();
    }

    /**
     * The addresses of the blog in its sitemaps, relative to the base: articles, pages, lists. Empty if there is no sitemap
     * or {@code robots.txt} forbids it. A damaged sitemap gives what can be read of it.
     */
    public Optional<Set<String>> sitemap() throws EmlogException {
        return sitemaps.read();
    }

    /** The blog's own feed. */
    public BlogFeed feed() throws EmlogException {
        return feeds.feed();
    }

    @Override
    public boolean hasCopy(String address) {
        return false;
    }

    @Override
    public boolean mayGive(String address) {
        return true;
    }

    @Override
    public Download download(String url, Path temporary, DownloadConditions wanted) throws EmlogException {
        return Downloader.ofFiles(transport, base).fetch(url, temporary, wanted);
    }

    @Override
    public Download besideUploads(String address, Path temporary, DownloadConditions wanted) throws EmlogException {
        Downloader downloader = Downloader.ofFiles(transport, base);
        if (!BlogFile.isPicture(address)) {
            gate.pass(downloader.address(address));
        }
        return downloader.fetch(address, temporary, wanted);
    }

    @Override
    public Download image(String url, Path temporary, DownloadConditions wanted) throws EmlogException {
        return Downloader.ofPictures(elsewhere, base).fetch(url, temporary, wanted);
    }

    @Override
    public Download avatar(Avatar avatar, Path temporary, long maxBytes) throws EmlogException {
        String address = avatar.address().toString();
        Transport where = addresses.isOwn(address) ? transport : elsewhere;
        try {
            return Downloader.ofPictures(where, base).fetch(address, temporary, DownloadConditions.whole(maxBytes));
        } catch (EmlogException e) {
            throw new EmlogException(e.reason(), avatar.host()); // the cause would be printed with the address
        }
    }

    /** After this time without a byte a request fails. */
    public Duration timeout() {
        return transport.config().timeout();
    }

    /**
     * The number of requests sent so far: by API method, and as {@code base} (to find the blog), {@code page},
     * {@code robots}, {@code rss}, {@code sitemap}, {@code media} and {@code login}.
     */
    public Map<String, Integer> requests() {
        return transport.sent();
    }

    @Override
    public void close() {
        transport.close();
        elsewhere.close();
    }
}
