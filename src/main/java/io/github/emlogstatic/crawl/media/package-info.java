/**
 * Fetches the files that texts, covers and avatars refer to, and never the same twice without a reason. Start at
 * {@link io.github.emlogstatic.crawl.media.MediaFetch}. In: references, and a source that has the files. Out: files in the
 * archive, and which are missing.
 */
@NullMarked
package io.github.emlogstatic.crawl.media;

import org.jspecify.annotations.NullMarked;
