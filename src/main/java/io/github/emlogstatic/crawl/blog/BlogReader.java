package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.plan.Difference;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.feed.BlogFeed;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.page.CategoryLink;
import io.github.emlogstatic.emlog.page.HomePage;
import io.github.emlogstatic.emlog.page.ListedArticle;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.commons.io.function.IOSupplier;

/**
 * Reads what belongs to the blog as a whole, from its feed and home page: name, time zone and menu.
 */
public final class BlogReader {

    private static final String DEFAULT_ZONE = "+08:00";

    private final EmlogClient emlog;
    private final CrawlContext context;
    private final Optional<Blog> known;
    private final Optional<BlogFeed> feed;
    private final Optional<FrontPages> front;
    private final Optional<HomePage> home;

    private BlogReader(
            EmlogClient emlog,
            CrawlContext context,
            Optional<Blog> known,
            Optional<BlogFeed> feed,
            Optional<FrontPages> front) {
        this.emlog = emlog;
        this.context = context;
        this.known = known;
        this.feed = feed;
        this.front = front;
        this.home = front.flatMap(FrontPages::told);
    }

    /**
     * Reads the feed, and the home page.
     *
     * @param feed gives the blog's feed
     * @param readHome whether to read the home page, too
     */
    public static BlogReader read(EmlogClient emlog, IOSupplier<BlogFeed> feed, CrawlContext context, boolean readHome)
            throws IOException {
        Optional<Blog> known = context.archive().blog();
        Optional<BlogFeed> told = readFeed(emlog, feed, context, known);
        Optional<FrontPages> front = readHome ? readHome(emlog, context, known, told) : Optional.empty();
        return new BlogReader(emlog, context, known, told, front);
    }

    /**
     * The blog. Configured values win over the feed's, and these over archived ones.
     *
     * @param address the blog's present address
     */
    public Blog blog(String address) throws IOException {
        return new Blog(
                address,
                aliases(address),
                context.config()
                        .blog()
                        .facts()
                        .name()
                        .or(() -> feed.map(BlogFeed::name))
                        .or(() -> told(HomePage::name))
                        .or(() -> known.map(Blog::name))
                        .orElse(address),
                feed.map(BlogFeed::description)
                        .or(() -> told(HomePage::subtitle))
                        .or(() -> known.map(Blog::description))
                        .orElse(""),
                context.config().blog().facts().timeZone().or(this::zone).orElse(DEFAULT_ZONE),
                links(HomePage::navigation, known.map(Blog::navigation).orElse(List.of())),
                links(HomePage::links, known.map(Blog::links).orElse(List.of())),
                home.isPresent()
                        ? profile(home.get())
                        : known.map(Blog::profile).orElse(BlogProfile.NONE));
    }

    /**
     * The archived name of the zone stays if the feed tells its offset, which may be another in summer. A backup or an
     * earlier configuration told the name.
     */
    private Optional<String> zone() {
        Optional<String> offset = feed.flatMap(BlogFeed::offset);
        Optional<ZoneOffset> then = known.map(blog -> blog.zone().getRules())
                .map(rules -> feed.flatMap(BlogFeed::newest)
                        .map(date -> rules.getOffset(date))
                        .orElseGet(() -> rules.getOffset(context.now())));
        boolean stays = offset.isEmpty() || offset.map(ZoneOffset::of).equals(then);
        return stays ? known.map(Blog::timeZone) : offset;
    }

    /** The articles of the feed. */
    public List<ListedArticle> newest() {
        return feed.map(BlogFeed::articles).orElse(List.of());
    }

    /** The page that begins the list of articles, or else the home page, if this run read it. */
    public Optional<WebPage> listPage() {
        return front.map(pages -> pages.list().orElse(pages.home()));
    }

    /** Links to categories, and perhaps to other lists, on the home page. */
    public List<CategoryLink> categoryLinks() {
        return home.map(HomePage::categoryLinks).orElse(List.of());
    }

    /** The data of the home page, if this run read it. */
    public Optional<HomePage> homePage() {
        return home;
    }

