package io.github.emlogstatic.export.tool;

import io.github.emlogstatic.emlog.markdown.Markdown;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** A blog whose owner has written about templates, front matter and Markdown, and used whatever an editor offers. */
public final class OwnersBlog {

    private static final String FOLDER = "content/uploadfile/202401/";

    private OwnersBlog() {}

    /** Names that YAML, JavaScript, Liquid or Hugo take for something else. */
    private static final List<String> NAMES = List.of(
            "yes",
            "null",
            "~",
            "1e3",
            "0x1F",
            "1_000",
            "2024-01-01",
            "12:30:45",
            ".inf",
            "@x",
            "#",
            "# not a comment",
            "a: b",
            "- item",
            "? key",
            "[x]",
            "{x}",
            "*alias",
            "&anchor",
            "!tag",
            "| pipe",
            "> fold",
            "%directive",
            "`tick`",
            "'single'",
            "\"double\"",
            "back\\slash",
            "---",
            "...",
            "{{ braces }}",
            "{% tag %}",
            "{{< code >}}",
            "{{% code %}}",
            "<% erb %>",
            "<b>bold</b>",
            "*stars*",
            "_under_",
            "[link](/)",
            "toString",
            "constructor",
            "ΟΔΥΣΣΕΥΣ",
            "😀",
            "👨‍👩‍👧",
            "e\u0301",
            "é",
            "ﬁ",
            "Straße",
            "İstanbul",
            "مرحبا",
            "a/b",
            "a?b#c",
            "50%",
            "100%25",
            "+",
            "C++",
            "c++",
            "Ｃ＋＋",
            ".",
            "..",
            "index",
            "con",
            "x".repeat(200));

