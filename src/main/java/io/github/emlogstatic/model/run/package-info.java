/**
 * What a run tells whoever started it, whatever the run does.
 *
 * <p>Start with {@link io.github.emlogstatic.model.run.Problem}: a failure that did not end the run. {@link
 * io.github.emlogstatic.model.run.Progress} is told while it runs; {@link io.github.emlogstatic.model.run.ExitCode} is
 * its end. Values come in from any package that does a part of the run; the sentences and the exit code that
 * {@code cli} prints and returns go out.
 */
@NullMarked
package io.github.emlogstatic.model.run;

import org.jspecify.annotations.NullMarked;
