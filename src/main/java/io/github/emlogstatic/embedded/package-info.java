/**
 * An archive, served on loopback as emlog's API would serve its blog. {@code build ARCHIVE_DIR} crawls it like any other.
 * Start with {@link io.github.emlogstatic.embedded.EmbeddedEmlog}. An archive goes in, answers of emlog pro 2.6 come out:
 * those that the crawl asks for, and no others.
 */
@NullMarked
package io.github.emlogstatic.embedded;

import org.jspecify.annotations.NullMarked;
