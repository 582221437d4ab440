/**
 * Renders the layouts of a theme with Pebble.
 *
 * <p>Start with {@link io.github.emlogstatic.render.template.Templates}. A layout's name and its variables come in; the
 * bytes of a page go out, or a {@link io.github.emlogstatic.render.theme.ThemeException} with file and line. {@code
 * ThemeExtension} lists the functions and filters. {@code
 * steady} renders the parts that are the same on many pages.
 */
@NullMarked
package io.github.emlogstatic.render.template;

import org.jspecify.annotations.NullMarked;
