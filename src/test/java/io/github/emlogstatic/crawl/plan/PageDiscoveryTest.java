package io.github.emlogstatic.crawl.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.Mirror;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageDiscoveryTest {

    @Test
    void aLinkWithAHundredThousandFoldersIsRead(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            PageDiscovery discovery = new PageDiscovery(
                    archive,
                    BlogAddresses.of("https://blog.example.com/", List.of()),
                    new RejectedUrls(archive, Duration.ofDays(30), Instant.EPOCH));
            discovery.addText("<a href='https://blog.example.com/" + "a/".repeat(100_000) + "'>x</a>"
                    + "<a href='https://blog.example.com/tech/12.html'>y</a>");

            assertThat(discovery.due(List.of(), List.of())).containsExactly(new Candidate(12, ""));
        }
    }

    @ParameterizedTest(name = "the API is closed: {0}")
    @ValueSource(booleans = {false, true})
    void aPageThatFailsToAnswerIsAskedForTheNextNight(boolean closed, @TempDir Path folder) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=" + page + "\">about</a>"));
        blog.configure(options -> options.apiOpen(!closed));
        try (Mirror mirror = Mirror.of(blog, folder)) {
            mirror.configured("crawl: {retries: 0}");
            mirror.emlog().failing(Faults.where(request -> asksFor(page, request), () -> Faults.status(502)));
            assertThat(mirror.crawl().problems())
                    .extracting(Problem::what, Problem::where)
                    .contains(tuple("page not fetched", mirror.emlog().address() + "?post=" + page));

            mirror.emlog().failing(request -> Optional.empty());
            mirror.nextNight().crawl();
            assertThat(mirror.archive().pageIds()).containsExactly(page);
        }
    }

    @Test
    void aFullRunAsksForRejectedAddressesAgain(@TempDir Path folder) throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=" + page + "\">about</a>"));
        try (Mirror mirror = Mirror.of(blog, folder)) {
            mirror.emlog().failing(Faults.where(request -> asksFor(page, request), () -> Faults.status(404)));
            mirror.crawl();
            assertThat(mirror.archive().pageIds()).isEmpty();

            mirror.emlog().failing(request -> Optional.empty());
            mirror.nextNight().crawl("--full");
            assertThat(mirror.archive().pageIds()).containsExactly(page);
        }
    }

    private static boolean asksFor(int id, RecordedRequest request) {
        return request.getTarget().matches(".*(article_detail&id|\\?post)=" + id);
    }
}
