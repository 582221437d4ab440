/**
 * Gives each address of the blog its file in the site, for good. In: the articles, pages and categories of an archive. Out:\n * {@code names.json}. A name that was once given stays while the address does; a changed address leaves a stub.
 */
@NullMarked
package io.github.emlogstatic.naming;

import org.jspecify.annotations.NullMarked;
