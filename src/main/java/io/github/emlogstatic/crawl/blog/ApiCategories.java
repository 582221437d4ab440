package io.github.emlogstatic.crawl.blog;

import io.github.emlogstatic.crawl.answer.ListingResult;
import io.github.emlogstatic.crawl.guard.SecondLook;
import io.github.emlogstatic.crawl.plan.Difference;
import io.github.emlogstatic.crawl.state.CrawlContext;
import io.github.emlogstatic.crawl.state.Problems;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IOSupplier;

/**
 * What the API of a living blog tells of its categories.
 *
 * @param categories empty if it tells none
 * @param apiClosed whether there is no API for this run, so that articles and comments are read from pages
 */
public record ApiCategories(Optional<List<Category>> categories, boolean apiClosed) {

    private static final ApiCategories CLOSED = new ApiCategories(Optional.empty(), true);

    /**
     * Reads the answer of the API.
     *
     * @param first gives its first answer
     */
    public static ApiCategories ask(EmlogClient emlog, IOSupplier<List<Category>> first, CrawlContext context)
            throws IOException {
        Problems problems = context.problems();
        if (!emlog.listsArticles()) {
            problems.addLasting(
                    "the blog has no API that anyone may ask",
                    emlog.base(),
                    "articles and comments are read from its lists and pages; likes and notes cannot be had. Its owner"
                            + " opens the API in emlog's settings, from emlog 1.4 on");
            return CLOSED;
        }
        try {
            List<Category> known = context.archive().categories();
            List<Category> told = SecondLook.after(
                    first.get(),
                    emlog.base() + "?rest-api=sort_list",
                    emlog.api()::categories,
                    now -> Difference.ofCategories(known, now).missing());
            return new ApiCategories(Optional.of(told), false);
        } catch (EmlogException e) {
            if (e.reason() != Reason.API_CLOSED) {
                problems.missed("categories not fetched", emlog.base(), e);
                return new ApiCategories(Optional.empty(), false);
            }
            problems.addLasting(
                    "the blog's API is closed",
                    emlog.base(),
                    "articles and comments are read from their pages; likes and notes cannot be had. Its owner opens"
                            + " the API in emlog's settings");
            return CLOSED;
        }
    }

    /**
     * Returns the categories if they belong to this blog; empty if the API told none. They must have the names that the
     * list shows.
     */
    public Optional<List<Category>> confirmedBy(ListingResult listing, String base, Problems problems) {
        if (categories.isEmpty()) {
            return categories;
        }
        Map<Integer, String> names =
                categories.get().stream().collect(Collectors.toMap(Category::id, Category::name, (a, b) -> a));
        Optional<ListEntry> other = listing.entries().values().stream()
                .filter(entry -> !entry.isIn(names.getOrDefault(entry.categoryId(), "")))
                .findFirst();
        other.ifPresent(entry -> problems.missed(
                "categories not fetched",
                base,
                "sort_list does not agree with the list, which has an article in '"
                        + entry.names().category() + "' (sort_id "
                        + entry.categoryId() + "); the next run asks again"));
        return other.isPresent() ? Optional.empty() : categories;
    }
}
