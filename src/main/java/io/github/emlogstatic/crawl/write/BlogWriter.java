package io.github.emlogstatic.crawl.write;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.index.ArchivePaths;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.guard.CountedKind;
import io.github.emlogstatic.crawl.media.IconFetch;
import io.github.emlogstatic.crawl.media.References;
import io.github.emlogstatic.crawl.plan.Difference;
import io.github.emlogstatic.crawl.source.ArticleSource;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes what belongs to the blog as a whole: its name, menu and links, its categories, authors and icon. Entries that the
 * blog no longer shows are kept in {@code private/}.
 */
public final class BlogWriter {

    private final CrawlContext context;
    private final ArticleSource source;
    private final References references;
    private final Archive archive;
    private final Blog blog;
    private final Difference<Link> menu;
    private final Difference<Link> links;

    public BlogWriter(CrawlContext context, ArticleSource source, References references) throws IOException {
        this.context = context;
        this.source = source;
        this.references = references;
        this.archive = context.archive();
        Optional<Blog> before = archive.blog();
        boolean comesBack = archive.damage().isOf(ArchivePaths.BLOG);
        List<Link> knownMenu = before.map(Blog::navigation).orElse(List.of());
        List<Link> knownLinks = before.map(Blog::links).orElse(List.of());
        Blog told = source.blog();
        this.blog = told.withLinks(
                withOnlyOne(CountedKind.MENU, knownMenu, told.navigation()),
                withOnlyOne(CountedKind.LINKS, knownLinks, told.links()));
        this.menu = Difference.ofLinks(comesBack ? blog.navigation() : knownMenu, blog.navigation());
        this.links = Difference.ofLinks(comesBack ? blog.links() : knownLinks, blog.links());
    }

    /** Returns the links. If the only link of the archive is missing for the first time, it stays among them. */
    private List<Link> withOnlyOne(CountedKind kind, List<Link> known, List<Link> told) {
        Difference<Link> difference = Difference.ofLinks(known, told);
        List<String> gone = difference.missing().stream().map(Link::url).toList();
        return new DoubtfulLosses(context).keepsOnly(kind, difference.before().size(), gone) ? both(known, told) : told;
    }

    private static <T> List<T> both(List<T> known, List<T> told) {
        return Stream.concat(known.stream(), told.stream()).toList();
    }

    /** Writes name, menu and links. */
    public void writeBlog() throws IOException {
        keep("menu.json", Link.class, menu);
        keep("links.json", Link.class, links);
        references.links(blog.links());
        archive.writeBlog(blog);
    }

    /** Moves what a list loses to {@code private/}, and removes from there what the list shows again. */
    private <T> void keep(String path, Class<T> type, Difference<T> difference) throws IOException {
        archive.privateFolder().takeBack(path, type, difference::shows);
        archive.privateFolder().keepRemoved(path, type, Removed.of(difference.missing(), context.now()));
    }

    /** Compares the archived categories with the blog's. */
    public Difference<Category> compareCategories(ListingResult listing) throws IOException {
        List<Category> known = archive.categories();
        List<Category> now = source.categories(listing).stream()
                .map(category -> category.withSettingsOf(known))
                .toList();
        List<String> gone = Difference.ofCategories(known, now).missing().stream()
                .map(category -> String.valueOf(category.id()))
                .toList();
        List<Category> kept = new DoubtfulLosses(context).keepsOnly(CountedKind.CATEGORIES, known.size(), gone)
                ? both(known, now)
                : now;
        references.categories(kept);
        return Difference.ofCategories(archive.damage().isOf(ArchivePaths.CATEGORIES) ? kept : known, kept);
    }

    public void writeCategories(Difference<Category> categories) throws IOException {
        keep(ArchivePaths.CATEGORIES, Category.class, categories);
        archive.writeCategories(categories.now());
    }

    /** Writes what is known only after articles and pages were read: the blog's home and icon, and its authors. */
    public void writeRest(ListingResult listing) throws IOException {
        fetchIcon();
        Optional<Blog> settled = source.settledBlog();
        if (settled.isPresent()) {
            archive.writeBlog(settled.get().withLinks(blog.navigation(), blog.links()));
        }
        archive.writeAuthors(source.authors(listing.entries().values()));
        references.authors(archive.authors());
    }

    private void fetchIcon() throws IOException {
        Config config = context.config();
        String icon =
                config.blog().profile().meta().favicon().orElse(blog.profile().favicon());
        references.icon(icon);
        if (source.iconIsDue()) {
            new IconFetch(source.files(), archive, config.media()).fetch(icon, BlogAddresses.of(blog));
        }
    }

    /** Former addresses of the blog. */
    public List<String> aliases() {
        return blog.aliases();
    }

    public Count menu() {
        return menu.count();
    }

    public Count links() {
        return links.count();
    }
}
