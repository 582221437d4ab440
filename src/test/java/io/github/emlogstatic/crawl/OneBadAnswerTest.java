package io.github.emlogstatic.crawl;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever one request brings, the run goes on without it. */
class OneBadAnswerTest {

    private static final List<String> METHODS = List.of("""
            article_list article_detail sort_list comment_list_simple like_list
            note_list rss.php upload page""".split("\\s+"));

    private static final Map<String, MockResponse> ANSWERS = Map.of(
            "a negative length", header("Content-Length", "-5"),
            "a chunk without a length", header("Transfer-Encoding", "chunked"),
            "no gzip", header("Content-Encoding", "gzip"),
            "a redirect to itself", redirect("?"),
            "a redirect to nowhere", redirect("http://[::bad"),
            "a megabyte of headers", header("X", "x".repeat(1_000_000)),
            "no character", Faults.body("application/json", "\uFFFF"),
            "a deep nest", Faults.body("application/json", "{\"code\":0,\"data\":" + "[".repeat(100_000)));

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @BeforeEach
    void start() {
        crawled.configured(
                QuickTheme.CHOSEN + "crawl: {retries: 0}\nblog: {apiKey: " + Options.API_KEY + "}\npages: [4]");
        blog.publish("one", "text");
        blog.publish("two", "text");
        blog.publish(post -> post.title("three").html("<img src=\"/content/uploadfile/202405/a.png\">"));
        blog.publishPage("about", "us");
        blog.comment(1, "guest", "good");
        blog.like(1, "guest");
        blog.note("a note");
    }

    static Stream<Arguments> cases() {
        return METHODS.stream()
                .flatMap(method -> ANSWERS.keySet().stream().sorted().map(answer -> Arguments.of(method, answer)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRunSurvivesOneBadAnswer(String method, String answer) throws IOException {
        blog.publish("before", "text");
        crawled.crawl();
        blog.publish("new", "text");
        blog.comment(2, "guest", "new");
        blog.like(2, "guest");
        crawled.emlog()
                .failing(Faults.where(
                        request -> EmlogServer.method(request).equals(method)
                                && !"1".equals(request.getUrl().queryParameter("count")),
                        () -> ANSWERS.get(answer)));

        inLinearTime(
                () -> assertThat(crawled.nextNight().crawl().counts().articles().total())
                        .isBetween(4, 5));

        crawled.emlog().healthy();
        CrawlReport healed = crawled.nextNight().crawl();
        assertThat(healed.counts().articles().total()).isEqualTo(5);
        assertThat(healed.counts().comments().total()).isEqualTo(2);
    }

    private static MockResponse header(String name, String value) {
        return Faults.body("application/json", "zz\r\n{}")
                .newBuilder()
                .setHeader(name, value)
                .build();
    }

    private static MockResponse redirect(String location) {
        return Faults.redirect(302, location);
    }
}
