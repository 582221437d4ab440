/**
 * What a source answers, whichever it is: the list, an article, a standalone page, comments, notes, and what has become of
 * an article that the list does not show.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.answer.ListingResult}. All types are records: sources make them, writers
 * take them.
 */
@NullMarked
package io.github.emlogstatic.crawl.answer;

import org.jspecify.annotations.NullMarked;
