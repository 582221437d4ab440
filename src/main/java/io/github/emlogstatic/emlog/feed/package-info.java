/**
 * Reads the feed and the sitemaps of a blog, for what no method of the API gives.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.feed.FeedClient}; {@link
 * io.github.emlogstatic.emlog.feed.SitemapClient} does the same for sitemaps. XML comes in. The name of the blog, the offset
 * of its dates, the address that the blog calls its own, and the addresses of its articles go out.
 */
@NullMarked
package io.github.emlogstatic.emlog.feed;

import org.jspecify.annotations.NullMarked;
