/**
 * The uploads of the site: which of the archive's it gets, and where.
 *
 * <p>Start with {@link PublishedUploads}. {@link ShownFiles} plans those that pages show.
 */
@NullMarked
package io.github.emlogstatic.build.upload;

import org.jspecify.annotations.NullMarked;
