package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.ArchiveSnapshot;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that sends some addresses to others of the same blog, as a rule for search engines does. */
class RedirectedPagesTest {

    private static final String SECRET = "SECRET, a text that is long enough to be told from others";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Map<String, String> redirects = new HashMap<>();

    @BeforeEach
    void fill() {
        blog.configure(options -> options.aliases(true));
        for (int i = 1; i <= 3; i++) {
            int number = i;
            blog.publish(post -> post.title("title " + number)
                    .alias("article" + number)
                    .text("text of article " + number + ", long enough to be told from others"));
        }
        crawled.emlog().failing(this::redirect);
    }

    @Test
    void aRedirectedPageThatBecomesProtectedLeaves() throws IOException {
        int about = about();
        crawled.configured("pages: [" + about + "]").crawl();
        assertThat(ArchiveSnapshot.publicText(crawled)).contains("SECRET");
        blog.protect(about, "pw");

        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
    }

    @Test
    void withoutApiARedirectedPageThatBecomesProtectedLeaves() throws IOException {
        blog.configure(options -> options.apiOpen(false));
        int about = about();
        redirects.clear();
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.configured("pages: [" + about + "]").crawl();
        assertThat(ArchiveSnapshot.publicText(crawled)).contains("SECRET");
        redirects.put("/?post=" + about, "about");
        redirects.put("/about", "about-us");
        blog.edit(about, post -> post.alias("about-us").password("pw"));

        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"about", "404.html"})
    void aPageRedirectedToNothingIsGone(String target) throws IOException {
        int about = about();
        crawled.configured("pages: [" + about + "]").crawl();
        redirects.put("/?post=" + about, target);
        blog.delete(about);

        assertThat(crawled.nextNight().crawl("--full").problems())
                .extracting(Problem::what)
                .doesNotContain("page not fetched");
        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    @Test
    void aRedirectedProtectedPageNeverEnters() throws IOException {
        int about = about();
        blog.protect(about, "pw");
        crawled.emlog().as(EmlogVersion.V1_9_0); // hands out the texts of protected pages

        crawled.configured("pages: [" + about + "]").crawl();

        assertThat(ArchiveSnapshot.text(crawled)).doesNotContain("SECRET");
    }

    @Test
    void aRedirectedArticleProtectedAfterItsListLeaves() throws IOException {
        blog.edit(2, post -> post.text(SECRET));
        redirects.put("/?post=2", "article2");
        crawled.crawl();
        blog.edit(2, post -> post.text(SECRET + " and more"));
        crawled.emlog().failing(request -> {
            if (EmlogServer.method(request).equals("article_detail")) {
                blog.protect(2, "pw");
            }
            return redirect(request);
        });

        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
    }

    @Test
    void aJumpLinkToAnotherArticleStaysOne() throws IOException {
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        redirects.put("/article1", "article2");

        crawled.crawl();

        assertThat(crawled.article(1).body().content()).doesNotContain("text of article 2");
        assertThat(crawled.article(1).extra())
                .containsEntry("link", crawled.emlog().address() + "article2");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aRedirectToTheArticlesOtherAddressIsNoJump(boolean hasList) throws IOException {
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        if (!hasList) {
            crawled.emlog().withoutApi();
        }
        crawled.crawl();
        blog.edit(1, post -> post.text("a text of article 1 after its edit, long enough to be told from others"));
        redirects.put("/article1", "?post=1");

        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(1).body().content()).contains("after its edit");
        assertThat(crawled.article(1).extra()).isEmpty();
    }

    @Test
    void withoutApiARedirectedArticleThatBecomesProtectedLeaves() throws IOException {
        blog.edit(2, post -> post.text(SECRET));
        crawled.emlog().withoutApi().wearing(Theme.DEFAULT);
        crawled.crawl();
        assertThat(ArchiveSnapshot.publicText(crawled)).contains("SECRET");
        blog.protect(2, "pw");
        redirects.put("/article2", "?post=2");

        crawled.nextNight().crawl("--full");

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
    }

    private int about() {
        int id = blog.publish(
                post -> post.type(PostRow.PAGE).title("about").alias("about").text(SECRET));
        redirects.put("/?post=" + id, "about");
        return id;
    }

    private Optional<MockResponse> redirect(RecordedRequest request) {
        return Optional.ofNullable(redirects.get(request.getTarget()))
                .map(target -> Faults.redirect(301, crawled.emlog().address() + target));
    }
}
