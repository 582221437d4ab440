/**
 * Makes smaller versions of pictures, so that a phone does not load a photograph of four thousand pixels.
 *
 * <p>Start with {@link SmallerPictures}, which keeps what it made. {@link Picture} decodes, {@link Scaling} encodes.
 */
@NullMarked
package io.github.emlogstatic.picture;

import org.jspecify.annotations.NullMarked;
