package io.github.emlogstatic.crawl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.ArchiveSnapshot;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a crawl asks for when little or nothing is new. */
class QuietNightTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    private static final byte[] PNG = TestPng.saying("one");

    @Test
    void aQuietNightCostsTwelveRequestsAtMost() throws IOException {
        blog.fill(450);
        blog.comment(5, "客", "好");
        blog.like(5, "客");
        blog.note("微语");
        blog.upload("content/uploadfile/202405/a.png", PNG);
        blog.edit(7, post -> post.html("<img src=\"/content/uploadfile/202405/a.png\">"));
        for (int i = 0; i < 10; i++) {
            blog.comment(blog.publishPage("page " + i, "<a href=\"?post=" + (451 + i) + "\">x</a>"), "a", "b");
        }
        crawled.configured("crawl: {sweepRequests: 1}\nblog: {apiKey: " + Options.API_KEY + "}\n"
                + "pages: [451, 452, 453, 454, 455, 456, 457, 458, 459, 460]");
        crawled.crawl();
        Map<String, Integer> ofTheSmall = quietNight(450);

        blog.fill(750);
        crawled.crawl();

        assertThat(quietNight(1200)).isEqualTo(ofTheSmall);
    }

    /** Requests of a night with nothing new, by method. */
    private Map<String, Integer> quietNight(int articles) throws IOException {
        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().articles()).isEqualTo(new Count(articles, 0, 0, articles, 0));
        assertThat(report.requests().viewsAdded()).as("of the standalone pages").isEqualTo(4);
        assertThat(crawled.emlog().requests()).hasSizeLessThanOrEqualTo(12);
        assertThat(crawled.emlog().requestsByMethod())
                .containsEntry("article_detail", 4)
                .doesNotContainKey("upload");
        return crawled.emlog().requestsByMethod();
    }

    /** A CDN may sign the addresses of pictures anew in each answer. The archive names an upload by its path alone. */
    @Test
    void anotherTokenInAnUploadsAddressIsNoEdit() throws IOException {
        blog.fill(2);
        signed(1);
        crawled.crawl();

        signed(2);
        CrawlReport report = crawled.nextNight().crawl();

        assertThat(crawled.emlog().count("article_detail")).isZero();
        assertThat(report.counts().articles()).isEqualTo(new Count(2, 0, 0, 2, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href='/content/uploadfile/a.pdf?v=1#page=2'>x</a>",
                "文件在 /content/uploadfile/a.zip?密码page=2",
                "<p data-x='{&quot;/content/uploadfile/a?v=1&quot;,page=2}'>x</p>",
                "<p data-x='{&amp;quot;/content/uploadfile/a?v=1&amp;quot;,page=2}'>x</p>",
                "<a href='/?f=/content/uploadfile/a.mp4&amp;q=?&amp;page=2'>x</a>",
                "![](/content/uploadfile/a.png?v=1)page=2",
                "[gallery /content/uploadfile/a.png?v=1,/content/uploadfile/b.png,page=2]",
            })
    void anEditBehindAnUploadsAddressIsSeen(String text) throws IOException {
        blog.fill(1);
        blog.edit(1, post -> post.html(text));
        crawled.crawl();

        blog.edit(1, post -> post.html(text.replace("page=2", "page=9")));
        crawled.nextNight().crawl();

        assertThat(crawled.article(1).body().content()).contains("page=9");
    }

    @Test
    void anotherTokenInAPageIsNoEdit() throws IOException {
        blog.fill(1);
        int page = blog.publishPage("关于", "");
        blog.edit(1, post -> post.html("<a href=\"?post=" + page + "\">x</a>"));
        blog.edit(page, post -> post.text("![](/content/uploadfile/202405/a.png?sign=1) one"));
        crawled.crawl();

        blog.edit(page, post -> post.text("![](/content/uploadfile/202405/a.png?sign=2) one"));
        CrawlReport report = crawled.nextNight().crawl();

        assertThat(crawled.emlog().count("article_detail"))
                .as("the page is read")
                .isEqualTo(1);
        assertThat(report.counts().pages()).isEqualTo(new Count(1, 0, 0, 1, 0));
        blog.edit(page, post -> post.text("![](/content/uploadfile/202405/a.png?sign=3) two"));
        assertThat(crawled.nextNight().crawl().counts().pages()).isEqualTo(new Count(1, 0, 1, 0, 0));
        blog.edit(page, post -> post.text("![](/content/uploadfile/202405/a.png?sign=4) two"));
        crawled.nextNight().crawl("--full");
        assertThat(crawled.page(page).body().contentSource()).contains("sign=4");
    }

    private void signed(int token) {
        String query = "?sign=" + token + "&t=" + token;
        blog.edit(
                1,
                post -> post.html("<img src=\"/content/uploadfile/202405/a@2x.png!small" + query.replace("&", "&amp;")
                        + "\" alt=\"\">"));
        blog.edit(2, post -> post.text("![](/content/uploadfile/202405/a.png" + query + ")"));
    }

    @Test
    void theReportSaysHowManyViewsTheRunHasAdded() throws IOException {
        blog.fill(30);
        blog.edit(1, post -> post.excerpt("summary"));
        int page = blog.publishPage("关于", "这里");
        blog.edit(30, post -> post.html("<a href=\"?post=" + blog.publishPage("友", "链") + "\">x</a>"));
        crawled.configured("pages: [" + page + "]\ncrawl: {recheckEvery: 2d}");
        assertThat(viewsAdded(crawled::crawl)).isEqualTo(32);

        blog.publish("new", "x");
        blog.edit(2, post -> post.text("edited"));
        blog.edit(3, post -> post.date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        blog.edit(4, post -> post.type(PostRow.PAGE));
        crawled.nextNight();
        assertThat(viewsAdded(crawled::crawl)).isGreaterThanOrEqualTo(4);

        crawled.nextNight().nextNight();
        assertThat(viewsAdded(crawled::crawl)).isPositive();
    }

    /** Views that the blog counts during a crawl; the report must say the same number. */
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
        blog.fill(30);
        blog.comment(5, "客", "好");
        crawled.crawl();
        Map<Path, String> before = ArchiveSnapshot.of(crawled);

        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.of(crawled)).isEqualTo(before);
    }

    @Test
    void anUnchangedGuestbookAndNotesChangeNothing() throws IOException {
        blog.fill(3);
        int guestbook = blog.publishPage("留言板", "hi");
        blog.comment(
                guestbook,
                comment -> comment.poster("a")
                        .text("x")
                        .date(crawled.clock().instant().minus(Duration.ofHours(293))));
        blog.note("微语");
        crawled.configured("pages: [" + guestbook + "]\nblog: {apiKey: " + Options.API_KEY + "}");
        crawled.crawl();
        Map<Path, String> before = ArchiveSnapshot.of(crawled);

        crawled.nextNight().later(Duration.ofSeconds(20)).crawl();
        crawled.nextNight().later(Duration.ofSeconds(-50)).crawl();

        assertThat(ArchiveSnapshot.of(crawled)).isEqualTo(before);
    }

    @Test
    void avatarCategoryAndUrlModeCauseNoDetailRequest() throws IOException {
        blog.category(1, "技术").user(1, "站长", "");
        blog.fill(20);
        for (int id = 1; id <= 20; id++) {
            blog.edit(id, post -> post.category(1).excerpt("summary"));
        }
        crawled.crawl();
        crawled.nextNight();
        blog.upload("content/uploadfile/202401/me.png", TestPng.saying("me"))
                .user(1, "站长", "content/uploadfile/202401/me.png");
        blog.category(1, category -> new Category(1, "科技", "", "", 0, 1));
        blog.configure(options -> options.urlMode(UrlMode.STATIC));

        crawled.crawl();

        assertThat(crawled.emlog().count("article_detail")).isZero();
        assertThat(crawled.archive().names())
                .containsEntry("article/7", "post-7.html")
                .containsEntry("moved/post/7.html", "article/7");
        assertThat(crawled.archive().categories().get(0).name()).isEqualTo("科技");
        assertThat(crawled.archive().authors().get(0).avatar()).isEqualTo("content/uploadfile/202401/me.png");
    }

    @Test
    void categoriesThatDoNotArriveStay() throws IOException {
        blog.category(new Category(3, "生活", "life", "说明", 0, 1)).category(new Category(1, "技术", "tech", "", 0, 7));
        blog.category(new Category(2, "数据库", "db", "", 1, 5));
        blog.fill(3);
        for (int id = 1; id <= 3; id++) {
            int category = id;
            blog.edit(id, post -> post.category(category));
        }
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        List<Category> known = crawled.archive().categories();
        assertThat(known).hasSize(3);

        crawled.emlog().failing(Faults.of("sort_list", Faults.status(404)));
        crawled.nextNight();
        assertThat(crawled.crawl("--full").problems())
                .extracting(Problem::what)
                .containsExactly("categories not fetched");
        assertThat(crawled.archive().categories()).isEqualTo(known);
    }

    @Test
    void anEditWithoutExcerptIsSeenInTheList() throws IOException {
        blog.fill(5);
        crawled.crawl();
        crawled.nextNight();
        blog.edit(3, post -> post.text("edited"));

        CrawlReport report = crawled.crawl();

        assertThat(crawled.emlog().count("article_detail")).isEqualTo(1);
        assertThat(report.counts().articles().changed()).isEqualTo(1);
        assertThat(crawled.article(3).body().contentSource()).isEqualTo("edited");
    }

    @Test
    void anEditBehindAnExcerptIsFoundByTheRecheck() throws IOException {
        blog.fill(5);
        blog.edit(3, post -> post.excerpt("summary"));
        crawled.crawl();
        blog.edit(3, post -> post.text("edited behind the excerpt"));

        crawled.nextNight().crawl();
        assertThat(crawled.article(3).body().contentSource()).isEqualTo("text 3");

        crawled.later(Duration.ofDays(30)).crawl();
        assertThat(crawled.article(3).body().contentSource()).isEqualTo("edited behind the excerpt");
    }

    @Test
    void aClockThatWasWeeksAheadHidesNoReplacedUpload() throws IOException {
        String image = "content/uploadfile/202405/a.png";
        blog.upload(image, PNG).fill(5).edit(1, post -> post.html("<img src=\"/" + image + "\">"));
        crawled.configured("crawl: {recheckEvery: 7d}\n").crawl();
        Instant right = crawled.clock().instant();
        crawled.later(Duration.ofDays(45)).crawl();
        crawled.backTo(right);
        byte[] changed = TestPng.saying("two");
        blog.upload(image, changed);

        crawled.nextNight().crawl();

        assertThat(folder.resolve("archive").resolve(image)).hasBinaryContent(changed);
    }

    @Test
    void aClockThatWasAheadOnceFreezesNothing() throws IOException {
        String image = "content/uploadfile/202405/a.png";
        blog.upload(image, PNG).fill(5);
        blog.edit(
                1, post -> post.html("<img src=\"/" + image + "\"><img src=\"/content/uploadfile/202405/later.png\">"));
        blog.edit(3, post -> post.excerpt("summary"));
        crawled.crawl();
        Instant right = crawled.clock().instant();
        crawled.later(Duration.ofDays(1825)).crawl();
        crawled.backTo(right);
        blog.menu(Link.to("new entry", "https://a.example/"));
        byte[] changed = TestPng.saying("two");
        blog.upload(image, changed).upload("content/uploadfile/202405/later.png", PNG);
        blog.edit(3, post -> post.text("edited behind the excerpt"));

        crawled.nextNight().crawl();

        assertThat(crawled.archive().blog().orElseThrow().navigation())
                .extracting(Link::title)
                .contains("new entry");
        assertThat(folder.resolve("archive").resolve(image)).hasBinaryContent(changed);
        assertThat(folder.resolve("archive/content/uploadfile/202405/later.png"))
                .exists();
        assertThat(crawled.article(3).body().contentSource()).isEqualTo("edited behind the excerpt");
    }

    @ParameterizedTest
    @CsvSource({"1d, 1", "7d, 7"})
    void aNightThatBeginsEarlierReadsWhatIsDue(String every, int nights) throws IOException {
        crawled.configured("crawl: {fullSweepEvery: " + every + "}\n");
        blog.fill(3);
        crawled.crawl();
        blog.menu(Link.to("new entry", "https://a.example/"));

        crawled.later(Duration.ofDays(nights).minusMinutes(3)).crawl();

        assertThat(crawled.archive().blog().orElseThrow().navigation())
                .extracting(Link::title)
                .contains("new entry");
    }

    @Test
    void aClockSetBackANightAsksForNothingAgain() throws IOException {
        blog.fill(5);
        for (int id = 1; id <= 5; id++) {
            blog.edit(id, post -> post.excerpt("summary"));
            blog.comment(id, "reader", "a comment");
        }
        crawled.crawl();
        crawled.nextNight().crawl();
        Map<String, Integer> quiet = crawled.emlog().requestsByMethod();

        crawled.nextNight().later(Duration.ofDays(-3)).crawl();

        assertThat(crawled.emlog().requestsByMethod()).isEqualTo(quiet);
    }

    @Test
    void rechecksAreSpreadOverManyNights() throws IOException {
        blog.fill(60);
        for (int id = 1; id <= 60; id++) {
            blog.edit(id, post -> post.excerpt("summary"));
        }
        crawled.crawl();

        int most = 0;
        int all = 0;
        for (int night = 1; night <= 30; night++) {
            crawled.nextNight().crawl();
            most = Math.max(most, crawled.emlog().count("article_detail"));
            all += crawled.emlog().count("article_detail");
        }

        assertThat(all).isGreaterThanOrEqualTo(60);
        assertThat(most).isLessThan(20);
    }

    @Test
    void commentsAreAskedForOnlyWhereTheirNumberMoved() throws IOException {
        blog.fill(5);
        blog.comment(2, "a", "x");
        blog.comment(3, "b", "y");
        crawled.crawl();
        crawled.nextNight();
        blog.comment(3, "c", "z");

        CrawlReport report = crawled.crawl();

        assertThat(crawled.emlog().count("comment_list_simple")).isEqualTo(1);
        assertThat(report.counts().comments()).isEqualTo(new Count(3, 1, 0, 2, 0));
    }

    /** Git restores the archive without {@code state/}, which then counts comments that the archive lacks. */
    @Test
    void anArchiveRestoredFromABackupGetsItsCommentsAgain() throws IOException {
        int id = blog.publish("title", "text");
        int other = blog.publish("title", "text");
        blog.comment(id, "a", "1");
        blog.comment(other, "a", "1");
        crawled.crawl();
        Path archive = folder.resolve("archive");
        FileUtils.copyDirectory(archive.toFile(), folder.resolve("backup").toFile());
        blog.comment(id, "b", "2");
        blog.like(id, "c");
        crawled.nextNight().crawl();

        FileUtils.deleteDirectory(folder.resolve("backup/state").toFile());
        FileUtils.copyDirectory(folder.resolve("backup").toFile(), archive.toFile());
        Files.delete(archive.resolve("likes/" + id + ".json"));
        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(id)).hasSize(2);
        assertThat(crawled.archive().likes(id)).hasSize(1);
        assertThat(crawled.emlog().count("comment_list_simple")).as("all").isEqualTo(2);
        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("comment_list_simple")).isZero();
    }

    @Test
    void commentsAreRecheckedOnceInEachInterval() throws IOException {
        blog.fill(5);
        blog.comment(2, "a", "x");
        blog.comment(3, "b", "y");
        crawled.crawl();

        int asked = 0;
        for (int night = 1; night <= 60; night++) {
            crawled.nextNight().crawl();
            asked += crawled.emlog().count("comment_list_simple");
        }

        assertThat(asked).isBetween(2 * 2, 2 * 4);
    }

    @Test
    void aDateBecomesNarrowerAndNeverWider() throws IOException {
        blog.fill(1);
        crawled.configured("crawl: {recheckEvery: 1d}");
        int comment = blog.comment(
                1,
                row -> row.poster("a").text("x").date(crawled.clock().instant().minus(Duration.ofHours(25))));
        crawled.crawl();
        Comment first = crawled.archive().comments(1).get(0);

        crawled.later(Duration.ofDays(7).plusHours(19)).nextNight().crawl();
        Comment second = crawled.archive().comments(1).get(0);

        assertThat(comment).isEqualTo(first.id());
        assertThat(second.date().from()).isAfterOrEqualTo(first.date().from());
        assertThat(second.date().to()).isBeforeOrEqualTo(first.date().to());
        assertThat(Duration.between(second.date().from(), second.date().to()))
                .isLessThan(Duration.between(first.date().from(), first.date().to()));
    }

    @Test
    void datesInWholeYearsDoNotChangeTheArchive() throws IOException {
        int guestbook = blog.publishPage("留言板", "hi");
        crawled.configured("pages: [" + guestbook + "]");
        for (int visitor = 0; visitor < 40; visitor++) {
            Instant date = crawled.clock().instant().minus(Duration.ofHours(3 * 365 * 24 - 36 * visitor));
            blog.comment(guestbook, comment -> comment.poster("a").text("x").date(date));
        }
        blog.fill(1);
        crawled.crawl();
        String file = "comments/" + guestbook + ".json";

        int changed = 0;
        for (int night = 1; night <= 60; night++) {
            Instant before = crawled.archive().lastChanged(file);
            crawled.nextNight().crawl();
            changed += before.equals(crawled.archive().lastChanged(file)) ? 0 : 1;
        }

        assertThat(changed).isBetween(3, 60 / 7);
        // Only dates that turned three years old since the last night change.
        assertThat(crawled.archive().comments(guestbook).subList(5, 30))
                .allSatisfy(comment -> assertThat(comment.date().width()).isLessThan(Duration.ofHours(25)));
    }
}
