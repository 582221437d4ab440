package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.plan.Plan.Asking;
import io.github.emlogstatic.crawl.plan.Planner;
import io.github.emlogstatic.crawl.source.ChangeDetector;
import io.github.emlogstatic.crawl.source.KnownLists;
import io.github.emlogstatic.crawl.source.PageRecords;
import io.github.emlogstatic.crawl.source.Sweep.Swept;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.ListsRead;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.emlog.api.ListEntry;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the list of the home page does not show, on a blog that has nothing but pages: in its lists of categories,
 * months and tags, and in its sitemap. Once the articles of the home page's list are known, for these tell which lists can bring news.
 */
public final class HiddenArticles {

    private final CrawlContext context;
    private final Archive archive;
    private final PageRecords records;
    private final ChangeDetector catalogue;
    private final ArticleFetch articles;
    private final PageArticleFetch pages;
    private final RejectedUrls deadEnds;
    private final FurtherLists lists;
    private final SitemapArticles sitemap;
    private boolean complete;

    public HiddenArticles(
            CrawlContext context,
            PageRecords records,
            ChangeDetector catalogue,
            ArticleFetch articles,
            PageArticleFetch pages,
            RejectedUrls deadEnds) {
        this.context = context;
        this.archive = context.archive();
        this.records = records;
        this.catalogue = catalogue;
        this.articles = articles;
        this.pages = pages;
        this.deadEnds = deadEnds;
        this.sitemap = new SitemapArticles(context, records, catalogue, pages, deadEnds);
        this.lists = new FurtherLists(context, records.lists(), ListsRead.isAsIfNew(context));
    }

    /**
     * @param listed what the home page's list has shown; gets what is found
     * @param menu of the blog
     */
    public void fetch(Swept listed, List<Link> menu, SiteLoader loader) throws IOException {
        fromLists(listed, loader);
        sitemap.fetch(listed, menu);
        pages.askAll(List.of(), listed, catalogue);
        complete = lists.failed() == 0;
    }

    private void fromLists(Swept listed, SiteLoader loader) throws IOException {
        KnownLists known = new KnownLists(loader.articles(), records::categoryOf);
        List<ListEntry> found = records.further(lists.read(known, aliases()), listed.entries());
        found.forEach(entry -> listed.entries().put(entry.article().id(), entry));
        Plan plan = new Planner(context, false)
                .planFurther(found.stream().map(catalogue::change).toList());
        for (ArticleChange change : plan.fromList()) {
            articles.fromList(change);
        }
        pages.askAll(plan.articles().stream().map(Asking::change).toList(), listed, catalogue);
    }

    /** Aliases of categories, and those that may be a category's for all that is known. */
    private List<String> aliases() throws IOException {
        Set<String> certain = new HashSet<>();
        for (Category category : archive.categories()) {
            certain.add(category.alias());
        }
        Set<String> known = new HashSet<>();
        for (int id : archive.pageIds()) {
            archive.page(id).map(ArchivedPage::page).ifPresent(page -> known.add(page.url()));
        }
        return records.categoryAliases().stream()
                .filter(address -> !known.contains(address))
                .filter(address ->
                        certain.contains(address.replaceFirst("/$", "").replaceFirst("^.*/", ""))
                                || deadEnds.isDue(address))
                .toList();
    }

    /** Whether all lists could be read. */
    public boolean complete() {
        return complete;
    }

    /** Pages that are read and may be standalone pages, by address. */
    public Map<String, WebPage> pagesRead() {
        Map<String, WebPage> read = new HashMap<>(lists.maybePages());
        read.putAll(sitemap.standalone());
        return read;
    }

    /** Addresses of those among them that no menu leads to. */
    public Set<String> standalone() {
        return sitemap.standalone().keySet();
    }

    /** What was read, in words. */
    String told() {
        return lists.told() + sitemap.told();
    }

    /** What the completeness of a sweep rests on, in words. */
    public static String restsOn(Swept swept, Optional<HiddenArticles> hidden, Archive archive) {
        String more = hidden.map(read -> ", with " + read.told())
                .or(() -> ListsRead.last(archive)
                        .map(read -> ", with its lists of categories, months and tags and its sitemap as read on "
                                + read.at().toString().substring(0, 10)))
                .orElse("");
        return swept.restsOn() + more + ", and what its articles lead to; nothing counts them all";
    }
}
