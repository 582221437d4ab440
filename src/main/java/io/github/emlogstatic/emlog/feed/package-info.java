/**
 * Reads the feed and the sitemaps of a blog. In: XML. Out: what no call of the API tells: the name of the blog, the offset of\n * its dates, its own address, and the addresses of its articles.
 */
@NullMarked
package io.github.emlogstatic.emlog.feed;

import org.jspecify.annotations.NullMarked;
