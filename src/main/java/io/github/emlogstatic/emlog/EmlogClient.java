package io.github.emlogstatic.emlog;

import io.github.emlogstatic.config.BlogConfig;
import io.github.emlogstatic.config.CrawlConfig;
import io.github.emlogstatic.config.Secret;
import io.github.emlogstatic.emlog.api.ArticleReader;
import io.github.emlogstatic.emlog.api.Calls;
import io.github.emlogstatic.emlog.api.CategoryReader;
import io.github.emlogstatic.emlog.api.CommentReader;
import io.github.emlogstatic.emlog.api.Credentials;
import io.github.emlogstatic.emlog.api.Detail;
import io.github.emlogstatic.emlog.api.Envelope;
import io.github.emlogstatic.emlog.api.Fields;
import io.github.emlogstatic.emlog.api.LikeReader;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.api.ListPage;
import io.github.emlogstatic.emlog.api.Login;
import io.github.emlogstatic.emlog.api.NoteReader;
import io.github.emlogstatic.emlog.api.ShownComments;
import io.github.emlogstatic.emlog.api.VersionHint;
import io.github.emlogstatic.emlog.feed.Feed;
import io.github.emlogstatic.emlog.feed.FeedVisit;
import io.github.emlogstatic.emlog.feed.SitemapVisit;
import io.github.emlogstatic.emlog.http.BlogWeb;
import io.github.emlogstatic.emlog.http.Download;
import io.github.emlogstatic.emlog.http.Downloader;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.http.PublicAddress;
import io.github.emlogstatic.emlog.http.PublicWeb;
import io.github.emlogstatic.emlog.http.Redaction;
import io.github.emlogstatic.emlog.http.RobotsGate;
import io.github.emlogstatic.emlog.http.Transport;
import io.github.emlogstatic.emlog.http.Wanted;
import io.github.emlogstatic.emlog.page.PageClient;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.emlog.text.AnswerAddresses;
import io.github.emlogstatic.emlog.text.Avatar;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Like;
import io.github.emlogstatic.model.Note;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A blog's API. Safe for use by several threads; at most {@link CrawlConfig#connections()} requests are under way at
 * once. Every method throws {@link EmlogException} where the blog does not answer what was asked for.
 */
public final class EmlogClient implements AutoCloseable {

    /** Where the first entry of a list begins. */
    private static final Pattern ENTRY =
            Pattern.compile("\"articles\"\\s*:\\s*\\[\\s*\\{\\s*\"id\"\\s*:\\s*\"?(\\d{1,9})\\b");

    private final Transport transport;
    private final HttpUrl base;
    private final Calls calls;
    private final AnswerAddresses addresses;
    private final ArticleReader articles;
    private final Downloader downloader;
    private final Transport elsewhere;
    private final PageClient pages;
    private final SitemapVisit sitemaps;
    private final FeedVisit feeds;

    private final boolean listsArticles;

    /** The answer that finding the base gave, used for the first question after the number of articles. */
    private final AtomicReference<@Nullable Envelope> firstEntry;

    private final String versionHint;

    private final boolean givesProtected;

    private final boolean refusesUnknownIds;

    /** Whether {@code comment_list_simple} is missing, so that it is not asked for each time. */
    private final AtomicBoolean oldComments = new AtomicBoolean();

    private EmlogClient(
            Transport transport,
            Transport elsewhere,
            BaseAddress found,
            AnswerAddresses addresses,
            Credentials credentials)
            throws EmlogException {
        this.transport = transport;
        this.base = found.url();
        this.calls = new Calls(transport, base, credentials);
        this.addresses = addresses;
        this.articles = new ArticleReader(addresses);
        this.downloader = new Downloader(transport, base, false);
        this.elsewhere = elsewhere;
        boolean anyPage = authenticated() || transport.config().pages().ignoreRobots();
        RobotsGate gate = new RobotsGate(transport, base, anyPage);
        this.pages = new PageClient(transport, base, addresses, gate);
        this.sitemaps = new SitemapVisit(transport, base, addresses, gate);
        this.listsArticles = found.firstEntry().isPresent();
        this.feeds = new FeedVisit(transport, base, addresses, !listsArticles);
        this.firstEntry = new AtomicReference<>(found.firstEntry().orElse(null));
        this.versionHint = VersionHint.of(found.firstEntry());
        oldComments.set(VersionHint.isBeforeSimpleComments(found.firstEntry()));
        this.refusesUnknownIds = VersionHint.refusesUnknownIds(found.firstEntry());
        this.givesProtected = VersionHint.mayGiveProtected(found.firstEntry());
    }

    /**
     * Loads the library for HTTP, which takes as long as all that a quiet night asks for.
     *
     * @param secure with all that https needs
     */
    public static void prepare(boolean secure) {
        Transport.prepare(secure);
    }

