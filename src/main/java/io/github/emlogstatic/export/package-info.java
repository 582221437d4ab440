/**
 * The blog for other tools: Markdown for Hugo, Hexo, Jekyll and editors, and the format of WordPress.
 *
 * <p>Start with {@link io.github.emlogstatic.export.MarkdownExport} or {@link io.github.emlogstatic.export.WxrExport}. An
 * archive comes in, through its loader, body by body; text files go out. Each tool is one class, which says where its files
 * are and what they hold.
 */
@NullMarked
package io.github.emlogstatic.export;

import org.jspecify.annotations.NullMarked;
