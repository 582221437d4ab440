/**
 * What all publish targets share.
 *
 * <p>Start with {@link SiteFiles}: the files to publish, and what GitHub would refuse of them. A finished site comes in; a
 * {@link PublishResult} or a {@link PublishException} goes out. The targets themselves are the sibling packages.
 */
@NullMarked
package io.github.emlogstatic.publish.target;

import org.jspecify.annotations.NullMarked;
