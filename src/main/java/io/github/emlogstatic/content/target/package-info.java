/**
 * What a text is rewritten for.
 *
 * <p>Start with {@link Treatment}: the kind of output, and how far the author is trusted. {@link NewAddresses} tells where
 * links and uploads lead there.
 */
@NullMarked
package io.github.emlogstatic.content.target;

import org.jspecify.annotations.NullMarked;
