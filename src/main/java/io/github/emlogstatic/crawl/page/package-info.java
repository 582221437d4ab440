/**
 * Reads a blog as its visitors do: the list from list pages, articles and comments from their own pages, and articles that
 * no list shows from other lists and the sitemap.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.page.PageArticles}, then read {@link
 * io.github.emlogstatic.crawl.page.PageRecords}. Pages come in; entries of the list and answers go out.
 */
@NullMarked
package io.github.emlogstatic.crawl.page;

import org.jspecify.annotations.NullMarked;
