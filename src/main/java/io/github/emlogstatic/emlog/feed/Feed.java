package io.github.emlogstatic.emlog.feed;

import io.github.emlogstatic.emlog.page.ListedArticle;
import java.util.List;
import java.util.Optional;

/**
 * What the blog's {@code rss.php} tells that no API method does.
 *
 * @param name the blog's name, unescaped
 * @param description the blog's subtitle
 * @param offset the offset of the newest item's date, such as {@code +08:00}; empty where the feed has no item
 * @param own whether the feed says that it is of the address that was asked, or of an alias
 * @param articles the newest ones; their descriptions are empty where the feed does not give the whole text
 */
public record Feed(
        String name, String description, Optional<String> offset, boolean own, List<ListedArticle> articles) {

    public Feed {
        articles = List.copyOf(articles);
    }
}
