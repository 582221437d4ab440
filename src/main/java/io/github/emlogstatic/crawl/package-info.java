/**
 * Brings an archive to what its blog shows. Start with {@link io.github.emlogstatic.crawl.Crawl}: a source reads the list
 * ({@code source}), the planner decides what to ask for ({@code plan}), the source answers ({@code answer}), and writers
 * bring the answers into the archive ({@code write}, {@code media}), unless that looks like a loss ({@code guard}). What
 * the next run has to know is kept ({@code state}). In: a blog and its archive. Out: the archive as it is now, and a report.
 */
@NullMarked
package io.github.emlogstatic.crawl;

import org.jspecify.annotations.NullMarked;
