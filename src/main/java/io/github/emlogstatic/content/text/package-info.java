/**
 * Reads HTML as a tree and as plain text.
 *
 * <p>Start with {@link Excerpts} for text, and with {@link HtmlFragment} for the parser that all other packages share.
 * HTML as emlog stores it comes in; trees, summaries, word counts and text free of illegal characters go out.
 */
@NullMarked
package io.github.emlogstatic.content.text;

import org.jspecify.annotations.NullMarked;
