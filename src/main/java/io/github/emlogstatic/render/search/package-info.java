/**
 * Plans the search page and the index that its script searches.
 *
 * <p>Start with {@link SearchPages}; {@link SearchSegment} documents the format of the index. The texts of articles and
 * pages come in; planned scripts go out.
 */
@NullMarked
package io.github.emlogstatic.render.search;

import org.jspecify.annotations.NullMarked;
