package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cache in front of a blog loses another article of its list each night. */
class LosingListTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RIGHT = "X-Right";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    @ParameterizedTest
    @CsvSource({"true, true", "false, true", "true, false", "false, false"})
    void nothingIsLostAndEachNightIsReported(boolean apiOpen, boolean totalAgrees) throws IOException, ConfigException {
        crawled.blog().fill(12).configure(options -> options.apiOpen(apiOpen));
        crawled.configured(QuickTheme.CHOSEN);
        crawled.build("");
        for (int night = 1; night <= 6; night++) {
            int lost = night;
            crawled.emlog()
                    .failing(request ->
                            isOfList(request) ? Optional.of(without(lost, totalAgrees, request)) : Optional.empty());

            BuildReport report = crawled.nextNight().build("");

            assertThat(crawled.archive().articleIds()).as("night %d", night).hasSize(12);
            assertThat(report.problems())
                    .extracting(Problem::what)
                    .contains(
                            totalAgrees
                                    ? "articles that the blog no longer lists"
                                    : "the list of articles does not add up");
        }
        crawled.emlog().healthy();
        crawled.nextNight().build("");
        assertThat(crawled.archive().articleIds()).hasSize(12);
    }

    private static boolean isOfList(RecordedRequest request) {
        return EmlogServer.method(request).equals("article_list")
                && request.getHeaders().get(RIGHT) == null;
    }

    private static MockResponse without(int lost, boolean totalAgrees, RecordedRequest request) {
        try {
            String body = HTTP.send(
                            HttpRequest.newBuilder(URI.create(String.valueOf(request.getUrl())))
                                    .header(RIGHT, "yes")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            ObjectNode answer = (ObjectNode) JSON.readTree(body);
            ObjectNode data = (ObjectNode) answer.get("data");
            ArrayNode articles = (ArrayNode) data.get("articles");
            for (int i = articles.size() - 1; i >= 0; i--) {
                if (articles.get(i).path("id").asInt() == lost) {
                    articles.remove(i);
                }
            }
            if (totalAgrees && data.path("total_pages").asInt() == 12) {
                data.put("total_pages", 11);
            }
            return Faults.body("application/json", answer.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
