/**
 * Plans the HTML pages of the site and the theme's assets, one class for each kind of page.
 *
 * <p>Start with {@link ArticlePages}. A {@code RenderContext} comes in; planned files go out, each with the inputs that
 * decide whether it must be made again.
 */
@NullMarked
package io.github.emlogstatic.render.page;

import org.jspecify.annotations.NullMarked;