    /**
     * Finds the blog: resolves its base address without credentials (following redirects such as {@code http} to
     * {@code https}), then signs in where {@link BlogConfig.Auth#LOGIN} is configured.
     *
     * @param address the address as configured; with or without the final slash
     */
    public static EmlogClient connect(String address, BlogConfig blog, CrawlConfig crawl) throws EmlogException {
        return connect(address, blog, new Transport(crawl, new BlogWeb(PublicAddress::is)::restrict));
    }

    static EmlogClient connect(String address, BlogConfig blog, Transport transport) throws EmlogException {
        return connect(address, blog, transport, PublicWeb.transport(transport.config()));
    }

    /** @param elsewhere to hosts that the blog's texts and comments name */
    static EmlogClient connect(String address, BlogConfig blog, Transport transport, Transport elsewhere)
            throws EmlogException {
        try {
            BaseAddress found = BaseAddress.find(transport, address);
            guardDowngrade(address, found.url(), blog);
            AnswerAddresses addresses = new AnswerAddresses(found.url(), aliases(address, found.url(), blog));
            Credentials credentials = blog.access().auth() == BlogConfig.Auth.LOGIN
                    ? Login.signIn(transport, found.url(), blog)
                    : Credentials.of(blog, Clock.systemUTC());
            EmlogClient client = new EmlogClient(transport, elsewhere, found, addresses, credentials);
            client.learnOwnAddress(found.firstEntry());
            return client;
        } catch (EmlogException e) {
            transport.close();
            elsewhere.close();
            throw e;
        }
    }

    /** As configured, and as typed where that is no page below the base. */
    private static List<String> aliases(String address, HttpUrl base, BlogConfig blog) {
        List<String> aliases = new ArrayList<>(blog.aliases());
        String typed = address.strip().replaceFirst("(?s)[?#].*", "").replaceFirst("(?i)/index\\.php$", "/");
        if (!new AnswerAddresses(base, List.of()).isOwn(typed)) {
            aliases.add(typed);
        }
        return aliases;
    }

    private static void guardDowngrade(String address, HttpUrl base, BlogConfig blog) throws EmlogException {
        boolean downgraded = address.strip().regionMatches(true, 0, "https:", 0, 6) && !base.isHttps();
        if (downgraded && blog.access().auth() != BlogConfig.Auth.NONE) {
            throw new EmlogException(
                    Reason.REFUSED,
                    Redaction.text(address) + " redirects to " + base
                            + ", where credentials would travel unprotected; use that address if this is what you want");
        }
    }

    /** Where addresses in the answers are not below the base, the feed tells what the blog calls its own. */
    private void learnOwnAddress(Optional<Envelope> firstAnswer) throws EmlogException {
        if (firstAnswer.isEmpty() || namesAnother(firstAnswer.get())) {
            feeds.ownAddress().ifPresent(addresses::learn);
        }
    }

    private boolean namesAnother(Envelope list) throws EmlogException {
        for (Fields entry : list.fields().required("articles", "article")) {
            if (!addresses.isOwn(entry.text("url"))) {
                return true;
            }
        }
        return false;
    }

    /** The base address in force, ending in {@code /}. */
    public String base() {
        return base.toString();
    }

    /** Which versions of emlog answer like this blog. */
    public String versionHint() {
        return versionHint;
    }

    /** Other addresses that are the same blog: as configured, as typed, and as the blog calls itself. */
    public List<String> aliases() {
        return addresses.aliases();
    }

    /**
     * Whether the blog's API gives the list of articles. None does before emlog 1.4.0, and before 2.5.8 a closed one does
     * not: then nothing but the blog's pages and its feed can be had.
     */
    public boolean listsArticles() {
        return listsArticles;
    }

    /**
     * Whether a protected text may come from {@link #detail} without its password, as from emlog 1.9: then only the page
     * itself tells that it is protected.
     */
    public boolean mayGiveProtected() {
        return givesProtected;
    }

    /** Whether there are credentials, so that methods that need them can be asked. */
    public boolean authenticated() {
        return !(calls.credentials() instanceof Credentials.None);
    }

    /** The exact number of public articles ({@code count=1}); empty before emlog 2.5.8, which does not tell. */
    public OptionalInt articleCount() throws EmlogException {
        Envelope first = firstEntry.getAndSet(null);
        if (first != null) {
            return page(first, Math.max(1, first.fields().number("page")), 1).totalPages();
        }
        ListPage newest = articles(1, 1);
        return (newest.tooLarge().isEmpty() ? newest : articles(2, 1)).totalPages();
    }

