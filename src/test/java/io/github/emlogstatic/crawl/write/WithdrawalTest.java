package io.github.emlogstatic.crawl.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.crawl.ArchiveFiles;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.Mirror;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.PostRow;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles that are gone from the blog, and answers that only look as if they were. */
class WithdrawalTest {

    @RegisterExtension
    private final Mirror mirror = Mirror.ofEmptyBlog();

    private final MemoryBlog blog = mirror.blog();
    private final Path folder = mirror.folder();

    @Test
    void aDeletedArticleIsWithdrawnWithATombstone() throws IOException {
        blog.fill(5);
        blog.comment(3, "a", "x");
        mirror.crawl();
        mirror.nextNight();
        blog.delete(3);

        CrawlReport report = mirror.crawl();

        assertThat(report.articles().removed()).isEqualTo(1);
        assertThat(mirror.archive().articleIds()).containsExactly(1, 2, 4, 5);
        assertThat(mirror.archive().hidden().withdrawal(3))
                .hasValueSatisfying(why -> assertThat(why.why()).isEqualTo("deleted or hidden"));
        assertThat(mirror.archive().hidden().article(3)).isPresent();
        assertThat(folder.resolve("archive/comments/3.json")).doesNotExist();
        assertThat(mirror.verification().damage()).isEmpty();
    }

