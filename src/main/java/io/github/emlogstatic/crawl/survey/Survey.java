package io.github.emlogstatic.crawl.survey;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.feed.BlogFeed;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.emlog.page.HomePage;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Category;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** A first look at a blog with about six requests: what it is, what can be fetched, and what that costs. */
public final class Survey {

    private static final int SAMPLE = 100;
    private static final int A_PAGE_OF_THE_BLOG = 10;

    /** The assumed size of an upload. The real size is not known before the download. */
    private static final long BYTES_AN_UPLOAD = 200 << 10;

    private final EmlogClient emlog;
    private final OptionalInt total;
    private final List<ListEntry> newest;
    private final List<ListEntry> mostCommented;
    private final Optional<BlogFeed> feed;
    private final Optional<WebPage> page;
    private final Optional<HomePage> home;
    private final Optional<List<Category>> categories;
    private final boolean refusesKey;
    private final Duration aRequest;
    private boolean closed;

    private Survey(EmlogClient emlog) throws EmlogException {
        long start = System.nanoTime();
        this.emlog = emlog;
        this.total = emlog.listsArticles() ? emlog.api().articleCount() : OptionalInt.empty();
        this.newest = emlog.listsArticles() ? emlog.api().articles(1, SAMPLE).entries() : List.of();
        this.mostCommented = newest.size() == SAMPLE ? mostCommented() : List.of();
        this.feed = feed();
        this.page = page();
        this.home = page.map(WebPage::home);
        this.categories = sortList();
        this.refusesKey = refusesKey();
        this.aRequest = Duration.ofNanos(System.nanoTime() - start).dividedBy(requests());
    }

    /** Looks at the blog. */
    public static Survey of(EmlogClient emlog) throws EmlogException {
        return new Survey(emlog);
    }

    private List<ListEntry> mostCommented() throws EmlogException {
        return emlog.api().mostCommented(SAMPLE).entries();
    }

    private Optional<BlogFeed> feed() {
        try {
            return Optional.of(emlog.feed());
        } catch (EmlogException e) {
            return Optional.empty(); // the run reports what is missing
        }
    }

    private Optional<WebPage> page() {
        try {
            return Optional.of(emlog.page("")).filter(shown -> shown.jump().isEmpty());
        } catch (EmlogException e) {
            return Optional.empty(); // the run reports what is missing
        }
    }

    private Optional<List<Category>> sortList() {
        if (!emlog.listsArticles()) {
            closed = true;
            return Optional.empty();
        }
        try {
            return Optional.of(emlog.api().categories());
        } catch (EmlogException e) {
            closed = e.reason() == Reason.API_CLOSED;
            return Optional.empty(); // the run reports what is missing
        }
    }

    /** Whether the blog refuses the key. Notes are asked for, because most keys are set for these. */
    private boolean refusesKey() {
        if (closed || !emlog.api().hasKey()) {
            return false;
        }
        try {
            emlog.api().notes(1, 1, ZoneOffset.UTC);
            return false;
        } catch (EmlogException e) {
            return e.reason() == Reason.UNAUTHORIZED; // the run reports everything else
        }
    }

    public String address() {
        return emlog.base();
    }

    /** Other addresses of the same blog. */
    public List<String> aliases() {
        return emlog.aliases();
    }

    /** The blog's name, or empty. */
    public String name() {
        return feed.map(BlogFeed::name).or(() -> home.map(HomePage::name)).orElse("");
    }

    /** The blog's subtitle, or empty. */
    public String description() {
        return feed.map(BlogFeed::description)
                .or(() -> home.map(HomePage::subtitle))
                .orElse("");
    }

    /** The time zone offset of the blog's dates; empty if unknown. */
    public Optional<String> timeZone() {
        return feed.flatMap(BlogFeed::offset);
    }

    /** The version of emlog, as far as its answers tell. */
    public String version() {
        return emlog.api().version().range();
    }

    /** Whether the API is closed, so that it gives at most the list of articles. */
    public boolean apiClosed() {
        return closed;
    }

    /** Whether a key is set, and the blog takes another one. */
    public boolean keyRefused() {
        return refusesKey;
    }

    /** The folder name of the blog's theme, or empty. */
    public String theme() {
        return page.map(WebPage::theme).orElse("");
    }

