/**
 * Serves the finished site to a browser on this machine, builds it again after a change, and reloads open pages.
 *
 * <p>Start with {@link Preview}. The configuration and the directory of the site come in; HTTP responses and a line for
 * each build go out. {@code PreviewServer} answers requests; {@code FileWatcher} notices changes.
 */
@NullMarked
package io.github.emlogstatic.serve;

import org.jspecify.annotations.NullMarked;
