/**
 * Makes smaller versions of pictures, so that a phone does not load a photograph of four thousand pixels.
 *
 * <p>Start with {@link SmallerPictures}, which keeps what it made. The list of uploads comes in, with a way to read their
 * bytes; smaller files go out, and for each picture the list of its versions. {@link Picture} decodes, {@link Scaling}
 * encodes, and {@link PictureIndex} notes what was made.
 */
@NullMarked
package io.github.emlogstatic.picture;

import org.jspecify.annotations.NullMarked;
