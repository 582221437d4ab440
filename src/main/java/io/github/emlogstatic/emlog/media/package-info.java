/**
 * Gets the blog's files, and checks that each is whole and what its name promises.
 *
 * <p>Start with {@link io.github.emlogstatic.emlog.media.Downloader}. The address of a file, or a file of the owner's
 * backup, comes in with the conditions of {@link io.github.emlogstatic.emlog.media.DownloadConditions}; a {@link
 * io.github.emlogstatic.emlog.media.Download} on disk goes out, or an exception that says what came instead.
 */
@NullMarked
package io.github.emlogstatic.emlog.media;

import org.jspecify.annotations.NullMarked;