    /** The blog, whose home may be a standalone page that was found only in this run; empty if no home page was read. */
    public Optional<Blog> settled(Blog blog) throws IOException {
        if (home.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(blog.profile().homePage() == 0 ? blog.withHomePage(homePageId()) : blog);
    }

    private static List<String> names(CrawlContext context, Optional<Blog> known, Optional<BlogFeed> feed) {
        List<String> names = new ArrayList<>();
        context.config().blog().facts().name().ifPresent(names::add);
        feed.map(BlogFeed::name).ifPresent(names::add);
        known.map(Blog::name).ifPresent(names::add);
        return names;
    }

    private static Optional<FrontPages> readHome(
            EmlogClient emlog, CrawlContext context, Optional<Blog> known, Optional<BlogFeed> feed) throws IOException {
        List<String> names = names(context, known, feed);
        List<Link> links = known.map(Blog::links).orElse(List.of());
        try {
            FrontPages pages = SecondLook.of(
                    emlog.base(),
                    () -> FrontPages.read(emlog, context.archive(), names, links),
                    read -> known.flatMap(blog -> read.told().map(shown -> missingLinks(blog, shown)))
                            .orElse(List.of()));
            WebPage page = pages.home();
            boolean ours = page.jump().isPresent() || page.identity().isOfBlog(names);
            if (!ours) {
                context.problems()
                        .add(
                                "the blog's home page cannot be read",
                                emlog.base(),
                                "it shows another site: neither the blog's name nor a link into it. A network that wants a login"
                                        + " first? The next run asks again");
                return Optional.empty();
            }
            return Optional.of(pages);
        } catch (EmlogException e) {
            context.problems().add("the blog's home page cannot be read", emlog.base(), e);
            return Optional.empty();
        }
    }

    /** Archived menu entries and links that the page does not show. */
    private static List<Link> missingLinks(Blog known, HomePage shown) {
        List<Link> missing = new ArrayList<>();
        links(shown.navigation(), known.navigation())
                .ifPresent(now -> missing.addAll(
                        Difference.ofLinks(known.navigation(), now).missing()));
        links(shown.links(), known.links())
                .ifPresent(now ->
                        missing.addAll(Difference.ofLinks(known.links(), now).missing()));
        return missing;
    }

    private Optional<String> told(Function<HomePage, String> what) {
        return home.map(what).filter(text -> !text.isEmpty());
    }

    private List<Link> links(Function<HomePage, List<Link>> which, List<Link> known) {
        return home.map(which)
                .flatMap(shown -> links(shown, known))
                .map(shown -> KnownMarks.on(shown, known))
                .orElse(known);
    }

    /**
     * Returns the links that a page shows; empty if it shows none of several, because a new theme may have a menu that
     * cannot be read. If there was a single one, it may be gone.
     */
    private static Optional<List<Link>> links(List<Link> shown, List<Link> known) {
        return shown.isEmpty() && known.size() > 1 ? Optional.empty() : Optional.of(shown);
    }

    private BlogProfile profile(HomePage home) throws IOException {
        return home.profile().withHomePage(homePageId());
    }

    private int homePageId() throws IOException {
        return front.isPresent() ? StandaloneHome.id(front.get().home(), context.archive()) : 0;
    }

    /**
     * Other addresses of the blog, with those that it moved from, but without the address of a server for an archive.
     */
    private List<String> aliases(String address) {
        List<String> told = new ArrayList<>(context.config().blog().aliases());
        told.addAll(emlog.aliases());
        Set<String> aliases = OtherAddresses.of(address, told, known);
        aliases.remove(emlog.base());
        return List.copyOf(aliases);
    }

    private static Optional<BlogFeed> readFeed(
            EmlogClient emlog, IOSupplier<BlogFeed> asked, CrawlContext context, Optional<Blog> known)
            throws IOException {
        try {
            BlogFeed answer = asked.get();
            boolean another = !answer.own()
                    && known.filter(blog -> !blog.name().equals(answer.name())).isPresent();
            if (another) {
                throw EmlogException.other(emlog.base() + "rss.php", "the feed of another blog");
            }
            return Optional.of(answer);
        } catch (EmlogException e) {
            context.problems().add("the blog's feed cannot be read", emlog.base() + "rss.php", e);
            return Optional.empty();
        }
    }
}
