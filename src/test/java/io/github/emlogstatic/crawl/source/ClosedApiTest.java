package io.github.emlogstatic.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.AskedPages;
import io.github.emlogstatic.crawl.Contents;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Fault;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog with a closed API, read from pages of several themes, compared with the same blog over an open API. */
class ClosedApiTest {

    private static final Fault FORBIDDEN = Faults.of("page", Faults.status(403));

    private static final Fault LEADING_ELSEWHERE = Faults.where(
            request -> EmlogServer.method(request).equals("page")
                    && request.getTarget().contains("post"),
            () -> Faults.redirect(302, "https://example.org/target"));

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @ParameterizedTest
    @EnumSource(Theme.class)
    void closedAndOpenCrawlsAgreeArticleByArticle(Theme theme) throws IOException {
        write();
        try (CrawledBlog open = CrawledBlog.of(blog, folder.resolve("open"));
                CrawledBlog closed = CrawledBlog.of(blog, folder.resolve("closed"))) {
            open.emlog().wearing(theme);
            open.crawl();
            blog.configure(options -> options.apiOpen(false));
            closed.emlog().wearing(theme);
            CrawlReport report = closed.crawl();

            assertThat(report.problems()).extracting(Problem::what).containsExactly("the blog's API is closed");
            assertThat(articles(closed.archive())).isEqualTo(articles(open.archive()));
            assertThat(comments(closed.archive())).isEqualTo(comments(open.archive()));
            AskedPages.assertOnceEach(closed.emlog());
        }
    }

    @Test
    void aLinkToCommentPageOneThousandIsIgnored() throws IOException {
        int id = blog.publish(
                post -> post.title("a").html("<p>text</p><a href='/?post=1&amp;comment-page=1000'>1000</a>"));
        blog.comment(id, "a", "b");
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.CLASSIC);
        crawled.crawl();

