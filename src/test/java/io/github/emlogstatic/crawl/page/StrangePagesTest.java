package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.Contents;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Fault;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog that is read from its pages, whose answers are pages of status 200, and not what was asked for. */
class StrangePagesTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Without it, a request is of the program. */
    private static final String OURS = "X-Ours";

    private static final String FIREWALL =
            "<!DOCTYPE html><html><head><title>网站防火墙</title></head><body><div><h1>网站防火墙</h1>"
                    + "<p>您的请求带有不合法参数，已被网站管理员设置拦截！可能原因：您提交的内容包含危险的攻击请求。</p></div></body></html>";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final AtomicInteger reading = new AtomicInteger();
    private int about;

    @BeforeEach
    void fill() {
        crawled.blog().configure(options -> options.name("测试博客").apiOpen(false));
        for (int i = 1; i <= 12; i++) {
            int id = crawled.blog().publish("文章" + i, "这是一篇文章的正文，有许多汉字。" + "说来话长。".repeat(i));
            crawled.blog().comment(id, "访客", "评论");
        }
        about = crawled.blog().publishPage("关于", "关于这个博客的一页，也有许多汉字。");
        crawled.blog().edit(1, post -> post.html("<p>见<a href=\"?post=" + about + "\">关于</a>。这是一篇文章的正文，有许多汉字。</p>"));
        crawled.blog().comment(about, "访客", "好页面");
        crawled.configured("crawl: {retries: 0}");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pagesInAnotherCharsetAreNotTaken(Theme theme) throws IOException {
        CrawlReport report = unchangedBy(theme, pages(target -> inGbk(answer(target))));

        assertThat(report.problems())
                .filteredOn(problem -> problem.what().equals("article not read from its page"))
                .hasSize(12)
                .allSatisfy(problem -> assertThat(problem.why()).contains("is not UTF-8"));
    }

    /** An article about emlog's password form, whose page is cut on its way. */
    @Test
    void codeOfAFormMakesNoCutPageWhole() throws IOException {
        String code = "<pre><code>&lt;input type=\"password\" name=\"logpwd\"&gt;</code></pre>";
        crawled.blog().edit(12, post -> post.html("<p>这是一篇文章的正文，有许多汉字。</p>" + code + "<p>后面还有。</p>"));

        crawled.configured("crawl: {retries: 0, recheckEvery: 1d}").emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Map<String, String> before = Contents.of(crawled.archive());
        crawled.emlog().failing(html(target -> answer(target).replaceFirst("(?s)后面还有。.*", "后面")));
        CrawlReport report = crawled.nextNight().crawl();

        assertThat(Contents.of(crawled.archive())).isEqualTo(before);
        assertThat(report.problems()).extracting(Problem::what).contains("article not read from its page");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theHomePageIsNoTextOfAnother(Theme theme) throws IOException {
        assertNoTextOfTheBlog(theme, html(target -> answer("/")));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 206, 304})
    void anAnswerWithoutAPageChangesNothing(int status) throws IOException {
        CrawlReport report = unchangedBy(Theme.DEFAULT, pages(target -> Faults.status(status)));

        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("article not read from its page", "page not fetched");
    }

    /** Its title is the blog's name, or is followed by it. */
    @ParameterizedTest
    @ValueSource(strings = {"测试博客", "正在维护 - 测试博客"})
    void aPageOfMaintenanceTakesNoPagesPlace(String title) throws IOException {
        String maintenance = "<html><head><title>" + title + "</title></head><body><a href='/'>测试博客</a><div>测试博客</div>"
                + "<div>正在维护</div><div><p>网站正在维护，请稍后再来，谢谢。</p></div></body></html>";

        crawled.emlog().wearing(Theme.CLASSIC);
        crawled.crawl();
        crawled.emlog().failing(html(target -> target.contains("post=" + about) ? maintenance : answer(target)));
        crawled.nextNight().crawl("--full");

        assertThat(crawled.page(about).page().title()).isEqualTo("关于");
        assertThat(crawled.page(about).body().content()).contains("关于这个博客的一页");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aFirewallsPageIsNoTextOfTheBlog(Theme theme) throws IOException {
        assertNoTextOfTheBlog(theme, html(target -> FIREWALL));
    }

    /** Crawls, then crawls again with other pages, and makes sure that these change nothing in the archive. */
    private CrawlReport unchangedBy(Theme theme, Fault fault) throws IOException {
        crawled.emlog().wearing(theme);
        crawled.crawl();
        Map<String, String> before = Contents.of(crawled.archive());
        crawled.emlog().failing(fault);
        CrawlReport report = crawled.nextNight().crawl("--full");
        assertThat(Contents.of(crawled.archive())).isEqualTo(before);
        return report;
    }

    private void assertNoTextOfTheBlog(Theme theme, Fault fault) throws IOException {
        assertThat(unchangedBy(theme, fault).problems())
                .extracting(Problem::what)
                .contains("page not fetched");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aPageBehindAFirewallComesTheNextNight(Theme theme) throws IOException {
        crawled.emlog().wearing(theme);
        crawled.emlog().failing(html(target -> target.endsWith("post=" + about) ? FIREWALL : answer(target)));

        assertThat(crawled.crawl().problems()).extracting(Problem::what).contains("page not fetched");
        assertThat(crawled.archive().pageIds()).isEmpty();

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(about);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aFirewallsPageLacksNoComments(Theme theme) throws IOException {
        for (int i = 1; i <= 12; i++) {
            crawled.blog().comment(12, "访客" + i, "第 " + i + " 条");
        }

        CrawlReport report =
                unchangedBy(theme, html(target -> target.contains("comment-page") ? FIREWALL : answer(target)));

        assertThat(report.problems()).extracting(Problem::what).contains("comments not fetched");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void anOldPageOfAnEditedArticleIsReadAgain(Theme theme) throws IOException {
        crawled.emlog().wearing(theme);
        crawled.crawl();
        String old = answer("/?post=12");
        crawled.blog().edit(12, post -> post.text("新的版本：这是一篇文章的另一种正文。" + "长话短说。".repeat(12)));
        crawlBehindACache(old, 4);

        assertThat(crawled.article(12).body().content()).startsWith("<p>新的版本");
        assertThat(crawled.article(12).body().excerpt()).isEmpty();
    }

    /** Crawls so many nights with an old page of article 12, and one more with the true one. */
    private void crawlBehindACache(String old, int nights) throws IOException {
        crawled.emlog().failing(html(target -> target.endsWith("post=12") ? old : answer(target)));
        for (int night = 1; night <= nights; night++) {
            crawled.nextNight().crawl();
        }
        crawled.emlog().healthy();
        crawled.nextNight().crawl();
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void whatPluginsWriteIntoTextsIsLeftOut(Theme theme) throws IOException {
        crawled.configured("selectors: {without: [.ad, '.log-con .like, .like']}");
        crawled.emlog().wearing(theme).failing(html(this::withPlugins));
        crawled.crawl();

        for (int id = 2; id <= 12; id++) {
            Body body = crawled.article(id).body();
            assertThat(body.content())
                    .isEqualTo(crawled.blog().post(id).orElseThrow().body().content());
            assertThat(body.excerpt()).isEmpty();
        }
        assertThat(crawled.nextNight().crawl("--full").counts().articles()).isEqualTo(Count.unchanged(12));
    }

    @Test
    void partsThatAreNamedLaterLeaveWithAFullRun() throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT).failing(html(this::withPlugins));
        crawled.crawl();
        assertThat(crawled.article(12).body().content()).contains("赞");

        crawled.configured("selectors: {without: [.ad, .like]}").nextNight().crawl("--full");

        assertThat(crawled.article(12).body().content())
                .isEqualTo(crawled.blog().post(12).orElseThrow().body().content());
        assertThat(crawled.article(12).body().excerpt()).isEmpty();
    }

    /** The page that asks for it may have what open pages have: a false lock is safe. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<aside><form action='/?action=addcom'><input type=hidden name=gid value=3></form></aside>",
                "<form action='/?action=addcom'><input type=hidden name=gid value=12></form>",
                "<nav class='neighbor-log'><a href='/?post=11'>前</a></nav>",
                "<p>这是一篇文章的正文，有许多汉字。说来话长。说来话长。</p>"
            })
    void aPageThatAsksForAPasswordIsLocked(String beside) throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        String asking = "<title>文章12 - 测试博客</title><h1>文章12</h1>"
                + "<form method=post><input type=password name=logpwd></form>" + beside + "</html>";
        crawled.emlog().failing(html(target -> target.endsWith("post=12") ? asking : answer(target)));

        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(12).body()).isEqualTo(Body.EMPTY);
    }

    /** The parts are no reason to take a protected text for an open one. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void noSelectorOpensAPasswordPage(Theme theme) throws IOException {
        crawled.configured("selectors: {without: [form, input]}").emlog().wearing(theme);
        crawled.crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(about);

        crawled.blog().protect(12, "pw");
        crawled.blog().protect(about, "pw");
        crawled.nextNight().crawl("--full");

        assertThat(crawled.article(12).article().needsPassword()).isTrue();
        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"DEFAULT, #articleContent", "DEFAULT, div", "CLASSIC, div", "UNKNOWN, div", "LISTS, main"})
    void aSelectorOfTheWholeTextIsReported(Theme theme, String selector) throws IOException {
        crawled.emlog().wearing(theme);
        crawled.crawl();
        Map<String, String> before = Contents.of(crawled.archive());

        CrawlReport report = crawled.configured("selectors: {without: ['" + selector + "']}")
                .nextNight()
                .crawl("--full");

        assertThat(Contents.of(crawled.archive())).isEqualTo(before);
        assertThat(report.problems())
                .filteredOn(problem -> problem.what().equals("no text found on the article's page"))
                .hasSize(12)
                .allSatisfy(problem -> assertThat(problem.why()).startsWith("selectors.without takes the whole text"));
    }

    /** A page with an advertisement in the text and a counter below it, both other ones at each reading. */
    private String withPlugins(String target) {
        int now = reading.incrementAndGet();
        String page = answer(target);
        return target.contains("post=")
                ? page.replaceAll(
                        "(的正文，)(有许多汉字。[^<]*</p>)",
                        "$1<b class='ad'>买" + now + "</b>$2<div class='like'>赞<i>" + now + "</i></div>")
                : page;
    }

    @Test
    void anOldPageBesideANewExcerptIsReadAgain() throws IOException {
        crawled.blog().edit(12, post -> post.excerpt("摘要"));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        String old = answer("/?post=12");
        crawled.blog().edit(12, post -> post.text("新的版本：这是另一种正文。").excerpt("新的摘要"));
        crawlBehindACache(old, 4);

        assertThat(crawled.article(12).body().content()).startsWith("<p>新的版本");
    }

    @Test
    void anAddedExcerptIsBelievedAfterAWeek() throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        crawled.blog().edit(12, post -> post.excerpt("摘要"));

        assertThat(articlesAsked(10)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 0, 0);
    }

    @Test
    void ofManyAddedExcerptsFewAreDoubtedForAWeek() throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        for (int i = 1; i <= 12; i++) {
            crawled.blog().edit(i, post -> post.excerpt("摘要"));
        }

        assertThat(articlesAsked(10)).containsExactly(12, 12, 5, 5, 5, 5, 5, 5, 0, 0);
    }

    @Test
    void aCommentBesideAnExcerptRaisesNoDoubt() throws IOException {
        crawled.blog().edit(12, post -> post.excerpt("摘要"));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        crawled.blog().comment(12, "访客", "又一条");

        assertThat(articlesAsked(2)).containsExactly(1, 0);
    }

    /** How many pages of articles each of the next nights reads. */
    private List<Integer> articlesAsked(int nights) throws IOException {
        List<Integer> asked = new ArrayList<>();
        for (int night = 1; night <= nights; night++) {
            crawled.nextNight().crawl();
            asked.add((int) crawled.emlog().requests().stream()
                    .map(RecordedRequest::getTarget)
                    .filter(target -> target.matches(".*[?]post=\\d+") && !target.endsWith("post=" + about))
                    .count());
        }
        return asked;
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aRepeatedPageOfCommentsLacksNoComments(Theme theme) throws IOException {
        int last = 0;
        for (int i = 1; i <= 11; i++) {
            last = crawled.blog().comment(12, "访客" + i, "第 " + i + " 条");
        }
        crawled.emlog().wearing(theme);
        crawled.crawl();
        Map<String, String> before = Contents.of(crawled.archive());
        crawled.emlog().failing(html(target -> answer(target.replaceFirst("&comment-page=\\d+", ""))));
        crawled.nextNight().crawl("--full");
        assertThat(Contents.of(crawled.archive())).isEqualTo(before);

        crawled.emlog().healthy();
        crawled.nextNight().crawl("--full");
        assertThat(Contents.of(crawled.archive())).isEqualTo(before);

        crawled.blog().deleteComment(last);
        crawled.nextNight().crawl();
        assertThat(crawled.archive().comments(12)).hasSize(11);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void deletedCommentsGoThoughAnswersToAHiddenOneCount(Theme theme) throws IOException {
        int hidden = crawled.blog().comment(12, "访客", "藏起来");
        for (int i = 1; i <= 3; i++) {
            crawled.blog().comment(12, row -> row.parent(hidden).poster("访客").text("回复"));
        }
        int deleted = crawled.blog().comment(12, "访客", "删掉");
        crawled.blog().editComment(hidden, row -> row.hidden(true));
        crawled.emlog().wearing(theme);
        crawled.crawl();
        assertThat(crawled.archive().comments(12)).hasSize(2);

        crawled.blog().deleteComment(deleted);
        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(12)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aRenamedPageWithDoubtfulTextIsReadAnew(Theme theme) throws IOException {
        crawled.blog().configure(options -> options.commentForms(false));
        for (int i = 1; i <= 12; i++) {
            crawled.blog().edit(i, post -> post.excerpt("摘要"));
        }
        crawled.emlog().wearing(theme);
        crawled.crawl();
        assertThat(crawled.page(about).page().title()).isEqualTo("关于");
        crawled.blog().edit(about, post -> post.title("博主").html("<p>全新的一页，和以前的完全不同，也有许多汉字。</p>"));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).doesNotContain("page not fetched");
        assertThat(crawled.page(about).page().title()).isEqualTo("博主");
        assertThat(crawled.page(about).body().content()).contains("全新的一页");

        Map<String, String> before = Contents.of(crawled.archive());
        crawled.emlog().failing(html(target -> answer(target.endsWith("post=" + about) ? "/" : target)));
        assertThat(crawled.nextNight().crawl().problems())
                .extracting(Problem::what)
                .contains("page not fetched");
        assertThat(Contents.of(crawled.archive())).isEqualTo(before);
    }

    /** The page has no form for comments, and nothing but its address tells whose it is. */
    @Test
    void aPageWithoutTitleReplacesNoTitledOne() throws IOException {
        crawled.blog().configure(options -> options.commentForms(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Map<String, String> before = Contents.of(crawled.archive());
        crawled.emlog()
                .failing(html(target -> target.endsWith("post=" + about)
                        ? "<html><title>测试博客</title><div><p>今天有许多汉字，明天也有许多汉字。</p></div></html>"
                        : answer(target)));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(Contents.of(crawled.archive())).isEqualTo(before);
        assertThat(report.problems()).extracting(Problem::what).contains("page not fetched");
    }

    /** emlog dates a page anew each time it is saved, and a theme may have all tags below each page. */
    @ParameterizedTest
    @ValueSource(
            strings = {"<p class=post-meta>2024-05-01 10:00</p>", "<a href='/?tag=a'>甲</a> <a href='/?tag=b'>乙</a>"})
    void aRenamedPageIsReadWhateverItsThemeShows(String shown) throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        String renamed =
                "<title>博主 - 测试博客</title><h1>博主</h1><div id=articleContent>全新的一页，也有许多汉字。</div>" + shown + "</html>";
        crawled.emlog().failing(html(target -> target.endsWith("post=" + about) ? renamed : answer(target)));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).doesNotContain("page not fetched");
        assertThat(crawled.page(about).page().title()).isEqualTo("博主");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void aPageThatNeverHadATitleIsRead(Theme theme) throws IOException {
        crawled.blog().configure(options -> options.commentForms(false));
        crawled.blog().edit(about, post -> post.title(""));
        crawled.emlog().wearing(theme);
        crawled.crawl();
        assertThat(crawled.page(about).body().content()).contains("关于这个博客的一页");
        crawled.blog().edit(about, post -> post.html("<p>全新的一页，也有许多汉字。</p>"));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).doesNotContain("page not fetched");
        assertThat(crawled.page(about).body().content()).contains("全新的一页");
    }

    /** The theme shows the newest article larger than the others. */
    @Test
    void aHomePageWithOneLargeHeadingIsNoArticle() throws IOException {
        crawled.blog().configure(options -> options.commentForms(false));
        StringBuilder home = new StringBuilder("<html><title>测试博客</title>"
                + "<h1><a href=\"/?post=12\">文章12</a></h1><div class=\"entry-content\">最新的一篇，有许多汉字。</div>");
        for (int id = 11; id > 0; id--) {
            home.append("<h2><a href=\"/?post=" + id + "\">文章" + id + "</a></h2>");
        }

        CrawlReport report = unchangedBy(
                Theme.DEFAULT, html(target -> target.contains("post=") ? home + "</html>" : answer(target)));

        assertThat(report.problems())
                .filteredOn(problem -> problem.what().equals("article not read from its page"))
                .hasSize(12)
                .allSatisfy(problem -> assertThat(problem.why())
                        .contains(" answered with the page '测试博客' in place of the article's; "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '' | answered HTTP 200 with nothing; PHP may have crashed: see the server's log
            OK | answered HTTP 200 with something that is no page; check the address, and look for a plugin that breaks it
            """)
    void anEmptyPageIsReportedWithWhatToDo(String page, String why) throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.emlog().failing(html(target -> target.contains("post=3") ? page : answer(target)));

        assertThat(crawled.crawl().problems())
                .filteredOn(problem -> problem.what().equals("article not read from its page"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.why()).endsWith(why));
    }

    /** The theme has links in the headings of an article and of a related one, and names the blog alone in the window. */
    @Test
    void anArticleWithALinkedTitleIsRead() throws IOException {
        crawled.blog().configure(options -> options.commentForms(false));
        crawled.emlog().failing(html(target -> target.contains("post=") ? related(target) : answer(target)));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).extracting(Problem::what).doesNotContain("article not read from its page");
        assertThat(crawled.archive().articleIds()).hasSize(12);
        assertThat(crawled.article(2).origin()).isEqualTo(Origin.PAGE);
    }

    @Test
    void theListStandsInForANewArticle() throws IOException {
        crawled.blog().configure(options -> options.commentForms(false));
        crawled.emlog().failing(html(target -> target.contains("post=") ? answer("/") : answer(target)));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).extracting(Problem::what).contains("article not read from its page");
        assertThat(crawled.archive().articleIds()).hasSize(12);
        assertThat(crawled.article(2).origin()).isEqualTo(Origin.LIST);

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.article(2).origin()).isEqualTo(Origin.PAGE);
    }

    @Test
    void aCommentDeletedBehindAnOldPageGoesLater() throws IOException {
        int hidden =
                crawled.blog().comment(12, row -> row.poster("丁").text("广告").hidden(true));
        crawled.blog().comment(12, row -> row.parent(hidden).poster("博主").text("回复"));
        int deleted = crawled.blog().comment(12, "乙", "删掉");
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        String old = answer("/?post=12");
        crawled.blog().deleteComment(deleted);
        crawled.emlog()
                .failing(Faults.at(target -> target.endsWith("post=12"), Faults.body("text/html; charset=UTF-8", old)));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().comments(12)).hasSize(2);

        crawled.emlog().healthy();
        crawled.nextNight().crawl("--full");
        crawled.nextNight().crawl("--full");

        assertThat(crawled.archive().comments(12)).hasSize(1);
    }

    @Test
    void aPageThatShowsNoCountedCommentLacksNone() throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        int id = crawled.blog().publish("新的一篇", "<p>新的一篇，也有许多汉字，没有人说过什么。</p>");
        String bare = answer("/?post=" + id);
        crawled.blog().comment(id, "乙", "第一条");
        crawled.blog().comment(id, "丙", "第二条");
        crawled.crawl();
        crawled.emlog()
                .failing(Faults.at(
                        target -> target.endsWith("post=" + id), Faults.body("text/html; charset=UTF-8", bare)));

        crawled.nextNight().crawl("--full");
        crawled.nextNight().crawl("--full");

        assertThat(crawled.archive().comments(id)).hasSize(2);
    }

    @Test
    void aShownArticleComesBackThoughItsPageIsRefused() throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.emlog().failing(Faults.at(target -> target.contains("post="), Faults.status(403)));
        crawled.crawl();
        crawled.blog().edit(12, post -> post.hidden(true));
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().privateFolder().hasArticle(12)).isTrue();

        crawled.blog().edit(12, post -> post.hidden(false));
        crawled.nextNight().crawl();

        assertThat(crawled.archive().hasArticle(12)).isTrue();
    }

    @Test
    void anOldListBringsNoWithdrawnArticleBack() throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        Map<String, String> old = Map.of(
                "/?rest-api=article_list&count=1&page=1", answer("/?rest-api=article_list&count=1&page=1"),
                "/?rest-api=article_list&count=100&page=1", answer("/?rest-api=article_list&count=100&page=1"));
        crawled.blog().delete(3);
        crawled.nextNight().crawl();
        assertThat(crawled.archive().hasArticle(3)).isFalse();
        Fault oldList = request -> Optional.ofNullable(old.get(request.getTarget()))
                .map(answer -> Faults.body("application/json", answer));
        crawled.emlog().failing(oldList);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(crawled.archive().hasArticle(3)).isFalse();
        assertThat(crawled.archive().privateFolder().hasArticle(3)).isTrue();
        assertThat(report.problems()).extracting(Problem::what).contains("article not read from its page");

        String home = answer("/");
        Predicate<String> isThird = target -> target.endsWith("post=3");
        crawled.emlog().failing(oldList.or(Faults.at(isThird, Faults.body("text/html; charset=UTF-8", home))));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().hasArticle(3)).isFalse();

        crawled.emlog().failing(oldList.or(Faults.at(isThird, Faults.status(503))));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().hasArticle(3)).isFalse();
    }

    // ---- what the blog answers

    private String related(String target) {
        int id = Integer.parseInt(target.replaceAll("\\D", ""));
        String title = crawled.blog().post(id).orElseThrow().title();
        String text = crawled.blog().post(id).orElseThrow().body().content();
        int other = id % 12 + 1;
        return "<!doctype html><html><head><title>测试博客</title></head><body><h1><a href=\"/?post=" + id + "\">" + title
                + "</a></h1><div class=\"entry-content\">" + text + "</div><h2><a href=\"/?post=" + other + "\">文章"
                + other + "</a></h2></body></html>";
    }

    private Fault html(UnaryOperator<String> answer) {
        return pages(target -> Faults.body("text/html; charset=UTF-8", answer.apply(target)));
    }

    private Fault pages(Function<String, MockResponse> answer) {
        return request -> request.getHeaders().get(OURS) == null
                        && EmlogServer.method(request).equals("page")
                ? Optional.of(answer.apply(request.getTarget()))
                : Optional.empty();
    }

    /** What the blog itself answers. */
    private String answer(String target) {
        URI address = URI.create(crawled.emlog().address().replaceFirst("/$", "") + target);
        try {
            return HTTP.send(
                            HttpRequest.newBuilder(address).header(OURS, "yes").build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MockResponse inGbk(String page) {
        return Faults.body("text/html; charset=UTF-8", page.getBytes(Charset.forName("GBK")));
    }
}
