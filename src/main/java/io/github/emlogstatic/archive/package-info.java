/**
 * The blog on disk, made to be kept for years.
 *
 * <p>Start with {@link Archive}: {@code crawl} writes articles, comments and uploads to it, and {@link SiteLoader} loads a
 * {@code Site} from it. Records of the model and bytes of uploads come in; files that list their own hashes, and the same
 * records, go out. {@link PrivateFolder} holds what the public may not read. {@link Verification} and {@code
 * IndexRepair} find and mend damage. The sub-packages: {@code index} lists the files, {@code store} reads and writes them,
 * {@code record} is what they hold.
 */
@NullMarked
package io.github.emlogstatic.archive;

import org.jspecify.annotations.NullMarked;
