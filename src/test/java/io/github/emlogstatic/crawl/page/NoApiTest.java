package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.crawl.AskedPages;
import io.github.emlogstatic.crawl.Contents;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog without an API, read from pages of several themes, compared with the same blog over its API. */
class NoApiTest {

    private static final String ONLY_PAGES = "the blog has no API that anyone may ask";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    static Stream<Arguments> themesAndModes() {
        return Arrays.stream(Theme.values())
                .flatMap(theme -> Arrays.stream(UrlMode.values()).map(mode -> Arguments.of(theme, mode)));
    }

    @ParameterizedTest
    @MethodSource("themesAndModes")
    void pagesTellTheSameBlogAsTheApi(Theme theme, UrlMode mode) throws IOException {
        write(mode);
        try (CrawledBlog open = CrawledBlog.of(blog, folder.resolve("open"));
                CrawledBlog pages = CrawledBlog.of(blog, folder.resolve("pages"))) {
            open.emlog().wearing(theme);
            open.crawl();
            pages.emlog().wearing(theme).withoutApi();
            CrawlReport report = pages.crawl();

            assertThat(report.problems()).extracting(Problem::what).containsExactly(ONLY_PAGES);
            assertThat(report.coverage().restsOn()).startsWith("the blog's list pages, read to their end");
            ChronoUnit precision = theme == Theme.CLASSIC ? ChronoUnit.DAYS : ChronoUnit.MINUTES;
            assertThat(articles(pages.archive(), precision)).isEqualTo(articles(open.archive(), precision));
            assertThat(comments(pages.archive())).isEqualTo(comments(open.archive()));
            AskedPages.assertOnceEach(pages.emlog());
            // Two list pages beyond the home page, two more pages of comments, and each article that is not protected.
            // Where the side bar counts no lists: those of two categories, two tags, and two months, one of two pages.
            boolean counted = theme == Theme.DEFAULT || theme == Theme.CLASSIC;
            int further = counted ? 0 : 2 + 2 + 3;
            assertThat(AskedPages.of(pages.emlog())).hasSize(1 + 2 + 2 + further + blogArticles());
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aQuietNightAsksForTheListsOnly(Theme theme) throws IOException {
        write(UrlMode.STATIC);
        crawled.emlog().wearing(theme).withoutApi();
        crawled.crawl();
        assertThat(crawled.emlog().count("upload")).isEqualTo(1); // the icon

        CrawlReport second = crawled.nextNight().crawl();

        assertThat(second.counts().articles()).isEqualTo(Count.unchanged(10));
        assertThat(second.requests().viewsAdded()).isZero();
        assertThat(AskedPages.of(crawled.emlog())).hasSize(3);
        assertThat(crawled.emlog().requests()).hasSize(3 + 3); // and the address, robots.txt, the feed
    }

    @Test
    void aClosedApiWithoutAListIsNoHindrance() throws IOException {
        write(UrlMode.DYNAMIC);
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT).as(EmlogVersion.V2_4_2);

        CrawlReport report = crawled.crawl();

        assertThat(report.counts().articles().added()).isEqualTo(10);
        assertThat(report.problems()).extracting(Problem::what).containsExactly(ONLY_PAGES);
    }

    @Test
    void aBrokenAliasIsReadWithoutItsCategory() throws IOException {
        blog.category(1, "A & B");
        blog.configure(options -> options.urlMode(UrlMode.CATEGORY).aliases(true));
        int id = blog.publish(post -> post.title("题").alias("named").category(1).text("一段足够长的正文，用来证明。"));
        crawled.emlog()
                .wearing(Theme.DEFAULT)
                .withoutApi()
                .failing(Faults.at(target -> target.startsWith("/A%20"), Faults.status(404)));
        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly(ONLY_PAGES);
        assertThat(crawled.article(id).article().url()).isEqualTo("A & B/named");
    }

    @ParameterizedTest
    @ValueSource(strings = {"C/C++ 编程", "Node.js"})
    void anAliasBehindAnyCategoryIsAnArticle(String category) throws IOException {
        blog.category(1, category);
        blog.menu(Link.to(category, "sort/1"));
        blog.configure(options -> options.urlMode(UrlMode.CATEGORY).aliases(true));
        blog.publish(post -> post.title("一").alias("named").category(1).text("一段足够长的正文，用来证明。"));
        blog.publish(post -> post.title("二").category(1).text("另一段足够长的正文，也用来证明。"));
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();

        assertThat(crawled.archive().articleIds()).containsExactly(1, 2);
        assertThat(crawled.article(1).article().url()).isEqualTo(category + "/named");
    }

    @Test
    void aMenuWithFormerNamesTellsParentsOfAliases() throws IOException {
        blog.category(new Category(1, "技术 | 编程", "tech", "", 0, 1)).category(new Category(2, "前端 & CSS", "", "", 1, 2));
        blog.publish(post -> post.title("文章 1").category(1).text("第一段足够长的正文。"));
        blog.publish(post -> post.title("文章 2").category(2).text("第二段足够长的正文。"));
        Link below = Link.to("前端 & CSS", "sort/2");
        blog.menu(Link.to("技术笔记", "tech", below));
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();

        int parent = crawled.article(1).article().categoryId();
        assertThat(crawled.archive().categories())
                .extracting(Category::name, Category::alias, Category::parentId)
                .containsExactly(tuple("技术 | 编程", "tech", 0), tuple("前端 & CSS", "", parent));
    }

    @Test
    void aRenamedCategoryLeavesNoEmptyOneBehind() throws IOException {
        blog.category(new Category(1, "旧名", "old", "", 0, 1));
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        blog.publish(post -> post.title("题").category(1).text("一段足够长的正文，用来证明。"));
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();
        assertThat(crawled.archive().categories()).extracting(Category::name).containsExactly("旧名");

        blog.category(new Category(1, "新名", "new", "", 0, 1));
        crawled.nextNight().crawl("--full");
        assertThat(crawled.archive().categories()).extracting(Category::name).containsExactly("新名");
    }

    @ParameterizedTest
    @ValueSource(strings = {"新名", "blog"})
    void aRenamedCategoryGetsTheNameThatPagesShow(String name) throws IOException {
        blog.category(1, "旧名");
        blog.publish(post -> post.title("题").category(1).text("一段足够长的正文，用来证明。"));
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();
        blog.category(1, name);
        crawled.nextNight().crawl("--full");

        assertThat(crawled.archive().categories()).extracting(Category::name).containsExactly(name);
    }

    @Test
    void theMinuteOfAListOutweighsADayInUtc() throws IOException {
        LocalDateTime atNight = LocalDateTime.of(2022, 3, 4, 5, 6);
        int id = blog.publish(post -> post.title("夜里").text("正文").date(atNight));
        MockResponse pro108 = new MockResponse.Builder()
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body("<html><body><div class=\"log-con\"><h1 class=\"log-title\">夜里</h1>"
                        + "<p class=\"date\"><b>时间：</b>2022-3-3</p><div class=\"markdown\"><p>正文</p></div>"
                        + "<p class=\"tag\"></p></div></body></html>")
                .build();
        crawled.emlog()
                .wearing(Theme.DEFAULT)
                .withoutApi()
                .failing(Faults.at(target -> target.equals("/?post=" + id), pro108));
        crawled.crawl();

        assertThat(crawled.article(id).article().date()).isEqualTo(atNight);
    }

    @ParameterizedTest
    @EnumSource(names = {"CLASSIC", "DEFAULT"})
    void anArticleOfTheNightIsDatedADayEarlier(Theme theme) throws IOException {
        LocalDateTime atNight = LocalDateTime.of(2022, 3, 4, 5, 6);
        int id = blog.publish(post -> post.title("夜里").text("正文").date(atNight));
        crawled.emlog().wearing(theme);
        crawled.crawl();
        crawled.emlog().withoutApi();
        crawled.nextNight().crawl("--full");
        assertThat(crawled.article(id).article().date()).isEqualTo(atNight);
        blog.edit(id, post -> post.date(atNight.minusDays(1)));
        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(id).article().date().toLocalDate()).isEqualTo("2022-03-03");
    }

