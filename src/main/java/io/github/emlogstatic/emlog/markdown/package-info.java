/**
 * Makes HTML of Markdown as emlog does, where emlog's own HTML is not available.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.markdown.Markdown}. {@code MarkdownBlocks} reads the lines, and {@code
 * MarkdownInline} what stands in a line. A text as its author typed it comes in; the HTML that emlog would show goes out.
 */
@NullMarked
package io.github.emlogstatic.emlog.markdown;

import org.jspecify.annotations.NullMarked;
