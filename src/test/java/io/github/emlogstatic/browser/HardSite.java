package io.github.emlogstatic.browser;

import io.github.emlogstatic.MadeOnce;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The site of a blog with everything that makes pages difficult, built once for all tests. */
public final class HardSite {

    public static final String PASSWORD = "芝麻开门";
    public static final int BROKEN = 1;
    static final int EMOJI = 2;
    public static final int LONG_TITLE = 3;
    static final int NO_TITLE = 4;
    public static final int RIGHT_TO_LEFT = 5;
    public static final int DEEP_HEADINGS = 6;
    public static final int COMMENTS = 7;
    public static final int WIDE = 8;
    public static final int LOCKED = 9;
    public static final int PASTED = 10;
    public static final int PLAYERS = 11;
    private static final int HOME = 12;

    private HardSite() {}

    /** Its address on the disk. */
    public static String address(String path) {
        return FOLDER.resolve("public").resolve(path).toUri().toString();
    }

    public static String article(int id) {
        return address("post/" + id + ".html");
    }

    /** The address of a page in the theme xuan. */
    public static String xuan(String path) {
        return FOLDER.resolve("xuan").resolve(path).toUri().toString();
    }

    /** In both themes. */
    public static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(SampleSite.pages(FOLDER.resolve("public")));
        pages.addAll(SampleSite.pages(FOLDER.resolve("xuan")));
        return pages;
    }

    private static void build(Path folder) throws IOException {
        try (CrawledBlog crawled = CrawledBlog.of(blog(), folder)) {
            String settings = "protected: encrypted\nprotectedTitles: true\nblog: {apiKey: " + Options.API_KEY + ","
                    + " articlePasswords: {" + LOCKED + ": " + PASSWORD + "}}\n";
            crawled.configured(settings).build("");
            crawled.configured(settings + "theme: xuan\noutput: xuan\n").build("--offline");
        } catch (ConfigException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The blog itself. */
    public static MemoryBlog blog() {
        MemoryBlog blog = MemoryBlog.empty();
        for (String upload : List.of("没有.png", "gone.png", "gone.mp4", "a.mp3")) {
            // A video that holds only text would be taken for an error message.
            byte[] other = ("\0" + upload).getBytes(StandardCharsets.UTF_8);
            blog.upload("content/uploadfile/1/" + upload, upload.endsWith(".png") ? TestPng.saying(upload) : other);
        }
        blog.category(1, "😀 分类 & <其他>");
        blog.publish(BROKEN, post -> post.title("坏掉的 <b>HTML</b> & “引号”").html(BROKEN_HTML));
        blog.publish(
                EMOJI,
                post -> post.title("👨‍👩‍👧‍👦 🇨🇳 🏳️‍🌈 e\u0301 表情")
                        .html("<h2>🎉</h2><p>👍🏽 和 \uD83D 半个 &#0; &#128512;</p>")
                        .tags("🐼", "C++/C#", "<i>")
                        .category(1));
        blog.publish(
                LONG_TITLE,
                post -> post.title("字".repeat(120) + "w".repeat(80))
                        .html("<p>长</p>")
                        .tags("标".repeat(60), "t".repeat(120)));
        blog.publish(NO_TITLE, post -> post.title("").html(""));
        blog.publish(RIGHT_TO_LEFT, post -> post.title("مرحبا بالعالم").html(RIGHT_TO_LEFT_HTML));
        blog.publish(DEEP_HEADINGS, post -> post.title("标题的深处").html(headings()));
        blog.publish(COMMENTS, post -> post.title("八层评论").html("<p>见下。</p>"));
        int parent = 0;
        for (int depth = 1; depth <= 8; depth++) {
            int above = parent;
            String name = depth == 4 ? "n".repeat(100) : depth == 5 ? "<script>alert(1)</script>" : "第" + depth + "层";
            parent = blog.comment(
                    COMMENTS,
                    comment -> comment.parent(above)
                            .poster(name)
                            .url(above == 0 ? "javascript:alert(1)" : "https://a.example/?<b>")
                            .html("<h1>回</h1><img src=x onerror=alert(1)>" + "长".repeat(80) + "u".repeat(200) + "<pre>"
                                    + "code ".repeat(40) + "</pre>"));
        }
        blog.publish(WIDE, post -> post.title("宽").html(WIDE_HTML));
        blog.publish(LOCKED, post -> post.title("加密的文章").password(PASSWORD).html(LOCKED_HTML));
        blog.publish(
                PLAYERS,
                post -> post.title("播放器")
                        .html(
                                "<iframe src=https://player.bilibili.com/player.html?bvid=1 width=2000 height=480 frameborder=0></iframe>"
                                        + "<iframe src=https://elsewhere.example/></iframe><embed src=https://a.example/b.swf>"));
        blog.publish(PASTED, post -> post.title("粘贴来的颜色").html(PASTED_HTML));
        blog.publish(
                HOME,
                post -> post.type(PostRow.PAGE)
                        .title("首页 & <i>不是列表</i>")
                        .html("<h3>先是三级</h3><pre><code>int a = 1;</code></pre><p>$a^2$</p>" + WIDE_HTML));
        blog.comment(HOME, "访客", "来过。");
        blog.configure(options -> options.homePage(HOME));
        blog.note("<center><font size=7 color=red>微语</font></center>" + "x".repeat(300));
        return blog;
    }

    private static String headings() {
        StringBuilder html = new StringBuilder("<h4>先是四级</h4><h1>一级</h1><h6>忽然六级</h6>");
        for (int level = 1; level <= 6; level++) {
            html.append("<h%d>第 %d 级<h%d>里面还有</h%d></h%d><p>文</p>".formatted(level, level, level, level, level));
        }
        return html + "<h2></h2><h3><img src=/content/uploadfile/1/gone.png></h3><h2>同名</h2><h2>同名</h2><h5>又跳了</h5>";
    }

    private static final String RIGHT_TO_LEFT_HTML = """
            <div dir="rtl"><h2>عنوان</h2><p>هذا نص طويل باللغة العربية مع <a href="https://a.example/">رابط</a> و English
            في الوسط.</p><ul><li>واحد<li>اثنان</ul><blockquote>اقتباس</blockquote>
            <table><tr><th>أ<th>ب<tr><td>١<td>٢</table></div><p dir=sideways>‏שלום</p>
            """;

    private static final String WIDE_HTML = """
            <p>https://a.example/%s</p><pre>%s</pre>
            <table width=3000 border=1><tr>%s</tr></table><img src=/content/uploadfile/1/gone.png width=4000 height=10 style=width:4000px;height:10px>
            <div style="width:3000px">宽</div><p style="color:#111;white-space:nowrap">%s</p><div style="min-width:900px">窄</div>
            <video src=/content/uploadfile/1/gone.mp4 width=2000></video><p>$$%s$$</p>
            """.formatted(
                    "a".repeat(400),
                    "code ".repeat(100),
                    "<td nowrap>单元格 cell</td>".repeat(30),
                    "不换行".repeat(40),
                    "x+".repeat(80) + "1");

    /** HTML from Word, from WeChat and from editors that write colours for a white page into every element. */
    private static final String PASTED_HTML = """
            <p><span style="color:#333333">编辑器的正文</span>，<span style="color: rgb(62, 62, 62)">微信的正文</span>，
            <font color=black>黑字</font>，<span style="background-color: rgb(255, 255, 0);">黄底</span>，
            <span style="color:#000;background:#ffffff">白底黑字</span>，<span style="color:#003399">深蓝</span>，
            <b style="color:#C00000">红字</b>，<a href="?post=1" style="color:#333">链接</a></p>
            <table><tr><td bgcolor=#eeeeee>表头<td style="background:#f7f7f7"><span style="color:#576b95">格</span></table>
            <p><img src=/content/uploadfile/1/gone.png width=200 style="float:left">环绕</p>
            """;

    private static final String LOCKED_HTML = """
            <h2 id="inside">里面</h2><p>只有知道密码的人才能读到。</p><pre><code class="language-java">int secret = 42;</code></pre>
            <p>公式 $e^{i\\pi}+1=0$。</p><p><a href="?post=1">坏掉的 HTML</a></p>
            """;

    private static final String BROKEN_HTML = """
            <p>未闭合 <b>粗 <i>斜</b> 乱</i> <h2 id=main>标题<h3>嵌套 <a href=x>链<a href=y>接</a></h3>
            </p></div></span><td>没有表格<tr><li>没有列表<dt>没有定义<figcaption>没有图<summary>没有详情</summary>
            <ul><p>段落</p><div>块</div>文字<li>项<ul><ul><li>隔层</ul></ul></ul><ol start=abc type=Q><li value=x>一</ol>
            <dl><p>段</p><dd>先说<dt>后定义</dl><dl></dl><ul></ul><table></table>
            <p><table align=center border=1 cellpadding=3 bgcolor=#eee summary=s><caption>题<p>段</p></caption><tr><div>乱</div>
            <td colspan=0 rowspan=-1 headers=nothing width=10 height=10 nowrap valign=top>格<th scope=all abbr>头<tr></table>
            <table><tr><td colspan=5>宽<tr><td>窄</table><table><thead><tr><td>a</thead><thead><tr><td>b</thead></table>
            <center><font color=#808080 size=5 face=宋体>旧式</font></center><p align=right>右</p><hr size=1 width=50%% noshade>
            <div id=a>一</div><div id=a>二</div><div id="b c">三</div><div id="">四</div><a name=a>锚</a><a name="">空</a>
            <img><img src=""><img src="http://[坏" alt><img src=/content/uploadfile/1/没有.png width=100%% height=auto hspace=3>
            <a href="http://[坏">坏</a><a href="http://a.example/ 空格 %%zz#a#b">怪</a><a href="//">空</a><a></a><a href=#nowhere></a>
            <a href="?post=2" target=_new rel="a b">内</a><a href="mailto:我@例.中国">邮</a><a href="#a b">锚</a><a href="?post=5#a b">别处的锚</a>
            <marquee>走</marquee><blink>闪</blink><big>大</big><tt>打</tt><strike>删</strike><acronym title=t>缩</acronym>
            <nobr>不断</nobr><dir><li>目录</dir><xmp><b></xmp><plaintext-not>x</plaintext-not><foo:bar>命名</foo:bar>
            <time>昨天</time><time datetime=明天>明天</time><ins datetime=x cite=y>插</ins><q cite=z>引</q><data>无值</data>
            <audio></audio><audio src=/content/uploadfile/1/a.mp3 preload=maybe></audio><video poster=""><source src=/content/uploadfile/1/gone.mp4><track src=/content/uploadfile/1/a.vtt></video>
            <source src=x><track src=x><picture><source srcset="/content/uploadfile/1/gone.png 1x, b 2q"><img src=/content/uploadfile/1/gone.png></picture><picture></picture>
            <details><p>没有摘要</p></details><details><summary>一</summary><summary>二</summary></details>
            <figure><figcaption>一</figcaption><p>图</p><figcaption>二</figcaption></figure>
            <ruby>字<rt>zì<rp>)</ruby><rt>单独</rt><address><h2>地址里的标题</h2><address>嵌套</address></address>
            <header><header>头</header><footer>脚</footer></header><main>主</main><nav>航</nav><section></section><article></article>
            <p lang="中文" dir=up class="" title="“">属性</p><p style="color:;;background;width:expression(1)">样式</p>
            <span><div><p>块在行内</p></div></span><em><ul><li>列表在行内</ul></em><pre><h2>代码里的标题</h2><table><tr><td>表</pre>
            <h2><p>段落在标题里</p><table><tr><td>表在标题里</table></h2><label for=x>签</label><button>按</button><input><textarea>写</textarea>
            <map name=m><area href=x></map><object data=x><param name=a><embed src=x></object><iframe></iframe><iframe src=about:blank></iframe>
            <math><mi>x</mi><mrow><mfrac><mi>a</mfrac></mrow><annotation-xml><p>乱</p></annotation-xml></math><svg><p>出来</svg>
            <table><caption></caption><colgroup span=x><col span=0 width=5></colgroup><tbody><tr><td><table><tr><td>表中表</table></table>
            <div aria-label=标 aria-hidden=maybe>块</div><span aria-label=标>行</span><bdo>向</bdo><dfn><dfn>定</dfn></dfn>
            <a href=x><div><a href=y>块里的链接</a></div></a><a href=z><button>按</button><input type=checkbox checked>任务</a>
            <input type=checkbox id=t><!-- 未完的注释 -- > <![CDATA[ x ]]> <?php echo 1 ?> <p/><br></br><wbr><hr></hr></p>
            """.formatted();

    private static final Path FOLDER =
            MadeOnce.folder("hard-site", HardSite::build); // must be the last field: build() reads the others
}