    @Test
    void aClockThatIsBehindWithdrawsNothing() throws IOException {
        Clock right = Clock.fixed(crawled.clock().instant(), ZoneOffset.UTC);
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi().at(right);
        blog.publish(post -> post.title("今天").text("正文").date(LocalDateTime.of(2026, 11, 24, 8, 30)));
        crawled.crawl();

        crawled.later(Duration.ofDays(-2)).crawl("--full");

        assertThat(crawled.archive().articleIds()).hasSize(1);
    }

    @Test
    void aLinkedArticleWithoutADateIsNoPage() throws IOException {
        blog.publish(post -> post.title("题").html("<p>接下来是<a href=\"/?post=9\">那一篇</a>，这一段也足够长。</p>"));
        MockResponse undated = new MockResponse.Builder()
                .addHeader("Content-Type", "text/html; charset=utf-8")
                .body(
                        "<html><body><article class=\"log-con\"><h1>将来</h1><div id=\"articleContent\"><p>SCHEDULED</p></div>"
                                + "<p><a href=\"/?tag=a\">a</a></p></article></body></html>")
                .build();
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi().failing(Faults.at("/?post=9"::equals, undated));
        crawled.crawl();

        assertThat(AskedPages.of(crawled.emlog())).containsKey("/?post=9");
        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    /** Before emlog 2.5.1 it has a page already. */
    @Test
    void aLinkedArticleOfALaterDateIsNoPage() throws IOException {
        int later = blog.publish(post -> post.title("将来").text("SCHEDULED").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        blog.publish(post -> post.title("题").html("<p>接下来是<a href=\"/?post=" + later + "\">那一篇</a>。</p>"));
        crawled.emlog().as(EmlogVersion.V2_4_2).wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();

        assertThat(AskedPages.of(crawled.emlog())).containsKey("/?post=" + later);
        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    @Test
    void textsAreKnownByTheirBeginningsWithoutAFeed() throws IOException {
        write(UrlMode.STATIC);
        blog.configure(options -> options.feedCount(0));
        try (CrawledBlog open = CrawledBlog.of(blog, folder.resolve("open"));
                CrawledBlog pages = CrawledBlog.of(blog, folder.resolve("pages"))) {
            open.emlog().wearing(Theme.UNKNOWN);
            open.crawl();
            pages.emlog().wearing(Theme.UNKNOWN).withoutApi();
            pages.crawl();

            assertThat(articles(pages.archive(), ChronoUnit.MINUTES))
                    .isEqualTo(articles(open.archive(), ChronoUnit.MINUTES));
        }
    }

    /** Such a feed tells of no text what it is in whole. */
    @Test
    void aFeedOfBeginningsRaisesNoDoubt() throws IOException {
        for (int i = 1; i <= 8; i++) {
            blog.publish("文章" + i, "这是第" + i + "篇文章的正文，足够长。");
        }
        blog.configure(options -> options.feedCut(true));
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();

        assertThat(crawled.crawl().problems()).extracting(Problem::what).containsExactly(ONLY_PAGES);
    }

    @Test
    void newAndDeletedArticlesAreNoticed() throws IOException {
        write(UrlMode.STATIC);
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();
        int added = blog.publish("新的", "今天新写的一篇，足够长的正文。");
        blog.delete(1);
        blog.comment(2, "客人", "新的评论");

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().articles().added()).isEqualTo(1);
        assertThat(report.counts().articles().removed()).isEqualTo(1);
        assertThat(report.counts().comments().added()).isEqualTo(1);
        assertThat(crawled.archive().articleIds()).contains(added).doesNotContain(1);
        assertThat(crawled.archive().comments(2)).hasSize(1);
    }

    @Test
    void aListPageThatFailsHidesNoArticle() throws IOException {
        write(UrlMode.STATIC);
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();
        blog.delete(1);
        crawled.emlog().failing(Faults.at(target -> target.startsWith("/page/"), Faults.status(403)));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused())
                .as("as if all those of other pages were gone")
                .isEmpty();
        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("a list page cannot be read; nothing is taken for deleted");
        assertThat(crawled.archive().articleIds()).contains(1);

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).doesNotContain(1);
    }

