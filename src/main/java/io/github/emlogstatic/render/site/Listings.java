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
import java.time.YearMonth;
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
        List<Article> top = pinned(site.articles(), Article::top);
        boolean apart = site.homePage().isPresent();
        String home = apart ? paths.generated("posts.html") : Paths.HOME;
        String description = apart ? "" : homeDescription(site.blog());
        add(SiteKey.HOME, apart ? "list" : "home", home, "", description, apart ? "posts" : "", top, site.articles());
        site.categories().forEach(category -> addCategory(category, index));
        index.byTag().forEach((tag, list) -> {
            SiteKey key = SiteKey.tag(tag);
            add(key, "tag", paths.of(key), tag, "", Route.Tag.named(tag).in(UrlMode.DYNAMIC), List.of(), list);
        });
        index.byAuthor().forEach((id, list) -> {
            SiteKey key = SiteKey.author(id);
            Author author = index.author(id).orElse(new Author(id, "", "", ""));
            String address = new Route.Author(id).in(UrlMode.DYNAMIC);
            add(key, "author", paths.of(key), author.name(), author.description(), address, List.of(), list);
        });
        index.byMonth().forEach((month, list) -> addMonth(month, list, dates));
        index.byYear()
                .forEach((year, list) ->
                        add(SiteKey.year(year), "year", paths.year(year), dates.year(year), "", "", List.of(), list));
    }

    private static String homeDescription(Blog blog) {
        return blog.profile().description().isEmpty()
                ? blog.description()
                : blog.profile().description();
    }

    private void addCategory(Category category, SiteIndex index) {
        SiteKey key = SiteKey.category(category.id());
        List<Article> list = index.inCategory(category.id());
        List<Article> pinned = pinned(list, Article::categoryTop);
        String address = new Route.Category(category.id()).in(UrlMode.DYNAMIC);
        for (String feed : Paths.FEEDS) {
            paths.feed(paths.of(key), feed);
        }
        add(key, "category", paths.of(key), category.name(), category.description(), address, pinned, list);
    }

    private void addMonth(YearMonth month, List<Article> list, Dates dates) {
        SiteKey key = SiteKey.month(month);
        String address = new Route.Month(key.name()).in(UrlMode.DYNAMIC);
        add(key, "month", paths.of(key), dates.yearMonth(month), "", address, List.of(), list);
    }

    private void add(
            SiteKey key,
            String kind,
            String base,
            String title,
            String description,
            String address,
            List<Article> pinned,
            List<Article> articles) {
        String atBlog = address.isEmpty() && !key.equals(SiteKey.HOME) ? "" : blogAddress + address;
        String folder = key.equals(SiteKey.HOME) ? paths.generated("list") : paths.listFolder(base);
        Paging<Article> paging = new Paging<>(articles, perPage);
        listings.put(key, new Listing(key, kind, base, folder, title, description, atBlog, pinned, paging));
    }

    /** The pinned articles, at most one page of them. */
    private List<Article> pinned(List<Article> articles, Predicate<Article> isPinned) {
        return articles.stream().filter(isPinned).limit(perPage).toList();
    }

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

    public Iterable<Listing> all() {
        return listings.values();
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
