/**
 * Publishes the finished site and keeps private texts out of it.
 *
 * <p>Start with {@link Publisher}. The configuration and the files of the site come in; a {@code PublishResult} goes
 * out. {@code scan} searches for secrets, {@code git} pushes to a branch, {@code s3} and {@code sftp} are places for
 * files to which {@code upload} sends what has changed, {@code target} holds what all of them share.
 */
@NullMarked
package io.github.emlogstatic.publish;

import org.jspecify.annotations.NullMarked;
