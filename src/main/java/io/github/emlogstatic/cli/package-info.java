/**
 * The command line.
 *
 * <p>Start with {@link Main}. Arguments, environment and a working directory come in; lines on two streams and an exit
 * code go out. Each command is one class that turns options into one call of another package.
 */
@NullMarked
package io.github.emlogstatic.cli;

import org.jspecify.annotations.NullMarked;
