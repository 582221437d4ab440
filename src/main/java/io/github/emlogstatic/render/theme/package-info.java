/**
 * Loads themes and renders their layouts with Pebble.
 *
 * <p>Start with {@link Theme} for loading and {@link Templates} for rendering. A theme's name or directory and
 * variables come in; the bytes of a page, or a {@link ThemeException} with file and line, go out.
 */
@NullMarked
package io.github.emlogstatic.render.theme;

import org.jspecify.annotations.NullMarked;
