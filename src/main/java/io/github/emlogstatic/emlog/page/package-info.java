/**
 * Reads the pages that visitors of a blog see, in the HTML of any theme.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.page.PageClient}, which fetches a page, and with {@link
 * io.github.emlogstatic.emlog.page.WebPage}, which reads it. HTML comes in; the article, the list, the comments or the home
 * page that it shows go out.
 */
@NullMarked
package io.github.emlogstatic.emlog.page;

import org.jspecify.annotations.NullMarked;