    /** The address of the newest article, relative to the base, or empty. */
    public String example() {
        return newest.stream()
                .map(entry -> entry.article().url())
                .findFirst()
                .or(() -> page.stream()
                        .flatMap(shown -> shown.list(1).articles().stream())
                        .map(ListedArticle::address)
                        .findFirst())
                .orElse("");
    }

    /** The URL mode as emlog's settings call it; empty if the blog has no article. */
    public String urlMode() {
        String address = example();
        OptionalInt id = Route.post(address);
        if (address.isEmpty() || id.isEmpty() || !UrlMode.isNumbered(address, id.getAsInt())) {
            return address.isEmpty() ? "" : address.contains("/") ? "category" : "alias";
        }
        return switch (UrlMode.of(Map.of(id.getAsInt(), address))) {
            case DYNAMIC -> "dynamic";
            case STATIC, SHORT_STATIC -> "static";
            case FOLDER, SHORT_FOLDER -> "folder";
        };
    }

    /** The number of public articles; empty if unknown. */
    public OptionalInt articles() {
        return total.isEmpty() && emlog.listsArticles() && newest.size() < SAMPLE
                ? OptionalInt.of(newest.size())
                : total;
    }

    /**
     * The largest possible number of articles: the exact number if known, else the highest id of the newest articles.
     */
    public OptionalInt articlesAtMost() {
        return articles().isPresent() ? articles() : highestNumber();
    }

    /** The highest id that the home page and the feed show. The first article may be an old one that is pinned. */
    private OptionalInt highestNumber() {
        return Stream.concat(
                        page.stream().flatMap(shown -> shown.list(1).articles().stream()),
                        feed.stream().flatMap(told -> told.articles().stream()))
                .map(listed -> Route.post(listed.address()))
                .filter(OptionalInt::isPresent)
                .mapToInt(OptionalInt::getAsInt)
                .max();
    }

    /** The number of categories. Without an API it is the number that the home page or the newest articles name. */
    public int categories() {
        return categories
                .map(List::size)
                .orElseGet(() -> Math.max(linksToCategories(), (int) newest.stream()
                        .map(entry -> entry.article().categoryId())
                        .filter(id -> id > 0)
                        .distinct()
                        .count()));
    }

    private int linksToCategories() {
        return (int) home.stream()
                .flatMap(shown -> shown.categoryLinks().stream())
                .filter(link -> mayBeCategory(link.address()))
                .count();
    }

    /** Other links of the menu do not count. The alias of an article or a page may end in {@code .html}. */
    private static boolean mayBeCategory(String address) {
        return Route.of(address) instanceof Route.Category || Route.isAlias(address) && !address.endsWith(".html");
    }

    /** The number of top-level menu entries. */
    public int menuEntries() {
        return links(HomePage::navigation);
    }

    /** The number of friend links on the home page. */
    public int friendLinks() {
        return links(HomePage::links);
    }

    private int links(Function<HomePage, ? extends List<?>> which) {
        return home.map(which).map(List::size).orElse(0);
    }

    /** The number of requests sent so far. */
    private int requests() {
        return emlog.requests().values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * The estimated cost of a first run.
     *
     * @param requests the number of requests to the blog
     * @param bytes size of the archive; 0 if unknown
     * @param time duration, if the blog keeps answering at the present speed
     */
    public record Cost(int requests, long bytes, Duration time) {}

    /**
     * Estimates the cost of a first run from the newest articles; empty if the number of articles is unknown.
     *
     * @param connections number of parallel requests
     */
    public Optional<Cost> firstRun(int connections) {
        if (articlesAtMost().isEmpty()) {
            return Optional.empty();
        }
        int articles = articlesAtMost().getAsInt();
        SampledArticles sample =
                new SampledArticles(articles, newest, mostCommented, BlogAddresses.of(emlog.base(), emlog.aliases()));
        int lists = articles / (emlog.listsArticles() ? SAMPLE : A_PAGE_OF_THE_BLOG);
        int uploads = sample.uploads();
        int requests = requests() + lists + articles + (closed ? 0 : sample.discussions()) + uploads;
        // The archive keeps each text as HTML and as source.
        long bytes = 2L * sample.bytes() + uploads * BYTES_AN_UPLOAD;
        return Optional.of(
                new Cost(requests, bytes, aRequest.multipliedBy(requests).dividedBy(connections)));
    }
}
