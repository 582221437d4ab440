/**
 * Plans the feeds (Atom, RSS, JSON Feed), the sitemap and {@code robots.txt}.
 *
 * <p>Start with {@link FeedFiles}. A {@code RenderContext} comes in; planned files go out.
 */
@NullMarked
package io.github.emlogstatic.render.feed;

import org.jspecify.annotations.NullMarked;
