/**
 * Keeps a blog that suddenly shows less from emptying the archive. In: what the archive holds and what the blog shows of each\n * kind. Out: a refusal, or the confirmation that things are gone. Start at {@link\n * io.github.emlogstatic.crawl.guard.Vanished}.
 */
@NullMarked
package io.github.emlogstatic.crawl.guard;

import org.jspecify.annotations.NullMarked;
