/**
 * Fetches the files that texts, covers and avatars refer to, and never the same file twice without a reason.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.media.MediaFetch}. {@code DueMedia} decides which files are asked for,
 * {@code MissingMedia} which must wait. References and a {@code FileSource} come in; files of the archive and reports of
 * missing ones go out.
 */
@NullMarked
package io.github.emlogstatic.crawl.media;

import org.jspecify.annotations.NullMarked;
