/**
 * Reads what belongs to a living blog as a whole: its name, menu and links, its categories and its authors.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.blog.BlogReader}. The feed, the home page and answers of the API come in;
 * the blog goes out.
 */
@NullMarked
package io.github.emlogstatic.crawl.blog;

import org.jspecify.annotations.NullMarked;
