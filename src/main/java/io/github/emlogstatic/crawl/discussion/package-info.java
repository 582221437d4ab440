/**
 * Combines the comments, likes and notes that a source shows now with the archived ones: which are the same, which are
 * missing, and which dates are stored.
 *
 * <p>Start with {@link io.github.emlogstatic.crawl.discussion.CommentThreads} for comments, {@link
 * io.github.emlogstatic.crawl.discussion.NoteLists} for notes, and {@link
 * io.github.emlogstatic.crawl.discussion.DateRefiner} for dates. Archived and shown lists come in; the lists that the
 * archive should have go out. Nothing here asks the blog or writes a file.
 */
@NullMarked
package io.github.emlogstatic.crawl.discussion;

import org.jspecify.annotations.NullMarked;
