/**
 * Reads a theme: its files, its options and its words, each from the folder that overrides the others.
 *
 * <p>Start with {@link io.github.emlogstatic.render.theme.Theme}. The name or directory of a theme comes in; its
 * templates, assets, options and {@link io.github.emlogstatic.render.theme.Texts} go out, or a {@link
 * io.github.emlogstatic.render.theme.ThemeException} with file and line.
 */
@NullMarked
package io.github.emlogstatic.render.theme;

import org.jspecify.annotations.NullMarked;
