/**
 * What the files of an archive hold, as records.
 *
 * <p>Start with {@link ArchivedArticle}. {@link ArticleJson} reads and writes its JSON and that of {@link ArchivedPage}.
 */
@NullMarked
package io.github.emlogstatic.archive.record;

import org.jspecify.annotations.NullMarked;