    @Test
    void anUnlistedArticleWhosePageFailsStays() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).listCount(2));
        for (int number = 1; number <= 6; number++) {
            blog.publish("第 " + number + " 篇", "第 " + number + " 篇的正文，写得足够长。");
        }
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();
        blog.delete(3);
        crawled.emlog().failing(Faults.at(target -> target.matches(".*post[-=]3.*"), Faults.status(403)));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).contains("cannot tell whether the article is gone");
        assertThat(crawled.archive().articleIds()).contains(3);
    }

    @Test
    void anAliasHidesNumbersThatThePagesTell() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).aliases(true));
        int id = blog.publish(post -> post.title("题").alias("hello").text("一段足够长的正文，用来证明。"));
        crawled.emlog().wearing(Theme.CLASSIC).withoutApi();
        crawled.crawl();
        assertThat(crawled.archive().articleIds()).containsExactly(id);

        assertThat(crawled.nextNight().crawl().counts().articles()).isEqualTo(Count.unchanged(1));
        assertThat(article(crawled, id).url()).isEqualTo("hello");
    }

    @Test
    void anArticleWithoutANumberOutlivesStateAndIndex() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).aliases(true).commentForms(false));
        blog.publish(post -> post.title("题").alias("hello").text("一段足够长的正文，用来证明。"));
        crawled.emlog().wearing(Theme.CLASSIC).withoutApi();
        crawled.crawl();
        Path directory = folder.resolve("archive");
        int id = crawled.archive().articleIds().first();
        FileUtils.deleteDirectory(directory.resolve("state").toFile());

        assertThat(DerivedId.isDerived(id)).isTrue();
        assertThat(Archive.read(directory).articleIds()).containsExactly(id);

        Files.delete(directory.resolve("index.jsonl"));
        try (Archive mended = Archive.openToMendOffline(directory, crawled.clock())) {
            assertThat(mended.articleIds()).containsExactly(id);
        }
    }

    @Test
    void aBrokenAddressIsAskedForByNumber() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        int id = blog.publish("题", "一段足够长的正文，用来证明。");
        crawled.emlog()
                .wearing(Theme.CLASSIC)
                .withoutApi()
                .failing(Faults.at(target -> target.equals("/post-" + id + ".html"), Faults.status(404)));

        CrawlReport report = crawled.crawl();

        assertThat(report.coverage().missed()).isEmpty();
        assertThat(crawled.article(id).body().content()).contains("用来证明");
    }

    @Test
    void anUnlistedArticleStaysWhileItHasAPage() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        blog.publish("一", "第一篇的正文，写得足够长。");
        blog.publish("二", "第二篇的正文，写得足够长。");
        int unlisted = blog.publish("三", "第三篇的正文，写得足够长。");
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        crawled.crawl();
        crawled.emlog()
                .failing(
                        Faults.at(
                                "/"::equals,
                                Faults.body(
                                        "text/html",
                                        "<h3><a href='/post-2.html'>二</a></h3><h3><a href='/post-1.html'>一</a></h3><p>x</p></html>")));

        crawled.nextNight().crawl();
        assertThat(AskedPages.of(crawled.emlog())).containsKey("/post-" + unlisted + ".html");
        assertThat(crawled.archive().articleIds()).contains(unlisted);

        crawled.nextNight().crawl();
        assertThat(AskedPages.of(crawled.emlog())).doesNotContainKey("/post-" + unlisted + ".html");

        blog.delete(unlisted);
        crawled.later(Duration.ofDays(40)).crawl();
        assertThat(crawled.archive().articleIds()).doesNotContain(unlisted);
    }

    @ParameterizedTest
    @EnumSource(
            value = Theme.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "UNKNOWN") // its lists tell a date in the text
    void aLinkWithAFragmentMakesNoExcerpt(Theme theme) throws IOException {
        String text = "<p>听<a href=\"https://music.example.com/#/song?id=7\">这首歌</a>，再读后面这一段足够长的正文。</p>";
        int id = blog.publish(post -> post.title("题").html(text));
        blog.publish("别的", "另一篇文章，也有一段足够长的正文。");
        crawled.emlog().wearing(theme).withoutApi();

        assertThat(crawled.crawl().problems()).extracting(Problem::what).containsExactly(ONLY_PAGES);
        assertThat(crawled.article(id).body().content()).isEqualTo(text);
        assertThat(crawled.article(id).body().excerpt()).isEmpty();
    }

    @Test
    void aProtectedArticleIsLockedAndOpensAgain() throws IOException {
        int id = blog.publish(post -> post.title("密").text("SECRET，一段足够长的正文。").password("x"));
        crawled.emlog().wearing(Theme.CLASSIC).withoutApi();
        crawled.crawl();
        assertThat(article(crawled, id).needsPassword()).isTrue();

        blog.edit(id, post -> post.password(""));
        crawled.nextNight().crawl();

        assertThat(article(crawled, id).needsPassword()).isFalse();
        assertThat(crawled.article(id).body().content()).contains("SECRET");
    }

    // ---- the blog

    private void write(UrlMode mode) {
        blog.configure(options -> options.urlMode(mode).listCount(4).feedCount(2));
        blog.category(1, "技术").category(2, "生活");
        for (int i = 1; i <= 6; i++) {
            int number = i;
            blog.publish(post -> post.title("第 " + number + " 篇 <题> & 目")
                    .category(number % 3 == 0 ? -1 : number % 3)
                    .tags(number % 2 == 0 ? new String[] {"C++", "A/B"} : new String[0])
                    .date(LocalDateTime.of(2024, 5, number, 8, number, 9))
                    .text("第 " + number + " 篇的正文，写得足够长。\n\n还有第二段，也写得足够长，因为列表会把它截断。"));
        }
        blog.publish(post -> post.title("有摘要")
                .category(2)
                .excerpt("只有一句话的摘要，也不太短。")
                .html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + "</p><pre><code>int[] a = b[0];</code></pre>"));
        blog.publish(post -> post.title("密").text("SECRET").password("x"));
        blog.publish(post -> post.title("将来").text("SCHEDULED").date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        blog.publish(
                post -> post.title("置顶").category(1).text("置顶的一篇，正文足够长，用来证明。").top(true));
        int talked = blog.publish(post -> post.title("有评论").text("请看下面的许多评论，一共很多条。"));
        for (int i = 1; i <= 23; i++) {
            int number = i;
            int thread = blog.comment(
                    talked, comment -> comment.poster("客人" + number).text("第 " + number + " 条"));
            if (i % 5 == 0) {
                blog.comment(
                        talked, comment -> comment.poster("站长").parent(thread).text("@客人：回复"));
            }
        }
    }

    private static int blogArticles() {
        return 10;
    }

    private static Map<Integer, String> articles(Archive archive, ChronoUnit precision) throws IOException {
        Map<Integer, String> articles = new TreeMap<>();
        for (int id : archive.articleIds()) {
            ArchivedArticle archived = archive.article(id).orElseThrow();
            Article article = archived.article();
            articles.put(
                    id,
                    String.join(
                            " | ",
                            article.title(),
                            article.date().truncatedTo(precision).toString(),
                            article.url(),
                            article.needsPassword() ? "locked" : article.categoryId() + " " + article.tags(),
                            Integer.toString(article.authorId()),
                            Contents.html(archived.body().content())));
        }
        return articles;
    }

    private static Map<Integer, List<String>> comments(Archive archive) throws IOException {
        return Contents.threads(
                archive, comment -> comment.id() + " " + comment.author() + " " + Contents.html(comment.content()));
    }

    private static Article article(CrawledBlog crawled, int id) throws IOException {
        return crawled.article(id).article();
    }
}
