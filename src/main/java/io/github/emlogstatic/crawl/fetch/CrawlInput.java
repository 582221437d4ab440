package io.github.emlogstatic.crawl.fetch;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.guard.Kind;
import io.github.emlogstatic.crawl.guard.Vanished;
import io.github.emlogstatic.crawl.plan.Plan;
import io.github.emlogstatic.crawl.source.BlogFetch;
import io.github.emlogstatic.crawl.source.Difference;
import io.github.emlogstatic.crawl.source.PageRecords;
import io.github.emlogstatic.crawl.source.Sweep.Swept;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a crawl knows before it fetches any text.
 *
 * @param site feed, home page and categories, as far as they were asked for
 * @param listed the entries of the blog's list
 * @param records puts articles together that no API lists
 */
public record CrawlInput(
        BlogFetch site,
        Blog blog,
        Optional<List<Category>> categories,
        Swept listed,
        Optional<PageRecords> records,
        Plan plan) {

    /** The list with what the articles' own pages have told. */
    public Swept settled() throws IOException {
        return records.isPresent() ? records.get().settled(listed) : listed;
    }

    /** Counts what is missing from what has been read so far: most often that is all that will be found to be missing. */
    public void count(CrawlContext context) throws IOException {
        Vanished vanished = context.vanished();
        Archive archive = context.archive();
        vanished.holds(Kind.ARTICLES, archive.articleCount());
        vanished.holds(Kind.PAGES, archive.pageIds().size());
        vanished.holds(Kind.COMMENTS, context.ledger().comments());
        if (records.isEmpty()) {
            vanished.count(Kind.ARTICLES, missing(archive).size());
        }
        if (categories.isPresent()) {
            count(
                    Kind.CATEGORIES,
                    Difference.ofCategories(archive.categories(), categories(listed, Map.of())),
                    vanished);
        }
        Optional<Blog> known = archive.blog();
        if (known.isPresent()) {
            count(Kind.MENU, Difference.ofLinks(known.get().navigation(), blog.navigation()), vanished);
            count(Kind.LINKS, Difference.ofLinks(known.get().links(), blog.links()), vanished);
        }
    }

    public static void count(Kind kind, Difference<?> difference, Vanished vanished) {
        vanished.holds(kind, difference.held());
        vanished.count(kind, difference.missing().size());
    }

    /** Articles that the list, where it was read to its end, does not show. */
    public SortedSet<Integer> missing(Archive archive) {
        SortedSet<Integer> missing = new TreeSet<>();
        if (listed.complete()) {
            missing.addAll(archive.articleIds());
            missing.removeAll(listed.entries().keySet());
            missing.removeAll(listed.leftOut());
        }
        return missing;
    }

    /**
     * As the API tells them, or else put together from articles and their pages.
     *
     * @param swept the articles
     * @param addresses of categories, by id, that the pages of listed articles show
     */
    public List<Category> categories(Swept swept, Map<Integer, String> addresses) throws IOException {
        return categories.isPresent() && site.isOfThisBlog(categories.get(), swept)
                ? categories.get()
                : site.categoriesOf(
                        swept, records.map(PageRecords::categoryLinks).orElse(List.of()), addresses);
    }
}
