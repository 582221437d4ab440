package io.github.emlogstatic.crawl;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.Sweep.Swept;
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
record Found(
        BlogFetch site,
        Blog blog,
        Optional<List<Category>> categories,
        Swept listed,
        Optional<PageRecords> records,
        Plan plan) {

    /** The list with what the articles' own pages have told. */
    Swept settled() throws IOException {
        return records.isPresent() ? records.get().settled(listed) : listed;
    }

    /** Counts what is missing from what has been read so far: most often that is all that will be found to be missing. */
    void count(Means means) throws IOException {
        Vanished vanished = means.vanished();
        Archive archive = means.archive();
        vanished.holds(Kind.ARTICLES, archive.articleCount());
        vanished.holds(Kind.PAGES, archive.pageIds().size());
        vanished.holds(Kind.COMMENTS, means.ledger().comments());
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

    static void count(Kind kind, Difference<?> difference, Vanished vanished) {
        vanished.holds(kind, difference.held());
        vanished.count(kind, difference.missing().size());
    }

    /** Articles that the list, where it was read to its end, does not show. */
    SortedSet<Integer> missing(Archive archive) {
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
    List<Category> categories(Swept swept, Map<Integer, String> addresses) throws IOException {
        return categories.isPresent() && site.isOfThisBlog(categories.get(), swept)
                ? categories.get()
                : site.categoriesOf(
                        swept, records.map(PageRecords::categoryLinks).orElse(List.of()), addresses);
    }
}
