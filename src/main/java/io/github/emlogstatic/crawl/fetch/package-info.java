/**
 * Asks for what the plan names: articles, standalone pages, comments, likes, notes, and whether what is missing is gone. Each\n * class takes one kind of thing from the blog to the archive. A failure is a problem of that thing alone.
 */
@NullMarked
package io.github.emlogstatic.crawl.fetch;

import org.jspecify.annotations.NullMarked;
