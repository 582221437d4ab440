/**
 * Reads a blog where its visitors do: the list from list pages, articles and comments from their own pages, and what no
 * list shows from other lists and the sitemap. Start with {@link io.github.emlogstatic.crawl.page.PageArticles}, then
 * {@link io.github.emlogstatic.crawl.page.PageRecords}. In: pages. Out: entries of a list, and answers.
 */
@NullMarked
package io.github.emlogstatic.crawl.page;

import org.jspecify.annotations.NullMarked;
