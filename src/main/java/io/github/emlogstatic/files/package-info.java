/**
 * Safe work with files, shared by all packages that write to disk.
 *
 * <p>{@link AtomicFile} replaces files, {@link Barrier} waits for the disk, {@link Scrub} finds quiet damage, and {@link
 * Folder} reaches files without following symbolic links. Knows nothing of blogs, archives or sites.
 */
@NullMarked
package io.github.emlogstatic.files;

import org.jspecify.annotations.NullMarked;
