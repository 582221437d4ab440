package io.github.emlogstatic.crawl.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server whose list of articles never ends, each page has new ones, or is longer than most. */
@Tag("slow")
class EndlessListTest {

    private static final int A_PAGE = 100;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final AtomicInteger last = new AtomicInteger(A_PAGE);

    @Test
    void anEndlessListOfTheApiEndsTheFirstRun() {
        crawled.emlog().as(EmlogVersion.V1_9_0).failing(Faults.where(this::isOfList, this::listPage));

        assertThatThrownBy(crawled::crawl).isInstanceOf(EmlogException.class).hasMessageContaining("no end of them");
    }

    @Test
    void anEndlessListCostsALaterRunNothing() throws IOException {
        crawled.blog().publish("title", "text");
        crawled.emlog().as(EmlogVersion.V1_9_0);
        crawled.crawl();
        crawled.emlog().failing(Faults.where(this::isOfList, this::listPage));

        assertThat(crawled.nextNight().crawl().problems())
                .extracting(Problem::what)
                .containsExactly("the list of articles cannot be read");
        assertThat(crawled.archive().articleIds()).containsExactly(1);
    }

    @Test
    void aListWithACountMayBeLonger() throws IOException {
        int total = 200_300;
        crawled.blog().publish("title", "text");
        crawled.emlog().failing(request -> isOfList(request) ? Optional.of(part(request, total)) : Optional.empty());

        assertThat(crawled.crawl("--dry-run").problems()).isEmpty();
    }

    /** A page of a list of so many articles. */
    private MockResponse part(RecordedRequest request, int total) {
        int size = number(request, "count", 10);
        int page = number(request, "page", 1);
        String entries = IntStream.range((page - 1) * size, Math.min(total, page * size))
                .mapToObj(i -> entry(total - i))
                .collect(Collectors.joining(","));
        return Faults.ok("{\"articles\":[" + entries + "],\"page\":" + page + ",\"total_pages\":"
                + (total + size - 1) / size + ",\"has_more\":" + (page * size < total) + "}");
    }

    private static int number(RecordedRequest request, String parameter, int usual) {
        String value = request.getUrl().queryParameter(parameter);
        return value == null ? usual : Integer.parseInt(value);
    }

    private boolean isOfList(RecordedRequest request) {
        return EmlogServer.method(request).equals("article_list");
    }

    private MockResponse listPage() {
        int first = last.getAndAdd(A_PAGE);
        String entries =
                IntStream.range(first, first + A_PAGE).mapToObj(this::entry).collect(Collectors.joining(","));
        return Faults.ok("{\"articles\":[" + entries + "]}");
    }

    private String entry(int id) {
        return """
                {"id":%1$d,"title":"t","cover":"","url":"%2$s?post=%1$d","description":"<p>x</p>",
                "date":"2024-01-01 10:00:00","author_id":1,"author_name":"a","sort_id":-1,"sort_name":"","views":1,
                "comnum":0,"top":"n","sortop":"n","tags":[]}
                """.formatted(id, crawled.emlog().address());
    }
}
