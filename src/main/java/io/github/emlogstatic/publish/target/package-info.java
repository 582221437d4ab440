/**
 * What all publish targets share: {@link SiteFiles} come in; a {@link PublishResult} or a {@link PublishException} goes
 * out.
 */
@NullMarked
package io.github.emlogstatic.publish.target;

import org.jspecify.annotations.NullMarked;
