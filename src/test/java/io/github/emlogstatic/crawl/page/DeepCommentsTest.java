package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Replies two thousand levels deep, which {@code comment_list_simple} cannot give. */
class DeepCommentsTest {

    private static final int LEVELS = 2_000;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @BeforeEach
    void start() {
        int article = blog.publish("one", "text");
        int last = 0;
        for (int i = 0; i < LEVELS; i++) {
            int parent = last;
            last = blog.comment(
                    article,
                    comment -> comment.poster("guest")
                            .text("again")
                            .mail("guest@example.com")
                            .parent(parent));
        }
    }

    @Test
    void deepCommentsAreArchivedWithoutPersonalData() throws IOException {
        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(report.counts().comments().total()).isEqualTo(LEVELS);
        assertThat(folder.resolve("archive/comments/1.json")).content().doesNotContain("guest@example.com");
        assertThat(crawled.nextNight().crawl().counts().comments().changed()).isZero();
        assertThat(crawled.emlog().count("comment_list")).isZero();
    }

    @Test
    void deepCommentsAreShownAtOrdinaryDepth() throws Exception {
        crawled.build("");

        Document page = Jsoup.parse(Files.readString(folder.resolve("public/post/1.html")));
        assertThat(page.select("li[id^=comment-]")).hasSize(LEVELS);
        assertThat(page.select("li[id^=comment-]"))
                .extracting(item -> item.parents().stream()
                        .filter(parent -> parent.id().startsWith("comment-"))
                        .count())
                .allMatch(above -> above < 8);
    }
}
