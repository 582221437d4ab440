package io.github.emlogstatic.build.report;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.report.BuildReport.Told;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.output.WriteResult;
import io.github.emlogstatic.render.theme.CoverFont;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Builds the report of a run and measures its time. */
public final class ReportBuilder {

    private final Config config;
    private final Clock clock;
    private final Instant start;
    private Instant crawled;

    public ReportBuilder(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.start = clock.instant();
        this.crawled = start;
    }

    /** Marks the end of the crawl and the start of rendering. */
    public void crawled() {
        crawled = clock.instant();
    }

    public BuildReport report(Archive archive, BuildResult result) throws IOException {
        RenderResult rendered = result.rendered();
        WriteResult written = rendered.written();
        CrawlReport crawl = result.crawled().orElseGet(() -> CrawlReport.none(archive));
        Set<Problem> problems = new TreeSet<>(crawl.problems());
        problems.addAll(archive.damage().report());
        problems.addAll(written.problems());
        problems.addAll(ContentFindings.refusedFormulas(written.reads()));
        ContentFindings.lackingCharacters(
                        written.reads(), config.theme().options().getOrDefault(CoverFont.OPTION, CoverFont.OPTION))
                .ifPresent(problems::add);
        problems.addAll(result.reconciled().problems());
        Told told = config.run().dryRun() ? Told.NOTHING : told(archive, problems, result);
        return new BuildReport(
                crawl.counts(),
                written.files(),
                new BuildReport.Effort(crawl.requests(), seconds()),
                new BuildReport.UnsafeContent(ContentFindings.removedHtml(written.reads()), rendered.scripts()),
                new BuildReport.Outcome(completeness(crawl), List.copyOf(problems), told, crawl.refused()),
                plan(crawl, written));
    }

    private Told told(Archive archive, Set<Problem> problems, BuildResult result) throws IOException {
        String day = LocalDate.ofInstant(start, ZoneOffset.UTC).toString();
        KnownProblems known = KnownProblems.of(archive, day);
        Told told = known.told(problems);
        if (result.crawled().flatMap(CrawlReport::refused).isEmpty()) {
            boolean whole = result.crawled().isPresent();
            known.save(problems, told, whole, result.rendered().planned());
        }
        return told;
    }

    private static String completeness(CrawlReport crawl) {
        int more = crawl.coverage().totals().commentsNotShown();
        return crawl.coverage().restsOn()
                + (more == 0
                        ? ""
                        : "; of its comments it counts " + more
                                + " that it does not show, replies to hidden ones or a wrong count");
    }

    private BuildReport.Seconds seconds() {
        Instant end = clock.instant();
        return new BuildReport.Seconds(between(start, crawled), between(crawled, end), between(start, end));
    }

    private static double between(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private List<String> plan(CrawlReport crawl, WriteResult written) {
        if (!config.run().dryRun() && !config.run().console().verbose()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(crawl.forecast().asked());
        written.reasons().forEach(reason -> lines.add(reason.path() + ": " + reason.why()));
        return lines;
    }
}
