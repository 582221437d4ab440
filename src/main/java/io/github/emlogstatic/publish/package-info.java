/**
 * Publishes the finished site and keeps private texts out of it.
 *
 * <p>Start with {@link Publisher}. The configuration and the files of the site come in; a {@code PublishResult} goes
 * out. {@code target} holds what all targets share, {@code scan} searches for secrets, {@code git} pushes to a branch.
 */
@NullMarked
package io.github.emlogstatic.publish;

import org.jspecify.annotations.NullMarked;
