/**
 * The blog for other tools: Markdown for Hugo, Hexo, Jekyll and editors, and the format of WordPress.
 *
 * <p>Start with {@link io.github.emlogstatic.export.MarkdownExport} or {@link
 * io.github.emlogstatic.export.wordpress.WxrExport}. An archive comes in, through its loader, body by body; text files go
 * out. {@code blog} is the blog as all exports take it, {@code tool} has a class for each tool.
 */
@NullMarked
package io.github.emlogstatic.export;

import org.jspecify.annotations.NullMarked;
