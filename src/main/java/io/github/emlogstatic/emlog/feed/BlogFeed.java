package io.github.emlogstatic.emlog.feed;

import io.github.emlogstatic.emlog.page.ListedArticle;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The content of the blog's {@code rss.php} that no method of the API gives.
 *
 * @param name the blog's name, unescaped
 * @param description the blog's subtitle
 * @param offset the offset of the newest item's date, such as {@code +08:00}; empty if the feed has no item
 * @param newest the newest item's date, as the blog shows it
 * @param own whether the feed's own address is the base or an alias
 * @param articles the newest articles; their descriptions are empty if the feed does not give the whole texts
 */
public record BlogFeed(
        String name,
        String description,
        Optional<String> offset,
        Optional<LocalDateTime> newest,
        boolean own,
        List<ListedArticle> articles) {

    public BlogFeed {
        articles = List.copyOf(articles);
    }
}
