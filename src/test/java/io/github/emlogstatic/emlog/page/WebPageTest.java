package io.github.emlogstatic.emlog.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.config.Selectors;
import io.github.emlogstatic.emlog.page.content.KnownText;
import io.github.emlogstatic.emlog.page.content.PageLayout;
import io.github.emlogstatic.emlog.text.AddressReader;
import io.github.emlogstatic.emlog.text.PlainText;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of blogs in the HTML of several themes. */
class WebPageTest {

    private static final String TEXT = "<p>一段足够长的正文，用来证明。</p><p>第二段。</p>";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private PageLayout layout = PageLayout.of(Selectors.NONE, Map.of());

    // ---- the text

    /** A form that a plugin has copied from that of comments. */
    @Test
    void anIdOfNothingIsEmpty() {
        assertThat(page("<input type=hidden name=gid value=0>").id()).isEmpty();
        assertThat(page("<input type=hidden name=gid value=0><input type=hidden name=gid value=7>")
                        .id())
                .hasValue(7);
    }

    /** A text may have such a field, too: a false lock is safe. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<form action='/index.php?action=addcom'><input type=hidden name=gid value=7></form>",
                "<aside><form action='/?action=addcom'><input type=hidden name=gid value=3></form></aside>",
                "<nav class='neighbor-log'><a href='/post-6.html'>前</a></nav>",
                "<div class='nextlog'><a href='/post-6.html'>前</a></div>",
                "<p>这是一篇文章的正文，有许多汉字。</p>"
            })
    void aPageWithAPasswordFieldAsksForAPassword(String beside) {
        String field = "<form method=post><input type=password name=logpwd></form>";

        assertThat(page(beside + field).asksForPassword()).isTrue();
        assertThat(page(field + beside).showsText()).isFalse();
    }

    @Test
    void partsLeftOutStillIdentifyThePage() {
        String base = "https://blog.example.com/";
        WebPage page = WebPage.of(
                "<link rel=canonical href='/post-7.html'><link type='application/rss+xml' href='/rss.php'>"
                        + "<form action='/?action=addcom'><input type=hidden name=gid value=7></form>"
                        + "<h1>题</h1><form method=post><input type=password name=logpwd></form>",
                base,
                List.of("form", "link", "h1"),
                new AddressReader(HttpUrl.get(base), List.of()),
                Instant.EPOCH);

        assertThat(page.asksForPassword()).isTrue();
        assertThat(page.id()).hasValue(7);
        assertThat(page.identity().isCertainly(7, "")).isTrue();
        assertThat(page.identity().isOfBlog(List.of())).isTrue();
        assertThat(page.identity().isTitled("题")).isTrue();
    }

    @Test
    void whatIsLeftOutStillLeadsToNeighboursAndComments() {
        String base = "https://blog.example.com/";
        ArticlePage page = WebPage.of(
                        "<h1>题</h1><div id='articleContent'>" + TEXT + "</div>"
                                + "<nav class='neighbor-log'><span class='prev-log'><a href='/post-9.html'>前</a></span></nav>"
                                + "<nav class='post-nav'><a href='/post-6.html'>下一篇：后</a></nav>"
                                + "<div class='comment' id='comment-7'><b>甲</b><div class='comment-content'>问</div></div>"
                                + "<nav id='pagenavi'><a href='/post-7.html/comment-page-2#comments'>2</a></nav>",
                        base,
                        List.of("nav"),
                        new AddressReader(HttpUrl.get(base), List.of()),
                        Instant.EPOCH)
                .article(hint(TEXT), layout, SHANGHAI);

        assertThat(page.neighbours()).isEqualTo(new ArticlePage.Neighbours("post-9.html", "post-6.html"));
        assertThat(page.commentPages()).containsExactly("post-7.html/comment-page-2");
    }

    /** Each further page would be a view of the article, and show none, either. */
    @Test
    void commentsThatAreLeftOutHaveNoFurtherPages() {
        String base = "https://blog.example.com/";
        WebPage page = WebPage.of(
                "<h1>题</h1><div id='articleContent'>" + TEXT + "</div><div id='comments'><div id='comment-7'><b>甲</b>"
                        + "<div class='comment-content'>问</div></div>"
                        + "<div id='pagenavi'><a href='/post-7.html/comment-page-2#comments'>2</a></div></div>",
                base,
                List.of("#comments"),
                new AddressReader(HttpUrl.get(base), List.of()),
                Instant.EPOCH);

        assertThat(page.article(hint(TEXT), layout, SHANGHAI).commentPages()).isEmpty();
    }

    /** A plugin's form in the side bar may name another article. */
    @Test
    void theFirstIdIsThePages() {
        String own = "<form action='/?action=addcom'><input type=hidden name=gid value=7></form>";
        String text = "<div id='articleContent'><p>这是一篇文章的正文，有许多汉字。</p>" + own + "</div>";

        assertThat(page(text + "<aside><input type=hidden name=gid value=9></aside>")
                        .id())
                .hasValue(7);
    }

