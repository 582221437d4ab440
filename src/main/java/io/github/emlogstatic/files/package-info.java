/**
 * Safe work with files, shared by all packages that write to disk. Knows nothing of blogs, archives or sites.
 *
 * <p>Start with {@link AtomicFile}, which replaces files so that a kill leaves the old or the new one. {@link Barrier} waits
 * for the disk, {@link Scrub} finds quiet damage, and {@link Folder} reaches files, but no symbolic link
 * and no named pipe. Paths and bytes come in and go out.
 */
@NullMarked
package io.github.emlogstatic.files;

import org.jspecify.annotations.NullMarked;
