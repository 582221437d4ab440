/**
 * Reads and cleans the {@code style} attribute, and turns presentational attributes into styles.
 *
 * <p>Start with {@link InlineStyle}. The value of an attribute comes in; a list of {@link Declaration}s that cannot run
 * code, load from other hosts or cover the page goes out.
 */
@NullMarked
package io.github.emlogstatic.content.style;

import org.jspecify.annotations.NullMarked;
