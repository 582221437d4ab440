package io.github.emlogstatic.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.config.SiteConfig;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Media;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.render.site.Paths;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    @Test
    void textIsEscapedAndArticleHtmlIsNot() {
        TestBlog blog = TestBlog.of(1);
        blog.put(With.title(blog.article(1), "<b>&\"'"));
        blog.bodies.articles.put(1, "<p><b>粗</b></p>");

        assertThat(blog.make("post/1.html"))
                .contains("<h1>&lt;b&gt;&amp;&quot;&#39;</h1>", "<b>粗</b>")
                .doesNotContain("<b>&");
    }

    @Test
    void pagesContainNoControlCharacters() {
        TestBlog blog = TestBlog.of(1);
        blog.put(With.title(blog.article(1), "a\u0000b\u001bc"));

        assertThat(blog.make("post/1.html")).contains("<h1>abc</h1>");
    }

    @Test
    void linksAreRelativeToThePage() {
        TestBlog blog = TestBlog.of(2);
        blog.put(With.tags(blog.article(2), "C++", "中文"));
        blog.bodies.articles.put(2, "<p><a href='https://blog.example.com/?post=1'>一</a></p>");

        assertThat(blog.make("post/2.html"))
                .contains(
                        "href=\"../index.html\"",
                        "href=\"../tag/C%2B%2B.html\"",
                        "href=\"../tag/%E4%B8%AD%E6%96%87.html\"",
                        "href=\"../post/1.html\"",
                        "href=\"../assets/site.css\"");
    }

    @Test
    void signedInCommentersLeadToTheHomePage() {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.comments.put(
                1,
                List.of(
                        With.comment(1, "博主", "https://blog.example.com/", "一"),
                        With.comment(2, "访客", "https://visitor.example/", "二"),
                        With.comment(3, "另一位", "https://blog.example.com/?plugin=x", "三")));

        assertThat(blog.make("post/1.html"))
                .contains(
                        "<a href=\"../index.html\">博主</a>",
                        "<a href=\"https://visitor.example/\">访客</a>",
                        "<a href=\"https://blog.example.com/?plugin=x\">另一位</a>");
    }

    @Test
    void linksToCommentsLeadToTheirAnchors() {
        TestBlog blog = TestBlog.of(2);
        blog.bodies.articles.put(
                2,
                "<p><a href='?post=1#9'>评论</a><a href='post-1.html/comment-page-2#12'>评论</a>"
                        + "<a href='?post=1#comment'>全部</a><a href='?post=1#x9'>段落</a><a href='?post=2#1'>脚注</a><a href='?post=2#comment'>这里</a></p>");

        assertThat(blog.make("post/2.html"))
                .contains(
                        "href=\"../post/1.html#comment-9\"",
                        "href=\"../post/1.html#comment-12\"",
                        "href=\"../post/1.html#comments\"",
                        "href=\"../post/1.html#x9\"",
                        "href=\"../post/2.html#1\"",
                        "href=\"../post/2.html#comments\"");
    }

    @Test
    void linkToAMissingPageLeadsToTheBlog() {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p><a href='?post=77'>别处</a></p>");

        assertThat(blog.make("post/1.html")).contains("href=\"https://blog.example.com/?post=77\"");
    }

    @Test
    void linksToArchivedUploadsStayInTheSite() {
        TestBlog blog = TestBlog.of(1);
        String path = "content/uploadfile/202405/图 1.png";
        blog.uploads.media.put(path, new Media(path, "", 1, 40, 30));
        blog.bodies.articles.put(1, "<p><img src='/content/uploadfile/202405/图 1.png'></p>");
        blog.put(With.cover(blog.article(1), path));

        assertThat(blog.make("post/1.html"))
                .contains("../content/uploadfile/202405/%E5%9B%BE%201.png", "width=\"40\"")
                .contains("content=\"https://me.example.org/blog/content/uploadfile/202405/%E5%9B%BE%201.png\"");
        assertThat(blog.make("index.html")).contains("<img src=\"content/uploadfile/202405/%E5%9B%BE%201.png\"");
    }

    @Test
    void errorPageWorksAtAnyDepth() {
        TestBlog blog = TestBlog.of(7);

        assertThat(blog.make("404.html"))
                .contains(
                        "href=\"/blog/index.html\"",
                        "href=\"/blog/assets/site.css\"",
                        "src=\"/blog/assets/addresses.js\"")
                .doesNotContain("href=\"../")
                .contains("content=\"noindex\"");

        blog.baseUrl = Optional.empty();
        assertThat(blog.make("404.html")).contains("href=\"/index.html\"");
    }

    @Test
    void protectedArticleHidesItsContent() {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p>秘密</p>");
        blog.bodies.comments.put(1, List.of(With.comment(1, "访客", "", "悄悄话")));
        blog.bodies.likes.put(
                1, List.of(new Like(1, 0, "朋友", "", With.note(1, "").date())));
        blog.put(With.password(With.fields(blog.article(1), Map.of("暗号", "天王盖地虎"))));

        assertThat(blog.plan().keySet())
                .allSatisfy(path -> assertThat(blog.make(path)).doesNotContain("秘密", "悄悄话", "访客", "朋友", "暗号", "天王盖地虎"));
        assertThat(blog.make("post/1.html")).contains("文章 1");
    }

    @Test
    void commentsContainOnlySafeHtml() {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.comments.put(
                1,
                List.of(With.comment(
                        1,
                        "<i>",
                        "javascript:alert(1)",
                        "好<script>alert(1)</script><img src=x onerror=alert(1)>",
                        With.comment(2, "作者", "https://a.example/", "谢谢"))));

        assertThat(blog.make("post/1.html"))
                .contains("&lt;i&gt;", "2024年5月2日 12:00", "class=\"reply\">作者", "counts\">2 0<")
                .doesNotContain("<script", "onerror", "javascript:");
    }

    @Test
    void canonicalAddressIsAtTheBlogByDefault() {
        TestBlog blog = TestBlog.of(4);
        assertThat(blog.make("post/1.html")).contains("rel=\"canonical\" href=\"https://blog.example.com/?post=1\"");
        assertThat(blog.make("index.html")).contains("rel=\"canonical\" href=\"https://blog.example.com/\"");

        blog.canonical = SiteConfig.Canonical.SELF;
        assertThat(blog.make("post/1.html"))
                .contains("rel=\"canonical\" href=\"https://me.example.org/blog/post/1.html\"");
        assertThat(blog.make("index.html")).contains("rel=\"canonical\" href=\"https://me.example.org/blog/\"");
    }

    @Test
    void neighboursAndRelatedArticlesAreShown() {
        TestBlog blog = TestBlog.of(6);
        blog.put(With.tags(blog.article(2), "a", "b"));
        blog.put(With.tags(blog.article(3), "a"));
        blog.put(With.tags(blog.article(4), "a", "b"));
        blog.put(With.tags(blog.article(6), "a", "b"));

        assertThat(blog.make("post/4.html"))
                .contains("previous\">文章 3<", "next\">文章 5<")
                .containsSubsequence("related\">文章 2<", "related\">文章 3<")
                .doesNotContain("related\">文章 6<");
    }

    @Test
    void categoryListsArticlesOfItsChildren() {
        TestBlog blog = TestBlog.of(2);
        blog.categories.add(new Category(1, "技术", "", "", 0, 0));
        blog.categories.add(new Category(2, "Java", "", "", 1, 0));
        blog.put(With.category(blog.article(1), 2));
        blog.put(With.category(blog.article(2), 77));

        assertThat(blog.make("sort/1.html")).contains("<h1>分类/技术</h1>", "文章 1<", "child\">Java 1<");
        assertThat(blog.make("sort/2.html")).contains("文章 1<").doesNotContain("文章 2<");
        assertThat(blog.make("categories.html")).contains("技术 1<");
    }

    @Test
    void generatedPageIsRenamedIfTheBlogHasItsAddress() {
        TestBlog blog = TestBlog.of(7);
        blog.names.put("article/1", "Tags.html");
        blog.names.put("article/2", "list/2.html");

        assertThat(blog.plan()).containsKeys("Tags.html", "tags-1.html", "list/2.html", "list-1/2.html");
        assertThat(blog.make("list/2.html")).contains("<h1>文章 2</h1>");
    }

    @Test
    void anArticleWithoutAFileNameIsReported() {
        TestBlog blog = TestBlog.of(1);
        Paths paths = new Paths(blog.site());

        assertThatThrownBy(() -> paths.of(SiteKey.article(12)))
                .hasMessageContaining("names.json")
                .hasMessageContaining("article/12");
    }

    @Test
    void linksHaveOnlyIconsThatTheSiteHas() {
        String icon = "content/uploadfile/202401/a.png";
        String gone = "content/uploadfile/202401/b.png";
        TestBlog blog = TestBlog.of(1);
        blog.theme = "default";
        blog.uploads.media.put(icon, new Media(icon, "sha", 10, 16, 16));
        blog.uploads.gone.add(gone);
        blog.links.add(new Link("甲", "https://a.example/", "", List.of(), false, icon));
        blog.links.add(new Link("乙", "https://b.example/", "", List.of(), false, gone));
        blog.links.add(new Link("丙", "https://c.example/", "", List.of(), false, "https://c.example/favicon.ico"));

        assertThat(blog.make("links.html"))
                .contains("<img src=\"" + icon + "\" alt=\"\" width=\"20\" height=\"20\" loading=\"lazy\"> 甲")
                .contains(">乙</a>", ">丙</a>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://blog.example.com/t/", "/t"})
    void linkToTheNotesLeadsToThoseOfTheSite(String address) {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p><a href='" + address + "'>我的动态</a></p>");
        assertThat(blog.make("post/1.html")).contains("\"https://blog.example.com/t");

        blog.notes.add(With.note(1, "<p>早</p>"));

        assertThat(blog.make("post/1.html")).contains("\"../notes.html\">我的动态");
    }

    @Test
    void linkToTheFeedLeadsToThatOfTheSite() {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p><a href='/rss.php'>订阅</a> <a href='/rss.php?sort=1'>分类</a></p>");

        assertThat(blog.make("post/1.html"))
                .contains("\"../rss.xml\">订阅", "\"https://blog.example.com/rss.php?sort=1\">分类");
    }

    @Test
    void periodOfNotesHoldsAllTheirDates() {
        TestBlog blog = TestBlog.of(1);
        DateRange year = new DateRange(Instant.parse("2024-11-15T04:00:00Z"), Instant.parse("2025-11-15T04:00:00Z"));
        for (int id = 1; id <= 11; id++) {
            blog.notes.add(new Note(id, "<p>早</p>", "", year, 1));
        }

        assertThat(blog.make("notes.html")).contains("2024年11月15日 to 2025年11月15日");
    }

    @Test
    void headingsOfNotesHaveAnchorsOfTheirOwn() {
        TestBlog blog = TestBlog.of(1);
        blog.theme = "default";
        blog.notes.add(With.note(1, "<h2>早</h2>"));
        blog.notes.add(With.note(2, "<h2>早</h2><p id='a'>b</p>"));
        blog.notes.add(With.note(3, "<p id='a'>b</p><h2>Note 2</h2>"));

        assertThat(Jsoup.parse(blog.make("notes.html")).select("[id]").eachAttr("id"))
                .contains("早", "早-2", "a", "note-2", "note-2-2")
                .doesNotHaveDuplicates();
    }

    @Test
    void listOffersTheThumbnailOfACover() {
        TestBlog blog = TestBlog.of(1);
        blog.theme = "default";
        String folder = "content/uploadfile/202405/";
        blog.uploads.media.put(folder + "a.png", new Media(folder + "a.png", "", 1, 800, 600));
        blog.uploads.media.put(folder + "thum-a.png", new Media(folder + "thum-a.png", "", 1, 360, 270));
        blog.put(With.cover(blog.article(1), folder + "a.png"));

        assertThat(blog.make("index.html"))
                .contains("srcset=\"" + folder + "thum-a.png 360w, " + folder + "a.png 800w\" sizes=");
    }

    @Test
    void aCoverThatIsLostIsDrawn() {
        TestBlog blog = TestBlog.of(1);
        blog.theme = "default";
        blog.put(With.cover(blog.article(1), "content/uploadfile/202405/gone.png"));
        blog.uploads.gone.add("content/uploadfile/202405/gone.png");

        assertThat(blog.make("index.html")).contains("<span class=\"pic drawn").doesNotContain("gone.png");
        assertThat(blog.make("post/1.html")).contains("assets/img/cover").doesNotContain("gone.png");

        blog.put(With.cover(blog.article(1), "https://img.example/there.png"));
        assertThat(blog.make("index.html")).contains("src=\"https://img.example/there.png\"");
    }

    @Test
    void theSignOfAnUntitledArticleIsItsFirstWord() {
        TestBlog blog = TestBlog.of(2);
        blog.theme = "default";
        blog.put(With.title(blog.article(1), ""));
        blog.put(With.title(blog.article(2), ""));
        blog.bodies.articles.put(1, "<p>今天下雨了。</p>");
        blog.bodies.articles.put(2, "<p><img src=\"https://img.example/a.png\"></p>");

        assertThat(blog.make("index.html"))
                .contains("aria-hidden=\"true\">今</span>", "aria-hidden=\"true\"></span>")
                .doesNotContain(">?<");
    }

    @Test
    void onlyAuthorsWithArticlesHavePages() {
        TestBlog blog = TestBlog.of(1);
        blog.authors.clear();
        blog.authors.add(new Author(5, "别人", "", ""));

        assertThat(blog.make("author/1.html")).contains("文章 1");
        assertThat(blog.make("authors.html")).doesNotContain("别人");
    }

    @Test
    void anEmptyListOfAuthorsSaysSo() {
        TestBlog blog = TestBlog.of(0);
        blog.theme = "default";

        assertThat(blog.make("authors.html")).contains("这里还是空的");
    }
}
