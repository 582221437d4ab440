package io.github.emlogstatic.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.Version;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.time.LocalDateTime;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that is protected or scheduled is in the public part of the archive. */
class ProtectedArticlesTest {

    @RegisterExtension
    private final Mirror mirror = Mirror.ofEmptyBlog();

    private final MemoryBlog blog = mirror.blog();

    @Test
    void noProtectedTextIsInThePublicPart() throws IOException {
        int id = blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        blog.comment(id, "a", "SECRET comment");
        blog.fill(2);

        mirror.crawl();

        assertThat(mirror.article(id).article().needsPassword()).isTrue();
        assertThat(mirror.article(id).body()).isEqualTo(Body.EMPTY);
        assertThat(ArchiveFiles.publicText(mirror)).doesNotContain("SECRET");
        assertThat(mirror.emlog().count("comment_list_simple")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void noVersionLeaksAProtectedOrScheduledText(Version version) throws IOException {
        blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        blog.publish(post -> post.title("later").text("SECRET later").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        blog.publish(post -> post.title("draft").text("SECRET draft").hidden(true));
        blog.publish(post -> post.title("waiting").text("SECRET waiting").checked(false));
        blog.fill(2);
        mirror.emlog().as(version);

        mirror.crawl();

        assertThat(ArchiveFiles.text(mirror)).doesNotContain("SECRET");
    }

    @Test
    void anArticleThatBecomesProtectedLeavesAtOnce() throws IOException {
        blog.fill(3);
        blog.edit(2, post -> post.text("SECRET from now on"));
        blog.comment(2, "a", "SECRET too");
        mirror.crawl();
        mirror.nextNight();
        blog.protect(2, "pw");

        mirror.crawl();

        assertThat(ArchiveFiles.publicText(mirror)).doesNotContain("SECRET");
        assertThat(mirror.archive().hidden().article(2)).isPresent();
        assertThat(mirror.verification().damage()).isEmpty();
    }

    /** The refusal names no article, so a cache may give that of a protected one to any question. */
    @Test
    void aRefusalThatThePageDoesNotConfirmHidesNothing() throws IOException {
        blog.fill(3);
        int page = blog.publishPage("about", "us");
        mirror.configured("pages: [" + page + "]");
        mirror.crawl();
        mirror.emlog().failing(Faults.of("article_detail", Faults.refusal("Wrong password")));

        CrawlReport report = mirror.nextNight().crawl("--full");

        assertThat(mirror.archive().pageIds()).containsExactly(page);
        assertThat(mirror.article(2).body()).isNotEqualTo(Body.EMPTY);
        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("the article does not agree with the list", "page not fetched");
    }

    @Test
    void anUnlockedTextIsKeptInPrivate() throws IOException {
        int id = blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        mirror.configured("blog: {articlePasswords: {1: pw}}");

        CrawlReport report = mirror.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(ArchiveFiles.publicText(mirror)).doesNotContain("SECRET");
        assertThat(mirror.archive().hidden().article(id).orElseThrow().body().contentSource())
                .isEqualTo("SECRET text");
        assertThat(mirror.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void anArticleThatOnceAskedForAPasswordIsRetried() throws IOException {
        blog.fill(2);
        MockResponse locked = Faults.body("application/json", "{\"code\":1,\"msg\":\"Wrong password\",\"data\":\"\"}")
                .newBuilder()
                .code(400)
                .build();
        mirror.emlog().failing(Faults.first(1, "article_detail", locked));
        assertThat(mirror.crawl().problems())
                .extracting(Problem::what)
                .containsExactly("the article asks for a password, and the list does not say so");

        mirror.nextNight().crawl();

        assertThat(mirror.article(1).body().contentSource()).isEqualTo("text 1");
        assertThat(mirror.article(2).body().contentSource()).isEqualTo("text 2");
        assertThat(mirror.verification().damage()).isEmpty();
    }

    @Test
    void anUnprotectedArticleIsReadAgain() throws IOException {
        blog.fill(1);
        blog.protect(1, "pw");
        mirror.crawl();
        mirror.nextNight();
        blog.protect(1, "");

        mirror.crawl();

        assertThat(mirror.article(1).body().contentSource()).isEqualTo("text 1");
        assertThat(mirror.verification().damage()).isEmpty();
    }
}
