/**
 * Brings an archive to what its blog shows.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.Crawl}. A source reads the list of articles ({@code source}), the
 * planner decides what to ask for ({@code plan}), the source answers ({@code answer}), and writers bring the answers
 * into the archive ({@code write}, {@code media}), unless that looks like a loss ({@code guard}). {@code state}
 * remembers what the next run has to know. A blog and its archive come in; the archive as it is now and a report go
 * out.
 */
@NullMarked
package io.github.emlogstatic.crawl;

import org.jspecify.annotations.NullMarked;
