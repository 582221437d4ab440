/**
 * The index of an archive: one line for each file, with its hash, length and times.
 *
 * <p>Start with {@link Index}, which consists of two {@code IndexFile}s; {@code IndexLines} searches the bytes of one.
 * Paths come in, entries go out. A damaged line is reported, not guessed. Imports no other room of the archive.
 */
@NullMarked
package io.github.emlogstatic.archive.index;

import org.jspecify.annotations.NullMarked;
