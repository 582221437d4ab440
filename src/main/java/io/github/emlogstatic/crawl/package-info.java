/** Decides what to ask emlog for and what is new, changed or gone, and writes the archive. */
@NullMarked
package io.github.emlogstatic.crawl;

import org.jspecify.annotations.NullMarked;
