/**
 * Addresses of an emlog blog: what they lead to, and how each URL mode writes them.
 *
 * <p>Start with {@link io.github.emlogstatic.address.Route} for the routing grammar, with {@link
 * io.github.emlogstatic.address.BlogAddresses} for the question whether an address belongs to the blog, and with {@link
 * io.github.emlogstatic.address.LinkIndex} for what a link of this blog leads to. Addresses come in as emlog, its themes
 * and old texts write them; routes, relative and absolute addresses go out. Nothing here sends a request.
 */
@NullMarked
package io.github.emlogstatic.address;

import org.jspecify.annotations.NullMarked;
