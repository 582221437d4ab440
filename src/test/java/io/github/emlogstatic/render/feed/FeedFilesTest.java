package io.github.emlogstatic.render.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.render.TestBlog;
import io.github.emlogstatic.render.With;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the feeds with a feed reader. */
class FeedFilesTest {

    private static SyndFeed read(TestBlog blog, String path) throws FeedException {
        return new SyndFeedInput().build(new StringReader(blog.make(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom.xml", "rss.xml"})
    void feedContainsWholeNewestArticles(String path) throws FeedException {
        TestBlog blog = TestBlog.of(9);
        blog.bodies.articles.put(9, "<p>全文 &amp; <a href='?post=2#x'>链接</a></p>");

        SyndFeed feed = read(blog, path);

        assertThat(feed.getTitle()).isEqualTo("博客");
        assertThat(feed.getEntries())
                .extracting(SyndEntry::getTitle)
                .containsExactly("文章 9", "文章 8", "文章 7", "文章 6", "文章 5");
        SyndEntry first = feed.getEntries().get(0);
        assertThat(first.getLink()).isEqualTo("https://me.example.org/blog/post/9.html");
        assertThat(first.getUri()).isEqualTo("https://blog.example.com/?post=9");
        assertThat(first.getContents().get(0).getValue())
                .contains("全文", "href=\"https://me.example.org/blog/post/2.html#x\"");
    }

    @Test
    void footnotesOfAnArticleAreNoComments() throws FeedException {
        TestBlog blog = TestBlog.of(2);
        blog.bodies.articles.put(2, "<p><a href='?post=2#1'>脚注</a><a href='?post=1#1'>评论</a></p>");

        assertThat(content(read(blog, "rss.xml"))).contains("/post/2.html#1\"", "/post/1.html#comment-1\"");
    }

    @Test
    void anchorsLeadToThePageOfTheArticle() throws FeedException {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p><a href='#fn:1'>1</a> <a href='#a b'>2</a></p><p id='fn:1'>注</p>");

        assertThat(content(read(blog, "rss.xml")))
                .contains("\"https://me.example.org/blog/post/1.html#fn:1\"", "/post/1.html#a%20b\"");

        blog.baseUrl = Optional.empty();
        assertThat(content(read(blog, "rss.xml"))).contains("\"https://blog.example.com/?post=1#fn:1\"");
    }

    private static String content(SyndFeed feed) {
        return feed.getEntries().get(0).getContents().get(0).getValue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom.xml", "rss.xml"})
    void datesAreInTheTimeZoneOfTheBlog(String path) throws FeedException {
        SyndFeed feed = read(TestBlog.of(1), path);

        assertThat(feed.getEntries().get(0).getPublishedDate().toInstant())
                .isEqualTo(Instant.parse("2020-01-02T02:20:30Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom.xml", "rss.xml"})
    void emptyFeedIsValid(String path) throws FeedException {
        assertThat(read(TestBlog.of(0), path).getEntries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom.xml", "rss.xml"})
    void controlCharactersDoNotBreakFeeds(String path) throws FeedException {
        TestBlog blog = TestBlog.of(1);
        blog.name = "A\u0000\u0008B";
        blog.put(With.title(blog.article(1), "x\u000b<y>&\uffff\ud800z"));
        blog.bodies.articles.put(1, "<p>a\u0001b&#2;c</p>");

        SyndFeed feed = read(blog, path);

        assertThat(feed.getTitle()).isEqualTo("AB");
        assertThat(feed.getEntries().get(0).getTitle()).isEqualTo("x<y>&z");
        assertThat(feed.getEntries().get(0).getContents().get(0).getValue()).contains("abc");
    }

    @Test
    void aSummaryThatSpeaksOfTagsHasNone() throws FeedException {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p>&lt;img src='/x.png'&gt; &amp;amp; shows a picture</p>");

        assertThat(read(blog, "rss.xml").getEntries().get(0).getDescription().getValue())
                .isEqualTo("&lt;img src='/x.png'> &amp;amp; shows a picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom.xml", "rss.xml"})
    void protectedArticleIsANotice(String path) {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p>秘密</p>");
        blog.put(With.password(blog.article(1)));

        assertThat(blog.make(path)).contains("文章 1", "需要密码").doesNotContain("秘密");
    }

    @Test
    void withoutBaseAddressLinksLeadToTheBlog() throws FeedException {
        TestBlog blog = TestBlog.of(1);
        blog.baseUrl = Optional.empty();

        assertThat(read(blog, "atom.xml").getEntries().get(0).getLink()).isEqualTo("https://blog.example.com/?post=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"atom.xml", "rss.xml", "feed.json"})
    void movedCategoryKeepsItsFeedsAtTheOldAddress(String name) {
        TestBlog blog = TestBlog.of(1);
        blog.categories.add(new Category(2, "Java", "", "", 0, 0));
        blog.put(With.category(blog.article(1), 2));
        blog.names.put("moved/former.html", "sort/2");

        assertThat(blog.make("former/" + name))
                .isEqualTo(blog.make("sort/2/" + name))
                .contains("文章 1");
    }

    @Test
    void pagesNameTheFeedsOfACategoryEncoded() {
        TestBlog blog = TestBlog.of(1);
        blog.theme = "default";
        blog.categories.add(new Category(2, "C#", "C# 笔记", "", 0, 0));
        blog.put(With.category(blog.article(1), 2));
        blog.names.put("sort/2", "C# 笔记.html");

        assertThat(blog.make("C# 笔记.html"))
                .contains("href=\"https://me.example.org/blog/C%23%20%E7%AC%94%E8%AE%B0/rss.xml\"")
                .doesNotContain("C# 笔记/");
    }

    @Test
    void sitemapTellsWhenAnArticleLastChanged() {
        TestBlog blog = TestBlog.of(2);
        blog.bodies.changed.put(2, Instant.parse("2026-11-24T17:00:00Z"));

        assertThat(blog.make("sitemap.xml"))
                .contains("post/1.html</loc>\n</url>", "post/2.html</loc>\n<lastmod>2026-11-25</lastmod>\n</url>");
    }

    @Test
    void sitemapHasAHomeThatIsAStandalonePage() {
        TestBlog blog = TestBlog.of(2);
        blog.pages.add(new Page(90, "关于", blog.article(1).date(), "?post=90", 1, ""));
        blog.profile = BlogProfile.NONE.withHomePage(90);

        assertThat(blog.make("sitemap.xml"))
                .contains(
                        "<loc>https://me.example.org/blog/</loc>", "<loc>https://me.example.org/blog/posts.html</loc>");
    }

    @Test
    void sitemapListsPagesAndNeedsABaseAddress() {
        TestBlog blog = TestBlog.of(4);
        assertThat(blog.make("sitemap.xml"))
                .contains(
                        "<loc>https://me.example.org/blog/</loc>",
                        "<loc>https://me.example.org/blog/post/1.html</loc>",
                        "<loc>https://me.example.org/blog/record/2020.html</loc>");
        assertThat(blog.make("robots.txt")).contains("Sitemap: https://me.example.org/blog/sitemap.xml");

        blog.baseUrl = Optional.empty();
        assertThat(blog.plan()).doesNotContainKey("sitemap.xml");
        assertThat(blog.make("robots.txt")).doesNotContain("Sitemap");
    }

    @Test
    void feedAtTheOldAddressContainsNoPhpTag() {
        TestBlog blog = TestBlog.of(1);
        blog.bodies.articles.put(1, "<p><?php phpinfo(); ?> &lt;?php phpinfo(); ?></p>");

        assertThat(blog.make("rss.php")).startsWith("<rss").doesNotContain("<?");
    }
}
