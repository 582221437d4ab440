package io.github.emlogstatic.render.feed;

import io.github.emlogstatic.model.Article;
import java.util.List;

/**
 * What a feed is about: the whole blog or a category.
 *
 * @param base the file of the category's list; empty for the whole blog
 * @param id the same in every format, and whatever form of addresses the blog uses
 * @param home the absolute address of the page that shows the same articles
 * @param articles the articles of the feed, newest first
 */
record FeedChannel(String base, String title, String description, String id, String home, List<Article> articles) {

    FeedChannel withNewest(int most) {
        return new FeedChannel(
                base, title, description, id, home, articles.subList(0, Math.min(most, articles.size())));
    }
}
