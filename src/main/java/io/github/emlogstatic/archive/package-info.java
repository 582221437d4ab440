/** The blog on disk, made to be kept for years: atomic writes, an index with hashes, a lock. */
@NullMarked
package io.github.emlogstatic.archive;

import org.jspecify.annotations.NullMarked;
