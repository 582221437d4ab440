/**
 * Plans the files that lead old addresses of the blog to the pages of the site.
 *
 * <p>Start with {@link OldAddresses}. The names that the archive gave to addresses come in; rules for Netlify, nginx,
 * Apache and Caddy, a script for other hosts, and pages at former paths go out.
 */
@NullMarked
package io.github.emlogstatic.render.redirect;

import org.jspecify.annotations.NullMarked;
