package io.github.emlogstatic.emlog.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.emlog.text.AddressReader;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of articles in the HTML of other themes than those that come with emlog. */
class ListPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"newlog", "record"})
    void aListWithoutHeadingsMayHaveAWidgetsName(String id) {
        assertThat(articles("<div id='wrap'><div id='" + id + "'><p><a href='/post-3.html'>三</a></p>"
                        + "<p><a href='/post-2.html'>二</a></p></div><ul id='sidebar'><li><ul id='calendar'></ul></li>"
                        + "<li><ul id='hotlog'><li><a href='/post-1.html'>一</a></li></ul></li></ul></div>"))
                .extracting(ListedArticle::title)
                .containsExactly("三", "二");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><p id='newlog'><a href='/post-3.html'>三</a></p><p id='newlog'><a href='/post-2.html'>二</a></p></div>",
                "<body class='topmenu'><p><a href='/post-3.html'>三</a></p><p><a href='/post-2.html'>二</a></p>"
            })
    void eachArticleMayHaveAWidgetsName(String page) {
        assertThat(articles(page)).extracting(ListedArticle::title).containsExactly("三", "二");
    }

    @Test
    void aTitleMayLeadToAPlaceInTheArticle() {
        assertThat(articles("<p><b><a href='/post-3.html#top'>三</a></b> <a href='/post-3.html#comments'>评论(12)</a></p>"
                        + "<p><b><a href='/post-2.html#top'>二</a></b> <a href='/post-2.html#17'>甲说的话</a></p>"))
                .extracting(ListedArticle::title)
                .containsExactly("三", "二");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='inside'><p>正文</p></div>",
                "<div class='t'><p id='outside'>正文</p></div>",
                "<span class='hot'>热门</span><div class='inside'><p>正文</p></div>",
                "<aside class='m'><a href='/sort/1'>分类</a></aside><div class='t'><p>正文</p></div>"
            })
    void anEntryKeepsItsPartsWhateverTheirNames(String parts) {
        String entry = "<div class='post'><h2><a href='/post-%d.html'>题</a></h2>" + parts
                + "<p class='date'>2024-1-2</p><a href='/post-%1$d.html#comments'>评论(3)</a></div>";

        assertThat(articles("<div class='list'>" + entry.formatted(2) + entry.formatted(1) + "</div>"))
                .hasSize(2)
                .allSatisfy(article -> {
                    assertThat(article.description()).contains("正文");
                    assertThat(article.date()).hasValue(LocalDateTime.parse("2024-01-02T00:00"));
                    assertThat(article.comments()).hasValue(3);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"aside", "nav"})
    void aTextMayHaveANoteInIt(String note) {
        String entry = "<h2><a href='/post-%d.html'>题</a></h2><p class='date'>2024-1-2</p><p>前</p><" + note + ">旁注</"
                + note + "><p>后</p><p class='count'><a href='/post-%1$d.html#comments'>评论(3)</a></p>";

        assertThat(articles("<div id='contentleft'>" + entry.formatted(2) + entry.formatted(1)
                        + "<div id='pagenavi'></div></div>"))
                .extracting(ListedArticle::description, ListedArticle::date, ListedArticle::comments)
                .hasSize(2)
                .containsOnly(tuple(
                        "<p>前</p><" + note + ">旁注</" + note + "><p>后</p>",
                        Optional.of(LocalDateTime.parse("2024-01-02T00:00")),
                        OptionalInt.of(3)));
    }

    /** The last of them may be alone, so one kind is smaller. */
    @Test
    void entriesMayStandInRowsOfTwo() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 9; i++) {
            rows.append(i % 2 == 1 ? "<div class='row'><div class='col first'>" : "<div class='col last'>")
                    .append("<h3><a href='/post-%d.html'>题</a></h3><p>正文</p></div>".formatted(i))
                    .append(i % 2 == 0 || i == 9 ? "</div>" : "");
        }

        assertThat(articles(rows.toString()))
                .hasSize(9)
                .extracting(ListedArticle::description)
                .containsOnly("<p>正文</p>");
    }

    @Test
    void aBlockMayHaveEntriesOfTwoSizes() {
        String large = "<div class='block'><div class='title_big'><a href='/post-%d.html'><h4>大</h4></a></div><ul>";
        String small = "<li><div class='title_small'><a href='/post-%d.html'><h5>小</h5></a></div></li>";

        assertThat(articles(large.formatted(2) + small.formatted(3) + "</ul></div>" + large.formatted(4)
                        + small.formatted(5) + "</ul></div>" + large.formatted(6) + "</ul></div>"))
                .extracting(ListedArticle::address)
                .containsExactly("post-2.html", "post-3.html", "post-4.html", "post-5.html", "post-6.html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a href='#like'>赞(5)</a>", "<a id='like' href='#like'>赞(5)</a>"})
    void aButtonIsNoPartOfTheText(String button) {
        String entry = "<div class='post'><h2><a href='/post-%d.html'>题</a></h2><p>正文</p>" + button + "</div>";

        assertThat(articles(entry.formatted(2) + entry.formatted(1)))
                .extracting(ListedArticle::description)
                .containsExactly("<p>正文</p>", "<p>正文</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>听<a href='https://music.example.com/#/song?id=7'>这首歌</a>，再读后面这一段正文。</p>",
                "<p>见<a href='/post-9.html#three'>第三节</a>，它在去年的另一篇文章里。</p>",
                "<pre><code><span class='token tag'>&lt;b&gt;</span> <span class='hljs-meta'>@A</span></code></pre>"
            })
    void whatTheAuthorWroteStaysInTheText(String text) {
        String entry = "<div class='post'><h2><a href='/post-%d.html'>题</a></h2>" + text
                + "<p class='count'><a href='/post-%1$d.html#comments'>评论(3)</a> <a href='#tb'>引用</a></p></div>";

        assertThat(articles(entry.formatted(2) + entry.formatted(1)))
                .extracting(ListedArticle::description)
                .containsExactly(text.replace('\'', '"'), text.replace('\'', '"'));
    }

    /** Each of these parts of a theme, below the entry's text or in it, is no text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a class='share-title' href='javascript:;'>分享</a>",
                "<a class='go-title' href='https://shop.example.com/'>去看看</a>",
                "<p>这一篇文章<a class='go-title' href='https://shop.example.com/#a'>去看看</a></p>",
                "<a href='javascript:;#'>赞(3)</a>",
                "<a href='mailto:a@example.com?subject=#'>信</a>",
                "<a href='https://service.weibo.com/share.php#_loginLayer_'>微博</a>",
                "<p>分享到：<a href='https://service.weibo.com/#_loginLayer_'>微博</a> <a href='https://qq.com/#a'>QQ</a></p>",
                "<p class='bar'>喜欢就分享给更多的朋友：<a href='https://service.weibo.com/#_loginLayer_'>微博</a></p>",
                "<a href='/#top'>上</a>",
                "<a href='/#'>上</a>",
                "<a href='https://blog.example.com/#'>上</a>",
                "<a href='/?author=1#posts'>张三</a>",
                "<a href='/?sort=1#list'>技术</a>",
                "<a href='/admin/#login'>登录</a>",
                "<a href='/post-%d.html#respond'>评论</a>",
                "<blockquote class='layui-elem-quote post-meta'>阅读 3</blockquote>",
                "<blockquote class='excerpt'><span class='post-date'>5月</span></blockquote>",
                "<pre class='info'>阅读 3</pre>",
                "<code class='date'>2024-05-01</code>"
            })
    void whatAThemeWritesIsNoText(String part) {
        String entry = "<div class='post'><h2><a href='/post-%1$d.html'>题</a></h2><p>正文</p>"
                + part.replace("%d", "%1$d") + "</div>";

        assertThat(articles(entry.formatted(2) + entry.formatted(1)))
                .hasSize(2)
                .allSatisfy(listed -> assertThat(listed.description())
                        .startsWith("<p>正文</p>")
                        .doesNotContain("<a", "<blockquote", "<pre", "<code"));
    }

    /** Where the title has the category before the alias, another form of the same address is no other article's. */
    @Test
    void anotherFormOfTheOwnAddressIsNoText() {
        String entry = "<div class='post'><h2><a href='/tech/hello-%d.html'>题</a></h2><p>正文正文正文</p>"
                + "<p>一共有三条评论，<a href='/hello-%1$d.html#respond'>去看</a>，<a href='/?post=%1$d#a'>看</a></p></div>";

        assertThat(articles(entry.formatted(2) + entry.formatted(1)))
                .hasSize(2)
                .allSatisfy(listed -> assertThat(listed.description()).doesNotContain("<a"));
    }

    /** An alias may be written with other letters, an ending or a query. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/hello.html#more", "/Hello#more", "/hello?from=list#more", "http://blog.example.com/hello/#more"
            })
    void anAliasInAnotherWritingIsTheSameArticle(String link) {
        assertThat(articles("<div class='post'><h2><a href='/hello'>题</a></h2><p>一段足够长的正文在这里结束。<a href='" + link
                        + "'>阅读全文</a></p></div>"))
                .singleElement()
                .satisfies(listed -> assertThat(listed.description()).doesNotContain("阅读全文"));
    }

    /** They are parts of texts to leave out, and a list has them around its titles. */
    @ParameterizedTest
    @ValueSource(strings = {".top", "h2", ".like"})
    void partsToLeaveOutTakeNoTitle(String without) {
        String entry = "<div class='post'><h2 class='%s'><a href='/post-%d.html'>题%2$d</a></h2><p>正文%2$d</p>"
                + "<p class='like'>赞 7</p></div>";

        assertThat(articles(entry.formatted("top", 2) + entry.formatted("", 1), without))
                .extracting(ListedArticle::title)
                .containsExactly("题2", "题1");
        assertThat(articles(entry.formatted("top", 2) + entry.formatted("", 1), ".like"))
                .extracting(ListedArticle::description)
                .containsExactly("<p>正文2</p>", "<p>正文1</p>");
    }

    private static List<ListedArticle> articles(String body, String... without) {
        String base = "https://blog.example.com/";
        return WebPage.of(
                        "<html><body>" + body + "</body></html>",
                        base,
                        List.of(without),
                        new AddressReader(HttpUrl.get(base), List.of()),
                        Instant.parse("2026-11-24T00:00:00Z"))
                .list(1)
                .articles();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='row'><E card 1><E card noimg 2></div><div class='row'><E card 3><E card 4></div>",
                "<div class='m'><E e 1><E e top 2></div><div class='m'><E e 3><E e 4></div>",
                "<div class='p'><E e 1><E e 2></div><div class='p'><E e 3><E e last 4></div>"
            })
    void anEntryMayHaveAClassThatItsNeighbourLacks(String list) {
        String page = list.replaceAll(
                "<E ([a-z ]+) (\\d)>", "<div class='$1'><h2><a href='/post-$2.html'>题</a></h2><p>正文$2</p></div>");

        assertThat(articles("<div class='list'>" + page + "</div>"))
                .extracting(ListedArticle::description)
                .containsExactly("<p>正文1</p>", "<p>正文2</p>", "<p>正文3</p>", "<p>正文4</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<aside class='post-aside'>", "<aside class='side-meta'>", "<div class='sidebar'>"})
    void theLastEntryKeepsPartsLikeThoseOfTheOthers(String part) {
        String entry = "<article><h2><a href='/post-%d.html'>题</a></h2>" + part + "2024-1-2</"
                + (part.startsWith("<aside") ? "aside" : "div") + "><div><p>正文</p></div></article>";

        assertThat(articles(entry.formatted(2) + entry.formatted(1)))
                .hasSize(2)
                .allSatisfy(article -> assertThat(article.description()).contains("正文"));
    }

    @Test
    void theOnlyEntryKeepsItsMargin() {
        assertThat(articles("<article><h2><a href='/post-1.html'>题</a></h2><aside class='side-meta'>2024-1-1</aside>"
                        + "<div><p>正文</p></div></article>"))
                .singleElement()
                .satisfies(article -> assertThat(article.description()).contains("正文"));
    }
}
