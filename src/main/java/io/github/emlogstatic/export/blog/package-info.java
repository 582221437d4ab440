/**
 * The blog as all exports take it from the archive.
 *
 * <p>Start with {@link io.github.emlogstatic.export.blog.ExportedBlog}. An archive and the configuration come in; entries,
 * terms and texts go out, whose addresses become those that {@link io.github.emlogstatic.export.blog.Targets} gives.
 */
@NullMarked
package io.github.emlogstatic.export.blog;

import org.jspecify.annotations.NullMarked;
