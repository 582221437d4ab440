/**
 * Rewrites the HTML of the blog for pages, feeds and comments: safe, with new addresses, valid.
 *
 * <p>Start with {@link HtmlRewriter}; {@link FragmentWriter} does the work in one pass over the tree, with a class for each
 * thing that needs its own rules: {@code AttributeFilter}, {@code Headings}, {@code CodeBlocks}, {@code LinkTags}, {@code
 * MediaTags}. HTML, a {@code Policy} and the new addresses ({@code NewAddresses}, both in {@code target}) come in; a {@link
 * RewrittenHtml} fragment goes out.
 */
@NullMarked
package io.github.emlogstatic.content.rewrite;

import org.jspecify.annotations.NullMarked;
