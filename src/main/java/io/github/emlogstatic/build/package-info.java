/**
 * Runs the whole pipeline: crawl, load, plan, render, write.
 *
 * <p>Start with {@link SiteBuild}. The configuration comes in; an archive, a site and a {@link
 * io.github.emlogstatic.build.report.BuildReport} go out. {@code report} is what a build tells; {@code upload} knows which
 * uploads the site gets, and where.
 */
@NullMarked
package io.github.emlogstatic.build;

import org.jspecify.annotations.NullMarked;