    @Test
    void rescheduledArticlesAndNewPagesAreDistinguished() throws IOException {
        blog.fill(30);
        mirror.crawl();
        mirror.nextNight();
        blog.edit(3, post -> post.date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        blog.edit(4, post -> post.type(PostRow.PAGE));

        mirror.crawl();

        assertThat(mirror.archive().hidden().withdrawal(3).orElseThrow().why()).startsWith("scheduled for 2030-01-01");
        assertThat(mirror.archive().hidden().withdrawal(4).orElseThrow().why()).isEqualTo("became a page");
    }

    @Test
    void anUnlistedArticleIsGoneWithTheSecondCompleteList() throws IOException {
        blog.fill(5);
        mirror.crawl();
        String answer;
        try (InputStream in = URI.create(mirror.emlog().address() + "?rest-api=article_detail&id=3")
                .toURL()
                .openStream()) {
            answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        blog.delete(3);
        mirror.emlog().failing(Faults.of("article_detail", Faults.body("application/json", answer)));

        mirror.nextNight().crawl();
        assertThat(mirror.archive().articleIds()).contains(3);

        mirror.nextNight().crawl();
        assertThat(mirror.archive().articleIds()).containsExactly(1, 2, 4, 5);
        assertThat(mirror.archive().hidden().withdrawal(3).orElseThrow().why())
                .isEqualTo("missing from two complete lists");
    }

    @Test
    void aWithdrawnArticleThatComesBackIsThereAgain() throws IOException {
        blog.fill(5);
        mirror.crawl();
        blog.edit(3, post -> post.hidden(true));
        mirror.nextNight().crawl();
        assertThat(mirror.archive().articleIds()).doesNotContain(3);
        blog.edit(3, post -> post.hidden(false));

        mirror.nextNight().crawl();

        assertThat(mirror.archive().articleIds()).contains(3);
        assertThat(mirror.archive().hidden().withdrawal(3)).isEmpty();
    }

    @Test
    void manyWithdrawalsAreRefusedUnlessForced() throws IOException {
        blog.fill(20);
        mirror.crawl();
        mirror.nextNight();
        for (int id = 1; id <= 3; id++) {
            blog.delete(id);
        }

        CrawlReport refused = mirror.crawl();
        assertThat(refused.refused()).hasValueSatisfying(why -> assertThat(why).contains("3 of 20", "--force"));
        assertThat(mirror.archive().articleIds()).hasSize(20);
        assertThat(mirror.emlog().count("article_detail")).isZero();

        CrawlReport forced = mirror.crawl("--force");
        assertThat(forced.refused()).isEmpty();
        assertThat(mirror.archive().articleIds()).hasSize(17);
    }

    @Test
    void aBlogThatAnswersAnEmptyListRemovesNothing() throws IOException {
        blog.fill(12);
        mirror.crawl();
        mirror.nextNight();
        for (int id = 1; id <= 12; id++) {
            blog.edit(id, post -> post.hidden(true));
        }

        assertThat(mirror.crawl().refused()).isPresent();

        assertThat(mirror.archive().articleIds()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theOnlyArticlesLeaveWhenTheirAddressesSayThatTheyAreGone(int articles) throws IOException {
        blog.fill(articles);
        mirror.crawl();
        for (int id = 1; id <= articles; id++) {
            blog.edit(id, post -> post.hidden(true));
        }

        CrawlReport report = mirror.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.articles().removed()).isEqualTo(articles);
        assertThat(mirror.archive().articleIds()).isEmpty();
        assertThat(mirror.archive().hidden().article(1)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void theOnlyArticleStaysWhileItsAddressDoesNotSayThatItIsGone(int status) throws IOException {
        blog.fill(1);
        mirror.crawl();
        blog.edit(1, post -> post.hidden(true));
        mirror.emlog()
                .failing(Faults.where(
                        request -> "1".equals(request.getUrl().queryParameter("post")), () -> Faults.status(status)));

        CrawlReport report = mirror.nextNight().crawl();

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("cannot tell whether the article is gone");
        assertThat(mirror.archive().articleIds()).containsExactly(1);
    }

    @Test
    void theOnlyPageLeavesIfItsAddressConfirmsIt() throws IOException {
        blog.fill(5);
        int about = blog.publishPage("关于", "text");
        mirror.configured("pages: [" + about + "]");
        mirror.crawl();
        blog.edit(about, post -> post.hidden(true));

        CrawlReport report = mirror.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(mirror.archive().pageIds()).isEmpty();
        assertThat(mirror.archive().hidden().page(about)).isPresent();
    }

    @Test
    void theOnlyPageStaysUnlessItsAddressConfirmsIt() throws IOException {
        blog.fill(5);
        int about = blog.publishPage("关于", "text");
        mirror.configured("pages: [" + about + "]");
        mirror.crawl();
        blog.edit(about, post -> post.hidden(true));
        mirror.emlog()
                .failing(Faults.where(
                        request -> String.valueOf(about).equals(request.getUrl().queryParameter("post")),
                        () -> Faults.status(500)));

        CrawlReport report = mirror.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly("page not fetched");
        assertThat(mirror.archive().pageIds()).containsExactly(about);
    }

    @Test
    void anErrorPageAsFirstAnswerEndsTheRun() throws IOException {
        blog.fill(150);
        mirror.crawl();
        mirror.nextNight();
        Map<Path, String> before = ArchiveFiles.of(mirror);
        mirror.emlog().failing(Faults.of("article_list", Faults.htmlError()));

        assertThatThrownBy(() -> mirror.crawl("--force")).isInstanceOf(EmlogException.class);

        assertThat(ArchiveFiles.of(mirror)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anErrorPageInPlaceOfAListPageIsAProblemAndRemovesNothing(int page) throws IOException {
        blog.fill(150);
        mirror.crawl();
        mirror.nextNight();
        Map<Path, String> before = ArchiveFiles.of(mirror);
        mirror.emlog().failing(Faults.where(listPage(page), Faults::htmlError));

        CrawlReport report = mirror.crawl("--force");

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly(
                        page == 1
                                ? "the list of articles cannot be read"
                                : "the list of articles cannot be read to its end");
        assertThat(ArchiveFiles.of(mirror)).isEqualTo(before);
    }

    private static Predicate<RecordedRequest> listPage(int page) {
        return request -> String.valueOf(page).equals(request.getUrl().queryParameter("page"))
                && "100".equals(request.getUrl().queryParameter("count"));
    }

    @Test
    void aFirstRunThatCannotReadTheListEnds() {
        blog.fill(150);
        mirror.emlog().failing(Faults.where(listPage(1), Faults::htmlError));

        assertThatThrownBy(mirror::crawl).isInstanceOf(EmlogException.class);
    }

    @Test
    void anErrorPageDoesNotConfirmAWithdrawal() throws IOException {
        blog.fill(5);
        mirror.crawl();
        mirror.nextNight();
        blog.delete(3);
        mirror.emlog().failing(Faults.of("article_detail", Faults.htmlError()));

        CrawlReport report = mirror.crawl();

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("cannot tell whether the article is gone");
        assertThat(mirror.archive().articleIds()).hasSize(5);
    }

    @Test
    void aBlogThatLostHalfItsArticlesRemovesNothing() throws IOException {
        blog.fill(20);
        mirror.crawl();
        mirror.nextNight();
        for (int id = 1; id <= 10; id++) {
            blog.edit(id, post -> post.hidden(true));
        }

        assertThat(mirror.crawl().refused())
                .hasValueSatisfying(why -> assertThat(why).contains("10 of 20"));

        assertThat(mirror.archive().articleIds()).hasSize(20);
    }

    @Test
    void aSilentlyTruncatedListRemovesNothing() throws IOException {
        blog.fill(150);
        mirror.crawl();
        mirror.nextNight();
        mirror.emlog()
                .failing(request -> "2".equals(request.getUrl().queryParameter("page"))
                        ? Optional.of(
                                Faults.body(
                                        "application/json",
                                        "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[],\"page\":2,\"total_pages\":2,\"has_more\":false}}"))
                        : Optional.empty());

        CrawlReport report = mirror.crawl();

        assertThat(mirror.archive().articleIds()).hasSize(150);
        assertThat(report.articles().removed()).isZero();
    }
}
