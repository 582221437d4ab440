/**
 * Reads a blog from the pages that its visitors see, in the HTML of whatever theme it wears. Start at\n * {@link io.github.emlogstatic.emlog.page.WebPage}. In: HTML. Out: articles, lists, comments and the home page as records.
 */
@NullMarked
package io.github.emlogstatic.emlog.page;

import org.jspecify.annotations.NullMarked;
