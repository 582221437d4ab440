/**
 * What a build tells: counts, problems, and the differences between blog, archive and site.
 *
 * <p>Start with {@link BuildReport}. {@link ReportBuilder} puts it together from the results of the steps ({@link
 * BuildResult}); {@link Reconciliation} compares totals, and {@code KnownProblems} tells which problems are new.
 */
@NullMarked
package io.github.emlogstatic.build.report;

import org.jspecify.annotations.NullMarked;
