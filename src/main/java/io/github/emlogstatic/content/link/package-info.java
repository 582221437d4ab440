/**
 * Tells which addresses belong to the blog, and what they point to.
 *
 * <p>Start with {@link BlogAddresses} for addresses, and with {@link LinkIndex} for what a link points to. An address
 * as an author wrote it comes in; an absolute address, a path below the blog's base, or the key of an article or a list
 * goes out.
 */
@NullMarked
package io.github.emlogstatic.content.link;

import org.jspecify.annotations.NullMarked;
