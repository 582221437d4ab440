/**
 * Decides what to ask for: what is new, what has changed, what is due to be checked again, and what may be a page.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.plan.Planner}. The entries of the list, the archive and the abilities of
 * the source come in; a {@link io.github.emlogstatic.crawl.plan.Plan} goes out. Nothing here asks the blog.
 */
@NullMarked
package io.github.emlogstatic.crawl.plan;

import org.jspecify.annotations.NullMarked;
