/**
 * The blog for other tools: Markdown for Hugo, Hexo, Jekyll and editors, and the format of WordPress.
 *
 * <p>Start with {@link io.github.emlogstatic.export.MarkdownExport}. An archive comes in, through its loader, body by body;
 * a directory of text files goes out. Each tool is one class, which says where its files are and what they hold.
 */
@NullMarked
package io.github.emlogstatic.export;

import org.jspecify.annotations.NullMarked;
