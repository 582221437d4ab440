package io.github.emlogstatic.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.AskedPages;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts that only the home page gives: menu, links, pages, the tree of categories. */
class HomePageTest {

    private static final Link FRIEND = Link.to("友人", "https://friend.example/");

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @BeforeEach
    void start() {
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void menuLinksAndProfileComeWithAnOpenApiToo(Theme theme) throws IOException {
        blog.menus(List.of(Link.to("更多", "sort/1", Link.to("外站", "https://example.org/"))), List.of(FRIEND));
        crawled.emlog().wearing(theme);

        crawled.crawl();

        Blog told = crawled.archive().blog().orElseThrow();
        assertThat(told.navigation())
                .containsExactly(Link.to("首页", ""), Link.to("更多", "sort/1", Link.to("外站", "https://example.org/")));
        assertThat(told.links()).containsExactly(FRIEND);
        assertThat(told.profile().record()).isEqualTo("京ICP备12345678号-1");
        assertThat(told.profile().footer()).isEqualTo("写于<b>北京</b>");
        assertThat(told.profile().keywords()).isEqualTo("a,b");
        assertThat(told.profile().favicon()).isEqualTo("favicon.ico");
    }

    @Test
    void aZoneKeepsItsNameInSummer() throws IOException {
        showNewest("Fri, 20 Nov 2026 08:00:00 +0100");
        crawled.configured("blog: {timeZone: Europe/Berlin}").crawl();

        crawled.configured("").later(Duration.ofDays(240)).crawl();

        assertThat(crawled.archive().blog().orElseThrow().timeZone()).isEqualTo("Europe/Berlin");
    }

    @Test
    void aZoneKeepsItsNameBesideAnUnreadableDate() throws IOException {
        showNewest("2026-11-20 08:00:00 +0100");
        crawled.configured("blog: {timeZone: Europe/Berlin}").crawl();

        crawled.configured("").nextNight().crawl();

        assertThat(crawled.archive().blog().orElseThrow().timeZone()).isEqualTo("Europe/Berlin");
    }

    private void showNewest(String date) {
        blog.fill(1);
        crawled.emlog()
                .failing(Faults.of(
                        "rss.php",
                        Faults.body(
                                "application/xml",
                                "<rss version=\"2.0\"><channel><title>My Blog</title><link>"
                                        + crawled.emlog().address()
                                        + "</link><item><pubDate>" + date + "</pubDate></item>"
                                        + "</channel></rss>")));
    }

    @Test
    void newTabsAndIconsStayWhereTheThemeShowsNone() throws IOException {
        showMenuAndLinks(false, "");
        crawled.crawl();
        Link inside = new Link("里", "https://in.example/", "", List.of(), true, "");
        writeMenuAndLinks(
                List.of(
                        Link.to("首页", ""),
                        new Link("外", "https://out.example/", "", List.of(inside), true, ""),
                        Link.to("另", "https://other.example/")),
                List.of(
                        new Link("友", "https://a.example/", "", List.of(), false, "https://a.example/a.ico"),
                        Link.to("别", "https://b.example/")));

        crawled.crawl("--full");

        Blog told = crawled.archive().blog().orElseThrow();
        assertThat(told.navigation()).extracting(Link::newTab).containsExactly(false, true, false);
        assertThat(told.navigation().get(1).children()).containsExactly(inside);
        assertThat(told.links()).extracting(Link::icon).containsExactly("https://a.example/a.ico", "");

        showMenuAndLinks(true, "https://b.example/b.ico");
        crawled.crawl("--full");

        told = crawled.archive().blog().orElseThrow();
        assertThat(told.navigation()).extracting(Link::newTab).containsExactly(false, false, true);
        assertThat(told.navigation().get(1).children()).extracting(Link::newTab).containsExactly(false);
        assertThat(told.links()).extracting(Link::icon).containsExactly("", "https://b.example/b.ico");
    }

    private void showMenuAndLinks(boolean newTab, String icon) {
        blog.menus(
                List.of(
                        Link.to("外", "https://out.example/", Link.to("里", "https://in.example/")),
                        new Link("另", "https://other.example/", "", List.of(), newTab, "")),
                List.of(
                        Link.to("友", "https://a.example/"),
                        new Link("别", "https://b.example/", "", List.of(), false, icon)));
        crawled.emlog().wearing(Theme.DEFAULT);
    }

    private void writeMenuAndLinks(List<Link> menu, List<Link> links) throws IOException {
        try (Archive writing = Archive.open(folder.resolve("archive"), crawled.clock())) {
            writing.writeBlog(writing.blog().orElseThrow().withLinks(menu, links));
        }
    }

    @Test
    void aStandaloneHomeIsKnownByItsCommentForm() throws IOException {
        blog.publish("title", "text");
        int page = blog.publish(post -> post.type(PostRow.PAGE).title("Welcome").text("Who I am."));
        blog.configure(options -> options.homePage(page));

        crawled.crawl();

        assertThat(homePage()).isEqualTo(page);
        assertThat(crawled.archive().page(page)).isPresent(); // no menu leads there

        crawled.nextNight().crawl(); // the home page is not read again so soon
        assertThat(homePage()).isEqualTo(page);

        blog.configure(options -> options.homePage(0));
        crawled.nextNight().later(Duration.ofDays(8)).crawl();
        assertThat(homePage()).isZero();
    }

    @Test
    void aStandaloneHomeWithoutCommentsIsKnownByItsTitle() throws IOException {
        blog.publish("title", "text");
        int page = blog.publish(post -> post.type(PostRow.PAGE).title("Welcome").text("Who I am."));
        blog.menu(Link.to("我", "?post=" + page));
        blog.configure(options -> options.homePage(page).commentForms(false));

        crawled.crawl();
        assertThat(homePage()).isEqualTo(page);

        crawled.nextNight().later(Duration.ofDays(8)).crawl();
        assertThat(homePage()).isEqualTo(page);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aStandaloneHomeLeavesTheSideBarToTheList(boolean api) throws IOException {
        blog.user(1, "站长", "", "住在杭州").publish("title", "text");
        int page = blog.publish(post -> post.type(PostRow.PAGE).title("Welcome").text("Who I am."));
        blog.menus(List.of(), List.of(FRIEND));
        blog.configure(options -> options.homePage(page));
        if (!api) {
            crawled.emlog().withoutApi();
        }

        crawled.crawl();

        assertThat(homePage()).isEqualTo(page);
        assertThat(crawled.archive().blog().orElseThrow().links()).containsExactly(FRIEND);
        assertThat(crawled.archive().authors()).extracting(Author::description).containsExactly("住在杭州");
        AskedPages.assertOnceEach(crawled.emlog());
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500})
    void aStandaloneHomeIsReadWithoutTheList(int status) throws IOException {
        int page = blog.publish(post -> post.type(PostRow.PAGE).title("Welcome").text("Who I am."));
        blog.menu(Link.to("我", "?post=" + page));
        blog.configure(options -> options.homePage(page));
        crawled.emlog().failing(Faults.at("/posts"::equals, Faults.status(status)));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(homePage()).isEqualTo(page);
        assertThat(crawled.archive().blog().orElseThrow().navigation()).contains(Link.to("我", "?post=" + page));
    }

    /** A server of the blog that fails, or a network that wants a login first. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linksOfAListThatIsNotReadStay(boolean login) throws IOException {
        blog.publish("title", "text");
        int page = blog.publish(post -> post.type(PostRow.PAGE).title("Welcome").text("Who I am."));
        blog.menus(List.of(), List.of(FRIEND));
        blog.configure(options -> options.homePage(page));
        crawled.crawl();
        answerForTheList(login ? Faults.body("text/html", "<title>Login</title><p>Welcome!</p>") : Faults.status(500));

        for (int night = 1; night <= 2; night++) {
            CrawlReport report = crawled.later(Duration.ofDays(8)).crawl();

            assertThat(report.problems()).isEmpty();
            assertThat(crawled.archive().blog().orElseThrow().links()).containsExactly(FRIEND);
        }
    }

    @Test
    void aStandaloneHomeLeavesCategoriesToTheListToo() throws IOException {
        int article = blog.publish("title", "text");
        int page = blog.publish(post -> post.type(PostRow.PAGE).title("Welcome").text("Who I am."));
        blog.menu(Link.to("我", "?post=" + page));
        blog.configure(options -> options.homePage(page));
        crawled.emlog().withoutApi();
        String base = crawled.emlog().address();
        answerForTheList(Faults.body(
                "text/html",
                "<h2><a href=\"" + base + "?post=" + article + "\">title</a></h2><ul class=\"sorts\"><li><a href=\""
                        + base + "?sort=5\">技术</a></li></ul></html>"));

        crawled.crawl();

        assertThat(crawled.archive().categories()).extracting(Category::name).contains("技术");
    }

    @Test
    void anEmptyListIsAskedForOnce() throws IOException {
        int page = blog.publish(post -> post.type(PostRow.PAGE).title("Welcome").text("Who I am."));
        blog.configure(options -> options.homePage(page));
        crawled.emlog().withoutApi();

        crawled.crawl();

        AskedPages.assertOnceEach(crawled.emlog());
    }

    private void answerForTheList(MockResponse answer) {
        crawled.emlog().failing(Faults.at("/posts"::equals, answer));
    }

    private int homePage() throws IOException {
        return crawled.archive().blog().orElseThrow().profile().homePage();
    }

    @Test
    void theOwnersDescriptionComesFromTheSideBar() throws IOException {
        blog.user(1, "站长", "", "住在<杭州>").publish("title", "text");

        crawled.crawl();
        assertThat(crawled.archive().authors()).containsExactly(new Author(1, "站长", "", "住在<杭州>"));

        crawled.nextNight().crawl(); // the home page is not read again so soon
        assertThat(crawled.archive().authors()).containsExactly(new Author(1, "站长", "", "住在<杭州>"));
    }

    @Test
    void aKeyTellsTheDescriptionsOfOtherAuthors() throws IOException {
        blog.user(2, "乙", "", "写 \"Java\" & <b>");
        blog.publish(1, post -> post.title("一"));
        blog.publish(2, post -> post.title("二").author(2));
        crawled.configured("blog: {apiKey: " + blog.options().apiKey() + "}").crawl();

        assertThat(description(2)).isEqualTo("写 \"Java\" & <b>");

        blog.user(2, "乙", "", "别的");
        crawled.nextNight().crawl();
        assertThat(description(2)).isEqualTo("写 \"Java\" & <b>");
        crawled.later(Duration.ofDays(7)).crawl();
        assertThat(description(2)).isEqualTo("别的");
    }

    @Test
    void anOldEmlogTellsNoDescriptions() throws IOException {
        crawled.emlog().as(EmlogVersion.V2_3_9);
        blog.user(2, "乙", "", "说明");
        blog.publish(2, post -> post.title("二").author(2));
        crawled.configured("blog: {apiKey: " + blog.options().apiKey() + ", auth: signed}")
                .crawl();

        assertThat(description(2)).isEmpty();
    }

    private String description(int author) throws IOException {
        return crawled.archive().authors().stream()
                .filter(one -> one.id() == author)
                .map(Author::description)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sideBarPicturesStayUntilTheHomePageIsReread() throws IOException {
        String me = "content/uploadfile/202001/me.png";
        blog.user(1, "站长", me, "写字的人").upload(me, TestPng.saying("me")).publish("title", "text");
        crawled.emlog().as(EmlogVersion.V2_4_2);
        Author owner = new Author(1, "站长", me, "写字的人");

        crawled.crawl();
        assertThat(crawled.archive().authors()).containsExactly(owner);

        crawled.nextNight().crawl();
        assertThat(crawled.archive().authors()).containsExactly(owner);
    }

    @Test
    void theHomePageIsReadOnceAWeek() throws IOException {
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("page")).isZero();

        for (int night = 0; night < 7; night++) {
            crawled.nextNight();
        }
        crawled.crawl();
        assertThat(crawled.emlog().count("page")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void menuPagesAreFoundWithAnyApi(Theme theme) throws IOException {
        blog.publish("文章", "一段足够长的正文，用来证明哪里是正文。");
        blog.publish("文章二", "又一段足够长的正文，用来证明哪里是正文。");
        int about = blog.publishPage("关于", "这里写的是关于我自己的一些话。");
        for (int i = 0; i < 12; i++) {
            blog.comment(about, "客人", "你好");
        }
        blog.menu(Link.to("关于", "post-" + about + ".html"));
        crawled.emlog().wearing(theme);
        crawled.crawl();
        assertThat(crawled.page(about).origin()).isEqualTo(Origin.DETAIL);

        blog.configure(options -> options.apiOpen(false));
        try (CrawledBlog closed = CrawledBlog.of(blog, folder.resolve("closed"))) {
            closed.emlog().wearing(theme);
            closed.crawl();

            assertThat(closed.archive().page(about).orElseThrow()).satisfies(page -> {
                assertThat(page.origin()).isEqualTo(Origin.PAGE);
                assertThat(page.page().title()).isEqualTo("关于");
                assertThat(page.page().url()).isEqualTo("post-" + about + ".html");
                assertThat(page.body().content()).contains("关于我自己");
            });
            assertThat(closed.archive().comments(about))
                    .hasSameSizeAs(crawled.archive().comments(about))
                    .hasSize(12)
                    .allSatisfy(comment -> assertThat(comment.author()).isEqualTo("客人"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pagesOfTheMenuLeadToOtherPages(boolean open) throws IOException {
        blog.configure(options -> options.apiOpen(open));
        blog.publish("题", "一段足够长的正文，用来证明。");
        int last = blog.publishPage("旧作", "很久以前写的一些东西，留在这里。");
        int works = blog.publish(page("作品", "我写过的一些东西都在这里。", last));
        int about = blog.publish(page("关于", "这里写的是关于我自己的一些话。", works));
        blog.menu(Link.to("关于", "post-" + about + ".html"));
        crawled.emlog().wearing(Theme.DEFAULT);

        crawled.crawl();

        assertThat(crawled.archive().pageIds()).containsExactly(last, works, about);
    }

    private static Consumer<PostRow> page(String title, String text, int linked) {
        String html =
                "<p>" + text + " <a href=\"/post-" + linked + ".html\">另一页</a> <a href=\"/post-99.html\">没有</a></p>";
        return post -> post.type(PostRow.PAGE).title(title).html(html);
    }

    @Test
    void anAliasInTheMenuIsThePagesAddress() throws IOException {
        blog.configure(options -> options.aliases(true));
        int about = blog.publish(
                post -> post.type(PostRow.PAGE).title("关于").alias("about").text("关于我自己的一些话。"));
        blog.menu(Link.to("关于", "about"));
        crawled.emlog().wearing(Theme.DEFAULT);

        crawled.crawl();

        assertThat(crawled.page(about).page().url()).isEqualTo("about");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMenuLeadsToAPageThatTakesNoComments(boolean open) throws IOException {
        blog.configure(options -> options.aliases(true).apiOpen(open).commentForms(false));
        blog.publishPage("别的", "没有链接的页面，谁也找不到。");
        int about = blog.publish(
                post -> post.type(PostRow.PAGE).title("关于 & 联系").alias("about").text("关于我自己的一些话。"));
        blog.publish("题", "一段足够长的正文，用来证明。");
        blog.menu(Link.to("关于", "about"));
        crawled.emlog().wearing(Theme.DEFAULT);

        assertThat(crawled.crawl().counts().pages()).isEqualTo(new Count(1, 1, 0, 0, 0));
        assertThat(crawled.page(about).page().url()).isEqualTo("about");
        assertThat(crawled.nextNight().crawl().counts().pages()).isEqualTo(new Count(1, 0, 0, 1, 0));

        blog.edit(about, post -> post.alias("me"));
        blog.menu(Link.to("关于", "me"));
        crawled.nextNight().crawl("--full");
        assertThat(crawled.page(about).page().url()).isEqualTo("me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"one two", "two one"})
    void pagesOfOneTitleAreToldApartByTheirTexts(String aliases) throws IOException {
        blog.configure(options -> options.aliases(true).commentForms(false));
        List<Integer> ids = new ArrayList<>();
        for (String alias : aliases.split(" ")) {
            ids.add(blog.publish(
                    post -> post.type(PostRow.PAGE).title("关于").alias(alias).text("这是 " + alias + " 的页面。")));
        }
        blog.publish("题", "一段足够长的正文，用来证明。");
        blog.menu(Link.to("甲", "one"), Link.to("乙", "two"));
        crawled.emlog().wearing(Theme.DEFAULT);

        crawled.crawl();

        for (int i = 0; i < 2; i++) {
            assertThat(crawled.page(ids.get(i)).page().url()).isEqualTo(aliases.split(" ")[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"这是正文。|", "|这是正文。"})
    void pageWithoutATextIsTheOneThatIsLeft(String texts) throws IOException {
        blog.configure(options -> options.aliases(true).commentForms(false));
        List<Integer> ids = new ArrayList<>();
        for (String text : texts.split("\\|", -1)) {
            String alias = text.isEmpty() ? "two" : "one";
            ids.add(blog.publish(
                    post -> post.type(PostRow.PAGE).title("关于").alias(alias).text(text)));
        }
        blog.publish("题", "一段足够长的正文，用来证明。");
        blog.menu(Link.to("甲", "one"), Link.to("乙", "two"));
        crawled.emlog().wearing(Theme.DEFAULT);

        crawled.crawl();
        List<String> urls = urls(ids);
        assertThat(urls).isEqualTo(texts.startsWith("|") ? List.of("two", "one") : List.of("one", "two"));

        for (int i = 0; i < 2; i++) {
            String moved = "new-" + urls.get(i);
            blog.edit(ids.get(i), post -> post.alias(moved));
        }
        blog.menu(Link.to("甲", "new-one"), Link.to("乙", "new-two"));
        crawled.nextNight().crawl("--full");
        assertThat(urls(ids)).containsExactly("new-" + urls.get(0), "new-" + urls.get(1));
    }

    private List<String> urls(List<Integer> pages) throws IOException {
        List<String> urls = new ArrayList<>();
        for (int id : pages) {
            urls.add(crawled.page(id).page().url());
        }
        return urls;
    }

    @Test
    void aMenuPageWithoutAKnownNumberIsAProblem() throws IOException {
        blog.configure(options -> options.aliases(true).commentForms(false));
        for (int i = 0; i < 51; i++) {
            blog.delete(blog.publish("草稿", "没有发布。"));
        }
        blog.publish(post -> post.type(PostRow.PAGE).title("关于").alias("about").text("关于我自己的一些话。"));
        blog.publish("题", "一段足够长的正文，用来证明。");
        blog.menu(Link.to("关于", "about"));
        crawled.emlog().wearing(Theme.DEFAULT);

        assertThat(crawled.crawl().problems())
                .extracting(Problem::what, Problem::where)
                .containsExactly(tuple("page not fetched", crawled.emlog().address() + "about"));
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pageWithNumberAndAliasIsOneNewPage(boolean open) throws IOException {
        blog.configure(options -> options.aliases(true).apiOpen(open));
        int about = blog.publish(
                post -> post.type(PostRow.PAGE).title("关于").alias("about").text("关于我自己的一些话。"));
        blog.menu(Link.to("关于", "about"));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.configured("pages: [" + about + "]");

        assertThat(crawled.crawl().counts().pages()).isEqualTo(new Count(1, 1, 0, 0, 0));
        assertThat(crawled.page(about).page().url()).isEqualTo("about");
        assertThat(crawled.emlog().count("article_detail")).isEqualTo(open ? 1 : 0);
        assertThat(crawled.nextNight().crawl().counts().pages()).isEqualTo(new Count(1, 0, 0, 1, 0));
    }

    @Test
    void aLinkInATextLeadsToAPage() throws IOException {
        int about = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.title("文章").html("<p>见<a href=\"/post-" + about + ".html\">关于</a></p>"));

        crawled.crawl();

        assertThat(crawled.archive().pageIds()).containsExactly(about);
    }

    @Test
    void aLinkBehindAnExcerptLeadsToAPageToo() throws IOException {
        blog.category(1, "没有别名");
        int about = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish(post -> post.title("文章").excerpt("摘要").html("<p>见<a href=\"/?post=" + about + "\">关于</a></p>"));

        crawled.crawl();

        assertThat(crawled.archive().pageIds()).containsExactly(about);
    }

    @Test
    void aProtectedPageOfAnOldEmlogIsNotTaken() throws IOException {
        int open = blog.publishPage("关于", "关于我自己的一些话。");
        int locked = blog.publish(
                post -> post.type(PostRow.PAGE).title("密").text("SECRET").password("x"));
        blog.publish("文章", "正文");
        blog.menu(Link.to("关于", "post-" + open + ".html"), Link.to("密", "post-" + locked + ".html"));
        crawled.emlog().as(EmlogVersion.V1_9_0).wearing(Theme.DEFAULT);

        crawled.crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(open);

        blog.protect(open, "y");
        crawled.later(Duration.ofDays(40)).crawl();
        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    @Test
    void editedCommentsOfOnePageANightAreLookedAt() throws IOException {
        List<Integer> pages =
                List.of(blog.publishPage("一", "第一页"), blog.publishPage("二", "第二页"), blog.publishPage("三", "第三页"));
        crawled.configured("pages: " + pages);
        crawled.crawl();
        List<Integer> comments =
                pages.stream().map(page -> blog.comment(page, "客人", "你好")).toList();
        assertThat(crawled.nextNight().crawl().counts().comments().added())
                .as("their number has moved")
                .isEqualTo(3);
        comments.forEach(id -> blog.editComment(id, comment -> comment.text("改过")));

        for (int night = 1; night <= 3; night++) {
            CrawlReport report = crawled.nextNight().crawl();

            assertThat(report.counts().comments().changed()).isEqualTo(1);
            assertThat(crawled.emlog().count("comment_list_simple")).isEqualTo(1);
        }
    }

    private int pageOfAClosedBlog() throws IOException {
        blog.publish("文章", "一段足够长的正文，用来证明哪里是正文。");
        int page = blog.publishPage("关于", "这里写的是关于我自己的一些话。");
        blog.menu(Link.to("关于", "post-" + page + ".html"));
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(Theme.DEFAULT);
        crawled.crawl();
        return page;
    }

    @Test
    void anOpenedApiReplacesTextFromAPage() throws IOException {
        int page = pageOfAClosedBlog();

        blog.configure(options -> options.apiOpen(true));
        crawled.nextNight().crawl();
        assertThat(crawled.page(page).origin()).isEqualTo(Origin.DETAIL);
        assertThat(crawled.page(page).page().url()).isEqualTo("post-" + page + ".html");

        crawled.nextNight().crawl();
        assertThat(crawled.page(page).page().url()).isEqualTo("post-" + page + ".html");
        assertThat(crawled.emlog().count("article_detail"))
                .as("is the page still public?")
                .isEqualTo(1);
    }

    @Test
    void aPageThatBecomesProtectedLeaves() throws IOException {
        int page = pageOfAClosedBlog();
        assertThat(crawled.archive().pageIds()).containsExactly(page);

        blog.protect(page, "x");
        crawled.nextNight().crawl("--full");

        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    @Test
    void aPageThatAsksForAPasswordIsWithdrawn() throws IOException {
        int page = blog.publishPage("关于", "关于我自己的一些话。");
        blog.publish("文章", "正文");
        blog.menu(Link.to("关于", "?post=" + page));
        crawled.emlog().as(EmlogVersion.V1_9_0).wearing(Theme.DEFAULT);
        crawled.crawl();
        crawled.nextNight().crawl();
        blog.comment(page, "客人", "你好");
        assertThat(crawled.nextNight().crawl().counts().comments().added()).isEqualTo(1);
        assertThat(crawled.archive().pageIds()).containsExactly(page);

        blog.protect(page, "x");
        crawled.nextNight().crawl();

        assertThat(crawled.archive().pageIds()).isEmpty();
    }

    @Test
    void numbersPastTheNewestAreTriedOnRequest() throws IOException {
        int newest = blog.publish("文章", "正文");
        int near = blog.publish(newest + 9, post -> post.type("page").title("近").text("近处的一页。"));
        int far = blog.publish(newest + 19, post -> post.type("page").title("远").text("远处的一页。"));
        crawled.configured("pages: discover");

        crawled.crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(near);
        assertThat(crawled.emlog().count("article_detail")).isEqualTo(newest + 10);

        crawled.nextNight().crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(near, far);
        assertThat(crawled.emlog().count("article_detail")).isEqualTo(10 - 1 + 1);
    }

    @Test
    void gapsAreTriedOnRequestAndOnlyOnce() throws IOException {
        blog.category(1, "没有别名");
        int about = blog.publishPage("关于", "关于我自己的一些话。");
        int hidden = blog.publish(post -> post.title("草稿").text("x").hidden(true));
        blog.publish("文章", "正文");
        assertThat(hidden).isGreaterThan(about);
        crawled.configured("pages: discover");

        crawled.crawl();
        assertThat(crawled.archive().pageIds()).containsExactly(about);

        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("article_detail"))
                .as("is the page still public?")
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void categoriesOfAClosedBlogKeepTheirTreeAndAliases(Theme theme) throws IOException {
        blog.category(new Category(1, "技术", "tech", "", 0, 1))
                .category(new Category(2, "Java", "java", "", 1, 1))
                .category(new Category(3, "生活", "", "", 0, 2));
        for (int category = 1; category <= 3; category++) {
            int id = category;
            blog.publish(post -> post.title("文章 " + id).category(id).text("第 " + id + " 段足够长的正文。"));
        }
        blog.configure(options -> options.apiOpen(false));
        crawled.emlog().wearing(theme);

        crawled.crawl();

        assertThat(crawled.archive().categories())
                .extracting(Category::id, Category::name, Category::alias, Category::parentId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, "技术", "tech", 0),
                        org.assertj.core.groups.Tuple.tuple(3, "生活", "", 0),
                        org.assertj.core.groups.Tuple.tuple(2, "Java", "java", 1));
        assertThat(crawled.emlog().requests())
                .filteredOn(request -> EmlogServer.method(request).equals("page"))
                .extracting(request -> request.getTarget())
                .doesNotHaveDuplicates();
    }
}
