/**
 * Reads the API's list of articles: to its end, or its newest part and a share of the rest each night.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.list.ApiListing}. {@code Sweep} decides what is read and whether it is
 * complete; {@code ApiListReader} asks for pages, and for smaller ones where a page is too large. The client and what
 * the last run learnt come in; a {@code ListingResult} goes out.
 */
@NullMarked
package io.github.emlogstatic.crawl.list;

import org.jspecify.annotations.NullMarked;
