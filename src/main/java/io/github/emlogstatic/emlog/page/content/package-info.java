/**
 * Finds the text of an article in a page of any theme, among menus, side bars and comments.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.page.content.ContentFinder}. A page comes in, with what is known of the
 * article's text ({@link io.github.emlogstatic.emlog.page.content.KnownText}) and where earlier pages had theirs ({@link
 * io.github.emlogstatic.emlog.page.content.PageLayout}); the text goes out, and a doubt if it may be another one.
 */
@NullMarked
package io.github.emlogstatic.emlog.page.content;

import org.jspecify.annotations.NullMarked;