    public static MemoryBlog blog() {
        MemoryBlog blog = MemoryBlog.empty();
        blog.configure(options -> options.urlMode(UrlMode.STATIC)
                .aliases(true)
                .name("{{ site }} \"引号\": <b> \\ '")
                .description("yes # 不是注释"));
        blog.user(1, "null", "").user(2, "{{ author }}: <i>", "");
        blog.menu(
                Link.to("主页 {{ x }}", "/"),
                Link.to("分类", "#", Link.to("yes", "/sort/1"), Link.to("外", "https://a.example/?a=1&b='2'")),
                Link.to("文章", "post-1.html"),
                Link.to("文章", "post-2.html"));
        for (int i = 0; i < NAMES.size(); i++) {
            String name = NAMES.get(i);
            int id = i + 1;
            if (id % 4 == 1) {
                blog.category(new Category(id, name, "", "描述 " + name, id > 30 ? 1 : 0, id));
            }
            blog.publish(
                    id,
                    post -> post.title(name)
                            .text("title " + id + ": " + name)
                            .author(id % 2 + 1)
                            .excerpt(id % 3 == 0 ? name + " & <b>x</b> *y* [z](u) {{ w }}" : "")
                            .field("field " + name, name)
                            .category(id % 4 == 1 ? id : 1)
                            .tags(name, "共同")
                            .date(LocalDateTime.of(2020, 1, 1, 0, 0).plusDays(id)));
        }
        blog.publish(
                101, post -> post.title("old").text("before 1970").date(LocalDateTime.of(1969, 7, 20, 20, 17, 40)));
        blog.publish(102, post -> post.title("same").text("one").alias("Hello"));
        blog.publish(103, post -> post.title("same").text("two").alias("hello"));
        blog.publish(104, post -> post.title("长".repeat(300)).text("long title"));
        blog.publish(
                105,
                post -> post.title("very many tags")
                        .text("tags")
                        .tags(IntStream.range(0, 200).mapToObj(i -> "标签" + i).toArray(String[]::new)));
        int id = 110;
        for (String alias : List.of(
                "page", "search", "public", "index", "content", "css", "page2", "layouts", "tag", "_posts", "404",
                "sitemap", "rss")) {
            blog.publish(id++, post -> post.title("alias " + alias).alias(alias).text("alias " + alias));
        }
        for (String name : List.of("图 片 (1).png", "a&b.png", "c'd.png", "照片\u3000全角.png", "g+h.png")) {
            blog.upload(FOLDER + name, TestPng.saying(name));
        }
        blog.upload(FOLDER + "文档 {{ x }}.txt", "text");
        blog.upload(FOLDER + "v.mp4", "\0v");
        id = 201;
        for (String html : HTML.split("\n=+\n")) {
            int at = id++;
            blog.publish(at, post -> post.title("html " + at).html(html).category(5));
        }
        id = 301;
        for (String markdown : MARKDOWN.split("\n=====+\n")) {
            int at = id++;
            blog.publish(at, post -> post.title("markdown " + at).content(Markdown.html(markdown), markdown));
        }
        blog.publish(
                401,
                post -> post.type(PostRow.PAGE)
                        .title("about: {{ me }}")
                        .alias("about")
                        .html("<p>page <a href=\"post-1.html\">x</a></p>"));
        blog.publish(402, post -> post.title("draft").text("DRAFTWORDS").hidden(true));
        blog.publish(
                403,
                post -> post.title("LOCKEDTITLE")
                        .text("LOCKEDWORDS <a href='/" + FOLDER + "locked.txt'>")
                        .password("p")
                        .tags("LOCKEDTAG"));
        blog.publish(404, post -> post.title("future").text("FUTUREWORDS").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        blog.publish(405, post -> post.title("pinned").text("pinned").top(true).cover(FOLDER + "图 片 (1).png"));
        int comment = blog.comment(
                1,
                remark -> remark.poster("{{ x }} <b> yes")
                        .url("https://a.example/?a=1&b='\"")
                        .text("{% y %} {{< z >}} --- \n*a* <script>alert(1)</script>"));
        blog.comment(1, remark -> remark.poster("null").parent(comment).text("1e3"));
        blog.comment(1, remark -> remark.html("<a href=\"post-2.html\">see</a> <a href=\"?sort=1\">sort</a>"));
        blog.note("{{ note }} {% x %} <b>y</b>");
        return blog;
    }

    private static final String HTML = """
            <ul><li>一<ul><li>二<ol start="5"><li>三<ul><li>四</li></ul></li><li>五</li></ol></li></ul></li><li><p>松</p><p>段</p></li><li><pre><code>代码
              缩进

            空行</code></pre></li><li><blockquote>引</blockquote></li><li><table><tr><th>a</th></tr><tr><td>b</td></tr></table></li></ul>
            =
            <table><caption>题</caption><thead><tr><th rowspan="2">a</th><th colspan="2">b</th></tr><tr><th>c</th><th>d</th></tr></thead><tbody><tr><td>1</td><td>2|3</td><td><code>x|y</code></td></tr></tbody></table>
            <table><tr><th>a</th><th>b</th></tr><tr><td>x | y</td><td>`z`</td></tr><tr><td></td><td> </td></tr></table>
            <table><tr><td>no head</td><td>2<br>3</td></tr></table>
            <table><tr><th>c</th></tr><tr><td><ul><li>1</li></ul></td></tr></table>
            <ul><li id="here"><table><tr><th>a</th></tr><tr><td>b</td></tr></table></li><li>字<table><tr><th>a</th></tr><tr><td>b</td></tr></table></li></ul>
            =
            <pre>plain  two   spaces
            \ttab &lt;b&gt; &amp;amp; {{ x }} {% y %} &lt;% z %&gt; `tick` ``` ~~~

            \\back \\\\ *a* _b_ # h</pre><pre class="language-java"><code>```
            ~~~~
            ````` five
            </code></pre><pre><code class="language-c++ hljs">int a;</code></pre><pre class="brush:php;toolbar:false">&lt;?php echo 1;</pre>
            <p><code>a`b</code> <code>`</code> <code>``</code> <code> a </code> <code></code> <code>{{ x }}</code> <code>{% raw %}</code> <code>{% endraw %}</code> <code>&lt;b&gt;</code> <code>a|b</code> <code>\\</code> <code>a  b</code> <code><b>bold</b></code></p>
            <pre><code>line one<br>line two<br/>line three</code></pre><pre><code>

            leading blank</code></pre><pre></pre><pre><code>{% endraw %} {% raw %} {{ "}}" }} {{{{ }}}} {{ a
            b }}</code></pre>
            =
            <p>公式 $a_b*c*d$，$$\\frac{a}{b} \\\\ c$$，$5 and $6，价格 $1_000。</p><p>$$
            a &lt; b
            $$</p>
            =
            <figure><img src="/content/uploadfile/202401/图 片 (1).png" alt="说明 [x] *y* &quot;z&quot;" title="标题 &quot;引&quot;"><figcaption>图 1：<b>说明</b></figcaption></figure>
            <p><img src="../content/uploadfile/202401/a&amp;b.png" width="100" alt="a|b"><img src="content/uploadfile/202401/c'd.png"> <a href="/content/uploadfile/202401/g+h.png"><img src="/content/uploadfile/202401/g+h.png" alt="]("></a></p>
            <p><img src="/content/uploadfile/202401/照片　全角.png"><img src="/content/uploadfile/202401/g+h.png"> <a href="/content/uploadfile/202401/文档 {{ x }}.txt">文档 {{ x }}</a></p>
            =
            <video controls src="/content/uploadfile/202401/v.mp4" poster="/content/uploadfile/202401/a&amp;b.png"></video><audio src="/content/uploadfile/202401/v.mp4"></audio>
            <iframe src="https://player.bilibili.com/player.html?bvid=1&amp;page=2" allowfullscreen></iframe><iframe src="https://www.youtube.com/embed/x"></iframe><iframe src="https://evil.example/x"></iframe>
            =
            <details open><summary>摘要 <b>粗</b></summary><p>里面 *星* {{ x }}</p><pre><code>代码

            空行</code></pre></details><dl><dt>词</dt><dd>解释</dd></dl><p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby> <abbr title="x&quot;y">abbr</abbr> <mark>m</mark> <sup>[1]</sup> <sub>2</sub></p>
            <p dir="rtl">مرحبا *بالعالم* <bdo dir="ltr">ltr</bdo></p><!-- a comment -- with {{ x }} --><p>after<!-- SECRETCOMMENT --> the comment</p>
            <p>脚注<sup id="fnref1"><a href="#fn1">1</a></sup></p><ol><li id="fn1">注 <a href="#fnref1">↩</a></li></ol>
            =
            <p><a href="post-1.html">文</a> <a href="/post-2.html#x y">锚</a> <a href="./post-3.html?a=1">问</a> <a href="?post=4">旧</a> <a href="index.php?post=5">更旧</a> <a href="Hello">大</a> <a href="hello">小</a> <a href="/about">页</a> <a href="/?post=401">页二</a> <a href="sort/1">类</a> <a href="?sort=9">类三</a> <a href="tag/C++">签</a> <a href="/tag/50%25">签二</a> <a href="?tag=a%2Fb">签三</a> <a href="tag/{{ braces }}">签四</a> <a href="record/202001">月</a> <a href="author/2">者</a> <a href="/">首</a> <a href="page/2">次页</a> <a href="post-403.html">锁</a> <a href="post-402.html">稿</a> <a href="post-999.html">无</a> <a href="https://a.example/a_(b)?c={{ d }}&amp;e=*f*#g">外</a> <a href="mailto:a@b.c?subject=x%20y">信</a> <a href="javascript:alert(1)">坏</a> <a href="post-104.html" title="题 &quot;x&quot; (y)">长</a> <a href="post-1.html"></a> <a>无址</a></p>
            =
            <p>行首</p><p>1. 一</p><p>- 二</p><p># 三</p><p>&gt; 四</p><p>+ 五</p><p>= 六</p><p>: 七</p><p>--- 八</p><p>| 九</p><p>*十*</p><p>    四空格</p><p>&nbsp;&nbsp;两个</p><p>&lt;b&gt;字面&lt;/b&gt;</p><p>&amp;amp; &amp;lt;</p><p>https://a.example/x_y_z?a=1&amp;b=2</p><p>[x] y</p><p>[^1]: z</p><p>*[HTML]: w</p><p>{: .class}</p><p>{:toc}</p><p>\\\\ \\* 反</p><p>:smile: TODO -- --- ... (c) 1/2</p><p>---</p><p>***</p><p>===</p><p>~~~</p><p>```</p><p>$$</p><p>%</p><p>{#id}</p><p>标题 {#id}</p><h3>标题 {#id} #</h3><h2>a{b}</h2><p>a<br>- b<br>1. c<br># d<br>| e | f |<br>&gt; g<br>=== <br>---</p>
            =
            <div>无段落文字<div>块</div>尾</div>裸文字 <b>粗 <i>斜</i></b><i><b>x</b></i>y<b>z</b><b>w</b> <s>删</s><u>线</u><font color="red" size="5">红</font><span style="color:#f00;font-size:20px">色</span><center>中</center><hr><p><b>注意：</b>后<b> 空格 </b>前<em>a</em>b<strong>“引”</strong>后</p><p></p><p>&nbsp;</p><p><br></p><blockquote><p>a</p><blockquote>b</blockquote><ul><li>c</li></ul></blockquote><h1>一</h1><h6>六 <code>c</code> <a href="post-1.html">l</a></h6>
            =
            <p>　　缩进</p><p>　　又一段<br>　　第三行</p>
            =
            <p><a href="post-1.html">一</a> <u><b>粗</b> a_1_b*</u> <kbd>*</kbd><kbd>\\</kbd><kbd>|</kbd> <mark>~~x~~ <i>y</i></mark> <var>x_1_</var></p>
            <p>见 https://a.example/x_1_y 和https://a.example/~z/，<b>重要</b>；www.a.example/(x)_1_ http://a.example/{{ x }}。</p>
            <p><a href="https://a.example/?a=1&amp;b=2&amp;copy=3&amp;amp;d" title="题 &quot;引&quot; &amp;amp; \\ *x*">问</a> <img src="https://a.example/IMG_1.png?a=1&amp;b=2" alt="IMG_2024_1*2.png ~1" title="a_1_ &quot;x&quot;"> <img src="https://a.example/2.png" alt="[^1]"></p>
            =
            <p>看：<iframe src="https://player.bilibili.com/player.html?bvid=1"></iframe> 完</p><p>👍<b>【重要】</b>后 <b>注意：</b><s>旧</s></p><ul><li>一<ul><li><pre>甲</pre></li><li><pre>乙</pre>后</li></ul></li><li><blockquote>引</blockquote><pre>丙</pre></li></ul><p>中</p><pre>丁</pre>
            =
            <p>　</p><ol><li><code>```js</code> 一</li></ol><p>例：</p><pre>```js
            let a
            ```</pre><p><code>``</code> x</p><pre>x</pre><p>完 <s>好的~</s></p><ul><li><blockquote><pre>y</pre></blockquote></li></ul><pre>z</pre><p>　</p>
            =
            <ol><li>步<pre>- name: x
              run: y</pre></li><li><pre>1. a
            2. b</pre></li><li>末<ul><li>内<pre>* c</pre></li></ul></li><li><blockquote>引<pre>- d</pre></blockquote></li><li><blockquote><pre>- e</pre></blockquote></li></ol><ol type="a" reversed><li>甲</li></ol>
            =
            <p><a href="post-1.html" title="a|b">文</a> <img src="/content/uploadfile/202401/g+h.png" alt="图" title="c|d

            e"></p><table><tr><th>图</th></tr><tr><td><img src="/content/uploadfile/202401/g+h.png" alt="f|g" title="h|i"></td></tr></table><p><a href="#tb">表</a> <a href="#co">码</a></p><table id="tb"><tr><th>a</th></tr><tr><td>b</td></tr></table><pre id="co">c</pre><ul id="li"><li>d</li></ul><blockquote id="bl">e</blockquote><p dir="rtl">مرحبا *x*</p><div lang="ja"><p>直 *y*</p></div><p style="color:red">红 <b>粗</b></p><h2 style="background:#ff0">黄</h2><p><span style="text-decoration:line-through">划</span></p>""";

    private static final String MARKDOWN = """
            # 一级 `code` 与 *斜*

            段落一，第二行
            结尾两个空格  \s
            三行。**注意：**后面 __粗__ ~~删~~ a_b_c *x*

            ---

            > 引用 **粗**
            > 第二行
            >
            > > 嵌套
            > > - 列

            1. 一
            2. 二
               - 子一
                 - 孙一
               - 子二

                 子二的第二段
            3. 三

               ```python
               def f(x):  # `tick`
                   return "~~~"
               ```

            * a
            * b
            ======
            ~~~bash
            echo ``` ~~ {{ x }}
            ~~~

                indented {{ code }}
                {% raw %} <% erb %>

            行内 `` ` `` 和 ``a`b`` 和 `{{ x }}` 和 `<b>` 和 `a|b` 和 `\\` 尾。
            ======
            | 甲 | 乙 丙 | 丁 |
            |:---|:---:|---:|
            | `a` | **b** | [链](http://a.example/?a=1&b=2 "题 引") |
            | 1 |  | ![图](/content/uploadfile/202401/g+h.png) |

            脚注[^1] 与 [引用][r] 与 <https://a.example/> 与 https://b.example/x_y_z。

            [^1]: 脚注文字
            [r]: https://r.example/ "标题"

            公式 $a_b * c_d * e$ 与 $$\\frac{a}{b}$$。
            ======
            <details><summary>摘要</summary>

            **里面**的 Markdown

            </details>

            <div align="center">居中 **不粗**</div>

            - [ ] 未做
            - [x] 已做

            转义 \\* \\_ \\# \\` \\[x\\] \\\\ &amp; &lt;b&gt; &copy; © 1\\. 2)
            ======
            数字行：
            2024. 不是列表
            + 加号行

            <!-- 注释 SECRETCOMMENT -->

            ![图片 [方括号] 说明](https://a.example/p%281%29.png "题")
            [a [b] c](https://a.example/b_(c)_d)
            [空]() []()

            Setext
            ======

            第二
            ---

            最后 :smile: --- ... "quoted" 'single' (c) -- 完
            ======
            Title: {{ page.title }} {% include x %} {{< ref >}} {{% y %}} <%= z %> {#c#} ${d} $e$ @f #g

            ```liquid
            {% for p in site.posts %}{{ p.title }}{% endfor %}
            {% raw %}{{ x }}{% endraw %}
            {{< highlight go >}}{{</* comment */>}}
            ```

            `{{` `}}` `{%` `%}` `{{ "x" }}` {{{ triple }}} { { spaced } }

            {% endraw %} alone and {% raw %} alone
            ======
            ***bold italic*** **bold*italic*bold** _a_**b**

            1) paren list
            2) second

            10. starts at ten
            11. eleven

            a<br>b<br/>c

            <b>html</b> & <i>inline</i> <u>u</u> <kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup> <mark>m</mark>

            <iframe src="//player.bilibili.com/player.html?bvid=BV1" width="600" height="400"></iframe>

            Line ending with backslash\\
            next line

            <a name="here"></a>
            ### 标题 {#custom}

            [to here](#here) [root](/) [rel](./post-3.html) [q](?post=4#评论) ![x](../content/uploadfile/202401/图%20片%20(1).png)

            \\# not heading, 1986\\. A great year

            +1 -1 =1 ~1 ~~~ not code
            ======
            [TOC]

            术语
            : 定义

            *[HTML]: Hyper

            HTML 与 ==高亮== 与 H~2~O 与 x^2^ 与 ++插++ 与 :tada: 与 @someone 与 #123

            {: .note}

            + plus
            + list

            - dash
            - list

            第一行\s\s
            第二行<br>第三行

            !!! note
                admonition

            ```mermaid
            graph TD; A-->B
            ```

            ```java {highlight:[1]} title="x"
            int a;
            ```
            """;
}
