package io.github.emlogstatic.build.report;

import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.model.run.Problem;
import java.util.List;
import java.util.Optional;

/**
 * The results of the steps of a run.
 *
 * @param crawled what it read of the blog; empty if it was offline
 * @param rendered what became of the site
 * @param reconciled the differences between blog, archive and site
 */
public record BuildResult(Optional<CrawlReport> crawled, RenderResult rendered, Reconciliation reconciled) {

    /**
     * The note of this run for {@code publish}.
     *
     * @param before that of the last run; the same object is returned if nothing has changed
     */
    public LastRun after(LastRun before, BuildReport report) {
        LastRun ended = crawled.isEmpty()
                ? before
                : before.ended(crawled.get().coverage().missed(), crawled.get().refused());
        List<String> gaps = reconciled.gaps().stream().map(Problem::toString).toList();
        LastRun compared = rendered.planned() || !gaps.isEmpty() ? ended.withGaps(gaps) : ended;
        return report.output().anyChanged() ? compared.withSummary(report.summary()) : compared;
    }
}
