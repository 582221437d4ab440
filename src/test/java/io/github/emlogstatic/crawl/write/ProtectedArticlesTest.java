package io.github.emlogstatic.crawl.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.ArchiveFiles;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.Mirror;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.Version;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    @Test
    void pagesThatAreOpenAgainReturnWithinThreeNights() throws IOException {
        List<Integer> pages = IntStream.range(0, 6)
                .mapToObj(i -> blog.publishPage("page " + i, "text of page " + i))
                .toList();
        blog.publish(post -> post.title("links")
                .html(pages.stream()
                        .map(id -> "<a href=\"" + mirror.emlog().address() + "?post=" + id + "\">a page</a>")
                        .collect(Collectors.joining())));
        mirror.crawl();
        assertThat(mirror.archive().pageIds()).hasSize(6);
        pages.forEach(id -> blog.protect(id, "pw"));
        mirror.nextNight().crawl();
        mirror.nextNight().crawl();
        assertThat(mirror.archive().pageIds()).isEmpty();
        mirror.nextNight();
        assertThat(mirror.crawl().problems()).isEmpty();
        assertThat(mirror.emlog().count("article_detail")).isEqualTo(2);
        pages.forEach(id -> blog.protect(id, ""));

        mirror.nextNight().crawl();
        mirror.nextNight().crawl();
        mirror.nextNight().crawl();

        assertThat(mirror.archive().pageIds()).hasSize(6);
        assertThat(mirror.archive().hidden().pageIds()).isEmpty();
        assertThat(mirror.verification().damage()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void openedArticlesReturnWithinThreeNightsWithoutAnApi(Theme theme) throws IOException {
        blog.fill(12);
        IntStream.rangeClosed(1, 6).forEach(id -> blog.protect(id, "pw"));
        mirror.emlog().wearing(theme).withoutApi();
        mirror.crawl();
        assertThat(locked()).isEqualTo(6);
        mirror.nextNight().crawl();
        assertThat(locked()).isEqualTo(6);
        IntStream.rangeClosed(1, 6).forEach(id -> blog.protect(id, ""));

        mirror.nextNight().crawl();
        mirror.nextNight().crawl();
        mirror.nextNight().crawl();

        assertThat(locked()).isZero();
    }

    private long locked() throws IOException {
        long locked = 0;
        for (int id : mirror.archive().articleIds()) {
            locked += mirror.article(id).article().needsPassword() ? 1 : 0;
        }
        return locked;
    }

    @Test
    void manyProtectedArticlesLeaveAtOnceWithAReport() throws IOException {
        blog.fill(36);
        mirror.crawl();
        IntStream.rangeClosed(1, 28).forEach(id -> blog.protect(id, "pw"));

        CrawlReport report = mirror.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.problems())
                .singleElement()
                .satisfies(told -> assertThat(told.what()).isEqualTo("many articles became protected"))
                .satisfies(told -> assertThat(told.why()).startsWith("28 of 36; "));
        assertThat(locked()).isEqualTo(28);
        assertThat(mirror.archive().hidden().articleIds()).hasSize(28);
        assertThat(mirror.nextNight().crawl().problems()).isEmpty();

        IntStream.rangeClosed(1, 28).forEach(id -> blog.protect(id, ""));
        mirror.nextNight().crawl();
        assertThat(locked()).isZero();
        assertThat(mirror.article(28).body().contentSource()).isEqualTo("text 28");
    }

    @Test
    void aFewArticlesThatBecomeProtectedAreNoProblem() throws IOException {
        blog.fill(36);
        mirror.crawl();
        IntStream.rangeClosed(1, 3).forEach(id -> blog.protect(id, "pw"));

        assertThat(mirror.nextNight().crawl().problems()).isEmpty();

        assertThat(locked()).isEqualTo(3);
    }
}
