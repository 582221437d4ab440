/**
 * The blog as something that can be read: over its API, from its pages, or from its backup. Start with
 * {@link io.github.emlogstatic.crawl.source.ArticleSource}; {@link io.github.emlogstatic.crawl.source.OnlineSource} chooses
 * which one it is. In: the blog, and what the plan asks for. Out: answers. A new way to read a blog is a class here.
 */
@NullMarked
package io.github.emlogstatic.crawl.source;

import org.jspecify.annotations.NullMarked;
