/**
 * What the program prints, in which language, and where: messages, progress, help and man pages.
 *
 * <p>Start with {@link io.github.emlogstatic.cli.console.CliEnvironment}. Exceptions, steps of progress and texts of the
 * blog come in; lines for a terminal or a log, and an {@link io.github.emlogstatic.model.run.ExitCode}, go out. {@code
 * ErrorMessages} has the line for each exception.
 */
@NullMarked
package io.github.emlogstatic.cli.console;

import org.jspecify.annotations.NullMarked;
