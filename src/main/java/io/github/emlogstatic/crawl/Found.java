package io.github.emlogstatic.crawl;

import io.github.emlogstatic.crawl.Sweep.Swept;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * As the API tells them, or else put together from articles and their pages.
     *
     * @param swept the articles
     * @param addresses of categories, by id, that the pages of listed articles show
     */
    List<Category> categories(Swept swept, Map<Integer, String> addresses) throws IOException {
        return categories.isPresent()
                ? categories.get()
                : site.categoriesOf(
                        swept, records.map(PageRecords::categoryLinks).orElse(List.of()), addresses);
    }
}