        assertThat(AskedPages.of(crawled.emlog()).keySet())
                .filteredOn(page -> page.contains("comment-page"))
                .hasSizeLessThan(5);
        assertThat(crawled.archive().comments(id)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aQuietNightAsksForNoPage(Theme theme) throws IOException {
        write();
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(theme);
        crawled.crawl();

        CrawlReport second = crawled.nextNight().crawl();

        assertThat(second.counts().articles().changed()).isZero();
        assertThat(second.requests().viewsAdded()).isZero();
    }

    @Test
    void aChangedThemeIsLearntAgain() throws IOException {
        for (int i = 1; i <= 4; i++) {
            blog.publish("题" + i, "第 " + i + " 篇足够长的正文，用来证明。");
        }
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.UNKNOWN);
        crawled.crawl();
        crawled.emlog().wearing(Theme.CLASSIC);
        for (int i = 5; i <= 8; i++) {
            int number = i;
            blog.publish(post -> post.title("有摘要" + number)
                    .excerpt("第 " + number + " 句话的摘要，也不太短。")
                    .html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + number + "</p>"));
        }
        blog.publish("新", "新的一篇，足够长的正文，用来证明。");

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly("the blog's API is closed");
        assertThat(crawled.article(5).body().content()).startsWith("<p>很长的正文").endsWith("5</p>");
    }

    @Test
    void pagesThatRobotsForbidAreOneProblem() throws IOException {
        write();
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.emlog()
                .failing(Faults.at(
                        "/robots.txt"::equals,
                        new MockResponse.Builder()
                                .body("User-agent: *\nDisallow: /*post\nDisallow: /文章")
                                .build()));
        CrawlReport obedient = crawled.crawl();

        assertThat(AskedPages.of(crawled.emlog()).keySet()).noneMatch(page -> page.contains("post"));
        assertThat(crawled.archive().articleIds()).isNotEmpty();
        assertThat(obedient.problems())
                .filteredOn(problem -> problem.what().contains("robots.txt"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).matches("\\d+ pages; .*crawl.ignoreRobots reads.*"));

        crawled.configured("crawl: {ignoreRobots: true}");
        CrawlReport reckless = crawled.nextNight().crawl();

        assertThat(AskedPages.of(crawled.emlog()).keySet()).anyMatch(page -> page.contains("post"));
        assertThat(reckless.problems()).extracting(Problem::what).containsExactly("the blog's API is closed");
    }

    @Test
    void aClosedApiIsOneProblemWithAKeyToo() throws IOException {
        blog.publish("题", "一段足够长的正文，用来证明。");
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.configured("blog: {apiKey: " + Options.API_KEY + "}");

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly("the blog's API is closed");
    }

    @Test
    void aNewCommentIsReadFromThePage() throws IOException {
        int id = blog.publish("题", "一段足够长的正文，用来证明。");
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.UNKNOWN);
        crawled.crawl();
        blog.comment(id, "客人", "新的评论");

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().comments().added()).isEqualTo(1);
        assertThat(crawled.archive().comments(id)).extracting(Comment::author).containsExactly("客人");
    }

    @Test
    void anOpenApiReplacesWhatThePageGave() throws IOException {
        int id = blog.publish("题", "一段足够长的正文，用来证明。");
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        assertThat(origin(crawled, id)).contains(Origin.PAGE);

        blog.configure(options -> options.apiOpen(true));
        crawled.nextNight().crawl();
        assertThat(origin(crawled, id)).contains(Origin.DETAIL);

        blog.configure(options -> options.apiOpen(false));
        crawled.nextNight().crawl();
        assertThat(origin(crawled, id)).contains(Origin.DETAIL);
    }

    @Test
    void anUnreadablePageLeavesTheListsTextAndIsRetried() throws IOException {
        int id = blog.publish(post -> post.title("题").content("<p>甲<br />\n乙</p>", "甲\n**乙** [注]"));
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT).failing(Faults.of("page", Faults.status(403)));
        CrawlReport report = crawled.crawl();

        ArchivedArticle article = crawled.article(id);
        assertThat(article.origin()).isEqualTo(Origin.LIST);
        assertThat(article.body().content()).isEqualTo("<p>甲<br />\n<strong>乙</strong> [注]</p>");
        assertThat(report.problems()).extracting(Problem::what).contains("article not read from its page");

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(origin(crawled, id)).contains(Origin.PAGE);
    }

    @Test
    void whatStandsInForATextFollowsTheList() throws IOException {
        int id = blog.publish(post -> post.title("题").text("正文").excerpt("摘要"));
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT).failing(FORBIDDEN);
        crawled.crawl();

        blog.edit(id, post -> post.excerpt("新摘要").top(true));
        crawled.nextNight().crawl();

        ArchivedArticle article = crawled.article(id);
        assertThat(article.article().top()).isTrue();
        assertThat(article.body().content()).contains("新摘要");
    }

    /** The entry of an article that tonight's list lacks is made of the archive, and has no description. */
    @Test
    void whatStandsInStaysWhereTheListLacksIt() throws IOException {
        blog.fill(3);
        int id = blog.publish(post -> post.title("题").text("正文").excerpt("摘要"));
        blog.configure(options -> options.apiOpen(false));
        crawled.configured("crawl: {recheckEvery: 1d}").emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Files.delete(folder.resolve("archive/articles/" + id + ".json"));
        crawled.emlog().failing(FORBIDDEN);
        crawled.nextNight().crawl();
        assertThat(origin(crawled, id)).contains(Origin.LIST);

        blog.edit(id, post -> post.hidden(true));
        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).contains("article not read from its page");
        assertThat(crawled.article(id).body().content()).contains("摘要");
    }

    @Test
    void aTextThatWasProtectedWaitsForItsPage() throws IOException {
        int id = blog.publish(post -> post.title("题").text("正文").excerpt("摘要"));
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        blog.edit(id, post -> post.password("pw"));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().privateFolder().article(id)).isPresent();

        crawled.emlog().failing(FORBIDDEN);
        blog.edit(id, post -> post.password(""));
        crawled.nextNight().crawl("--full");

        assertThat(crawled.archive().privateFolder().article(id)).isPresent();
        assertThat(origin(crawled, id)).contains(Origin.NONE);
    }

    @Test
    void textsThatPagesShowUnchangedKeepTheirSource() throws IOException {
        int article = blog.publish(post -> post.title("题")
                .content("<p>甲<br />\n一段足够长的正文，用来证明。</p>", "甲\n一段足够长的正文，用来证明。")
                .excerpt("摘要"));
        blog.user(2, "另一位", "");
        int page = blog.publish(post -> post.type(PostRow.PAGE)
                .title("关于")
                .author(2)
                .content("<p>关于<br />\n一段足够长的介绍，用来证明。</p>", "关于\n一段足够长的介绍，用来证明。"));
        crawled.configured("pages: [" + page + "]").emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Body text = crawled.article(article).body();
        ArchivedPage about = crawled.page(page);
        blog.configure(options -> options.apiOpen(false));

        crawled.later(Duration.ofDays(40)).crawl();

        assertThat(origin(crawled, article)).contains(Origin.PAGE);
        assertThat(crawled.article(article).body()).isEqualTo(text);
        ArchivedPage again = crawled.page(page);
        assertThat(again.origin()).isEqualTo(Origin.PAGE);
        assertThat(again.body()).isEqualTo(about.body());
        assertThat(again.page()).isEqualTo(about.page());
        assertThat(again.extra()).isEqualTo(about.extra());
    }

    @Test
    void aConfiguredPageThatLeadsElsewhereIsNotCalledMissing() throws IOException {
        int id = blog.publishPage("about", "关于这里的一段足够长的正文。");
        blog.configure(options -> options.apiOpen(false));
        crawled.configured("pages: [" + id + "]").emlog().wearing(Theme.DEFAULT).failing(LEADING_ELSEWHERE);

        assertThat(crawled.crawl().problems()).extracting(Problem::what).doesNotContain("no public page has that id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWithdrawnTextWaitsForThePageOfItsReturn(boolean isRefused) throws IOException {
        blog.fill(3);
        int id = blog.publish(
                post -> post.title("题").excerpt("一句话的摘要，也不太短。").html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + "</p>"));
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Body text = crawled.article(id).body();
        blog.edit(id, post -> post.hidden(true));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().privateFolder().article(id)).isPresent();

        blog.edit(id, post -> post.hidden(false));
        crawled.emlog().failing(isRefused ? FORBIDDEN : LEADING_ELSEWHERE);
        crawled.nextNight().crawl();

        assertThat(crawled.article(id).body().content()).contains("一句话的摘要").doesNotContain("很长的正文");
        assertThat(privateBody(id)).isEqualTo(text);
        crawled.nextNight().crawl();
        assertThat(privateBody(id)).isEqualTo(text);
        blog.edit(id, post -> post.hidden(true));
        crawled.nextNight().crawl();
        assertThat(privateBody(id)).isEqualTo(text);
        blog.edit(id, post -> post.hidden(false));
        crawled.nextNight().crawl();

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.article(id).body()).isEqualTo(text);
        assertThat(crawled.archive().privateFolder().article(id)).isEmpty();
    }

    private Body privateBody(int id) throws IOException {
        return crawled.privateArticle(id).body();
    }

    @Test
    void articlesWithBrokenAddressesAreReadByNumber() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).aliases(true).apiOpen(false));
        int id = blog.publish(post -> post.title("题").alias("named").text("一段足够长的正文，用来证明。"));
        crawled.emlog()
                .wearing(Theme.DEFAULT)
                .failing(Faults.at(target -> target.startsWith("/named"), Faults.status(404)));
        CrawlReport report = crawled.crawl();

        assertThat(origin(crawled, id)).contains(Origin.PAGE);
        assertThat(report.problems()).extracting(Problem::what).containsExactly("the blog's API is closed");
    }

    @Test
    void articlesTellCategoryAliasesTheHomePageLacks() throws IOException {
        blog.category(new Category(1, "技术", "tech", "", 0, 1))
                .category(new Category(2, "Java", "java", "", 1, 2))
                .category(new Category(3, "生活", "", "", 0, 3));
        for (int category = 3; category >= 1; category--) {
            int id = category;
            blog.publish(post -> post.title("文章 " + id).category(id).text("第 " + id + " 段足够长的正文。"));
        }
        blog.configure(options -> options.urlMode(UrlMode.STATIC).apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT).failing(Faults.at("/"::equals, Faults.status(403)));
        crawled.crawl();
        List<Category> told = crawled.archive().categories();
        assertThat(told)
                .extracting(Category::id, Category::alias, Category::parentId)
                .containsExactly(tuple(1, "tech", 0), tuple(3, "", 0), tuple(2, "java", 1));

        blog.edit(1, post -> post.text("第 3 段，换了一段足够长的正文。"));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().categories()).isEqualTo(told);
    }

    @Test
    void aMenuWithFormerNamesTellsParentsInEveryRun() throws IOException {
        blog.category(new Category(1, "技术 | 编程", "tech", "", 0, 1)).category(new Category(2, "前端 & CSS", "", "", 1, 2));
        blog.publish(post -> post.title("文章 1").category(1).text("第一段足够长的正文。"));
        blog.publish(post -> post.title("文章 2").category(2).text("第二段足够长的正文。"));
        Link below = Link.to("前端 & CSS", "sort/2");
        blog.menu(Link.to("技术笔记", "tech", below));
        blog.configure(options -> options.urlMode(UrlMode.STATIC).apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();

        List<Category> told = crawled.archive().categories();
        assertThat(told)
                .extracting(Category::id, Category::name, Category::alias, Category::parentId)
                .containsExactly(tuple(1, "技术 | 编程", "tech", 0), tuple(2, "前端 & CSS", "", 1));

        crawled.later(Duration.ofDays(8)).crawl(); // reads the home page, and no article
        assertThat(crawled.archive().categories()).isEqualTo(told);
    }

    @Test
    void aFormerAliasHidesNoLinkWithTheNewOne() throws IOException {
        blog.category(new Category(3, "新闻", "news", "", 0, 1));
        blog.publish(post -> post.title("文章").category(3).text("一段足够长的正文。"));
        blog.menu(Link.to("新闻", "news"));
        blog.configure(options -> options.urlMode(UrlMode.STATIC).apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        assertThat(crawled.archive().categories()).extracting(Category::alias).containsExactly("news");

        blog.category(new Category(3, "新闻", "journal", "", 0, 1));
        Link stale = Link.to("旧闻", "news");
        blog.menu(stale, Link.to("新闻", "journal"));
        crawled.later(Duration.ofDays(8)).crawl(); // reads the home page, and no article

        assertThat(crawled.archive().categories()).extracting(Category::alias).containsExactly("journal");
    }

    @Test
    void aClosingApiKeepsWhatTheAuthorTyped() throws IOException {
        int id = blog.publish(post -> post.title("题")
                .excerpt("一句话的摘要，也足够长。")
                .content(
                        "<p>一段<strong>足够长</strong>的正文，用来证明。<br />\n第二行。</p>\n<p><img src=\"a.png\" alt=\"\" /></p>",
                        "一段**足够长**的正文，用来证明。\n第二行。\n\n![](a.png)"));
        int page = blog.publish(post -> post.type(PostRow.PAGE)
                .title("关于")
                .content("<p>关于<em>这里</em>的一段足够长的正文。<br />\n完。</p>", "关于*这里*的一段足够长的正文。\n完。"));
        blog.menu(Link.to("关于", "?post=" + page));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Body text = crawled.article(id).body();
        Body about = crawled.page(page).body();
        assertThat(about.contentSource()).isNotEmpty();

        blog.configure(options -> options.apiOpen(false));
        crawled.later(Duration.ofDays(31)).crawl(); // looks at both again

        assertThat(crawled.article(id).origin()).isEqualTo(Origin.PAGE);
        assertThat(crawled.article(id).body()).isEqualTo(text);
        assertThat(crawled.page(page).body()).isEqualTo(about);
    }

    @Test
    void aPageThatLeadsElsewhereIsAJumpLink() throws IOException {
        int id = blog.publish("跳转", "一段足够长的正文，用来证明。");
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT).failing(LEADING_ELSEWHERE);
        crawled.crawl();

        assertThat(crawled.article(id).extra()).containsEntry("link", "https://example.org/target");
    }

    /** A firewall or a network that wants a login may lead elsewhere for a night. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTextStaysWhereItsPageLeadsElsewhere(boolean hasList) throws IOException {
        int id = blog.publish(
                post -> post.title("题").excerpt("一句话的摘要，也不太短。").html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + "</p>"));
        blog.fill(3).configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        if (!hasList) {
            crawled.emlog().withoutApi();
        }
        crawled.crawl();
        Body text = crawled.article(id).body();
        assertThat(text.content()).startsWith("<p>很长的正文");

        crawled.emlog().failing(LEADING_ELSEWHERE);
        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(id).body()).isEqualTo(text);
        assertThat(crawled.article(id).extra()).containsEntry("link", "https://example.org/target");

        crawled.emlog().healthy();
        crawled.later(Duration.ofDays(40)).crawl();
        assertThat(crawled.article(id).body()).isEqualTo(text);
        assertThat(crawled.article(id).extra()).isEmpty();
    }

    @Test
    void aTextWhosePageRedirectsTwiceIsReplaced() throws IOException {
        int id = blog.publish(
                post -> post.title("题").excerpt("一句话的摘要，也不太短。").html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + "</p>"));
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        crawled.emlog().failing(LEADING_ELSEWHERE);

        crawled.nextNight().crawl("--full");
        assertThat(crawled.article(id).body().content()).contains("很长的正文");
        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(id).body().content()).contains("一句话的摘要").doesNotContain("很长的正文");
    }

    @Test
    void aJumpLinkOutsideTheNightsListIsNoLoss() throws IOException {
        int id = blog.publish("跳转", "一段足够长的正文，用来证明。");
        blog.fill(40);
        crawled.emlog()
                .wearing(Theme.DEFAULT)
                .withoutApi()
                .failing(request ->
                        request.getTarget().endsWith("post=" + id) ? LEADING_ELSEWHERE.on(request) : Optional.empty());
        crawled.configured("crawl: {sweepRequests: 1}").crawl();
        crawled.later(Duration.ofDays(22)).crawl(); // reads the whole list

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(AskedPages.of(crawled.emlog())).containsKey("/?post=" + id);
        assertThat(report.problems())
                .extracting(Problem::what)
                .doesNotContain("an article or page has no text any more");
        assertThat(crawled.article(id).body().content()).contains("用来证明");
    }

    @Test
    void aTextWithAnExcerptWithoutSourceStaysToo() throws IOException {
        int id = blog.publish(
                post -> post.title("题").excerpt("一句话的摘要，也不太短。").html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + "</p>"));
        crawled.emlog().wearing(Theme.DEFAULT).as(EmlogVersion.V2_3_9);
        crawled.crawl();
        assertThat(crawled.article(id).body().excerptSource()).isEmpty();

        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().as(EmlogVersion.NEWEST).failing(LEADING_ELSEWHERE);
        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(id).body().content()).startsWith("<p>很长的正文");
    }

    /** What a backup told of a jump link is no text that readers saw once. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBackupsTextOfAJumpLinkStays(boolean hasList) throws IOException {
        int id = blog.publish(
                post -> post.title("题").excerpt("一句话的摘要，也不太短。").html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + "</p>"));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        try (Archive archive = Archive.open(folder.resolve("archive"), crawled.clock())) {
            ArchivedArticle known = archive.article(id).orElseThrow();
            ArticleSettings settings = new ArticleSettings(false, "https://example.org/target", "");
            archive.writeArticle(new ArchivedArticle(
                    known.article(), known.body(), Origin.BACKUP, known.listed(), known.extra(), settings));
            archive.commit();
        }
        Body text = crawled.article(id).body();
        blog.configure(options -> options.apiOpen(false));
        if (!hasList) {
            crawled.emlog().withoutApi();
        }
        crawled.emlog().failing(LEADING_ELSEWHERE);

        crawled.nextNight().crawl("--full");
        crawled.nextNight().crawl("--full");
        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(id).body()).isEqualTo(text);
        assertThat(crawled.article(id).extra()).containsEntry("link", "https://example.org/target");
    }

    /** The list's HTML lacks what stands in square brackets. */
    @Test
    void aTextWithBracketsStaysWhereItsPageLeadsElsewhere() throws IOException {
        int id = blog.publish(post -> post.title("题").text("一段足够长的正文 [1]，用来证明。"));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Body text = crawled.article(id).body();
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().failing(LEADING_ELSEWHERE);

        crawled.nextNight().crawl("--full");
        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(id).body()).isEqualTo(text);
    }

    @Test
    void deepRepliesKeepTheirParentsWhenTheApiCloses() throws IOException {
        int id = blog.publish("题", "一段足够长的正文，用来证明。");
        int other = blog.comment(id, "客人", "另一句");
        int last = 0;
        for (int level = 1; level <= 7; level++) {
            int parent = last;
            last = blog.comment(id, comment -> comment.parent(parent).text("再说一句"));
        }
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        List<Comment> told = crawled.archive().comments(id);
        assertThat(depth(told)).isEqualTo(7);

        blog.configure(options -> options.apiOpen(false));
        crawled.nextNight().crawl("--full");
        assertThat(crawled.archive().comments(id)).isEqualTo(told);

        blog.deleteComment(last);
        blog.comment(id, comment -> comment.parent(other).text("新的一句")); // with the id of the deleted one
        crawled.nextNight().crawl("--full");
        assertThat(Comment.ids(crawled.archive().comments(id))).hasSize(8);
        assertThat(depth(crawled.archive().comments(id))).isEqualTo(6);
    }

    private static int depth(List<Comment> threads) {
        return threads.stream()
                .mapToInt(thread -> 1 + depth(thread.children()))
                .max()
                .orElse(0);
    }

    /** Its articles are filed nowhere then, and a category below it is on the first level. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aDeletedCategoryLeavesAndAnEmptyOneStays(boolean hasList) throws IOException {
        for (int i = 1; i <= 3; i++) {
            blog.category(i, "分类" + i);
        }
        blog.category(new Category(4, "下级", "", "", 2, 4));
        for (int i = 1; i <= 4; i++) {
            int category = i;
            blog.publish(
                    post -> post.title("题" + category).category(category).text("第 " + category + " 篇足够长的正文，用来证明。"));
        }
        crawled.emlog().wearing(Theme.UNKNOWN);
        crawled.crawl();
        blog.configure(options -> options.apiOpen(false));
        if (!hasList) {
            crawled.emlog().withoutApi();
        }
        crawled.nextNight().crawl("--full");
        assertThat(crawled.archive().categories()).hasSize(4);
        blog.edit(3, post -> post.category(-1));
        blog.deleteCategory(2).category(4, category -> new Category(4, "下级", "", "", 0, 4));

        CrawlReport report = crawled.later(Duration.ofDays(31)).crawl();

        assertThat(report.problems()).hasSize(1); // the API is closed
        assertThat(crawled.archive().categories())
                .extracting(Category::id, Category::parentId)
                .containsExactlyInAnyOrder(tuple(1, 0), tuple(3, 0), tuple(4, 0));
    }

    /** The blog has it no more in this test, so that nothing names it. */
    @Test
    void aCategoryStaysIfItsListIsFoundLater() throws IOException {
        blog.category(1, "一").category(2, "二");
        blog.publish(post -> post.title("题").category(1).text("一段足够长的正文，用来证明。"));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        blog.configure(options -> options.apiOpen(false)).deleteCategory(2);
        AtomicInteger asked = new AtomicInteger();
        crawled.emlog()
                .failing(Faults.where(
                        request -> request.getTarget().contains("?sort=2") && asked.incrementAndGet() == 2,
                        () -> new MockResponse.Builder()
                                .body("<html><p>一段足够长的正文，用来证明。</p></html>")
                                .build()));

        crawled.nextNight().crawl("--full");

        assertThat(asked).hasValue(2);
        assertThat(crawled.archive().categories()).extracting(Category::id).containsExactly(1, 2);
    }

    @Test
    void aCategoryStaysWhereNoListIsFound() throws IOException {
        blog.category(1, "一").category(2, "二");
        blog.publish(post -> post.title("题").category(1).text("一段足够长的正文，用来证明。"));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        blog.configure(options -> options.apiOpen(false)).deleteCategory(2);
        crawled.emlog()
                .failing(Faults.at(
                        target -> target.contains("?sort="),
                        new MockResponse.Builder()
                                .code(404)
                                .body("<html></html>")
                                .build()));

        crawled.nextNight().crawl("--full");

        assertThat(crawled.archive().categories()).extracting(Category::id).containsExactly(1, 2);
    }

    // ---- the blog

    private void write() {
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        blog.category(1, "技术").category(2, "生活");
        blog.publish(post -> post.title("第一篇").category(1).tags("C++", "A/B").text("第一篇的正文，写得足够长。\n还有一行。"));
        blog.publish(post -> post.title("有摘要")
                .category(2)
                .excerpt("只有一句话的摘要，也不太短。")
                .html("<p>" + "很长的正文，与摘要全然不同。".repeat(30) + "</p><pre><code>int[] a = b[0];</code></pre>"));
        blog.publish(post -> post.title("短").text("短文一篇"));
        blog.publish(post ->
                post.title("图").html("<p><img src=\"/content/uploadfile/202405/a.png\"></p><p>图在文字之前，文字在图之后。</p>"));
        blog.publish(post -> post.title("密").text("SECRET").password("x"));
        blog.publish(post -> post.title("将来").text("SCHEDULED").date(LocalDateTime.of(2030, 1, 1, 0, 0)));
        int talked = blog.publish(post -> post.title("有评论").text("请看下面的许多评论，一共很多条。"));
        for (int i = 1; i <= 23; i++) {
            int number = i;
            int thread = blog.comment(
                    talked,
                    comment -> comment.poster("客人" + number)
                            .text("第 " + number + " 条")
                            .url(number % 2 == 0 ? "https://guest.example/" + number : ""));
            if (i % 5 == 0) {
                int reply = blog.comment(
                        talked, comment -> comment.poster("站长").parent(thread).text("@客人：回复"));
                blog.comment(
                        talked, comment -> comment.poster("又一位").parent(reply).text("再回复"));
            }
        }
        blog.upload("content/uploadfile/202405/a.png", TestPng.saying("png"));
    }

    private static Map<Integer, String> articles(Archive archive) throws IOException {
        Map<Integer, String> articles = new TreeMap<>();
        for (int id : archive.articleIds()) {
            ArchivedArticle article = archive.article(id).orElseThrow();
            articles.put(
                    id,
                    article.article() + " | " + Contents.html(article.body().content()) + " | "
                            + Contents.html(article.body().excerpt()) + " | "
                            + article.body().excerptSource() + " | "
                            + sourceThatTheListTells(article));
        }
        return articles;
    }

    private static String sourceThatTheListTells(ArchivedArticle article) {
        return article.body().excerpt().isEmpty() ? article.body().contentSource() : "";
    }

    private static Map<Integer, List<String>> comments(Archive archive) throws IOException {
        return Contents.threads(
                archive,
                comment -> comment.id() + " " + comment.author() + " " + comment.authorUrl() + " "
                        + Contents.html(comment.content()) + " " + comment.date());
    }

    private static Optional<Origin> origin(CrawledBlog crawled, int id) throws IOException {
        return crawled.archive().article(id).map(ArchivedArticle::origin);
    }
}