    /**
     * A page of the list of public articles.
     *
     * @param page from 1
     * @param count entries a page, at least 1
     * @throws EmlogException {@linkplain EmlogException#isTooMuch() too much} where a smaller page may come
     */
    public ListPage articles(int page, int count) throws EmlogException {
        try {
            return again(() -> page(calls.open("article_list", parameters("page", page, "count", count)), page, count));
        } catch (EmlogException e) {
            Matcher start = ENTRY.matcher(e.beginning());
            if (count > 1 || !start.find()) {
                throw e;
            }
            ListPage.TooLarge entry =
                    new ListPage.TooLarge(Integer.parseInt(start.group(1)), String.valueOf(e.getMessage()));
            return new ListPage(List.of(), Optional.of(entry), OptionalInt.empty());
        }
    }

    private ListPage page(Envelope envelope, int page, int count) throws EmlogException {
        Fields data = envelope.fields();
        List<ListEntry> entries = new ArrayList<>();
        for (Fields entry : data.required("articles", "article")) {
            entries.add(articles.entry(entry));
        }
        if (!data.has("total_pages")) {
            return new ListPage(List.copyOf(entries), Optional.empty(), OptionalInt.empty());
        }
        if (data.has("page") && data.number("page") != page || entries.size() > count) {
            throw EmlogException.other(envelope.where(), "another page of the list");
        }
        int total = entries.isEmpty() && page == 1 ? 0 : data.number("total_pages");
        return new ListPage(List.copyOf(entries), Optional.empty(), OptionalInt.of(total));
    }

    /**
     * An article or a standalone page, whole. Since emlog 2.5.1 each call adds a view to the owner's counter. Scheduled
     * ones are answered too; emlog 1.9 answers protected ones without their password: neither may be published.
     *
     * @param password of a protected article
     */
    public Detail detail(int id, Optional<Secret> password) throws EmlogException {
        return again(() -> detailOnce(id, password));
    }

    private Detail detailOnce(int id, Optional<Secret> password) throws EmlogException {
        Map<String, String> parameters = parameters("id", id);
        password.ifPresent(secret -> parameters.put("password", secret.value()));
        Envelope envelope = calls.open("article_detail", parameters);
        Fields data = envelope.fields();
        if (data.node().path("article").isTextual()
                && data.text("article").isEmpty()) { // before emlog 2.4 in place of an error
            if (refusesUnknownIds) {
                throw EmlogException.other(envelope.where(), "no article and no error");
            }
            throw new EmlogException(
                    Reason.NOT_FOUND, envelope.where() + " has no article; it is deleted, hidden or not published");
        }
        Detail detail = articles.detail(Fields.of(data.node().path("article"), envelope.where()));
        if (detail.article().id() != id) {
            throw EmlogException.other(
                    envelope.where(), "article " + detail.article().id());
        }
        return detail;
    }

