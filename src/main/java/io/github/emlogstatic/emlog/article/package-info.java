/**
 * Articles and their comments as a blog tells them: the same records from the API, from pages and from a backup.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.article.ListEntry}. The readers in {@code api}, {@code page} and {@code
 * backup} make these records; the crawl takes them.
 */
@NullMarked
package io.github.emlogstatic.emlog.article;

import org.jspecify.annotations.NullMarked;
