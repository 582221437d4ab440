package io.github.emlogstatic.crawl.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.crawl.ArchiveSnapshot;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles that are gone from the blog, and answers that only look as if they were. */
class WithdrawalTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @BeforeEach
    void askOnce() {
        crawled.configured("crawl: {retries: 0}");
    }

    @Test
    void aDeletedArticleIsWithdrawnWithATombstone() throws IOException {
        blog.fill(5);
        blog.comment(3, "a", "x");
        crawled.crawl();
        crawled.nextNight();
        blog.delete(3);

        CrawlReport report = crawled.crawl();

        assertThat(report.counts().articles().removed()).isEqualTo(1);
        assertThat(crawled.archive().articleIds()).containsExactly(1, 2, 4, 5);
        assertThat(tombstone(3)).content().contains("\"deleted or hidden\"");
        assertThat(crawled.archive().privateFolder().article(3)).isPresent();
        assertThat(folder.resolve("archive/comments/3.json")).doesNotExist();
        assertThat(crawled.verification().damage()).isEmpty();
    }

    /** Its comments were asked for in turn, and an answer without any is a problem where the blog has counted some. */
    @Test
    void aDeletedArticleWhoseRecheckIsDueIsNoProblem() throws IOException {
        crawled.configured("crawl: {retries: 0, recheckEvery: 1d}");
        blog.fill(5);
        blog.comment(3, "a", "x");
        crawled.crawl();
        crawled.nextNight().crawl();
        crawled.nextNight();
        blog.delete(3);

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(report.counts().articles().removed()).isEqualTo(1);
    }

    @Test
    void rescheduledArticlesAndNewPagesAreDistinguished() throws IOException {
        blog.fill(30);
        crawled.crawl();
        crawled.nextNight();
        blog.edit(3, post -> post.date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        blog.edit(4, post -> post.type(PostRow.PAGE));

        crawled.crawl();

        assertThat(tombstone(3)).content().contains("\"scheduled for 2030-01-01");
        assertThat(tombstone(4)).content().contains("\"became a page\"");
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 3"})
    void anArticleThatBecomesAMenuPageIsFound(boolean apiOpen, int nights) throws IOException {
        blog.fill(30).configure(options -> options.apiOpen(apiOpen));
        crawled.crawl();
        blog.edit(4, post -> post.type(PostRow.PAGE));
        blog.menu(Link.to("四", "?post=4"));
        for (int night = 0; night < nights; night++) {
            crawled.nextNight().crawl();
        }

        assertThat(crawled.archive().articleIds()).doesNotContain(4);
        assertThat(crawled.archive().pageIds()).containsExactly(4);
    }

    @Test
    void commentsOfAnArticleThatBecameAPageAreCounted() throws IOException {
        crawled.configured("pages: [4]\ncrawl: {recheckEvery: 1d}");
        blog.fill(30);
        blog.edit(4, post -> post.excerpt("an edit behind it is looked for each night"));
        crawled.crawl();
        crawled.nextNight();
        blog.edit(4, post -> post.type(PostRow.PAGE));
        blog.comment(4, "a", "x");

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().comments(4)).hasSize(1);
        assertThat(report.counts().comments().total()).isEqualTo(1);
    }

    @Test
    void anUnlistedArticleIsGoneWithTheSecondCompleteList() throws IOException {
        blog.fill(5);
        crawled.crawl();
        String answer;
        try (InputStream in = URI.create(crawled.emlog().address() + "?rest-api=article_detail&id=3")
                .toURL()
                .openStream()) {
            answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        blog.delete(3);
        crawled.emlog().failing(Faults.of("article_detail", Faults.body("application/json", answer)));

        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).contains(3);

        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).containsExactly(1, 2, 4, 5);
        assertThat(tombstone(3)).content().contains("\"missing from two complete lists\"");
    }

    @Test
    void anUntoldArticleIsGoneWithTheSecondCompleteList() throws IOException {
        blog.fill(5);
        crawled.crawl();
        blog.delete(3);
        crawled.emlog().failing(Faults.of("article_detail", Faults.htmlError()));

        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).contains(3);

        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).containsExactly(1, 2, 4, 5);
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
    }

    @Test
    void aWithdrawnArticleThatComesBackIsThereAgain() throws IOException {
        blog.fill(5);
        crawled.crawl();
        blog.edit(3, post -> post.hidden(true));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).doesNotContain(3);
        blog.edit(3, post -> post.hidden(false));

        crawled.nextNight().crawl();

        assertThat(crawled.archive().articleIds()).contains(3);
        assertThat(tombstone(3)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pw"})
    void aTombstoneThatAKilledRunHasLeftIsRemoved(String password) throws IOException {
        blog.fill(5);
        crawled.crawl();
        blog.edit(3, post -> post.hidden(true));
        crawled.nextNight().crawl();
        blog.edit(3, post -> post.hidden(false).password(password));

        killedBeforeRemovalOf(tombstone(3));
        crawled.nextNight().crawl();

        assertThat(tombstone(3)).doesNotExist();
        assertThat(crawled.archive().articleIds()).contains(3);
        assertThat(crawled.archive().privateFolder().articleIds().contains(3)).isNotEqualTo(password.isEmpty());
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void aPrivateTextLeftByAKilledRunIsRemoved() throws IOException {
        blog.fill(5);
        crawled.crawl();
        blog.protect(3, "pw");
        crawled.nextNight().crawl();
        blog.protect(3, "");

        killedBeforeRemovalOf(folder.resolve("archive/private/articles/3.json"));
        crawled.nextNight().crawl();

        assertThat(crawled.archive().privateFolder().articleIds()).isEmpty();
        assertThat(crawled.article(3).body().contentSource()).isEqualTo("text 3");
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void commentsOfAnUnfinishedWithdrawalAreNoRemovedOnes() throws IOException {
        blog.fill(5);
        blog.comment(3, "a", "hello");
        crawled.crawl();
        blog.edit(3, post -> post.hidden(true));
        Path inside = Files.createDirectories(folder.resolve("archive/private/articles/3.json/inside"));
        assertThatThrownBy(() -> crawled.nextNight().crawl()).isInstanceOf(IOException.class);
        Files.delete(inside);
        Files.delete(inside.getParent());
        blog.edit(3, post -> post.hidden(false));

        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(3)).hasSize(1);
        assertThat(folder.resolve("archive/private/removed/comments/3.json")).doesNotExist();
    }

    /** Runs until a file is to be removed, and no further: a folder in its place does not go. */
    private void killedBeforeRemovalOf(Path file) throws IOException {
        Path aside = Files.move(file, folder.resolve("aside"));
        Path inside = Files.createDirectories(file.resolve("inside"));

        assertThatThrownBy(() -> crawled.nextNight().crawl()).isInstanceOf(DirectoryNotEmptyException.class);

        Files.delete(inside);
        Files.delete(file);
        Files.move(aside, file);
    }

    @Test
    void manyWithdrawalsAreRefusedUnlessForced() throws IOException {
        blog.fill(20);
        crawled.crawl();
        crawled.nextNight();
        for (int id = 1; id <= 3; id++) {
            blog.delete(id);
        }
        blog.edit(9, post -> post.excerpt("whose text would be asked for"));

        CrawlReport refused = crawled.crawl();
        assertThat(refused.refused()).hasValueSatisfying(why -> assertThat(why).contains("3 of 20", "--force"));
        assertThat(crawled.archive().articleIds()).hasSize(20);
        assertThat(crawled.emlog().count("article_detail")).isZero();

        CrawlReport forced = crawled.crawl("--force");
        assertThat(forced.refused()).isEmpty();
        assertThat(crawled.archive().articleIds()).hasSize(17);
    }

    @Test
    void aBlogThatAnswersAnEmptyListRemovesNothing() throws IOException {
        blog.fill(12);
        crawled.crawl();
        crawled.nextNight();
        for (int id = 1; id <= 12; id++) {
            blog.edit(id, post -> post.hidden(true));
        }

        assertThat(crawled.crawl().refused()).isPresent();

        assertThat(crawled.archive().articleIds()).hasSize(12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theOnlyArticlesLeaveWhenTheirAddressesAnswerGone(int articles) throws IOException {
        blog.fill(articles);
        crawled.crawl();
        for (int id = 1; id <= articles; id++) {
            blog.edit(id, post -> post.hidden(true));
        }

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().articles().removed()).isEqualTo(articles);
        assertThat(crawled.archive().articleIds()).isEmpty();
        assertThat(crawled.archive().privateFolder().article(1)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 500})
    void theOnlyArticleStaysUnlessItsAddressAnswersGone(int status) throws IOException {
        blog.fill(1);
        crawled.crawl();
        blog.edit(1, post -> post.hidden(true));
        crawled.emlog()
                .failing(Faults.where(
                        request -> "1".equals(request.getUrl().queryParameter("post")), () -> Faults.status(status)));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("cannot tell whether the article is gone");
        assertThat(crawled.archive().articleIds()).containsExactly(1);
    }

    @Test
    void theOnlyPageLeavesIfItsAddressConfirmsIt() throws IOException {
        blog.fill(5);
        int about = blog.publishPage("关于", "text");
        crawled.configured("pages: [" + about + "]");
        crawled.crawl();
        blog.edit(about, post -> post.hidden(true));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(crawled.archive().pageIds()).isEmpty();
        assertThat(crawled.archive().privateFolder().page(about)).isPresent();
    }

    @Test
    void aFormerAddressLeadsNowhereWhileItsArticleIsHidden() throws Exception {
        blog.fill(5).configure(options -> options.aliases(true));
        Path former = folder.resolve("public/old.html");
        blog.edit(2, post -> post.alias("old"));
        crawled.build("");
        blog.edit(2, post -> post.alias("new"));
        crawled.nextNight().build("");
        assertThat(former).exists();

        blog.edit(2, post -> post.hidden(true));
        crawled.nextNight().build("");
        assertThat(former).doesNotExist();

        blog.edit(2, post -> post.hidden(false));
        crawled.nextNight().build("");
        assertThat(former).content().contains("new.html");
    }

    @ParameterizedTest(name = "the API is open: {0}")
    @ValueSource(booleans = {true, false})
    void aPageThatComesBackHasItsAliasAndDate(boolean apiOpen) throws IOException {
        blog.fill(5).configure(options -> options.aliases(true).apiOpen(apiOpen));
        int about = blog.publish(
                post -> post.type(PostRow.PAGE).title("关于").alias("about").text("关于我自己的一些话。"));
        blog.menu(Link.to("关于", "about"));
        crawled.crawl();
        ArchivedPage known = crawled.page(about);
        ArticleSettings settings = new ArticleSettings(true, "", "wide");
        ArchivedPage told = new ArchivedPage(known.page(), known.body(), known.origin(), known.extra(), settings);
        try (Archive archive = Archive.open(folder.resolve("archive"), crawled.clock())) {
            archive.writePage(told);
            archive.commit();
        }
        blog.edit(about, post -> post.hidden(true));
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().pageIds()).isEmpty();
        blog.edit(about, post -> post.hidden(false));

        crawled.nextNight().crawl();

        assertThat(crawled.archive().page(about)).hasValue(told);
        crawled.nextNight().crawl();
        assertThat(crawled.archive().page(about)).hasValue(told);
    }

    @Test
    void theOnlyPageStaysUnlessItsAddressConfirmsIt() throws IOException {
        blog.fill(5);
        int about = blog.publishPage("关于", "text");
        crawled.configured("crawl: {retries: 0}\npages: [" + about + "]");
        crawled.crawl();
        blog.edit(about, post -> post.hidden(true));
        crawled.emlog()
                .failing(Faults.where(
                        request -> String.valueOf(about).equals(request.getUrl().queryParameter("post")),
                        () -> Faults.status(500)));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly("page not fetched");
        assertThat(crawled.archive().pageIds()).containsExactly(about);
    }

    @Test
    void anErrorPageAsFirstAnswerEndsTheRun() throws IOException {
        blog.fill(150);
        crawled.crawl();
        crawled.nextNight();
        Map<Path, String> before = ArchiveSnapshot.of(crawled);
        crawled.emlog().failing(Faults.of("article_list", Faults.htmlError()));

        assertThatThrownBy(() -> crawled.crawl("--force")).isInstanceOf(EmlogException.class);

        assertThat(ArchiveSnapshot.of(crawled)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anErrorPageAsListPageRemovesNothing(int page) throws IOException {
        blog.fill(150);
        crawled.crawl();
        crawled.nextNight();
        Map<Path, String> before = ArchiveSnapshot.of(crawled);
        crawled.emlog().failing(Faults.where(listPage(page), Faults::htmlError));

        CrawlReport report = crawled.crawl("--force");

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly(
                        page == 1
                                ? "the list of articles cannot be read"
                                : "the list of articles cannot be read to its end");
        assertThat(ArchiveSnapshot.of(crawled)).isEqualTo(before);
    }

    private static Predicate<RecordedRequest> listPage(int page) {
        return request -> String.valueOf(page).equals(request.getUrl().queryParameter("page"))
                && "100".equals(request.getUrl().queryParameter("count"));
    }

    @Test
    void aFirstRunThatCannotReadTheListEnds() {
        blog.fill(150);
        crawled.emlog().failing(Faults.where(listPage(1), Faults::htmlError));

        assertThatThrownBy(crawled::crawl).isInstanceOf(EmlogException.class);
    }

    @Test
    void anErrorPageDoesNotConfirmAWithdrawal() throws IOException {
        blog.fill(5);
        crawled.crawl();
        crawled.nextNight();
        blog.delete(3);
        crawled.emlog().failing(Faults.of("article_detail", Faults.htmlError()));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("cannot tell whether the article is gone");
        assertThat(crawled.archive().articleIds()).hasSize(5);
    }

    @Test
    void aBlogThatLostHalfItsArticlesRemovesNothing() throws IOException {
        blog.fill(20);
        crawled.crawl();
        crawled.nextNight();
        for (int id = 1; id <= 10; id++) {
            blog.edit(id, post -> post.hidden(true));
        }

        assertThat(crawled.crawl().refused())
                .hasValueSatisfying(why -> assertThat(why).contains("10 of 20"));

        assertThat(crawled.archive().articleIds()).hasSize(20);
    }

    @Test
    void aSilentlyTruncatedListRemovesNothing() throws IOException {
        blog.fill(150);
        crawled.crawl();
        crawled.nextNight();
        crawled.emlog()
                .failing(Faults.where(
                        request -> "2".equals(request.getUrl().queryParameter("page")),
                        () -> Faults.ok("{\"articles\":[],\"page\":2,\"total_pages\":2,\"has_more\":false}")));

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().articleIds()).hasSize(150);
        assertThat(report.counts().articles().removed()).isZero();
    }

    /** The deletion moves each following article to the place before: one is at the end of a page that was already read. */
    @ParameterizedTest
    @EnumSource(names = {"V2_5_5", "V2_6_27"}) // without and with a count of all articles
    void aDeletionWhileTheListIsReadHidesNoOther(EmlogVersion version) throws IOException {
        crawled.emlog().as(version);
        blog.fill(250);
        crawled.crawl();
        AtomicBoolean deleted = new AtomicBoolean();
        Predicate<RecordedRequest> second = listPage(2);
        crawled.emlog().failing(request -> {
            if (second.test(request) && !deleted.getAndSet(true)) {
                blog.delete(250);
            }
            return Optional.empty();
        });

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().articles().removed()).isEqualTo(1);
        assertThat(crawled.emlog().count("article_detail"))
                .as("of the deleted one alone")
                .isEqualTo(1);
        assertThat(report.problems()).isEmpty();
    }

    private Path tombstone(int id) {
        return folder.resolve("archive/private/withdrawn/" + id + ".json");
    }
}
