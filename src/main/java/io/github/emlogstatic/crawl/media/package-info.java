/**
 * Fetches the files that texts, covers and avatars refer to, and never the same twice without a reason. Start with
 * {@link io.github.emlogstatic.crawl.media.MediaFetch}; {@code DueMedia} decides what is asked for, {@code MissingMedia}
 * what waits. In: references, and a source that has the files. Out: files in the archive, and reports of missing ones.
 */
@NullMarked
package io.github.emlogstatic.crawl.media;

import org.jspecify.annotations.NullMarked;
