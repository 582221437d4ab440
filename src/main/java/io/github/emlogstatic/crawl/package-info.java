/**
 * Brings an archive to what its blog shows. Start at {@link io.github.emlogstatic.crawl.Crawl}: it reads the list ({@code
 * source}), decides what to ask for ({@code plan}), asks ({@code fetch}, {@code media}), refuses what looks like a loss
 * ({@code guard}), and remembers ({@code state}). In: a blog and its archive. Out: the archive as it is now, and a report.
 */
@NullMarked
package io.github.emlogstatic.crawl;

import org.jspecify.annotations.NullMarked;
