/**
 * Publishes the site as a commit on a branch of a git remote.
 *
 * <p>Start with {@link GitTarget}. The files of the site and the configuration come in; a {@code PublishResult} goes
 * out. The system's {@code git} does the work, in a bare repository of our own.
 */
@NullMarked
package io.github.emlogstatic.publish.git;

import org.jspecify.annotations.NullMarked;
