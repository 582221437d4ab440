package io.github.emlogstatic.crawl.page;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.SiteLoader;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.AnswerReceiver;
import io.github.emlogstatic.crawl.answer.ArticleAnswer.ListedOnly;
import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.page.LastRead.Part;
import io.github.emlogstatic.crawl.plan.Abilities;
import io.github.emlogstatic.crawl.plan.ArticleChange;
import io.github.emlogstatic.crawl.plan.ChangeDetector;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.plan.Planner;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.page.WebPage;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds articles that the home page's list does not show, in the lists of categories, months and tags and in the
 * sitemap. It runs after the articles of the home page's list are read, because these tell which lists may show others.
 */
public final class UnlistedArticles {

    private final CrawlContext context;
    private final PageRecords records;
    private final ChangeDetector changes;
    private final PageArticles pages;
    private final AnswerReceiver receiver;
    private final OtherLists lists;
    private final SitemapArticles sitemap;

    public UnlistedArticles(
            Visitor visitor, PageRecords records, ChangeDetector changes, PageArticles pages, AnswerReceiver receiver) {
        this.context = visitor.context();
        this.records = records;
        this.changes = changes;
        this.pages = pages;
        this.receiver = receiver;
        this.sitemap = new SitemapArticles(visitor, records, changes, pages);
        this.lists = new OtherLists(visitor, records.lists(), LastRead.isAsIfNew(Part.LISTS, context));
    }

    /**
     * @param home ids of the articles in the home page's list
     * @param menu the blog's menu
     * @param abilities the abilities of the source
     */
    public void fetch(Set<Integer> home, List<Link> menu, SiteLoader loader, Abilities abilities) throws IOException {
        ListCounts known = new ListCounts(loader.articles(), records.categories()::idOf);
        List<ListEntry> found = records.further(lists.read(known, aliases()), home);
        Plan plan = new Planner(context, abilities)
                .planArticles(found.stream().map(changes::change).toList());
        for (ArticleChange change : plan.fromList()) {
            receiver.receive(new ListedOnly(change));
        }
        pages.readAll(plan.asked(), changes);
        sitemap.fetch(menu);
        pages.readAll(List.of(), changes);
    }

    /** Aliases of categories, and addresses that may be such aliases. */
    private List<String> aliases() throws IOException {
        Set<String> certain =
                context.archive().categories().stream().map(Category::alias).collect(Collectors.toSet());
        Set<String> known = context.archive().pages().stream().map(Page::url).collect(Collectors.toSet());
        return records.categoryAliases().stream()
                .filter(address -> !known.contains(address))
                .filter(address -> certain.contains(Segments.last(address.replaceFirst("/$", "")))
                        || context.rejected().isDue(address))
                .toList();
    }

    /** Whether all lists could be read. */
    public boolean complete() {
        return lists.failed() == 0;
    }

    /** Pages that were read and may be standalone pages, by address. */
    public Map<String, WebPage> pagesRead() {
        Map<String, WebPage> read = new HashMap<>(lists.maybePages());
        read.putAll(sitemap.standalone());
        return read;
    }

    /** The addresses of those pages that the menu does not link to. */
    public Set<String> standalone() {
        return sitemap.standalone().keySet();
    }

    /** A text that says what was read. */
    String told() {
        return lists.told() + sitemap.told();
    }

    /** A text that says why the list is complete. */
    public static String restsOn(ListingResult listing, Optional<UnlistedArticles> unlisted, Archive archive) {
        String more = unlisted.map(read -> ", with " + read.told())
                .or(() -> LastRead.of(Part.LISTS, archive)
                        .map(read -> ", with its lists of categories, months and tags and its sitemap as read on "
                                + read.at().toString().substring(0, 10)))
                .orElse("");
        return listing.restsOn() + more + ", and what its articles lead to; nothing counts them all";
    }
}
