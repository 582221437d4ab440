/**
 * Mirrors blogs unattended: once, or again and again.
 *
 * <p>Start with {@link Mirror}, the schedule. A {@link MirrorRun} runs the steps of {@link BlogRun} for each blog (build,
 * verify, commit, publish), sends messages about what is new ({@link RunNotifier}), and writes the {@link Health} of the mirror. The caller
 * passes the clock, the waiting and the streams.
 */
@NullMarked
package io.github.emlogstatic.mirror;

import org.jspecify.annotations.NullMarked;
