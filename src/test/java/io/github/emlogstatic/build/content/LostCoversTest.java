package io.github.emlogstatic.build.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cover is drawn in the place of a picture only if the blog has said that it does not have the picture. */
class LostCoversTest {

    private static final String COVER = "content/uploadfile/202401/cover.png";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @BeforeEach
    void anArticleWithACover() {
        blog.publish(post -> post.title("题").cover(COVER).html("<p>文</p>"));
    }

    private String home() throws Exception {
        crawled.build("");
        return Files.readString(crawled.folder().resolve("public/index.html"));
    }

    private String addressAtBlog() {
        return "src=\"" + crawled.emlog().address() + COVER + "\"";
    }

    @Test
    void aCoverThatTheBlogDoesNotHaveIsDrawn() throws Exception {
        assertThat(home()).contains("pic drawn").doesNotContain("cover.png");
    }

    @Test
    void aCoverOfABlogThatIsBusyStaysThere() throws Exception {
        crawled.configured("crawl: {retries: 0}");
        blog.upload(COVER, TestPng.saying("cover"));
        crawled.emlog().failing(Faults.at(target -> target.contains(COVER), Faults.status(503)));

        assertThat(home()).contains(addressAtBlog());
    }

    @Test
    void aCoverThatIsTooLargeStaysAtTheBlog() throws Exception {
        blog.upload(COVER, TestPng.saying("cover"));
        crawled.configured("media: {maxBytes: 10}");

        assertThat(home()).contains(addressAtBlog());
    }

    @Test
    void aCoverIsDrawnOnceTheBlogLacksIt() throws Exception {
        crawled.configured("media: {download: false}");
        assertThat(home()).contains(addressAtBlog());

        crawled.configured("");
        assertThat(home()).contains("pic drawn");
    }

    @Test
    void anArchiveWithoutNotesDoesNotCallCoversLost() throws Exception {
        home();
        crawled.loseState();
        crawled.build("--offline");

        assertThat(crawled.folder().resolve("public/index.html")).content().contains(addressAtBlog());
    }
}
