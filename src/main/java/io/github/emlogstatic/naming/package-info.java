/**
 * Gives each address of the blog its file in the site, for good.
 *
 * <p>Start with {@link io.github.emlogstatic.naming.Naming}. The articles, pages and categories of an archive come in, with
 * the names that were given before; {@code names.json} goes out. A file name stays while its address does. If an address
 * changes, the former file name leads to the new one.
 */
@NullMarked
package io.github.emlogstatic.naming;

import org.jspecify.annotations.NullMarked;
