package io.github.emlogstatic.crawl;

import static io.github.emlogstatic.OneGo.inOneGo;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.crawl.media.MediaCount;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.PostRow;
import io.github.emlogstatic.fakeemlog.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.Version;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mirror night by night, against an emlog that answers as the real ones do. */
class CrawlTest {

    @RegisterExtension
    private final Mirror mirror = Mirror.ofEmptyBlog();

    private final MemoryBlog blog = mirror.blog();
    private final Path folder = mirror.folder();

    // ---- complete

    @Test
    void theFirstCrawlTakesEverything() throws IOException {
        blog.category(1, "技术");
        int id = blog.publish(
                post -> post.title("A & B <C>").text("正文").category(1).tags("C++", "A/B"));
        blog.comment(id, "客人", "好文");
        blog.like(id, "路人");

        CrawlReport report = mirror.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(report.articles()).isEqualTo(new Count(1, 1, 0, 0, 0));
        assertThat(report.comments().added()).isEqualTo(1);
        ArchivedArticle article = archived(id);
        assertThat(article.article().title()).isEqualTo("A & B <C>");
        assertThat(article.article().tags()).containsExactlyInAnyOrder("C++", "A/B");
        assertThat(article.body().contentSource()).isEqualTo("正文");
        assertThat(mirror.archive().comments(id)).extracting(Comment::author).containsExactly("客人");
        assertThat(mirror.archive().likes(id)).hasSize(1);
        assertThat(mirror.archive().categories()).hasSize(1);
        assertWhole();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void everyVersionIsReadWhole(Version version) throws IOException {
        publish(130);
        mirror.emlog().as(version);

        CrawlReport report = mirror.crawl();

        assertThat(report.articles().added()).isEqualTo(130);
        assertThat(mirror.archive().articleIds()).hasSize(130);
        assertThat(archived(7).body().content()).contains("text 7");
        assertWhole();
    }

    @Test
    void aBlogThatDoesNotCountIsAskedForEachPageOnceInAQuietNight() throws IOException {
        publish(130);
        mirror.emlog().as(Version.V2_5_5);
        mirror.crawl();

        mirror.nextNight().crawl();
        assertThat(mirror.emlog().requestsByMethod())
                .isEqualTo(Map.of("article_list", 1 + 2, "rss.php", 1, "sort_list", 1));

        blog.delete(3);
        int added = blog.publish("new", "text of the new one");
        mirror.nextNight().crawl();
        assertThat(mirror.archive().articleIds()).hasSize(130).contains(added).doesNotContain(3);

        blog.delete(4);
        CrawlReport report = mirror.nextNight().crawl();
        assertThat(report.articles().removed()).isEqualTo(1);
        assertThat(mirror.archive().articleIds()).hasSize(129);
    }

    @Test
    void commentsThatNoMethodGivesAndNoPageShowsAreNotAskedForEachNight() throws IOException {
        publish(3);
        blog.comment(2, "a", "b");
        mirror.emlog().as(Version.V1_9_0);
        mirror.crawl();

        mirror.nextNight().crawl();

        assertThat(mirror.emlog().requestsByMethod()).doesNotContainKeys("page", "comment_list");
    }

    @Test
    void articlesOfTheSameSecondThatStraddlePagesAreAllFound() throws IOException {
        LocalDateTime second = LocalDateTime.of(2024, 5, 1, 10, 20, 30);
        blog.configure(options -> options.unstableTies(true));
        for (int i = 0; i < 235; i++) {
            int number = i;
            blog.publish(post -> post.title("t" + number)
                    .text("x")
                    .date(number < 200 && number > 160 ? second : second.plusMinutes(number - 180)));
        }

        CrawlReport report = mirror.crawl();

        assertThat(mirror.archive().articleIds()).hasSize(235);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void anArticlePublishedInTheMiddleOfACrawlIsFound() throws IOException {
        publish(250);
        mirror.emlog().failing(onPage(2, () -> blog.publish("in between", "x")));

        mirror.crawl();

        assertThat(mirror.archive().articleIds()).hasSize(251);
    }

    @Test
    void aListThatGivesItsFirstPageForEveryPageIsNotReadForEver() {
        mirror.emlog().as(Version.V2_5_5).failing(Faults.of("article_list", Faults.body("application/json", """
                {"code":0,"msg":"ok","data":{"articles":[{"id":1,"title":"a","url":"?post=1",\
                "date":"2024-01-01 10:00:00"}]}}""")));

        inOneGo(() -> assertThat(mirror.crawl().problems())
                .extracting(Problem::what)
                .contains("the list of articles changes while it is read"));
    }

    @Test
    void anArticleDeletedInTheMiddleOfACrawlPushesNoneOut() throws IOException {
        publish(250);
        mirror.emlog().failing(onPage(2, () -> blog.delete(250)));

        mirror.crawl();

        assertThat(mirror.archive().articleIds()).hasSize(249).doesNotContain(250);
    }

    private Function<RecordedRequest, Optional<MockResponse>> onPage(int page, Runnable once) {
        AtomicBoolean done = new AtomicBoolean();
        return request -> {
            if (String.valueOf(page).equals(request.getUrl().queryParameter("page"))
                    && done.compareAndSet(false, true)) {
                once.run();
            }
            return Optional.empty();
        };
    }

    @Test
    void onALargeBlogAPageFullOfPinnedOnesDoesNotEndTheSweep() throws IOException {
        publish(250);
        for (int id = 1; id <= 90; id++) {
            blog.pin(id, true);
        }
        mirror.configured("crawl: {sweepRequests: 1}");
        mirror.crawl();
        mirror.nextNight();
        int id = blog.publish("new behind the pinned ones", "x");

        mirror.crawl();

        assertThat(mirror.archive().articleIds()).contains(id);
    }

    @Test
    void oneDeletedAndOnePublishedBetweenTwoRunsAreBothNoticedOnALargeBlog() throws IOException {
        publish(250);
        mirror.configured("crawl: {sweepRequests: 1}");
        mirror.crawl();
        mirror.nextNight();
        blog.delete(3);
        int id = blog.publish("new", "x");

        CrawlReport report = mirror.crawl();

        assertThat(report.articles().added()).isEqualTo(1);
        assertThat(report.articles().removed()).isEqualTo(1);
        assertThat(mirror.archive().articleIds()).contains(id).doesNotContain(3);
    }

    @Test
    void aNightWithAClockOfTheNextDecadeDoesNotPutOffTheNextFullSweepToThen() throws IOException {
        publish(250);
        mirror.configured("crawl: {sweepRequests: 1}");
        mirror.later(Duration.ofDays(3650)).crawl();
        mirror.later(Duration.ofDays(-3650)).nextNight();
        blog.edit(3, post -> post.text("an old one, edited"));

        mirror.crawl();

        assertThat(archived(3).body().contentSource()).isEqualTo("an old one, edited");
    }

    // ---- cheap

    @Test
    void aNightWithNothingNewCostsAtMostTwelveRequestsWhateverTheSize() throws IOException {
        publish(450);
        blog.comment(5, "客", "好");
        blog.like(5, "客");
        blog.note("微语");
        blog.upload("content/uploadfile/202405/a.png", PNG);
        blog.edit(7, post -> post.html("<img src=\"/content/uploadfile/202405/a.png\">"));
        for (int i = 0; i < 10; i++) {
            blog.comment(blog.publishPage("page " + i, "<a href=\"?post=" + (451 + i) + "\">x</a>"), "a", "b");
        }
        mirror.configured("crawl: {sweepRequests: 1}\nblog: {apiKey: 0123456789abcdef0123456789abcdef}\n"
                + "pages: [451, 452, 453, 454, 455, 456, 457, 458, 459, 460]");
        mirror.crawl();
        Map<String, Integer> ofTheSmall = quietNight(450);

        publish(750);
        mirror.crawl();

        assertThat(quietNight(1200)).isEqualTo(ofTheSmall);
    }

    /** What a night asked for in which there was nothing to be had. */
    private Map<String, Integer> quietNight(int articles) throws IOException {
        CrawlReport report = mirror.nextNight().crawl();

        assertThat(report.articles()).isEqualTo(new Count(articles, 0, 0, articles, 0));
        assertThat(report.requests().viewsAdded()).as("of the standalone pages").isEqualTo(4);
        assertThat(mirror.emlog().requests()).hasSizeLessThanOrEqualTo(12);
        assertThat(mirror.emlog().requestsByMethod())
                .containsEntry("article_detail", 4)
                .doesNotContainKey("upload");
        return mirror.emlog().requestsByMethod();
    }

    @Test
    void theReportSaysHowManyViewsTheRunHasAdded() throws IOException {
        publish(30);
        blog.edit(1, post -> post.excerpt("summary"));
        int page = blog.publishPage("关于", "这里");
        blog.edit(30, post -> post.html("<a href=\"?post=" + blog.publishPage("友", "链") + "\">x</a>"));
        mirror.configured("pages: [" + page + "]\ncrawl: {recheckEvery: 2d}");
        assertThat(viewsAdded(mirror::crawl)).isEqualTo(32);

        blog.publish("new", "x");
        blog.edit(2, post -> post.text("edited"));
        blog.edit(3, post -> post.date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        blog.edit(4, post -> post.type(PostRow.PAGE));
        mirror.nextNight();
        assertThat(viewsAdded(mirror::crawl)).isGreaterThanOrEqualTo(4);

        mirror.nextNight().nextNight();
        assertThat(viewsAdded(mirror::crawl)).isPositive();
    }

    /** What the report says, held against the blog's own counters. */
    private int viewsAdded(Crawling crawl) throws IOException {
        int before = views();
        int added = crawl.run().requests().viewsAdded();
        assertThat(added).isEqualTo(views() - before);
        return added;
    }

    private interface Crawling {
        CrawlReport run() throws IOException;
    }

    private int views() {
        return blog.posts().stream().mapToInt(post -> blog.views(post.id())).sum();
    }

    @Test
    void aNightWithNothingNewChangesNothingInTheArchive() throws IOException {
        publish(30);
        blog.comment(5, "客", "好");
        mirror.crawl();
        Map<Path, String> before = tree();

        mirror.nextNight().crawl();

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void aGuestbookAndNotesThatSaidNothingNewChangeNothingEither() throws IOException {
        publish(3);
        int guestbook = blog.publishPage("留言板", "hi");
        blog.comment(
                guestbook,
                comment -> comment.poster("a")
                        .text("x")
                        .date(mirror.clock().instant().minus(Duration.ofHours(293))));
        blog.note("微语");
        mirror.configured("pages: [" + guestbook + "]\nblog: {apiKey: 0123456789abcdef0123456789abcdef}");
        mirror.crawl();
        Map<Path, String> before = tree();

        mirror.nextNight().later(Duration.ofSeconds(20)).crawl();
        mirror.nextNight().later(Duration.ofSeconds(-50)).crawl();

        assertThat(tree()).isEqualTo(before);
    }

    @Test
    void aNewAvatarARenamedCategoryAndAnotherUrlModeCauseNoDetailRequest() throws IOException {
        blog.category(1, "技术").user(1, "站长", "");
        publish(20);
        for (int id = 1; id <= 20; id++) {
            blog.edit(id, post -> post.category(1).excerpt("summary"));
        }
        mirror.crawl();
        mirror.nextNight();
        blog.upload("content/uploadfile/202401/me.png", "png").user(1, "站长", "content/uploadfile/202401/me.png");
        blog.category(1, category -> new Category(1, "科技", "", "", 0, 1));
        blog.configure(options -> options.urlMode(UrlMode.STATIC));

        mirror.crawl();

        assertThat(mirror.emlog().count("article_detail")).isZero();
        assertThat(mirror.archive().names())
                .containsEntry("article/7", "post-7.html")
                .containsEntry("moved/post/7.html", "article/7");
        assertThat(mirror.archive().categories().get(0).name()).isEqualTo("科技");
        assertThat(mirror.archive().authors().get(0).avatar()).isEqualTo("content/uploadfile/202401/me.png");
    }

    @Test
    void categoriesThatDoNotArriveStayAsTheyAre() throws IOException {
        blog.category(new Category(3, "生活", "life", "说明", 0, 1)).category(new Category(1, "技术", "tech", "", 0, 7));
        blog.category(new Category(2, "数据库", "db", "", 1, 5));
        publish(3);
        for (int id = 1; id <= 3; id++) {
            int category = id;
            blog.edit(id, post -> post.category(category));
        }
        mirror.emlog().wearing(Theme.DEFAULT);
        mirror.crawl();
        List<Category> known = mirror.archive().categories();
        assertThat(known).hasSize(3);

        mirror.emlog().failing(Faults.of("sort_list", Faults.status(404)));
        mirror.nextNight();
        assertThat(mirror.crawl("--full").problems())
                .extracting(Problem::what)
                .containsExactly("categories not fetched");
        assertThat(mirror.archive().categories()).isEqualTo(known);
    }

    @Test
    void anEditOfAnArticleWithoutExcerptIsSeenInTheList() throws IOException {
        publish(5);
        mirror.crawl();
        mirror.nextNight();
        blog.edit(3, post -> post.text("edited"));

        CrawlReport report = mirror.crawl();

        assertThat(mirror.emlog().count("article_detail")).isEqualTo(1);
        assertThat(report.articles().changed()).isEqualTo(1);
        assertThat(archived(3).body().contentSource()).isEqualTo("edited");
    }

    @Test
    void anEditBehindAnExcerptIsFoundByTheRecheck() throws IOException {
        publish(5);
        blog.edit(3, post -> post.excerpt("summary"));
        mirror.crawl();
        blog.edit(3, post -> post.text("edited behind the excerpt"));

        mirror.nextNight().crawl();
        assertThat(archived(3).body().contentSource()).isEqualTo("text 3");

        mirror.later(Duration.ofDays(30)).crawl();
        assertThat(archived(3).body().contentSource()).isEqualTo("edited behind the excerpt");
    }

    @Test
    void rechecksAreSpreadOverManyNights() throws IOException {
        publish(60);
        for (int id = 1; id <= 60; id++) {
            blog.edit(id, post -> post.excerpt("summary"));
        }
        mirror.crawl();

        int most = 0;
        int all = 0;
        for (int night = 1; night <= 30; night++) {
            mirror.nextNight().crawl();
            most = Math.max(most, mirror.emlog().count("article_detail"));
            all += mirror.emlog().count("article_detail");
        }

        assertThat(all).isGreaterThanOrEqualTo(60);
        assertThat(most).isLessThan(20);
    }

    @Test
    void commentsAreAskedForOnlyWhereTheirNumberMoved() throws IOException {
        publish(5);
        blog.comment(2, "a", "x");
        blog.comment(3, "b", "y");
        mirror.crawl();
        mirror.nextNight();
        blog.comment(3, "c", "z");

        CrawlReport report = mirror.crawl();

        assertThat(mirror.emlog().count("comment_list_simple")).isEqualTo(1);
        assertThat(report.comments()).isEqualTo(new Count(3, 1, 0, 2, 0));
    }

    /** What git takes back of the archive it leaves in state/, which then tells of comments that are not there. */
    @Test
    void anArchiveThatWasTakenBackToABackupGetsItsCommentsAgain() throws IOException {
        int id = blog.publish("title", "text");
        int other = blog.publish("title", "text");
        blog.comment(id, "a", "1");
        blog.comment(other, "a", "1");
        mirror.crawl();
        Path archive = folder.resolve("archive");
        FileUtils.copyDirectory(archive.toFile(), folder.resolve("backup").toFile());
        blog.comment(id, "b", "2");
        blog.like(id, "c");
        mirror.nextNight().crawl();

        FileUtils.deleteDirectory(folder.resolve("backup/state").toFile());
        FileUtils.copyDirectory(folder.resolve("backup").toFile(), archive.toFile());
        Files.delete(archive.resolve("likes/" + id + ".json"));
        mirror.nextNight().crawl();

        assertThat(mirror.archive().comments(id)).hasSize(2);
        assertThat(mirror.archive().likes(id)).hasSize(1);
        assertThat(mirror.emlog().count("comment_list_simple")).isEqualTo(1);
        mirror.nextNight().crawl();
        assertThat(mirror.emlog().count("comment_list_simple")).isZero();
    }

    @Test
    void commentsAreLookedAtAgainOnceInEachIntervalAndNotEachNightFromThenOn() throws IOException {
        publish(5);
        blog.comment(2, "a", "x");
        blog.comment(3, "b", "y");
        mirror.crawl();

        int asked = 0;
        for (int night = 1; night <= 60; night++) {
            mirror.nextNight().crawl();
            asked += mirror.emlog().count("comment_list_simple");
        }

        assertThat(asked).isBetween(2 * 2, 2 * 4);
    }

    @Test
    void aDateBecomesNarrowerEachTimeItIsSeenAndNeverWider() throws IOException {
        publish(1);
        mirror.configured("crawl: {recheckEvery: 1d}");
        int comment = blog.comment(
                1,
                row -> row.poster("a").text("x").date(mirror.clock().instant().minus(Duration.ofHours(25))));
        mirror.crawl();
        Comment first = mirror.archive().comments(1).get(0);

        mirror.later(Duration.ofDays(7).plusHours(19)).nextNight().crawl();
        Comment second = mirror.archive().comments(1).get(0);

        assertThat(comment).isEqualTo(first.id());
        assertThat(second.date().from()).isAfterOrEqualTo(first.date().from());
        assertThat(second.date().to()).isBeforeOrEqualTo(first.date().to());
        assertThat(Duration.between(second.date().from(), second.date().to()))
                .isLessThan(Duration.between(first.date().from(), first.date().to()));
    }

    @Test
    void datesThatTheBlogTellsByTheYearDoNotChangeTheArchiveNightAfterNight() throws IOException {
        int guestbook = blog.publishPage("留言板", "hi");
        mirror.configured("pages: [" + guestbook + "]");
        for (int visitor = 0; visitor < 40; visitor++) {
            Instant date = mirror.clock().instant().minus(Duration.ofHours(3 * 365 * 24 - 36 * visitor));
            blog.comment(guestbook, comment -> comment.poster("a").text("x").date(date));
        }
        publish(1);
        mirror.crawl();
        String file = "comments/" + guestbook + ".json";

        int changed = 0;
        for (int night = 1; night <= 60; night++) {
            Instant before = mirror.archive().lastChanged(file);
            mirror.nextNight().crawl();
            changed += before.equals(mirror.archive().lastChanged(file)) ? 0 : 1;
        }

        assertThat(changed).isBetween(3, 60 / 7);
        // Those that have turned three years old in the meantime: between one night and the next.
        assertThat(mirror.archive().comments(guestbook).subList(5, 30))
                .allSatisfy(comment -> assertThat(comment.date().width()).isLessThan(Duration.ofHours(25)));
    }

    // ---- gone

    @Test
    void aDeletedArticleIsWithdrawnWithATombstone() throws IOException {
        publish(5);
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
        assertWhole();
    }

    @Test
    void rescheduledAndBecomeAPageAreToldApart() throws IOException {
        publish(30);
        mirror.crawl();
        mirror.nextNight();
        blog.edit(3, post -> post.date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        blog.edit(4, post -> post.type(PostRow.PAGE));

        mirror.crawl();

        assertThat(mirror.archive().hidden().withdrawal(3).orElseThrow().why()).startsWith("scheduled for 2030-01-01");
        assertThat(mirror.archive().hidden().withdrawal(4).orElseThrow().why()).isEqualTo("became a page");
    }

    @Test
    void whatTheBlogStillAnswersButNoLongerListsIsGoneWithTheSecondCompleteList() throws IOException {
        publish(5);
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
        publish(5);
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
    void manyGoneAtOnceAreRefusedUnlessForced() throws IOException {
        publish(20);
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

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12})
    void aBlogThatAnswersAnEmptyListRemovesNothing(int articles) throws IOException {
        publish(articles);
        mirror.crawl();
        mirror.nextNight();
        for (int id = 1; id <= articles; id++) {
            blog.edit(id, post -> post.hidden(true));
        }

        assertThat(mirror.crawl().refused()).isPresent();

        assertThat(mirror.archive().articleIds()).hasSize(articles);
    }

    @Test
    void aBlogWhoseFirstAnswerIsAnErrorPageEndsTheRun() throws IOException {
        publish(150);
        mirror.crawl();
        mirror.nextNight();
        Map<Path, String> before = tree();
        mirror.emlog().failing(Faults.of("article_list", Faults.htmlError()));

        assertThatThrownBy(() -> mirror.crawl("--force")).isInstanceOf(EmlogException.class);

        assertThat(tree()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anErrorPageInPlaceOfAListPageIsAProblemAndRemovesNothing(int page) throws IOException {
        publish(150);
        mirror.crawl();
        mirror.nextNight();
        Map<Path, String> before = tree();
        mirror.emlog().failing(Faults.where(listPage(page), Faults::htmlError));

        CrawlReport report = mirror.crawl("--force");

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly(
                        page == 1
                                ? "the list of articles cannot be read"
                                : "the list of articles cannot be read to its end");
        assertThat(tree()).isEqualTo(before);
    }

    private static Predicate<RecordedRequest> listPage(int page) {
        return request -> String.valueOf(page).equals(request.getUrl().queryParameter("page"))
                && "100".equals(request.getUrl().queryParameter("count"));
    }

    @Test
    void aFirstRunThatCannotReadTheListEnds() {
        publish(150);
        mirror.emlog().failing(Faults.where(listPage(1), Faults::htmlError));

        assertThatThrownBy(mirror::crawl).isInstanceOf(EmlogException.class);
    }

    @Test
    void anErrorPageInPlaceOfTheLastWordKeepsAnArticle() throws IOException {
        publish(5);
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
    void aBlogThatSaysItHasLostHalfItsArticlesRemovesNothing() throws IOException {
        publish(20);
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
    void aListThatIsCutInHalfWithoutSayingSoRemovesNothing() throws IOException {
        publish(150);
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

    // ---- not public

    @Test
    void aProtectedArticleLeavesNothingOfItsTextInThePublicPart() throws IOException {
        int id = blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        blog.comment(id, "a", "SECRET comment");
        publish(2);

        mirror.crawl();

        assertThat(archived(id).article().needsPassword()).isTrue();
        assertThat(archived(id).body()).isEqualTo(Body.EMPTY);
        assertThat(publicText()).doesNotContain("SECRET");
        assertThat(mirror.emlog().count("comment_list_simple")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void noVersionLeaksAProtectedOrScheduledText(Version version) throws IOException {
        blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        blog.publish(post -> post.title("later").text("SECRET later").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        blog.publish(post -> post.title("draft").text("SECRET draft").hidden(true));
        blog.publish(post -> post.title("waiting").text("SECRET waiting").checked(false));
        publish(2);
        mirror.emlog().as(version);

        mirror.crawl();

        assertThat(allText()).doesNotContain("SECRET");
    }

    @Test
    void anArticleThatBecomesProtectedLeavesThePublicPartAtOnce() throws IOException {
        publish(3);
        blog.edit(2, post -> post.text("SECRET from now on"));
        blog.comment(2, "a", "SECRET too");
        mirror.crawl();
        mirror.nextNight();
        blog.protect(2, "pw");

        mirror.crawl();

        assertThat(publicText()).doesNotContain("SECRET");
        assertThat(mirror.archive().hidden().article(2)).isPresent();
        assertWhole();
    }

    @Test
    void withItsPasswordTheTextIsKeptInThePrivatePart() throws IOException {
        int id = blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        mirror.configured("blog: {articlePasswords: {1: pw}}");

        CrawlReport report = mirror.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(publicText()).doesNotContain("SECRET");
        assertThat(mirror.archive().hidden().article(id).orElseThrow().body().contentSource())
                .isEqualTo("SECRET text");
        assertThat(mirror.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void anOpenArticleThatAskedForAPasswordOnceIsAskedAgain() throws IOException {
        publish(2);
        MockResponse locked = Faults.body("application/json", "{\"code\":1,\"msg\":\"Wrong password\",\"data\":\"\"}")
                .newBuilder()
                .code(400)
                .build();
        mirror.emlog().failing(Faults.first(1, "article_detail", locked));
        assertThat(mirror.crawl().problems())
                .extracting(Problem::what)
                .containsExactly("the article asks for a password, and the list does not say so");

        mirror.nextNight().crawl();

        assertThat(archived(1).body().contentSource()).isEqualTo("text 1");
        assertThat(archived(2).body().contentSource()).isEqualTo("text 2");
        assertWhole();
    }

    @Test
    void anUnprotectedArticleIsReadAgain() throws IOException {
        publish(1);
        blog.protect(1, "pw");
        mirror.crawl();
        mirror.nextNight();
        blog.protect(1, "");

        mirror.crawl();

        assertThat(archived(1).body().contentSource()).isEqualTo("text 1");
        assertWhole();
    }

    // ---- pages and notes

    @Test
    void configuredPagesAreTakenAndOthersAreTold() throws IOException {
        publish(1);
        int about = blog.publishPage("关于", "这里");
        blog.comment(about, "a", "hi");
        mirror.configured("pages: [" + about + ", 1, 99]");

        CrawlReport report = mirror.crawl();

        assertThat(mirror.archive().pageIds()).containsExactly(about);
        assertThat(mirror.archive().comments(about)).hasSize(1);
        assertThat(report.problems())
                .extracting(Problem::where)
                .satisfiesExactly(
                        where -> assertThat(where).endsWith("?post=1"),
                        where -> assertThat(where).endsWith("?post=99"));
    }

    @Test
    void notesAreReadToTheirEndAndPrivateOnesAreNot() throws IOException {
        publish(1);
        for (int i = 0; i < 130; i++) {
            blog.note("note " + i);
        }
        blog.note("SECRET", true);
        mirror.configured("blog: {apiKey: 0123456789abcdef0123456789abcdef}");

        mirror.crawl();

        assertThat(mirror.archive().notes()).hasSize(130);
        assertThat(allText()).doesNotContain("SECRET");
    }

    // ---- uploads

    @Test
    void aPackedFileThatTheEditorOffersToEverybodyIsKept() throws IOException {
        String path = "content/downloads/aB3dEf7890123456/主题 1.zip";
        blog.upload(path, "PK");
        blog.publish(post -> post.title("t")
                .html("<a href=\"/?resource_alias=aB3dEf7890123456&amp;resource_filename=主题 1\">theme.zip</a>"));
        mirror.crawl();
        assertThat(mirror.archive().media(path)).isPresent();
        assertThat(mirror.crawl().media().downloaded()).isZero();
    }

    @Test
    void uploadsAreFetchedOnceAndLookedAtAgainWithTheServersOwnMarks() throws IOException {
        blog.upload("content/uploadfile/202405/图 1.png", PNG);
        blog.publish(post -> post.title("t").html("<img src=\"../content/uploadfile/202405/%E5%9B%BE%201.png\">"));
        mirror.crawl();
        assertThat(mirror.archive().media()).hasSize(1);

        mirror.nextNight().crawl();
        assertThat(mirror.emlog().count("upload")).isZero();

        CrawlReport same = mirror.nextNight().later(Duration.ofDays(30)).crawl();
        assertThat(same.media()).isEqualTo(new MediaCount(1, 0, 1, 0, 0));
        assertThat(mirror.emlog().requests())
                .filteredOn(request -> EmlogServer.method(request).equals("upload"))
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeaders().get("If-None-Match")).isNotEmpty());

        blog.upload("content/uploadfile/202405/图 1.png", OTHER_PNG);
        CrawlReport report = mirror.nextNight().later(Duration.ofDays(30)).crawl();
        assertThat(report.media().downloaded()).isEqualTo(1);
    }

    @Test
    void anUploadInAnothersPlaceIsAProblemAndNotTheEndOfTheRun() throws IOException {
        blog.upload("content/uploadfile/1/a", "x");
        blog.publish(post -> post.title("file").html("<a href=/content/uploadfile/1/a>a</a>"));
        blog.upload("content/uploadfile/1/a/b", "y");
        blog.publish(post -> post.title("folder").html("<a href=/content/uploadfile/1/a/b>b</a>"));

        CrawlReport report = mirror.crawl();

        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).startsWith("another upload has its place"));
        assertThat(mirror.archive().articleIds()).containsExactly(1, 2);
    }

    @Test
    void aMissingUploadIsAProblemAndAskedForEverMoreRarely() throws IOException {
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/202405/gone.png\">"));

        CrawlReport first = mirror.crawl();
        assertThat(first.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).endsWith("gone.png"));

        List<Integer> asked = new ArrayList<>();
        for (int night = 1; night <= 70; night++) {
            CrawlReport report = mirror.nextNight().crawl();
            assertThat(report.problems()).isEqualTo(first.problems());
            if (mirror.emlog().count("upload") > 0) {
                asked.add(night);
            }
        }
        assertThat(asked).containsExactly(1, 3, 7, 15, 31, 63);

        blog.upload("content/uploadfile/202405/gone.png", PNG);
        mirror.later(Duration.ofDays(60));
        assertThat(mirror.nextNight().crawl().problems()).isEmpty();
    }

    // ---- faults

    @Test
    void aFailingArticleCostsNothingElse() throws IOException {
        publish(5);
        mirror.emlog()
                .failing(request -> "3".equals(request.getUrl().queryParameter("id"))
                                || "3".equals(request.getUrl().queryParameter("post"))
                        ? Optional.of(Faults.status(403))
                        : Optional.empty());

        CrawlReport report = mirror.crawl();

        assertThat(report.articles().added()).isEqualTo(5);
        assertThat(mirror.archive().article(3).orElseThrow().source()).isEqualTo("list");
        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("article not fetched", "article not read from its page");

        mirror.emlog().failing(request -> Optional.empty());
        mirror.nextNight().crawl();
        assertThat(mirror.archive().article(3).orElseThrow().source()).isEqualTo("detail");
    }

    @Test
    void aStateThatIsLostOrDamagedCostsRequestsButNoArticle() throws IOException {
        publish(5);
        blog.comment(2, "a", "x");
        mirror.crawl();
        Files.writeString(folder.resolve("archive/state/crawl.tsv"), "article\t1\tnonsense\n");
        Files.writeString(folder.resolve("archive/state/media.tsv"), "?");

        CrawlReport report = mirror.nextNight().crawl();

        assertThat(report.articles()).isEqualTo(new Count(5, 0, 0, 5, 0));
        assertThat(report.comments().total()).isEqualTo(1);
        assertThat(mirror.emlog().count("article_detail")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"crawl.tsv", "media.tsv", "index", "journal", "names.json", "problems.json"})
    void whatAPowerCutLeavesOfTheStateStopsNoRun(String name) throws IOException {
        publish(3);
        mirror.crawl();
        Map<Path, String> before = tree();
        for (String left : List.of("\0\0\0\0", "articles/\u00e4\u00bd", "\u00ff\t\u00fe\n\0\n", "")) {
            Files.writeString(folder.resolve("archive/state").resolve(name), left, ISO_8859_1);

            CrawlReport report = mirror.nextNight().crawl();

            assertThat(report.articles()).as(left).isEqualTo(new Count(3, 0, 0, 3, 0));
            assertThat(tree()).isEqualTo(before);
        }
    }

    @Test
    void aClosedApiStillGivesWhatTheListTells() throws IOException {
        publish(3);
        blog.configure(options -> options.apiOpen(false));

        CrawlReport report = mirror.crawl();

        assertThat(report.articles().added()).isEqualTo(3);
        assertThat(archived(2).source()).isEqualTo("page");
        assertThat(archived(2).body().content()).contains("text 2");
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.what()).isEqualTo("the blog's API is closed"));

        blog.configure(options -> options.apiOpen(true));
        mirror.nextNight().crawl();
        assertThat(archived(2).source()).isEqualTo("detail");
    }

    @Test
    void aDryRunAsksForNoArticleAndWritesNothing() throws IOException {
        publish(3);
        blog.comment(2, "a", "x");

        CrawlReport report = mirror.crawl("--dry-run");

        assertThat(report.forecast().asked()).contains("article_detail 1: new", "article_detail 3: new");
        assertThat(mirror.emlog().count("article_detail")).isZero();
        assertThat(mirror.archive().articleIds()).isEmpty();
    }

    // ---- in short

    private static final byte[] PNG =
            image("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    private static final byte[] OTHER_PNG =
            image("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    private static byte[] image(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            int id = blog.publish("title", "text");
            blog.edit(id, post -> post.title("title " + id).text("text " + id));
        }
    }

    private ArchivedArticle archived(int id) throws IOException {
        return mirror.archive().article(id).orElseThrow();
    }

    private void assertWhole() throws IOException {
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
    }

    private Map<Path, String> tree() throws IOException {
        Map<Path, String> tree = new TreeMap<>();
        Path archive = folder.resolve("archive");
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(archive.resolve("state"))) {
                    tree.put(file, Files.readString(file) + Files.getLastModifiedTime(file));
                }
            }
        }
        return tree;
    }

    private String publicText() throws IOException {
        return text(folder.resolve("archive/private"));
    }

    private String allText() throws IOException {
        return text(folder.resolve("none"));
    }

    private String text(Path without) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("archive"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(without) && !file.toString().endsWith(".png")) {
                    all.append(Files.readString(file));
                }
            }
        }
        return all.toString();
    }
}
