/**
 * What the site consists of: its lists, the path of each file, and fingerprints of what files depend on.
 *
 * <p>Start with {@link Paths} for paths and {@link Listings} for lists. A {@code Site} of the archive comes in;
 * indexes, lists cut into pages, paths and fingerprints go out. Nothing here knows themes or makes HTML.
 */
@NullMarked
package io.github.emlogstatic.render.site;

import org.jspecify.annotations.NullMarked;
