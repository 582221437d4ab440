/**
 * Finds the uploads and images that HTML refers to, and gives each the path of its file.
 *
 * <p>Start with {@link Uploads} for files of the blog, and with {@link ExternalImages} for images at other hosts. HTML
 * or an address comes in; paths below {@code content/} go out, the same for the archive and the site.
 */
@NullMarked
package io.github.emlogstatic.content.media;

import org.jspecify.annotations.NullMarked;
