package io.github.emlogstatic.emlog;

import java.util.List;
import java.util.Optional;

/**
 * A list page of a blog as its visitors see it.
 *
 * @param articles in the page's order
 * @param next address of the next page of the list, if there may be one
 */
public record ArticleList(List<ListedArticle> articles, Optional<String> next) {

    public ArticleList {
        articles = List.copyOf(articles);
    }
}
