/**
 * The routing grammar of emlog, once: what an address of a blog leads to, and how each URL mode writes it. Start at {@link
 * io.github.emlogstatic.address.Route}. In: addresses relative to the blog's base, as emlog, its themes and old texts write
 * them. Out: routes, and addresses written from routes. No class here knows a blog; whether an article, a category or a tag
 * exists is for the caller to look up.
 */
@NullMarked
package io.github.emlogstatic.address;

import org.jspecify.annotations.NullMarked;
