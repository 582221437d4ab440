/**
 * Serves an archive on loopback as emlog's API would serve its blog, so that {@code build ARCHIVE_DIR} crawls it like any
 * other blog.
 *
 * <p>Start with {@link io.github.emlogstatic.embedded.EmbeddedEmlog}. An archive comes in; answers of emlog pro 2.6 go out:
 * those that the crawl asks for, and no others.
 */
@NullMarked
package io.github.emlogstatic.embedded;

import org.jspecify.annotations.NullMarked;
