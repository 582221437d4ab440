package io.github.emlogstatic.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.Options;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The drafts that a living blog gives to its owner. */
class DraftListTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    @Test
    void aDraftThatCannotBeReadHidesNoOther() throws IOException {
        crawled.blog().fill(1);
        crawled.configured("blog: {drafts: true, apiKey: " + Options.API_KEY + "}");
        crawled.emlog().failing(DraftListTest::drafts);

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().drafts().articleIds()).containsExactly(7, 9);
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("drafts not fetched"))
                .extracting(Problem::where)
                .isEqualTo(crawled.emlog().address() + "?post=8");
    }

    /** The draft 8 is refused. */
    private static Optional<MockResponse> drafts(RecordedRequest request) {
        String id = request.getUrl().queryParameter("id");
        return switch (EmlogServer.method(request)) {
            case "draft_list" -> data("{\"drafts\":[{\"id\":7},{\"id\":8},{\"id\":9}]}");
            case "draft_detail" ->
                "8".equals(id)
                        ? Optional.of(Faults.status(403))
                        : data("{\"draft\":{\"id\":" + id
                                + ",\"title\":\"t\",\"date\":\"2024-01-01 08:00\",\"content\":\"c\"}}");
            default -> Optional.empty();
        };
    }

    private static Optional<MockResponse> data(String json) {
        return Optional.of(Faults.body("application/json", "{\"code\":0,\"msg\":\"ok\",\"data\":" + json + "}"));
    }
}
