/**
 * Decides what to ask for: what is new, what has changed, and the share that is due to be looked at again. Start at {@link\n * io.github.emlogstatic.crawl.plan.Planner}. In: the list of the blog, compared with the archive. Out: a {@link\n * io.github.emlogstatic.crawl.plan.Plan}. Nothing here sends a request.
 */
@NullMarked
package io.github.emlogstatic.crawl.plan;

import org.jspecify.annotations.NullMarked;
