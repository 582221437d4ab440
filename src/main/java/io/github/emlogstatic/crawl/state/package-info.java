/**
 * Remembers from one run to the next what a crawl has seen, and holds what its steps share.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.state.CrawlContext}, then read {@link
 * io.github.emlogstatic.crawl.state.Ledger}. {@link io.github.emlogstatic.crawl.state.SourceView} says what a source may
 * remove. The files of the archive's {@code state/} come in and go out. They may be lost: the next run then looks at
 * everything again.
 */
@NullMarked
package io.github.emlogstatic.crawl.state;

import org.jspecify.annotations.NullMarked;
