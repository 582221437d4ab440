/**
 * Finds broken links in a finished site.
 *
 * <p>Start with {@link SiteCheck}. The directory of the site comes in; its {@link BrokenLink}s and the addresses of other
 * sites go out. {@code ExternalLinks} asks those sites.
 */
@NullMarked
package io.github.emlogstatic.check;

import org.jspecify.annotations.NullMarked;
