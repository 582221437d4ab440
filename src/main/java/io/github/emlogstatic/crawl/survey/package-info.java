/**
 * Looks at a blog before anything is crawled: what it is, what can be fetched, and what a first run costs.
 *
 * <p>Start with {@link Survey}. A connected client comes in; what {@code init} tells its user goes out.
 */
@NullMarked
package io.github.emlogstatic.crawl.survey;

import org.jspecify.annotations.NullMarked;