    @Test
    void theTextOfTheDefaultThemeIsItsBlock() {
        ArticlePage page = article("<h1>题</h1><div id='articleContent'>" + TEXT + "</div>", TEXT);

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.text().doubt()).isEmpty();
        assertThat(page.text().excerpt()).isFalse();
    }

    @Test
    void theSmallestBlockWithTheDescriptionIsTheText() {
        ArticlePage page = article(
                "<div class='a'><h1>题</h1><div class='b'><div class='c7'>" + TEXT + "</div><div>也喜欢</div></div></div>",
                TEXT);

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.text().doubt()).isEmpty();
    }

    @Test
    void aTextWithoutABlockKeepsItsImages() {
        ArticlePage page = article(
                "<div class='x1'><h2>题</h2><p class='when'>2024-5-1</p><p><img src='a.png'></p>" + TEXT
                        + "<p class='labels'>标签</p></div>",
                TEXT);

        assertThat(page.text().html()).isEqualTo("<p><img src=\"a.png\"></p>" + TEXT);
    }

    @Test
    void aProvenRegionIsUsedForPagesWithExcerpts() {
        String theme = "<h1>题</h1><div class='lead9'>%s</div><div class='zone'><div class='words'>%s</div></div>";
        article(theme.formatted("", TEXT), TEXT);

        ArticlePage page = article(theme.formatted("一句话的摘要，也足够长。", TEXT), "<p>一句话的摘要，也足够长。</p>");

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.text().doubt()).isEmpty();
        assertThat(page.text().excerpt()).isTrue();
    }

    @Test
    void anExcerptAboveALongerTextIsNotTheText() {
        String text = "<p>" + "很长的正文。".repeat(40) + "</p>";

        ArticlePage page =
                article("<div class='zy'>一句话的摘要，也足够长。</div><div class='zone'>" + text + "</div>", "一句话的摘要，也足够长。");

        assertThat(page.text().html()).isEqualTo(text);
        assertThat(page.text().doubt()).contains("selectors.content");
    }

    @Test
    void aTextThatIsNotOnThePageIsDoubtful() {
        ArticlePage page = article("<div class='q'><p>别的什么。</p></div>", TEXT);

        assertThat(page.text().doubt()).contains("set selectors.content");
    }

    @Test
    void anOpenTagInTheTextAddsNothingToIt() {
        String open = "<p>一段足够长的正文，用来证明。</p><div><b>没有关上";

        ArticlePage page = article(
                "<article><h1>题</h1><div id='articleContent'>" + open + "</div><nav class='neighbor-log'>上一篇</nav>"
                        + "<form action='/index.php?action=addcom'>评论</form></article>",
                open);

        assertThat(page.text().html()).isEqualTo("<p>一段足够长的正文，用来证明。</p><div><b>没有关上</b></div>");
        assertThat(page.text().excerpt()).isFalse();
    }

    @Test
    void tagsBelowAnOpenTextAreNotPartOfIt() {
        String open = "<p>一段足够长的正文，用来证明。</p><div><b>完";
        String tags = "<p class='top-5'>标签: <a href='/tag/%E5%B7%A5'>工</a>, <a href='/?tag=Word'>Word</a></p>";

        ArticlePage page = article(
                "<article><h1>题</h1><div id='articleContent'>" + open + "</div>" + tags
                        + "<nav class='neighbor-log'>上一篇</nav></article>",
                open);

        assertThat(page.text().html()).isEqualTo("<p>一段足够长的正文，用来证明。</p><div><b>完</b></div>");
        assertThat(page.labels().tags()).containsExactly("工", "Word");
    }

    /** The text has a closing tag too many, in the default themes of 1.9 and of the classic 5.3. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<article><h1>题</h1><p class='date'>2024-1-15</p><div class='markdown' id='emlogEchoLog'>%s</div>"
                        + "<p class='top-5'>标签</p><nav class='neighbor-log'>上一篇</nav></article>",
                "<div id='content'><div id='contentleft'><h2>题</h2><p class='date'>2024-1-15</p>%s"
                        + "<p class='tag'>标签</p><div class='nextlog'>上一篇</div></div></div>"
            })
    void aTextGoesOnBeyondABlockThatItCloses(String theme) {
        String text = "<p>一段足够长的正文，用来证明。</p></div>还有<b>尾巴</b>";

        ArticlePage page = article(theme.formatted(text), text);

        assertThat(page.text().html()).isEqualTo("<p>一段足够长的正文，用来证明。</p>还有<b>尾巴</b>");
        assertThat(page.text().doubt()).isEmpty();
        assertThat(page.text().excerpt()).isFalse();
        assertThat(page.title()).isEqualTo("题");
    }

    /** Seen in the theme Cho, which has two blocks of the class that others give to the text. */
    @Test
    void aBlockWithTheTitleIsNotTheText() {
        ArticlePage page = article(
                "<div class='post-body'><div class='post'><div class='box'><h1>题</h1></div><div class='post-content'>"
                        + TEXT + "</div><div class='post-content'><div class='comments'>评论</div></div></div></div>",
                TEXT);

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.title()).isEqualTo("题");
    }

    /** A short text beside many comments, in the theme Cho. */
    @Test
    void ofEqualBlocksTheOneWithTheDescriptionIsTaken() {
        ArticlePage page = article(
                "<div class='post-body'><h1>题</h1><div class='post-content'>一段足够长的正文，用来证明。</div>"
                        + "<div class='post-content'><div id='comments'>" + "<p>很多别的话</p>".repeat(20)
                        + "</div></div></div>",
                "一段足够长的正文，用来证明。");

        assertThat(page.text().html()).isEqualTo("一段足够长的正文，用来证明。");
        assertThat(page.text().doubt()).isEmpty();
    }

    @Test
    void theAuthorsOwnBlockIsNoPlaceOfTexts() {
        String theme =
                "<div class='post'><h1>题</h1><div class='words'>%s</div><div class='words'><div><div>别的</div></div></div></div>";
        article(theme.formatted("<div><div>" + TEXT + "</div></div>"), TEXT);

        assertThat(article(theme.formatted(TEXT), TEXT).text().html()).isEqualTo(TEXT);
    }

    @Test
    void aDateInTheTextIsNotTheArticles() {
        ArticlePage page = article(
                "<h1>题</h1><p class='date'>2024-1-15 08:00</p><div id='articleContent'><p>一段足够长的正文，用来证明。</p>"
                        + "<time datetime='1999-09-09T09:09:09'>那天</time></div>",
                "<p>一段足够长的正文，用来证明。</p>");

        assertThat(page.date()).hasValue(LocalDateTime.parse("2024-01-15T08:00"));
    }

    /** Parts that some pages of a theme have below the text, and others have not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>本文最后更新于 2024-1-1</p>",
                "<style>.related{color:red}</style><div class='related'>相关文章</div>",
                "<div><h3>相关文章</h3><ul><li><a href='/post-3.html'>别的文章</a></li></ul></div>"
            })
    void onePartMoreBelowATextIsNotInIt(String part) {
        String theme = "<article><h1>题</h1><div id='articleContent'>" + TEXT
                + "</div>%s<p class='tags'>标签: <a href='/tag/x'>x</a></p><nav class='neighbor-log'>上一篇</nav></article>";
        for (int page = 0; page < 3; page++) {
            article(theme.formatted(""), TEXT);
        }

        ArticlePage page = article(theme.formatted(part), "一句摘要，不在正文里面。");

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.text().doubt()).isEmpty();
        assertThat(page.labels().tags()).containsExactly("x");
    }

    @Test
    void tagsWithoutANameStayTags() {
        String theme = "<article><h1>题</h1><div class='entry-content'>" + TEXT
                + "</div>%s<nav class='neighbor-log'>上一篇</nav></article>";
        article(theme.formatted(""), TEXT);

        ArticlePage page = article(theme.formatted("<p>标签: <a href='/tag/x'>x</a></p>"), TEXT);

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.labels().tags()).containsExactly("x");
    }

    /** Blocks of the names in emlog's own themes, with the text and the end of it deeper inside. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='content'><h2>题</h2><p class='date'>2024-1-1</p><div class='log-content'>%s</div>"
                        + "<div class='foot'><p class='tag'>标签</p><div>分享到</div></div><div>相关文章</div></div>",
                "<div class='content'><h2>题</h2><p class='date'>2024-1-1</p><div class='words'>%s</div>"
                        + "<div class='foot'><p class='tag'>标签</p><div>分享到</div></div></div>",
                "<div class='content'><h2>题</h2><p class='date'>2024-1-1</p><div class='inner'><div class='words'>%s</div>"
                        + "<div>分享到</div><p class='tag'>标签</p><div class='nextlog'>上一篇</div></div></div>",
                "<div class='col-md-7'><h2>题</h2><div class='words'>%s</div><div class='share'>分享到</div><div class='talk'>"
                        + "<ul><li class='comment' id='comment-7'>问</li></ul><div id='pagenavi'></div></div></div>",
                "<div class='content'><h2>题</h2><p class='date'>2024-1-1</p>%s</div><div>分享到</div><p class='tag'>标签</p>"
            })
    void anEndDeeperInTheBlockIsNotTheTexts(String theme) {
        ArticlePage page = article(theme.formatted(TEXT), TEXT);

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.text().doubt()).isEmpty();
        assertThat(page.text().excerpt()).isFalse();
    }

    @Test
    void aClassicBlockWithoutATextIsRead() {
        ArticlePage page = article("<div class='content'><h2>题</h2><p class='date'>2024-1-1</p></div>", "一句摘要，不在正文里面。");

        assertThat(page.text().doubt()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"题一段足够长的正文，用来证明。", "一句摘要，不在正文里面。", ""})
    void aTitleThatTheTextRepeatsIsNoDoubt(String description) {
        String theme = "<div class='title'>题</div><div id='articleContent'>%s</div><p class='tags'></p>";
        article(theme.formatted(TEXT), TEXT);

        ArticlePage page = page(theme.formatted("<h2>题</h2>" + TEXT)).article(lead(description), layout, SHANGHAI);

        assertThat(page.text().html()).isEqualTo("<h2>题</h2>" + TEXT);
        assertThat(page.text().doubt()).isEmpty();
    }

    @Test
    void aTitleRepeatedOnTheFirstPageIsNoDoubt() {
        ArticlePage page = page("<div class='title'>题</div><div id='articleContent'><h2>题</h2>" + TEXT + "</div>")
                .article(lead("题一段足够长的正文，用来证明。"), layout, SHANGHAI);

        assertThat(page.text().html()).isEqualTo("<h2>题</h2>" + TEXT);
        assertThat(page.text().doubt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<br>", "<img src='a.png'>"})
    void aHeadingWithoutWordsIsNoTitle(String heading) {
        KnownText own = new KnownText("", "一段足够长的正文，用来证明。", true, "", Set.of());

        ArticlePage page = page("<h1>关于</h1><div id='articleContent'>" + TEXT + "<h2>" + heading + "</h2></div>")
                .article(own, layout, SHANGHAI);

        assertThat(page.text().doubt()).isEmpty();
    }

    @Test
    void anExcerptBoxWithTheTextsNameIsNoText() {
        ArticlePage page = article(
                "<h1>题</h1><div class='post-content top'><p>一句话的摘要，也足够长。</p></div><div class='post-content'><p>"
                        + "很长的正文。".repeat(40) + "</p></div>",
                "<p>一句话的摘要，也足够长。</p>");

        assertThat(page.text().html()).contains("很长的正文。");
        assertThat(page.text().doubt()).isNotEmpty();
    }

    @Test
    void aBlockWithoutANameIsLearntFromThreePages() {
        String theme = "<div class='post'><h1>题</h1><div>%s</div><p class='when'>2024-1-1</p></div>";
        for (int number = 0; number < 3; number++) {
            layout = page(theme.formatted(TEXT + "<p>第" + number + "篇。</p>")).teach(lead(TEXT), layout);
        }

        ArticlePage page = article(theme.formatted(TEXT), "一句摘要，不在正文里面。");

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.text().doubt()).isEmpty();
    }

    /** A form in a window that opens over the page. */
    @Test
    void aSecondFormLeavesNoCommentsInTheText() {
        ArticlePage page = article(
                "<div id='articleContent'>" + TEXT + "<div id='comments'><div class='comment' id='comment-7'>问</div>"
                        + "<form action='/index.php?action=addcom'></form></div></div>"
                        + "<div class='modal'><form action='/index.php?action=addcom'></form></div>",
                "<p>一段足够长的正文，用来证明。</p>");

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.comments().threads()).extracting(Comment::id).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='neighbor-log'>上一篇</div>=><div class='neighbor-log'>上一篇 下一篇</div><div class='sh'>分享</div>",
                "<a id='comments'></a>=><div id='comments'><ul><li class='comment' id='comment-7'><b>甲</b><p>问</p></li></ul></div>"
            })
    void aPartAboveTheTextIsCutBelowIt(String parts) {
        String above = parts.split("=>")[0];
        String below = parts.split("=>")[1];

        assertThat(article(above + "<div class='article-content'>" + TEXT + below + "</div>", "<p>一段足够长的正文，用来证明。</p>")
                        .text()
                        .html())
                .isEqualTo(TEXT);
    }

    /** The comments are closed, so no form shows where they begin. */
    @Test
    void commentsInTheBlockOfTheTextAreRead() {
        String theme = "<div class='main'><h1>题</h1>" + TEXT + "%s</div>";
        article(theme.formatted(""), TEXT);
        WebPage page = page(theme.formatted("<ul><li class='comment' id='comment-7'><b>甲</b><p>问</p></li></ul>"
                + "<a href='/?post=7&amp;comment-page=2#comments'>2</a>"));

        ArticlePage read = page.article(hint(TEXT), layout, SHANGHAI);

        assertThat(read.comments().threads()).extracting(Comment::id).containsExactly(7);
        assertThat(read.commentPages()).containsExactly("?post=7&comment-page=2");
        assertThat(page.comments(TEXT, layout, SHANGHAI).threads())
                .extracting(Comment::id)
                .containsExactly(7);
    }

    @Test
    void commentsInATextBeyondItsBlockAreNotRead() {
        String text = TEXT + "</div><p>尾巴</p><div class='comment' id='comment-66'><b>别人</b><p>假的</p></div><p>完</p>";

        ArticlePage page = article(
                "<article><h1>题</h1><div id='emlogEchoLog'>" + text + "</div><p class='top-5'>标签</p>"
                        + "<div class='comment' id='comment-7'><b>甲</b><p>问</p></div></article>",
                text);

        assertThat(page.comments().threads()).extracting(Comment::id).containsExactly(7);
    }

    /** The default theme of the classic 5.3 and 6.1. */
    @Test
    void anOpenTableInAClassicThemeAddsNothing() {
        String open = "<table><tr><td>一段足够长的正文，用来证明。<td>二";

        ArticlePage page = article(
                "<div id='content'><div id='contentleft'><h2>题</h2><p class='date'>2024-1-15</p>" + open
                        + "<p class='tag'>标签: <a href='/tag/a'>甲</a></p><div class='nextlog'>« <a href='/post-3.html'>旧</a></div>"
                        + "<a name='comments'></a><div id='comment-place'>发表评论</div></div><ul id='sidebar'><li>侧</li></ul></div>",
                "<p>一段足够长的正文，用来证明。</p>");

        assertThat(page.text().html())
                .isEqualTo("<table><tbody><tr><td>一段足够长的正文，用来证明。</td><td>二</td></tr></tbody></table>");
        assertThat(page.text().doubt()).isEmpty();
        assertThat(page.labels().tags()).containsExactly("甲");
    }

    @Test
    void aTextAboutCommentsIsNotCutOff() {
        String text = "<div id='comments'><p>正文里的评论，写得足够长。</p></div><p>还有一段。</p>";

        ArticlePage page = article("<h1>题</h1><div id='articleContent'>" + text + "</div>", text);

        assertThat(PlainText.ofHtml(page.text().html())).isEqualTo(PlainText.ofHtml(text));
    }

    @Test
    void squareBracketsMayBeMissingFromTheDescription() {
        ArticlePage page = article("<div class='k'><p>数组 a[0] 和 [注] 之后的文字足够长。</p></div>", "<p>数组 a 和  之后的文字足够长。</p>");

        assertThat(page.text().html()).contains("a[0]");
        assertThat(page.text().excerpt()).isFalse();
    }

    @Test
    void aConfiguredSelectorWins() {
        PageLayout configured = PageLayout.of(
                new Selectors(
                        List.of(),
                        Optional.of(".mine"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Map.of());

        ArticlePage page = page("<div id='articleContent'>" + TEXT + "</div><div class='mine'>我的</div>")
                .article(hint(TEXT), configured, SHANGHAI);

        assertThat(page.text().html()).isEqualTo("我的");
    }

    @Test
    void thePagesOwnDescriptionProvesItsText() {
        String words = "这一页的正文没有列表可以证明，但是页面自己会说。";
        WebPage page = page("<meta name='description' content='" + words.substring(0, 14)
                + "...'><h1>关于</h1><div id='articleContent'><p>" + words + "</p></div>");

        ArticlePage read = page.article(page.ownHint(), layout, SHANGHAI);

        assertThat(read.text().html()).isEqualTo("<p>" + words + "</p>");
        assertThat(read.text().doubt()).isEmpty();
    }

    @Test
    void aDescriptionOfTheWholeBlogProvesNothing() {
        WebPage page =
                page("<meta name='description' content='我的博客，写了很多年。'><div id='articleContent'><p>关于我。</p></div>");

        ArticlePage read = page.article(page.ownHint(), layout, SHANGHAI);

        assertThat(read.text().html()).isEqualTo("<p>关于我。</p>");
        assertThat(read.text().doubt()).startsWith("nothing tells");
    }

    @Test
    void inClassicThemesTheTextIsBelowTheHeading() {
        String words = "<p>这一页的正文，在题目的下面。</p>";
        for (String shell :
                List.of("<div id='content'><div id='contentleft'>%s</div></div>", "<div class='col-md-7'>%s</div>")) {
            WebPage page = page("<meta name='description' content='这一页的正文，在题目的下面。'><header><h1>博客的名字</h1></header>"
                    + shell.formatted(
                            "<h2>关于</h2>" + words + "<div id='pagenavi'></div><div id='comment-place'>评论</div>"));

            ArticlePage read = page.article(page.ownHint(), layout, SHANGHAI);

            assertThat(read.title()).isEqualTo("关于");
            assertThat(read.text().html()).isEqualTo(words);
            assertThat(read.text().doubt()).isEmpty();
        }
    }

    /** The guestbook of the classic 5.3: the form for comments has a heading of the same name as the comments. */
    @ParameterizedTest
    @ValueSource(strings = {"欢迎留言，写什么都可以。", ""})
    void aGuestbookHasNoCommentsInItsText(String description) {
        WebPage page = page("<meta name='description' content='" + description + "'><div id='contentleft'><h2>留言板</h2>"
                + "<p>欢迎留言，写什么都可以。</p><a name='comments'></a><p class='comment-header'><b>评论：</b></p>"
                + "<div class='comment' id='comment-7'><a name='7'></a><b>甲</b><div class='comment-content'>问</div></div>"
                + "<div id='pagenavi'></div><div id='comment-place'><div class='comment-post' id='comment-post'>"
                + "<p class='comment-header'><b>发表评论：</b></p><form action='/index.php?action=addcom'></form>"
                + "</div></div></div>");

        ArticlePage read = page.article(page.ownHint(), layout, SHANGHAI);

        assertThat(read.text().html()).isEqualTo("<p>欢迎留言，写什么都可以。</p>");
        assertThat(read.comments().threads()).extracting(Comment::id).containsExactly(7);
    }

    /** A theme of tables, with the side bar before the text. Its menu leads to the notes, a page and a category. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<td class='mainmenu'>%s</td>",
                "<td><div id='header-nav'>%s</div></td>",
                "<td class='top_menu'>%s</td>"
            })
    void aThemeOfTablesShowsTheArticlesOwnLabels(String menu) {
        String links =
                "<ul><li><a href='/'>首页</a></li><li><a href='/t/'>微语</a></li><li><a href='/about'>关于</a></li></ul>";
        KnownText hint = new KnownText("", TEXT, false, "", Set.of("t/", "about", "sort/life"));

        ArticlePage read = whole("<title>雨 - 夜 - 老博客</title><a href='/'>老博客</a><table><tr>" + menu.formatted(links)
                        + "</tr><tr><td id='left'><ul id='blogsort'><li><a href='/sort/tech'>技术</a></li></ul>"
                        + "<ul id='blogtags'><li><a href='/tag/PHP'>PHP</a></li></ul><ul id='twitter'><li class='date'>2014-9-9</li></ul>"
                        + "</td><td><table><tr><td class='t'><b>雨 - 夜</b></td></tr><tr><td class='info'>2014年03月05日 12:30 "
                        + "<a href='/sort/life'>雨</a> <a href='/tag/emlog'>emlog</a></td></tr><tr><td class='words'>"
                        + TEXT
                        + "</td></tr></table></td></tr></table>")
                .article(hint, layout, SHANGHAI);

        assertThat(read.title()).isEqualTo("雨 - 夜");
        assertThat(read.date()).hasValue(LocalDateTime.parse("2014-03-05T12:30"));
        assertThat(read.labels().category()).isEqualTo("雨");
        assertThat(read.labels().tags()).containsExactly("emlog");
    }

    /** Those of other blogs' themes are an article's own part, whatever their names. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div class='navi'><a href='/'>首页</a> &gt; <a href='/sort/3'>生活</a> &gt; 题</div>%s",
                "<div class='header-nav'><a href='/'>首页</a> &gt; <a href='/sort/3'>生活</a> &gt; 题</div>%s",
                "<div id='record'>%s<p><a href='/sort/3'>生活</a></p></div>",
                "<div id='record'>%s<p><a href='/sort/3'>生活</a></p></div><div id='calendar'></div><div id='newlog'></div>",
                "%s<p id='blogsort'>分类：<a href='/sort/3'>生活</a></p><p id='blogtags'>标签：无</p>",
                "%s<div id='record'><a href='/sort/3'>生活</a></div>"
            })
    void anArticlesPartsMayHaveTheNamesOfMenus(String parts) {
        String article = "<h2>题</h2><p class='date'>2014-3-5</p><div id='articleContent'>" + TEXT + "</div>";

        ArticlePage read = whole("<title>题 - 我的博客</title><div class='main'>" + parts.formatted(article) + "</div>")
                .article(hint(TEXT), layout, SHANGHAI);

        assertThat(read.title()).isEqualTo("题");
        assertThat(read.date()).hasValue(LocalDateTime.parse("2014-03-05T00:00"));
        assertThat(read.labels().category()).isEqualTo("生活");
    }

    @Test
    void neighboursMayStandInANavigation() {
        ArticlePage read = page("<h2>题</h2><div id='articleContent'>" + TEXT + "</div><div id='navi'>&laquo; "
                        + "<a href='/post-9.html' title='上一篇'>前</a> | <a href='/post-6.html' title='下一篇'>后</a> &raquo;</div>")
                .article(hint(TEXT), layout, SHANGHAI);

        assertThat(read.neighbours()).isEqualTo(new ArticlePage.Neighbours("post-9.html", "post-6.html"));
    }

    /** Else a standalone page would count as an article. */
    @Test
    void thePagesOfCommentsAreNoNeighbours() {
        String base = "https://blog.example.com/";
        String html = "<h2>题</h2><div id='articleContent'>" + TEXT + "</div><div id='pagenavi'><a class='next' "
                + "href='/post-7.html/comment-page-2#comments'>2</a> <a href='/post-7.html/comment-page-3#comments'>&raquo;</a></div>";

        assertThat(WebPage.of(
                                html,
                                base,
                                List.of("#pagenavi"),
                                new AddressReader(HttpUrl.get(base), List.of()),
                                Instant.EPOCH)
                        .article(hint(TEXT), layout, SHANGHAI)
                        .neighbours())
                .isEqualTo(page(html).article(hint(TEXT), layout, SHANGHAI).neighbours())
                .isEqualTo(new ArticlePage.Neighbours("", ""));
    }

    /** An owner may give these names, which plugins have, too. */
    @ParameterizedTest
    @ValueSource(strings = {"links", "archives", "tags", "search", "login"})
    void aCategoryMayHaveTheNameOfAPluginsPage(String alias) {
        ArticlePage read = page("<h2>题</h2><div id='articleContent'>" + TEXT + "</div><p>in <a href='/" + alias
                        + "'>类</a></p>")
                .article(new KnownText("题", TEXT, false, "", Set.of(alias)), layout, SHANGHAI);

        assertThat(read.labels().category()).isEqualTo("类");
    }

    /** The article has no title, or the page has an answer of the server in place of the text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<title>我的博客</title><span class='name'>我的博客</span>",
                "<title>我的博客 - 题</title><a href='/'>我的博客</a><span>我的博客</span>",
                "<title>我的博客 - 题</title><span>我的博客</span>",
                "<title>正在维护</title><span>正在维护</span>"
            })
    void theBlogsNameIsNoTitle(String top) {
        ArticlePage read = whole(top + "<div id='articleContent'>" + TEXT + "</div>")
                .article(new KnownText("", TEXT, false, "", Set.of()), layout, SHANGHAI);

        assertThat(read.title()).isEmpty();
    }

    @Test
    void theNotesInTheMenuAreNoCategory() {
        KnownText hint = new KnownText("题", TEXT, false, "", Set.of("t/"));

        ArticlePage read =
                page("<div class='bar'><ul><li><a href='/t/'>微语</a></li></ul></div><h2>题</h2><p class='date'>"
                                + "<a href='?sort=3'>生活</a></p><div id='articleContent'>" + TEXT + "</div>")
                        .article(hint, layout, SHANGHAI);

        assertThat(read.labels().category()).isEqualTo("生活");
    }

    /** Else the page would count as a list, and the pages that its links lead to as articles. */
    @Test
    void aPageBesideUnknownSideBarsListsNothing() {
        assertThat(
                        page("<div class='topmenu'><a href='/post-9.html'>留言板</a></div><div class='left'><b>关于</b><p>我</p></div>"
                                        + "<div class='right'><ul id='newcomment'><li><a href='/post-9.html#7'>甲说的话</a></li></ul>"
                                        + "<ul id='newlog'><li><a href='/post-3.html'>新文章</a></li></ul>"
                                        + "<p><a href='/post-9.html#8'>乙说的话</a></p></div>")
                                .list(1)
                                .articles())
                .isEmpty();
    }

    @Test
    void aLinkInTheMenuIsNotTheCategory() {
        String menu = "<div id='nav'><ul><li><a href='/admin'>管理</a></li><li><a href='?sort=1'>技术</a></li></ul></div>";
        KnownText hint = new KnownText("题", TEXT, false, "", Set.of("admin", "?sort=1"));

        ArticlePage read = page(menu + "<h2>题</h2><p class='date'><a href='?sort=3'>生活</a></p><div id='articleContent'>"
                        + TEXT + "</div>")
                .article(hint, layout, SHANGHAI);

        assertThat(read.labels().category()).isEqualTo("生活");
        assertThat(page(menu).home().categoryLinks())
                .extracting(CategoryLink::address)
                .containsExactly("?sort=1");
    }

    @Test
    void anEmptyHeadingAboveTheTextMeansNoTitle() {
        ArticlePage read = article(
                "<header><h1>博客的名字</h1></header><div class='c'><h2></h2><div id='articleContent'>" + TEXT
                        + "</div></div>",
                TEXT);

        assertThat(read.title()).isEmpty();
    }

    @Test
    void categoryTagsAndCoverAreReadFromALabelledList() {
        ListedArticle listed =
                page("<main><div class='item'><div class='item-cover'><img src='/content/uploadfile/202401/a.jpg'></div>"
                                + "<h3><a href='?post=7'>密</a><span class='item-sort'><a href='?sort=2'>生活</a></span></h3>"
                                + "<div class='words'>需要密码，<a href='?sort=9'>别的</a></div>"
                                + "<div class='item-tag'><a href='?tag=C%2B%2B'>C++</a></div><time>2024-5-1 08:00</time></div></main>")
                        .list(1)
                        .articles()
                        .get(0);

        assertThat(listed.labels())
                .isEqualTo(new ListedLabels("生活", "?sort=2", List.of("C++"), "content/uploadfile/202401/a.jpg"));
    }

    /** Seen in the default theme of 1.9, which shows whole texts. One of them is a list of the best articles. */
    @Test
    void aHeadingInAListedTextIsNoEntry() {
        String entry =
                "<div class='loglist-body'><h3 class='card-title'><a href='?post=%d' class='loglist-title'>%s</a></h3>"
                        + "<div class='loglist-content markdown'>%s</div></div>";
        String best = "<h2><a href='?post=1'>先看这篇</a></h2><p>为什么</p>";

        List<ListedArticle> articles = page("<main><div class='row'>" + entry.formatted(3, "精选", best)
                        + entry.formatted(2, "二", "<p>文</p>") + entry.formatted(1, "一", "<p>头</p>") + "</div></main>")
                .list(1)
                .articles();

        assertThat(articles)
                .extracting(ListedArticle::title, ListedArticle::description)
                .containsExactly(tuple("精选", best.replace('\'', '"')), tuple("二", "<p>文</p>"), tuple("一", "<p>头</p>"));
    }

    @Test
    void aLinkInsideAListedTextStays() {
        String text = "<p><a href='#one'>一</a> <a href='#%E4%BA%8C'>二</a></p><p id='one'>正文<a href='#n1'>注</a></p>"
                + "<h4><a name='二'></a>末</h4><p id='n1'>脚</p>";

        ListedArticle listed = page("<main><div class='item'><h3><a href='?post=7'>目录</a></h3><div>" + text
                        + "</div><a href='?post=7#comments'>评论(3)</a><a href='#'>赞</a></div></main>")
                .list(1)
                .articles()
                .get(0);

        assertThat(PlainText.ofHtml(listed.description())).isEqualTo("一二正文注末脚");
    }

    /** The following entries are in the element that was left open. */
    @Test
    void anOpenTagInAListHidesNoEntry() {
        String entry =
                "<div class='shadow'><div class='loglist-body'><h3 class='card-title'><a href='?post=%d'>题</a></h3>"
                        + "<div class='loglist-content'>%s</div></div></div>";

        assertThat(page("<main><div class='list'>" + entry.formatted(4, "四") + entry.formatted(3, "<div><div>三")
                                + entry.formatted(2, "二") + entry.formatted(1, "一") + "</div></main>")
                        .list(1)
                        .articles())
                .extracting(ListedArticle::address, listed -> PlainText.ofHtml(listed.description()))
                .containsExactly(
                        tuple("?post=4", "四"), tuple("?post=3", "三"), tuple("?post=2", "二"), tuple("?post=1", "一"));
    }

    /** Seen in the default themes of 1.9 and of the classic 5.3. */
    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<div>", "<div><div><b>", "<table><tr><td>"})
    void anOpenListedTextAddsNothingToItsEntry(String open) {
        String below = "<div id='pagenavi'><span>1</span> <a href='/?page=2'>2</a></div></div>"
                + "<ul id='sidebar'><li><a href='mailto:owner@personal.example'>主人</a></li></ul></div>";

        assertThat(page("<div id='content'><div id='contentleft'><h2><a href='/?post=1'>题</a></h2>" + open + "文"
                                + below)
                        .list(1)
                        .articles())
                .extracting(listed -> PlainText.ofHtml(listed.description()))
                .containsExactly("文");
    }

    @Test
    void anArticleWithoutATitleIsListedToo() {
        assertThat(
                        page("<div class='c'><h3><a href='?post=8'>有题</a></h3><p>一</p><h3><a href='?post=7'></a><i><a href='?sort=1'>类</a></i></h3><p>无题</p></div>")
                                .list(1)
                                .articles())
                .extracting(ListedArticle::address, ListedArticle::description)
                .containsExactly(tuple("?post=8", "<p>一</p>"), tuple("?post=7", "<p>无题</p>"));
    }

    @Test
    void neighboursInOneLineAreFound() {
        ArticlePage page = article(
                "<div id='articleContent'>" + TEXT
                        + "</div><div class='nextlog'>« <a href='?post=9'></a> | <a href='?post=7'>旧</a>»</div>",
                TEXT);

        assertThat(List.of(page.neighbours().previous(), page.neighbours().next()))
                .containsExactly("?post=9", "?post=7");
    }

    @Test
    void aSideBarTextIsNotTheArticlesText() {
        ArticlePage page = article(
                "<div class='m'><div class='t8'>" + TEXT + "</div></div><div class='sidebar'><div>" + TEXT
                        + "</div></div>",
                TEXT);

        assertThat(page.text().html()).isEqualTo(TEXT);
        assertThat(page.text().doubt()).isEmpty();
    }

    // ---- around the text

    @Test
    void metadataIsReadAroundTheTextAndNotInIt() {
        ArticlePage page = article(
                "<h1>题 &amp; 目</h1><p class='meta'><a href='/author/2'>小明</a> 2024年5月1日 10:20 <a href='/sort/3'>生活</a></p>"
                        + "<div id='articleContent'>" + TEXT + "<a href='/tag/no'>不是</a><a href='/sort/9'>不是</a></div>"
                        + "<p><a href='/tag/C%2B%2B'>C++</a> <a href='/?tag=x'>x y</a></p>"
                        + "<div class='side-bar'><a href='/tag/bar'>旁</a></div>"
                        + "<div class='a\nb\nnav'><a href='/tag/nav'>上</a></div>"
                        + "<div class='\n col\n wide\n side-bar'><a href='/tag/side'>旁</a></div>"
                        + "<span class='prev-log'><a href='/post-7.html'>上一篇</a></span>",
                TEXT);

        assertThat(page.title()).isEqualTo("题 & 目");
        assertThat(page.date()).contains(LocalDateTime.of(2024, 5, 1, 10, 20));
        assertThat(page.labels().author()).isEqualTo("小明");
        assertThat(page.labels().authorId()).isEqualTo(2);
        assertThat(page.labels().category()).isEqualTo("生活");
        assertThat(page.labels().categoryAddress()).isEqualTo("sort/3");
        assertThat(page.labels().tags()).containsExactly("C++", "x y");
        assertThat(page.neighbours().previous()).isEqualTo("post-7.html");
    }

    // ---- comments

    @Test
    void repliesAreNestedInTheCommentTheyAnswer() {
        List<Comment> comments = page("<div class='comment' id='7'><b>甲</b><span>2024-05-01 10:20</span>"
                        + "<div class='comment-content'>问</div><div class='comment' id='9'><b>乙 <a href='https://b.example/'>站</a></b>"
                        + "<span>3 天前</span><div class='comment-content'>答</div></div></div>"
                        + "<div class='comment' id='5'><b>丙</b><span>1 年前</span><div class='comment-content'>早</div></div>")
                .comments("", layout, SHANGHAI)
                .threads();

        assertThat(comments).extracting(Comment::id).containsExactly(5, 7);
        assertThat(comments.get(1).author()).isEqualTo("甲");
        assertThat(comments.get(1).content()).isEqualTo("问");
        assertThat(comments.get(1).date().from()).isEqualTo("2024-05-01T02:20:00Z");
        assertThat(comments.get(1).children()).singleElement().satisfies(reply -> {
            assertThat(reply.id()).isEqualTo(9);
            assertThat(reply.content()).isEqualTo("答");
            assertThat(reply.authorUrl()).isEqualTo("https://b.example/");
        });
    }

    /** Seen in the theme Cho. */
    @Test
    void aDateBesideTheNameIsNoPartOfIt() {
        assertThat(page("<div class='comment' id='comment-7'><a name='7'></a><b><a href='https://a.example/'>甲</a> | "
                                + "<span class='comment-time'>2024-03-10 00:46</span><a class='comment-reply' href='#comment-7'>回复</a></b>"
                                + "<div class='comment-content'>问</div></div>")
                        .comments("", layout, SHANGHAI)
                        .threads())
                .extracting(Comment::author, Comment::authorUrl, Comment::content)
                .containsExactly(tuple("甲", "https://a.example/", "问"));
    }

    @Test
    void aCommentsDateWithoutATimeIsThatDay() {
        assertThat(page("<div class='comment' id='7'><b>甲</b><span class='date'>发表于 2024-5-1</span>"
                                + "<div class='comment-content'>问</div></div>")
                        .comments("", layout, SHANGHAI)
                        .threads())
                .singleElement()
                .extracting(Comment::date)
                .isEqualTo(new DateRange(Instant.parse("2024-04-30T16:00:00Z"), Instant.parse("2024-05-01T15:59:59Z")));
    }

    @Test
    void configuredSelectorsFindTheCommentsAndTheirParts() {
        PageLayout configured = PageLayout.of(
                new Selectors(
                        List.of(),
                        Optional.empty(),
                        Optional.of(".mine"),
                        Optional.of(".who"),
                        Optional.of(".when"),
                        Optional.of(".said")),
                Map.of());

        assertThat(page("<div class='mine' id='7'><b>不是名字</b><i class='who'>甲</i><span>2020-01-01 00:00</span>"
                                + "<span class='when'>2024-05-01 10:20</span><div class='comment-content'>不是评论</div>"
                                + "<div class='said'>问</div></div><div class='comment' id='comment-8'>另一条</div>")
                        .comments("", configured, SHANGHAI)
                        .threads())
                .singleElement()
                .satisfies(comment -> {
                    assertThat(comment.id()).isEqualTo(7);
                    assertThat(comment.author()).isEqualTo("甲");
                    assertThat(comment.date().from()).isEqualTo("2024-05-01T02:20:00Z");
                    assertThat(comment.content()).isEqualTo("问");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = ' ', textBlock = """
            /go.php?url=aHR0cHM6Ly93d3cuZXhhbXBsZS5vcmcvP2E9MSZiPTI= https://www.example.org/?a=1&b=2
            https://blog.example.com/?go=aHR0cHM6Ly93d3cuZXhhbXBsZS5vcmcvfg%3D%3D https://www.example.org/~
            content/plugins/go/?target=https%3A%2F%2Fwww.example.org%2F%3Fa%3D1&type=1 https://www.example.org/?a=1
            /go/?url=https://www.example.org/?a=1&b=2 https://www.example.org/?a=1&b=2
            /go.php?url=https://v.example.org/x.html&type=1 https://v.example.org/x.html
            /go.php?url=https://v.example.org/x.html&type=1&b=?c https://v.example.org/x.html
            /go.php?url=https://v.example.org/x?a=1&type=1 https://v.example.org/x?a=1&type=1
            /go.php?url=https://v.example.org/x#a&b https://v.example.org/x#a&b
            /go.php?url=https://blog.example.com/post-3.html /go.php?url=https://blog.example.com/post-3.html
            /?sort=2 /?sort=2
            /go.php?url=2 /go.php?url=2
            https://www.example.org/go.php?url=https://example.net/ https://www.example.org/go.php?url=https://example.net/
            """)
    void aLinkThroughTheBlogLeadsToItsTarget(String through, String target) {
        String link = "<a href='" + through + "'>看</a>";
        ArticlePage page = article(
                "<h1>题</h1><div id='articleContent'>" + TEXT + link + "</div><div class='comment' id='7'><b>" + link
                        + "</b><span>2024-05-01 10:20</span><div class='comment-content'>问</div></div>",
                TEXT + "看");

        assertThat(page.text().html()).endsWith("<a href=\"" + target.replace("&", "&amp;") + "\">看</a>");
        assertThat(page.comments().threads())
                .extracting(Comment::authorUrl)
                .containsExactly(target.startsWith("/") ? "" : target);
    }

    @Test
    void commentsInASideBarAreNotTheArticlesComments() {
        assertThat(page("<ul><li class='comment-info'><a href='/?post=17#17'>草稿下的评论</a></li></ul>")
                        .comments("", layout, SHANGHAI)
                        .threads())
                .isEmpty();
    }

    /** A page of another blog, pasted with its comments, and the links to their pages. */
    @Test
    void commentsInTheTextAreNotTheArticlesComments() {
        String text = "<p>一段足够长的正文，用来证明。</p><div id='comments'><div class='comment' id='comment-7'><b>别处的人</b>"
                + "<span class='comment-time'>2020-01-01 10:00</span><div class='comment-content'>别处的话</div></div></div>"
                + "<a href='/?post=30&amp;comment-page=2'>2</a>";

        String html = "<div class='markdown' id='articleContent'>" + text + "</div><div class='comment-header'>评论</div>"
                + "<div class='comment' id='7'><b>甲</b><span>2024-05-01 10:20</span>"
                + "<div class='comment-content'>问</div></div><a href='/?post=7&amp;comment-page=2#comments'>2</a>";
        ArticlePage page = article(html, "<p>一段足够长的正文，用来证明。</p>");

        assertThat(PlainText.ofHtml(page.text().html())).contains("别处的话");
        assertThat(page.comments().threads()).extracting(Comment::author).containsExactly("甲");
        assertThat(page.commentPages()).containsExactly("?post=7&comment-page=2");
        assertThat(page(html).comments(page.text().html(), layout, SHANGHAI).threads())
                .extracting(Comment::author)
                .containsExactly("甲");
    }

    @Test
    void furtherPagesOfCommentsRunUpToTheLastNumber() {
        ArticlePage page = article(
                "<a href='/post-28.html/comment-page-2#comments'>2</a><em>…</em>"
                        + "<a href='/post-28.html/comment-page-4#comments'>4</a>",
                "");

        assertThat(page.commentPages())
                .containsExactly(
                        "post-28.html/comment-page-2", "post-28.html/comment-page-3", "post-28.html/comment-page-4");
    }

    @Test
    void aLinkToOneCommentIsNoFurtherPage() {
        ArticlePage page = article("<a href='/?post=17&amp;comment-page=2#9'>见第二页评论</a>", "");

        assertThat(page.commentPages()).isEmpty();
    }

    @Test
    void commentPagesOfAnotherArticleAreIgnored() {
        ArticlePage page = article(
                "<a href='/post-28.html/comment-page-2#comments'>2</a><a href='/post-28.html/comment-page-2'>下一页</a>"
                        + "<aside><a href='/post-17.html/comment-page-9#17'>加密文章下的评论</a></aside>",
                "");

        assertThat(page.commentPages()).containsExactly("post-28.html/comment-page-2");
    }

    // ---- the home page

    @Test
    void theHomePageGivesWhatTheApiDoesNot() {
        HomePage home = page("<nav><a class='brand' href='/'>我的 &amp; 博客</a><p class='subtitle'>副题</p><ul>"
                        + "<li><a href='/'>首页</a></li><li><a href='/admin'>登录</a></li>"
                        + "<li><a href='#'>更多</a><ul><li><a href='/post-9.html'>关于</a></li></ul></li>"
                        + "<li><a href='/sort/tech'>技术</a><ul><li><a href='/sort/java'>Java</a></li></ul></li></ul></nav>"
                        + "<div class='widget'><h3>友情链接</h3><ul><li><a href='https://f.example/' title='朋友'>友</a></li></ul></div>"
                        + "<footer><a href='https://beian.miit.gov.cn/'>京ICP备12345678号-1</a><p>写于北京</p></footer>")
                .home();

        assertThat(home.name()).isEqualTo("我的 & 博客");
        assertThat(home.subtitle()).isEqualTo("副题");
        assertThat(home.profile().record()).isEqualTo("京ICP备12345678号-1");
        assertThat(home.profile().footer()).isEqualTo("写于北京");
        assertThat(home.navigation())
                .contains(Link.to("更多", "#", Link.to("关于", "post-9.html")))
                .extracting(Link::title)
                .containsExactly("首页", "更多", "技术");
        assertThat(home.links()).containsExactly(new Link("友", "https://f.example/", "朋友", List.of()));
        assertThat(home.categoryLinks())
                .contains(
                        new CategoryLink("技术", "sort/tech", "", ""),
                        new CategoryLink("Java", "sort/java", "", "sort/tech"));
    }

    @Test
    void idsOfCommentsMayHaveTenDigits() {
        List<Comment> comments = page("<div class='comment' id='2000000007'><b>甲</b><p>问</p>"
                        + "<div class='comment' id='comment-2000000009'><b>乙</b><p>答</p></div></div>"
                        + "<div class='comment'><a name='2147483647'></a><b>丙</b><p>另一条</p></div>"
                        + "<div class='comment' id='comment-20261128221500'><b>丁</b><p>太大</p></div>")
                .comments("", layout, SHANGHAI)
                .threads();

        assertThat(comments).extracting(Comment::id).containsExactly(2000000007, 2147483647);
        assertThat(comments.get(0).children()).extracting(Comment::id).containsExactly(2000000009);
    }

    /** A theme may hide a pattern for new comments, and a text may have anchors of its own. */
    @Test
    void noCommentHasTheIdZero() {
        assertThat(page("<div id='articleContent'><p><a name='0'></a>" + TEXT + "</p></div>"
                                + "<ul><li class='comment' id='comment-0' style='display:none'><b>名</b><p>话</p></li>"
                                + "<li class='comment' id='comment-7'><b>甲</b><p>问</p></li></ul>")
                        .comments("", layout, SHANGHAI)
                        .threads())
                .extracting(Comment::id)
                .containsExactly(7);
    }

    @Test
    void newTabsAndIconsAreThoseOfTheDefaultTheme() {
        HomePage home = page("<nav><ul><li><a href='/'>首页</a></li>"
                        + "<li><a href='https://other.example/' target=\"_blank\" >外</a></li></ul></nav>"
                        + "<div class='widget'><h3>友情链接</h3><ul>"
                        + "<li><img src='../content/uploadfile/a%20b.png'> <a href='https://a.example/'>甲</a></li>"
                        + "<li><img src='/content/templates/x/i.png'> <a href='https://b.example/'>乙</a></li>"
                        + "<li><a href='https://c.example/' target='_blank'>丙</a></li></ul></div>")
                .home();

        assertThat(home.navigation()).extracting(Link::newTab).containsExactly(false, true);
        assertThat(home.links())
                .containsExactly(
                        new Link("甲", "https://a.example/", "", List.of(), false, "content/uploadfile/a b.png"),
                        Link.to("乙", "https://b.example/"),
                        Link.to("丙", "https://c.example/"));
    }

    @Test
    void theSideBarShowsTheOwner() {
        assertThat(
                        page("<div class='bloggerinfo'><div><a href='/author/3'><img src='/content/uploadfile/a.png'></a></div>"
                                        + "<div class='bloginfo-name'><b>张 &amp; 三</b></div>"
                                        + "<div class='bloginfo-descript'>写字<b>的</b>人</div></div>")
                                .home()
                                .owner())
                .contains(new Author(3, "张 & 三", "content/uploadfile/a.png", "写字的人"));
        assertThat(page("<ul id='bloggerinfo'><div id='bloggerinfoimg'><img src='/admin/views/images/avatar.svg'></div>"
                                + "<p><b>站长</b> 写字的人</p></ul>")
                        .home()
                        .owner())
                .contains(new Author(1, "站长", "", "写字的人"));
        assertThat(page("<aside>无</aside>").home().owner()).isEmpty();
    }

    @Test
    void aTitleEndsBeforeTheNameOfTheBlog() {
        WebPage page = whole("<title>Java - 入门 - 博客</title><h2>站长</h2>");

        assertThat(page.identity().isTitled("Java - 入门")).isTrue();
        assertThat(page.identity().isTitled("Java")).isFalse();
        assertThat(whole("<title>Java</title>").identity().isTitled("Java")).isTrue();
        assertThat(page("<h1>Java</h1>").identity().isTitled(" Java ")).isTrue();
    }

    private ArticlePage article(String body, String description) {
        WebPage page = page(body);
        ArticlePage read = page.article(hint(description), layout, SHANGHAI);
        layout = page.teach(hint(description), layout);
        return read;
    }

    private static WebPage page(String body) {
        return whole("<html><body>" + body + "</body></html>");
    }

    private static WebPage whole(String html) {
        String base = "https://blog.example.com/";
        return WebPage.of(
                html,
                base,
                List.of(),
                new AddressReader(HttpUrl.get(base), List.of()),
                Instant.parse("2026-11-24T00:00:00Z"));
    }

    private static KnownText lead(String description) {
        return new KnownText("题", description, true, "", Set.of());
    }

    private static KnownText hint(String description) {
        return new KnownText("题", description, false, "", Set.of());
    }
}
