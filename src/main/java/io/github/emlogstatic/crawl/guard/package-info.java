/**
 * Keeps a blog that suddenly shows less from emptying the archive. Start with
 * {@link io.github.emlogstatic.crawl.guard.ShrinkGuard}. In: what the archive holds, and what the blog no longer shows, of
 * each kind. Out: a refusal, or the removals, when all has been looked at.
 */
@NullMarked
package io.github.emlogstatic.crawl.guard;

import org.jspecify.annotations.NullMarked;
