package io.github.emlogstatic.fakeemlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmlogServerTest {

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void tellsTheTimeOfItsClockCountsRequestsAndFails() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("title", "text");
        Clock clock = Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);

        try (EmlogServer server =
                EmlogServer.serving(blog).as(EmlogVersion.V2_5_5).at(clock)) {
            HttpResponse<String> list = get(server.address() + "?rest-api=article_list");
            server.failing(Faults.first(1, "article_list", Faults.status(503)));
            HttpResponse<String> failed = get(server.address() + "?rest-api=article_list");
            HttpResponse<String> again = get(server.address() + "?rest-api=article_list");

            assertThat(list.headers().firstValue("Date")).contains("Wed, 02 Jan 2030 03:04:05 GMT");
            assertThat(list.body()).contains("title").doesNotContain("total_pages");
            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(server.requestsByMethod()).isEqualTo(Map.of("article_list", 3));
        }
    }
}
