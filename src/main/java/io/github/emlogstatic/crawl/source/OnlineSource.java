package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.address.UrlMode;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.crawl.answer.CommentsAnswer;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.blog.ApiCategories;
import io.github.emlogstatic.crawl.blog.BlogAuthors;
import io.github.emlogstatic.crawl.blog.BlogReader;
import io.github.emlogstatic.crawl.blog.CategoryTree;
import io.github.emlogstatic.crawl.blog.GoneCategories;
import io.github.emlogstatic.crawl.list.ApiListing;
import io.github.emlogstatic.crawl.page.LastRead;
import io.github.emlogstatic.crawl.page.LastRead.Part;
import io.github.emlogstatic.crawl.page.LearntPages;
import io.github.emlogstatic.crawl.page.PageThreads;
import io.github.emlogstatic.crawl.page.Visitor;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.DueDiscussion;
import io.github.emlogstatic.crawl.source.ArticleSource.Opening;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.FileSource;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.page.CategoryLink;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A living blog. Feed, home page and files are read in the same way, whether articles come from the API or from pages.
 */
public abstract sealed class OnlineSource implements ArticleSource permits ApiSource, PageSource {

    final EmlogClient emlog;
    final CrawlContext context;
    final ChangeDetector changes;
    final BlogReader blogReader;
    final Blog blog;
    final Visitor visitor;
    final PageThreads threads;

    /** What earlier runs learnt about the blog's pages. */
    final PageLayout remembered;

    private final boolean homeIsDue;
    private ListingResult listing = ListingResult.part(Map.of());

    OnlineSource(OpenBlog open) {
        this.emlog = open.emlog();
        this.context = open.context();
        this.changes = open.changes();
        this.blogReader = open.reader();
        this.blog = open.blog();
        this.remembered = LearntPages.layout(context);
        this.visitor = new Visitor(emlog, context, blog.zone());
        this.threads = new PageThreads(visitor, remembered);
        this.homeIsDue = open.homeIsDue();
    }

    /** Opens the blog. Its answers decide whether the API, its pages or both are read. */
    public static Opening of(EmlogClient emlog) {
        FirstAnswers first = FirstAnswers.of(emlog);
        return (context, changes, loader, address, moved) -> {
            LearntPages.tellEnds(emlog, context);
            emlog.leaveOut(context.config().crawl().selectors().without());
            OptionalInt total = emlog.listsArticles() ? emlog.api().articleCount() : OptionalInt.empty();
            boolean homeIsDue = moved || LastRead.isDue(Part.HOME, context);
            // without an API, the home page is the list of articles
            boolean readHome = homeIsDue
                    || !emlog.listsArticles()
                    || context.archive().blog().isEmpty();
            BlogReader blogReader = BlogReader.read(emlog, first.feed(), context, readHome);
            OpenBlog open = new OpenBlog(emlog, context, changes, blogReader, blogReader.blog(address), homeIsDue);
            ApiCategories told = ApiCategories.ask(emlog, first.categories(), context);
            if (!emlog.listsArticles()) {
                return new PagesOnlySource(open, loader);
            }
            ApiListing listing = new ApiListing(emlog, context, changes, total);
            return told.apiClosed() ? new ClosedApiSource(open, listing) : new ApiSource(open, told, listing);
        };
    }

    @Override
    public final Instant asOf() {
        return context.now();
    }

    @Override
    public final Blog blog() {
        return blog;
    }

    /** If the list cannot be read, the run goes on without it, unless the archive is empty. */
    @Override
    public final ListingResult list(boolean whole) throws EmlogException {
        try {
            listing = read(whole);
        } catch (EmlogException e) {
            if (context.archive().articleCount() == 0) {
                throw e;
            }
            context.problems().missed("the list of articles cannot be read", emlog.base(), e);
        }
        return listing;
    }

    /** Reads the list as {@link #list} says. */
    abstract ListingResult read(boolean whole) throws EmlogException;

    /** The list as {@link #list} has read it; without entries if it could not be read. */
    final ListingResult listing() {
        return listing;
    }

    @Override
    public ListingResult settled() throws IOException {
        return listing.without(visitor.deleted());
    }

    @Override
    public final List<Author> authors(Collection<ListEntry> entries) throws IOException {
        return new BlogAuthors(emlog, context, blogReader.homePage()).from(entries);
    }

    /**
     * The categories that the list, the home page and articles name, with those that were known before.
     *
     * @param listing entries of articles, which name their categories
     * @param onPages links to categories on the articles' pages
     * @param addresses addresses of categories by id, as the articles' pages show them
     */
    final List<Category> categoriesNamed(
            ListingResult listing, List<CategoryLink> onPages, Map<Integer, String> addresses) throws IOException {
        CategoryTree tree = new CategoryTree(context.archive().categories());
        tree.addEntries(listing.entries().values());
        List<CategoryLink> links = new ArrayList<>(blogReader.categoryLinks());
        links.addAll(onPages);
        tree.addLinks(links, addresses);
        tree.addAddresses(addresses);
        if (listing.complete() && readHome()) {
            tree.forgetRenamed();
        }
        if (listing.complete() && homeIsDue) {
            new GoneCategories(emlog).forget(tree);
        }
        return tree.inOrder();
    }

    private boolean readHome() {
        return blogReader.homePage().isPresent();
    }

    @Override
    public final Optional<Blog> settledBlog() throws IOException {
        return blogReader.settled(blog);
    }

    @Override
    public final boolean iconIsDue() {
        return readHome() && homeIsDue;
    }

    @Override
    public final FileSource files() {
        return emlog;
    }

    @Override
    public final Map<String, Integer> requests() {
        return emlog.requests();
    }

    @Override
    public final int views() {
        return visitor.views();
    }

    @Override
    public void save() throws IOException {
        if (iconIsDue()) {
            LastRead.now(Part.HOME, true, context);
        }
        LearntPages.saveEnds(emlog, context);
    }

    /** The comments on the page of an article or standalone page; empty if it asks for a password. */
    final Optional<CommentsAnswer> commentsOnPage(DueDiscussion due) throws IOException {
        int id = due.id();
        if (due.page()) {
            Optional<Page> page = context.archive().page(id).map(ArchivedPage::page);
            String address = page.map(Page::url).orElse(UrlMode.DYNAMIC.post(id));
            return threads.at(id, address, page.map(Page::title).orElse(""));
        }
        String title = context.archive()
                .article(id)
                .map(known -> known.article().title())
                .orElse("");
        return threads.at(id, address(id), title);
    }

    /** The archived address of an article. */
    final String address(int id) throws IOException {
        return context.archive().article(id).map(known -> known.article().url()).orElse(UrlMode.DYNAMIC.post(id));
    }

    /** The form of addresses for standalone pages without a known address: that of the articles. */
    final UrlMode urlMode() throws IOException {
        Optional<UrlMode> configured = context.config().blog().facts().urlMode();
        if (configured.isPresent()) {
            return configured.get();
        }
        Map<Integer, String> addresses = new HashMap<>();
        settled()
                .entries()
                .forEach(
                        (id, entry) -> addresses.put(entry.id(), entry.article().url()));
        return UrlMode.of(addresses);
    }
}
