/**
 * Brings the archive to what a source answers: articles, standalone pages, comments, likes, notes, and what is gone. Each
 * class takes one kind of thing, the same from every source. Start with
 * {@link io.github.emlogstatic.crawl.write.ArticleWriter}. In: answers. Out: files of the archive, and what is missing
 * ({@code guard}).
 */
@NullMarked
package io.github.emlogstatic.crawl.write;

import org.jspecify.annotations.NullMarked;
