/**
 * What stands in a JPEG before its pixels.
 *
 * <p>Start with {@link JpegHead}, which reads no more of a picture than is safe. Bytes come in; width, height, orientation
 * and segments go out.
 */
@NullMarked
package io.github.emlogstatic.files.jpeg;

import org.jspecify.annotations.NullMarked;
