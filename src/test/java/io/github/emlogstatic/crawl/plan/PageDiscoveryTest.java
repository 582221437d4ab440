package io.github.emlogstatic.crawl.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.address.BlogAddresses;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.RejectedUrls;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.model.run.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.function.Uncheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageDiscoveryTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void aLinkWithAHundredThousandFoldersIsRead(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            PageDiscovery discovery = new PageDiscovery(
                    archive,
                    BlogAddresses.of("https://blog.example.com/", List.of()),
                    new RejectedUrls(archive, Duration.ofDays(30), Instant.EPOCH),
                    false);
            discovery.addText("<a href='https://blog.example.com/" + "a/".repeat(100_000) + "'>x</a>"
                    + "<a href='https://blog.example.com/tech/12.html'>y</a>");

            assertThat(discovery.due(List.of(), List.of())).containsExactly(new Candidate(12, ""));
        }
    }

    @ParameterizedTest(name = "the API is closed: {0}")
    @ValueSource(booleans = {false, true})
    void aFailedPageIsRequestedAgainTheNextNight(boolean closed) throws Exception {
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=" + page + "\">about</a>"));
        blog.configure(options -> options.apiOpen(!closed));
        crawled.configured("crawl: {retries: 0}");
        crawled.emlog().failing(Faults.where(request -> asksFor(page, request), () -> Faults.status(502)));
        assertThat(crawled.crawl().problems())
                .extracting(Problem::what, Problem::where)
                .contains(tuple("page not fetched", crawled.emlog().address() + "?post=" + page));

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(page);
    }

    @Test
    void aFullRunAsksForRejectedAddressesAgain() throws Exception {
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=" + page + "\">about</a>"));
        crawled.emlog().failing(Faults.where(request -> asksFor(page, request), () -> Faults.status(404)));
        crawled.crawl();
        assertThat(crawled.archive().pageIds()).isEmpty();

        crawled.emlog().healthy();
        crawled.nextNight().crawl("--full");
        assertThat(crawled.archive().pageIds()).containsExactly(page);
    }

    @Test
    void aRejectedAddressIsTriedAgainAfterAMonth() throws Exception {
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=2\">about</a>"));
        crawled.crawl();
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        assertThat(page).isEqualTo(2);
        crawled.nextNight().crawl();
        assertThat(crawled.archive().pageIds()).isEmpty();

        crawled.later(Duration.ofDays(31)).crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(page);
    }

    @Test
    void aKilledRunsLinksAreFollowedByTheNext() throws Exception {
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=" + page + "\">about</a>"));
        Path killed = folder.resolve("killed");
        Path archive = folder.resolve("archive");
        crawled.emlog().failing(request -> {
            if (asksFor(page, request) && !Files.exists(killed)) {
                Uncheck.run(() -> FileUtils.copyDirectory(archive.toFile(), killed.toFile()));
            }
            return Optional.empty();
        });
        crawled.crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(page);
        crawled.emlog().healthy();
        FileUtils.deleteDirectory(archive.toFile());
        Files.move(killed, archive);
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).hasSize(1);
        assertThat(crawled.archive().pageIds()).containsExactly(page);
    }

    @Test
    void anArticleMadeAPageIsFoundByALink() throws Exception {
        blog.fill(3);
        int about = blog.publish("关于", "关于我自己的一些话。");
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=" + about + "\">about</a>"));
        crawled.crawl();
        blog.edit(about, post -> post.type(PostRow.PAGE));
        for (int i = 0; i < 40; i++) {
            crawled.nextNight().crawl();
        }
        assertThat(crawled.archive().articleIds()).hasSize(4);
        assertThat(crawled.archive().pageIds()).containsExactly(about);
    }

    @Test
    void aLinkToALaterAliasIsFollowed() throws Exception {
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.html("<p>text</p><a href=\"http://old.example.com/?post=" + page + "\">about</a>"));
        crawled.crawl();
        crawled.configured("blog: {aliases: ['http://old.example.com/']}");
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(page);
    }

    @Test
    void linksAreFollowedAgainWithoutState() throws Exception {
        blog.publish(post -> post.html("<p>text</p><a href=\"?post=2\">about</a>"));
        crawled.crawl();
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        crawled.loseState();
        for (int i = 0; i < 40; i++) {
            crawled.nextNight().crawl();
        }
        assertThat(crawled.archive().pageIds()).containsExactly(page);
    }

    private static boolean asksFor(int id, RecordedRequest request) {
        return request.getTarget().matches(".*(article_detail&id|\\?post)=" + id);
    }
}
