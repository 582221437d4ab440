/**
 * What a crawl remembers from one run to the next, and what its steps share. Start with
 * {@link io.github.emlogstatic.crawl.state.CrawlContext}, then {@link io.github.emlogstatic.crawl.state.Ledger}; {@link
 * io.github.emlogstatic.crawl.state.SourceView} says what a source may remove. In and out: the files of the archive's {@code state/}, which may be lost: the next run then looks at everything again.
 */
@NullMarked
package io.github.emlogstatic.crawl.state;

import org.jspecify.annotations.NullMarked;
