/**
 * Keeps a blog that suddenly shows less from emptying the archive.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.guard.ShrinkGuard}. It is told what the archive holds and what the
 * blog no longer shows, by kind. At the end of the run it refuses, or runs the removals.
 */
@NullMarked
package io.github.emlogstatic.crawl.guard;

import org.jspecify.annotations.NullMarked;
