/**
 * Plans and makes every file of the site, except uploads.
 *
 * <p>Start with {@link SiteRenderer}. A {@code Site}, the configuration and a theme come in; a list of {@code
 * PlannedFile}s goes out, each with its inputs and a function that makes its bytes. The sub-packages, each importing
 * only those named before it: {@code site}, {@code theme} (reads themes), {@code template}
 * (runs their templates), {@code view}, {@code search}, {@code redirect}, {@code feed}, {@code page}.
 */
@NullMarked
package io.github.emlogstatic.render;

import org.jspecify.annotations.NullMarked;
