/**
 * Draws the title of an article on a picture, for other sites that show a link to the article.
 *
 * <p>Start with {@link Cover}. A {@link Face} has the outlines of a font file, {@link TitleLines} breaks a title. Java's own
 * fonts are not used: they need libraries of the system, and draw differently with other versions of these.
 */
@NullMarked
package io.github.emlogstatic.cover;

import org.jspecify.annotations.NullMarked;
