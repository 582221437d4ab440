/**
 * The HTML of articles, pages, notes and comments.
 *
 * <p>Start with {@link io.github.emlogstatic.content.rewrite.HtmlRewriter}. HTML as emlog gives it comes in; HTML for a page
 * or a feed goes out, safe and valid. The sub-packages, each of which imports only those named before it: {@code formula}
 * makes MathML of formulas; {@code text} parses HTML and takes plain text from it; {@code write} makes XML, UTF-8 and redirects;
 * {@code style} cleans style attributes; {@code media} finds uploads and images; {@code repair} makes broken HTML valid;
 * {@code code} colours code; {@code target} tells what a text is rewritten for; {@code rewrite} uses all of them but
 * {@code write}.
 */
@NullMarked
package io.github.emlogstatic.content;

import org.jspecify.annotations.NullMarked;
