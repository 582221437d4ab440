/**
 * The tools that read a folder of Markdown, one class each.
 *
 * <p>Start with {@link io.github.emlogstatic.export.tool.Tool}. Entries and terms of the blog come in; paths, front matter
 * and the tool's own files go out, so that the tool builds a site with the blog's addresses.
 */
@NullMarked
package io.github.emlogstatic.export.tool;

import org.jspecify.annotations.NullMarked;
