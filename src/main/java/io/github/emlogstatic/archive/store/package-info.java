/**
 * The files of an archive on disk, without knowing what they mean.
 *
 * <p>Start with {@link ArchiveFiles}. Paths and bytes go in and come out; the index and the list of damaged files are
 * kept up to date. {@link RunChanges} takes a run back, or completes what a killed one has begun. {@link StateFolder} holds
 * the notes of earlier runs, {@link ArchiveJson} the format. Imports only {@code index}.
 */
@NullMarked
package io.github.emlogstatic.archive.store;

import org.jspecify.annotations.NullMarked;
