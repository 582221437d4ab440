/**
 * Brings the archive to what a source answers: articles, standalone pages, comments, likes, notes, and what is gone.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.write.ArticleWriter}. Each class writes one kind of thing, the same from
 * every source. Answers come in; files of the archive go out, and the {@code guard} is told what is missing.
 */
@NullMarked
package io.github.emlogstatic.crawl.write;

import org.jspecify.annotations.NullMarked;
