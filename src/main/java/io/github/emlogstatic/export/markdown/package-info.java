/**
 * The text of an article as Markdown, whichever tool reads it.
 *
 * <p>Start with {@link io.github.emlogstatic.export.markdown.MarkdownText}. HTML comes in, with the author's own Markdown
 * where there is some; Markdown goes out that every tool shows as that HTML. Pure functions, safe for several threads.
 */
@NullMarked
package io.github.emlogstatic.export.markdown;

import org.jspecify.annotations.NullMarked;
