/**
 * Parts of templates that are the same on many pages: each is rendered once for all of them.
 *
 * <p>Start with {@link io.github.emlogstatic.render.template.steady.SteadyParts}. A layout, the variables of a page and those
 * that it shares with others ({@link io.github.emlogstatic.render.template.steady.Steady}) come in; the bytes of the page go
 * out.
 */
@NullMarked
package io.github.emlogstatic.render.template.steady;

import org.jspecify.annotations.NullMarked;
