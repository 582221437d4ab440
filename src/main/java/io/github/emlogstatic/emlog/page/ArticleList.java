package io.github.emlogstatic.emlog.page;

import java.util.List;
import java.util.Optional;

/**
 * A list page of a blog as its visitors see it.
 *
 * @param articles in the page's order
 * @param next the address of the next page of the list; empty if there is none
 * @param numbered whether the page links to other pages of the list; otherwise {@code next} is a guess
 */
public record ArticleList(List<ListedArticle> articles, Optional<String> next, boolean numbered) {

    /** The address of the list of all articles where the home page is a standalone page. */
    public static final String ADDRESS = "posts";

    public ArticleList {
        articles = List.copyOf(articles);
    }
}
