package io.github.emlogstatic.crawl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog that fails, or a damaged state, costs the archive nothing. */
class FailingBlogTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void aFailingArticleCostsNothingElse() throws IOException {
        blog.fill(5);
        crawled.emlog()
                .failing(Faults.where(
                        request -> "3".equals(request.getUrl().queryParameter("id"))
                                || "3".equals(request.getUrl().queryParameter("post")),
                        () -> Faults.status(403)));

        CrawlReport report = crawled.crawl();

        assertThat(report.counts().articles().added()).isEqualTo(5);
        assertThat(crawled.article(3).origin()).isEqualTo(Origin.LIST);
        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("article not fetched", "article not read from its page");

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.article(3).origin()).isEqualTo(Origin.DETAIL);
    }

    @Test
    void aFirewallsRefusalsAreReportedInOneLine() throws IOException {
        blog.fill(40);
        crawled.emlog().failing(Faults.of("article_detail", Faults.status(403)));

        assertThat(Problem.grouped(crawled.crawl().problems()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("and 37 more", "id=1 answered HTTP 403"));
    }

    @Test
    void aRefusedFirstCrawlGoesOnTheNextNight() throws IOException {
        crawled.configured("crawl: {retries: 0}");
        blog.fill(40);
        AtomicInteger asked = new AtomicInteger();
        crawled.emlog()
                .failing(Faults.where(
                        request -> "article_detail".equals(request.getUrl().queryParameter("rest-api"))
                                && asked.incrementAndGet() > 10,
                        () -> Faults.status(429)
                                .newBuilder()
                                .setHeader("Retry-After", "3600")
                                .build()));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems())
                .filteredOn(problem -> problem.what().equals("article not fetched"))
                .hasSize(30);
        assertThat(Problem.grouped(report.problems()))
                .filteredOn(problem -> problem.why().contains("this run sends no more"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).contains("more"));
        assertThat(crawled.emlog().count("article_detail")).isBetween(20, 33); // three more are under way then
        assertThat(crawled.archive().articleIds()).hasSize(10);

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).hasSize(40);
        assertThat(crawled.emlog().count("article_detail")).isEqualTo(30);
    }

    @Test
    void aLostOrDamagedStateCostsOnlyRequests() throws IOException {
        blog.fill(5);
        blog.comment(2, "a", "x");
        crawled.crawl();
        Files.writeString(folder.resolve("archive/state/crawl.tsv"), "article\t1\tnonsense\n");
        Files.writeString(folder.resolve("archive/state/media.tsv"), "?");

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().articles()).isEqualTo(new Count(5, 0, 0, 5, 0));
        assertThat(report.counts().comments().total()).isEqualTo(1);
        assertThat(crawled.emlog().count("article_detail")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crawl.tsv", "media.tsv", "index", "journal", "names.json", "problems.json"})
    void stateDamagedByAPowerCutStopsNoRun(String name) throws IOException {
        blog.fill(3);
        crawled.crawl();
        Map<Path, String> before = ArchiveSnapshot.of(crawled);
        for (String left : List.of("\0\0\0\0", "articles/\u00e4\u00bd", "\u00ff\t\u00fe\n\0\n", "")) {
            Files.writeString(folder.resolve("archive/state").resolve(name), left, ISO_8859_1);

            CrawlReport report = crawled.nextNight().crawl();

            assertThat(report.counts().articles()).as(left).isEqualTo(new Count(3, 0, 0, 3, 0));
            assertThat(ArchiveSnapshot.of(crawled)).isEqualTo(before);
        }
    }

    @Test
    void aClosedApiStillGivesTheList() throws IOException {
        blog.fill(3);
        blog.configure(options -> options.apiOpen(false));

        CrawlReport report = crawled.crawl();

        assertThat(report.counts().articles().added()).isEqualTo(3);
        assertThat(crawled.article(2).origin()).isEqualTo(Origin.PAGE);
        assertThat(crawled.article(2).body().content()).contains("text 2");
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("the blog's API is closed"));

        blog.configure(options -> options.apiOpen(true));
        crawled.nextNight().crawl();
        assertThat(crawled.article(2).origin()).isEqualTo(Origin.DETAIL);
    }

    @Test
    void aDryRunAsksForNoArticleAndWritesNothing() throws IOException {
        blog.fill(3);
        blog.comment(2, "a", "x");

        CrawlReport report = crawled.crawl("--dry-run");

        assertThat(report.forecast().asked()).contains("article_detail 1: new", "article_detail 3: new");
        assertThat(crawled.emlog().count("article_detail")).isZero();
        assertThat(crawled.archive().articleIds()).isEmpty();
    }
}
