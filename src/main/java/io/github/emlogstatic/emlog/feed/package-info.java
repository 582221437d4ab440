/**
 * Reads the feed and the sitemaps of a blog.
 *
 * <p>XML comes in. What no method of the API gives goes out: the name of the blog, the offset of its dates, the address that
 * the blog calls its own, and the addresses of its articles.
 */
@NullMarked
package io.github.emlogstatic.emlog.feed;

import org.jspecify.annotations.NullMarked;
