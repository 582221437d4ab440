/**
 * Decides what to ask for: what is new, what has changed, what is due to be looked at again, and what may be a page. Start with
 * {@link io.github.emlogstatic.crawl.plan.Planner}. In: the entries of the list, compared with the archive, and what the
 * source can see. Out: a {@link io.github.emlogstatic.crawl.plan.Plan}. Nothing here asks the blog.
 */
@NullMarked
package io.github.emlogstatic.crawl.plan;

import org.jspecify.annotations.NullMarked;
