/**
 * What a run tells whoever started it, whatever the run does.
 *
 * <p>{@link io.github.emlogstatic.model.run.Progress} is told while it runs, each failure that does not end it is a
 * {@link io.github.emlogstatic.model.run.Problem}, and {@link io.github.emlogstatic.model.run.ExitCode} is its end.
 */
@NullMarked
package io.github.emlogstatic.model.run;

import org.jspecify.annotations.NullMarked;
