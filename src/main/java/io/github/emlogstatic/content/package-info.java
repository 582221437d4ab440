/**
 * The HTML and the addresses of articles, pages, notes and comments.
 *
 * <p>Read the sub-packages in this order: {@code text} parses HTML and takes plain text from it; {@code link} reads
 * addresses of the blog; {@code style} cleans style attributes; {@code media} finds uploads and images; {@code repair}
 * makes broken HTML valid; {@code rewrite} uses all of them. Each imports only those named before it.
 */
@NullMarked
package io.github.emlogstatic.content;

import org.jspecify.annotations.NullMarked;
