/**
 * The HTML of articles, pages, notes and comments.
 *
 * <p>Read the sub-packages in this order: {@code text} parses HTML and takes plain text from it; {@code style} cleans
 * style attributes; {@code media} finds uploads and images; {@code repair} makes broken HTML valid; {@code code} colours
 * code; {@code formula} makes MathML of formulas; {@code rewrite} uses all of them. Each imports only those named before
 * it.
 */
@NullMarked
package io.github.emlogstatic.content;

import org.jspecify.annotations.NullMarked;
