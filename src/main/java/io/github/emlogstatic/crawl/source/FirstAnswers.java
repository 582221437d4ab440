package io.github.emlogstatic.crawl.source;

import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.feed.BlogFeed;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.threads.ReadAhead;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.commons.io.function.IOSupplier;

/**
 * What every crawl of a living blog asks for first. Both answers are on their way at the same time, while the crawl reads
 * what earlier runs have noted.
 *
 * @param feed waits for the feed
 * @param categories waits for what the API tells of the categories
 */
record FirstAnswers(IOSupplier<BlogFeed> feed, IOSupplier<List<Category>> categories) {

    static FirstAnswers of(EmlogClient emlog) {
        return new FirstAnswers(
                ahead(emlog::feed), emlog.listsArticles() ? ahead(emlog.api()::categories) : emlog.api()::categories);
    }

    private static <T> IOSupplier<T> ahead(IOSupplier<T> request) {
        CompletableFuture<T> answer = ReadAhead.start(request);
        return () -> ReadAhead.await(answer);
    }
}
