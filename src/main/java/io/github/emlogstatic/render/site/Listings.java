package io.github.emlogstatic.render.site;

import io.github.emlogstatic.address.LinkedPage;
import io.github.emlogstatic.address.Route;
import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.render.site.Listing.Heading;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All lists of articles, by key. Immutable. */
public final class Listings {

    private final Map<SiteKey, Listing> listings = new LinkedHashMap<>();
    private final Paths paths;
    private final String blogAddress;
    private final int perPage;

    public Listings(Site site, SiteIndex index, Paths paths, Dates dates, int perPage) {
        this.paths = paths;
        this.blogAddress = site.blog().address();
        this.perPage = Math.max(1, perPage);
        addHome(site);
        site.categories().forEach(category -> addCategory(category, index));
        site.names().moved().forEach((former, key) -> {
            if (key.kind() == SiteKey.Kind.CATEGORY) {
                nameFeeds(former);
            }
        });
        index.byTag().forEach((tag, list) -> {
            Heading heading = new Heading("tag", tag, site.descriptionOfTag(tag));
            add(SiteKey.tag(tag), heading, Route.Tag.named(tag).in(UrlMode.DYNAMIC), list);
        });
        index.byAuthor().forEach((id, list) -> {
            Author author = index.author(id).orElse(Author.unknown(id));
            Heading heading =
                    new Heading("author", author.name().isEmpty() ? "#" + id : author.name(), author.description());
            add(SiteKey.author(id), heading, new Route.Author(id).in(UrlMode.DYNAMIC), list);
        });
        index.byMonth().forEach((month, list) -> {
            SiteKey key = SiteKey.month(month);
            Heading heading = new Heading("month", dates.yearMonth(month), "");
            add(key, heading, new Route.Month(key.name()).in(UrlMode.DYNAMIC), list);
        });
        index.byYear().forEach((year, list) -> {
            Heading heading = new Heading("year", dates.year(year), "");
            String base = paths.year(year);
            put(new Listing(SiteKey.year(year), base, paths.listFolder(base), heading, "", List.of(), paging(list)));
        });
    }

    private void addHome(Site site) {
        boolean apart = site.homePage().isPresent();
        put(new Listing(
                SiteKey.HOME,
                apart ? paths.generated("posts.html") : Paths.HOME,
                paths.generated("list"),
                new Heading(apart ? "list" : "home", "", apart ? "" : homeDescription(site.blog())),
                blogAddress + (apart ? "posts" : ""),
                pinned(site.articles(), Article::top),
                paging(site.articles())));
    }

    private static String homeDescription(Blog blog) {
        return blog.profile().description().isEmpty()
                ? blog.description()
                : blog.profile().description();
    }

    private void addCategory(Category category, SiteIndex index) {
        SiteKey key = SiteKey.category(category.id());
        String base = paths.of(key);
        nameFeeds(base);
        List<Article> list = index.inCategory(category.id());
        put(new Listing(
                key,
                base,
                paths.listFolder(base),
                new Heading("category", category.name(), category.description()),
                blogAddress + new Route.Category(category.id()).in(UrlMode.DYNAMIC),
                pinned(list, Article::categoryTop),
                paging(list)));
    }

    private void nameFeeds(String base) {
        Paths.FEEDS.forEach(feed -> paths.feed(base, feed));
    }

    /** @param address the address of the list, relative to the blog */
    private void add(SiteKey key, Heading heading, String address, List<Article> list) {
        String base = paths.of(key);
        put(new Listing(key, base, paths.listFolder(base), heading, blogAddress + address, List.of(), paging(list)));
    }

    private void put(Listing listing) {
        listings.put(listing.key(), listing);
    }

    private Paging<Article> paging(List<Article> articles) {
        return new Paging<>(articles, perPage);
    }

    /** The pinned articles, at most one page of them. */
    private List<Article> pinned(List<Article> articles, Predicate<Article> isPinned) {
        return articles.stream().filter(isPinned).limit(perPage).toList();
    }

    /** The list of all articles, whether it is the home page or not. */
    public Listing home() {
        return of(SiteKey.HOME);
    }

    Listing of(SiteKey key) {
        Listing listing = listings.get(key);
        if (listing == null) {
            throw new IllegalArgumentException("the site has no list of " + key);
        }
        return listing;
    }

    public Collection<Listing> all() {
        return Collections.unmodifiableCollection(listings.values());
    }

    /** The file that a link inside the blog leads to, if the site has it. */
    public Optional<String> path(LinkedPage target) {
        if (target.key().equals(SiteKey.HOME) && target.page() <= 1) {
            return Optional.of(Paths.HOME);
        }
        SiteKey key = target.key().equals(SiteKey.POSTS) ? SiteKey.HOME : target.key();
        if (key.isPost()) {
            return paths.find(key);
        }
        return Optional.ofNullable(listings.get(key)).map(listing -> listing.pageFromNewest(target.page()));
    }
}
