/**
 * Turns articles, categories, tags and links into the values that layouts show.
 *
 * <p>Start with {@link View}, which lists these values, and with {@link RenderContext}, which holds what all planners
 * share. The site's model comes in; views, their fingerprints and rendered pages go out.
 */
@NullMarked
package io.github.emlogstatic.render.view;

import org.jspecify.annotations.NullMarked;
