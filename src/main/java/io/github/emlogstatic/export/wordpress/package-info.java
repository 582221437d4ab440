/**
 * Texts as WordPress wants them, as pure functions.
 *
 * <p>Start with {@link io.github.emlogstatic.export.wordpress.WordPressText}.
 */
@NullMarked
package io.github.emlogstatic.export.wordpress;

import org.jspecify.annotations.NullMarked;
