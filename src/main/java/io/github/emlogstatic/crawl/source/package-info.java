/**
 * Reads what the blog lists: its articles, over the API or from its pages, and its name, menu, categories and authors. Start at\n * {@link io.github.emlogstatic.crawl.source.ChangeDetector}. In: the blog. Out: the entries of its list, and whether that is\n * complete.
 */
@NullMarked
package io.github.emlogstatic.crawl.source;

import org.jspecify.annotations.NullMarked;
