package io.github.emlogstatic.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The drafts that a living blog gives to its owner. */
class DraftListTest {

    private static final String SETTINGS = "blog: {drafts: true, apiKey: " + Options.API_KEY;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    @Test
    void aDraftThatCannotBeReadHidesNoOther() throws IOException {
        crawled.blog().fill(1);
        crawled.configured(SETTINGS + "}");
        crawled.emlog().failing(DraftListTest::drafts);

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().drafts().articleIds()).containsExactly(7, 9);
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("drafts not fetched"))
                .extracting(Problem::where)
                .isEqualTo(crawled.emlog().address() + "?post=8");
    }

    @Test
    void aDraftPublishedWithAPasswordIsNoDraft() throws IOException {
        publishTheDraftWithAPassword();

        crawled.configured(SETTINGS + ", articlePasswords: {7: pw}}").crawl();

        assertThat(crawled.privateArticle(7).body().content()).contains("as published");
        assertThat(crawled.archive().drafts().articleIds()).isEmpty();
    }

    @Test
    void theOnlyTextOfAProtectedArticleStays() throws IOException {
        publishTheDraftWithAPassword();

        crawled.configured(SETTINGS + ", articlePasswords: {7: another}}").crawl();

        assertThat(crawled.article(7).article().needsPassword()).isTrue();
        assertThat(crawled.archive().drafts().articleIds()).containsExactly(7);
    }

    @Test
    void aDraftThatIsLaterThanAnOpenedTextStays() throws IOException {
        crawled.blog().fill(1);
        crawled.configured(SETTINGS + ", articlePasswords: {7: pw}}");
        crawled.blog()
                .publish(7, post -> post.title("t").html("as first published").password("pw"));
        crawled.crawl();
        crawled.blog().edit(7, post -> post.hidden(true));
        crawled.emlog().failing(DraftListTest::oneDraft);
        crawled.nextNight().crawl();
        crawled.blog().edit(7, post -> post.hidden(false).password("changed"));
        crawled.emlog().failing(DraftListTest::noDraft);

        crawled.nextNight().crawl();

        assertThat(crawled.article(7).article().needsPassword()).isTrue();
        assertThat(crawled.archive().drafts().articleIds()).containsExactly(7);
    }

    private void publishTheDraftWithAPassword() throws IOException {
        crawled.blog().fill(1);
        crawled.configured(SETTINGS + "}");
        crawled.emlog().failing(DraftListTest::oneDraft);
        crawled.crawl();
        assertThat(crawled.archive().drafts().articleIds()).containsExactly(7);
        crawled.blog().publish(7, post -> post.title("t").html("as published").password("pw"));
        crawled.emlog().failing(DraftListTest::noDraft);
        crawled.nextNight();
    }

    private static Optional<MockResponse> oneDraft(RecordedRequest request) {
        return EmlogServer.method(request).equals("draft_list") ? data("{\"drafts\":[{\"id\":7}]}") : drafts(request);
    }

    private static Optional<MockResponse> noDraft(RecordedRequest request) {
        return EmlogServer.method(request).equals("draft_list") ? data("{\"drafts\":[]}") : Optional.empty();
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
        return Optional.of(Faults.ok(json));
    }
}
