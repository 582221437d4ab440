/**
 * The blog as something that can be read: over its API, from its pages, or from its backup.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.source.ArticleSource}. {@link
 * io.github.emlogstatic.crawl.source.OnlineSource} chooses how a living blog is read. The blog and the plan come in; answers
 * go out. A new way to read a blog is a class here.
 */
@NullMarked
package io.github.emlogstatic.crawl.source;

import org.jspecify.annotations.NullMarked;