    /** Asks, and asks once more where the answer is about something else: a cache may have mixed two answers up. */
    private static <T> T again(Question<T> question) throws EmlogException {
        try {
            return question.ask();
        } catch (EmlogException e) {
            if (e.reason() != Reason.OTHER) {
                throw e;
            }
            return question.ask();
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws EmlogException;
    }

    /** All categories, in the owner's order, parents before their children. */
    public List<Category> categories() throws EmlogException {
        return CategoryReader.read(calls.open("sort_list", Map.of()).fields());
    }

    /**
     * The visible comments of an article or page, pinned ones first, then oldest first, by the newest method that the
     * blog has. emlog before 2.2.8 has none, which is {@link Reason#NO_SUCH_METHOD}. An answer without any comment is
     * believed only where {@code comment_list}, which also tells replies to hidden comments, does not contradict it.
     * emlog answers nothing where threads of more than 255 levels are too deep for its JSON; {@code comment_list}, which is
     * flat, then tells them.
     *
     * @param counted how many comments the blog counts; 0 or less where that is not known
     * @param zone of the blog, for dates that are printed whole
     */
    public ShownComments comments(int id, int counted, ZoneId zone) throws EmlogException {
        return again(() -> {
            Optional<ShownComments> shown = simpleComments(id, zone);
            return shown.isPresent() && (counted <= 0 || !shown.get().threads().isEmpty())
                    ? shown.get()
                    : allComments(id, shown.isPresent(), counted, zone);
        });
    }

    /** Empty where the blog does not have the method, or has more than it can hold. */
    private Optional<ShownComments> simpleComments(int id, ZoneId zone) throws EmlogException {
        if (oldComments.get()) {
            return Optional.empty();
        }
        try {
            Envelope answer = calls.open("comment_list_simple", parameters("id", id));
            return Optional.of(new CommentReader(addresses, answer.at(), zone, id).nested(answer.fields()));
        } catch (EmlogException e) {
            if (e.reason() != Reason.NO_SUCH_METHOD && !e.isTooMuch()) {
                throw e;
            }
            oldComments.compareAndSet(false, !e.isTooMuch());
            return Optional.empty();
        }
    }

    /** @param second whether another method has shown none */
    private ShownComments allComments(int id, boolean second, int counted, ZoneId zone) throws EmlogException {
        Envelope answer;
        try {
            answer = calls.open("comment_list", parameters("id", id));
        } catch (EmlogException e) {
            throw second && e.reason() == Reason.NO_SUCH_METHOD
                    ? noneOf(counted, calls.base().toString())
                    : e;
        }
        Fields data = answer.fields();
        if (counted > 0 && data.required("comments", "comment").isEmpty()) {
            throw noneOf(counted, answer.where());
        }
        return new CommentReader(addresses, answer.at(), zone, id).flat(data);
    }

    private static EmlogException noneOf(int counted, String where) {
        return EmlogException.other(where, "no comment, and the blog counts " + counted);
    }

    /** The likes of an article, newest first. emlog before 2.3.18 has none: {@link Reason#NO_SUCH_METHOD}. */
    public List<Like> likes(int id, ZoneId zone) throws EmlogException {
        return again(() -> {
            Envelope answer = calls.open("like_list", parameters("id", id));
            return LikeReader.read(answer.fields(), id, addresses, answer.at(), zone);
        });
    }

    /** Public notes, pinned ones first, then newest first; needs credentials; empty past the end. */
    public List<Note> notes(int page, int count, ZoneId zone) throws EmlogException {
        if (!authenticated()) {
            throw new EmlogException(
                    Reason.UNAUTHORIZED, base + ": notes need a key or a login; set EMLOG_API_KEY or leave them out");
        }
        Envelope answer = calls.signed("note_list", parameters("page", page, "count", count));
        return NoteReader.read(answer.fields(), answer.at(), zone);
    }

    /**
     * A page of the blog as its visitors see it; sends no credentials. An article's page adds a view. A page that does
     * not exist is {@link Reason#NOT_FOUND}; one that the blog's {@code robots.txt} closes, to whoever has no key for
     * the blog, is {@link Reason#ROBOTS}.
     *
     * @param address relative to the base; empty for the home page
     */
    public WebPage page(String address) throws EmlogException {
        return pages.page(address);
    }

    /** Tells that the blog's pages end with {@code </html>}: one that does not is no answer from now on. */
    public void expectPagesToEnd() {
        pages.expectEnd();
    }

    /** Whether a page has ended with {@code </html>}, or that was expected. */
    public boolean pagesEnd() {
        return pages.hasSeenEnd();
    }

    /**
     * The addresses of the blog that its sitemaps name, relative to the base: of articles, pages, lists. Empty where there
     * is no sitemap, or {@code robots.txt} closes it; what is found of a broken one is as good as the whole.
     */
    public Optional<Set<String>> sitemap() throws EmlogException {
        return sitemaps.read();
    }

    /** The blog's own feed. */
    public Feed feed() throws EmlogException {
        return feeds.feed();
    }

    /**
     * Fetches an upload into a new temporary file of that directory. Sends no credentials. A file that cannot be
     * written is an {@link java.io.UncheckedIOException}.
     *
     * @param url absolute, or a decoded path relative to the base
     */
    public Download download(String url, Path temporary, Wanted wanted) throws EmlogException {
        return downloader.fetch(url, temporary, wanted);
    }

    /**
     * Fetches a picture from another host likewise: over http and https, from the public internet only, whatever names
     * and redirects say, and nothing but a picture.
     *
     * @param url absolute
     */
    public Download image(String url, Path temporary, Wanted wanted) throws EmlogException {
        return new Downloader(elsewhere, base, true).fetch(url, temporary, wanted);
    }

    /**
     * Fetches a commenter's picture likewise. The message of an error names nothing but the host.
     *
     * @param maxBytes more is refused
     */
    public Download avatar(Avatar avatar, Path temporary, long maxBytes) throws EmlogException {
        String address = avatar.address().toString();
        Transport where = addresses.isOwn(address) ? transport : elsewhere;
        try {
            return new Downloader(where, base, true).fetch(address, temporary, Wanted.whole(maxBytes));
        } catch (EmlogException e) {
            throw new EmlogException(e.reason(), avatar.host()); // e, as a cause, would be printed with the address
        }
    }

    /**
     * Requests sent so far, by API method; {@code rss}, {@code media}, {@code login}, {@code sitemap}, and {@code base} (which finds the
     * blog) for the others.
     */
    public Map<String, Integer> requests() {
        return transport.sent();
    }

    /** Gives up the connections. */
    @Override
    public void close() {
        transport.close();
        elsewhere.close();
    }

    private static Map<String, String> parameters(String name, int value) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put(name, Integer.toString(value));
        return parameters;
    }

    private static Map<String, String> parameters(String name, int value, String other, int otherValue) {
        Map<String, String> parameters = parameters(name, value);
        parameters.put(other, Integer.toString(otherValue));
        return parameters;
    }
}
