package io.github.emlogstatic.export;

import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The archive of a small blog that has one of everything that an export must get right. */
public final class SmallArchive implements AutoCloseable {

    public static final int PROTECTED = 4;
    public static final int WITHDRAWN = 8;

    private static final String SETTINGS = "pages: [6]\nblog: {apiKey: " + Options.API_KEY
            + ", articlePasswords: {4: a secret}}\n" + "protected: encrypted";

    private final CrawledBlog crawled;

    private SmallArchive(CrawledBlog crawled) {
        this.crawled = crawled;
    }

    public static SmallArchive in(Path folder) throws IOException {
        MemoryBlog blog = blog();
        CrawledBlog crawled = CrawledBlog.of(blog, folder);
        crawled.configured(SETTINGS);
        crawled.crawl();
        blog.delete(WITHDRAWN);
        crawled.nextNight().crawl("--full");
        return new SmallArchive(crawled);
    }

    private static MemoryBlog blog() {
        MemoryBlog blog = MemoryBlog.empty();
        blog.configure(options -> options.name("小站: \"引号\"")
                .description("一个很小的博客")
                .urlMode(UrlMode.STATIC)
                .aliases(true));
        blog.user(1, "站长", "").user(2, "Wren", "");
        blog.category(new Category(1, "技术", "tech", "写代码", 0, 1))
                .category(new Category(2, "Java", "", "", 1, 1))
                .category(new Category(3, "C/C++ & 其他", "", "", 0, 2));
        blog.upload("content/uploadfile/202401/图 片.png", TestPng.saying("图 片.png"));
        blog.upload("content/uploadfile/202401/cover.png", TestPng.saying("cover.png"));
        blog.upload("content/uploadfile/202401/a.mp4", "\0a.mp4");
        blog.upload("content/uploadfile/202401/secret.txt", "secret");
        blog.publish(
                1,
                post -> post.title("第一篇").content(FIRST_HTML, FIRST).category(2).tags("C++", "C#", "Java"));
        blog.publish(
                2,
                post -> post.title("标题：\"引号\" & <b>")
                        .html(RICH)
                        .category(3)
                        .tags("yes", "12:30", "C")
                        .date(LocalDateTime.of(2024, 3, 1, 9, 30)));
        blog.publish(
                3,
                post -> post.title("置顶")
                        .text("正文三")
                        .excerpt("这是\"摘要\"")
                        .category(1)
                        .top(true)
                        .categoryTop(true)
                        .cover("content/uploadfile/202401/cover.png")
                        .field("来源", "书: 第一章")
                        .date(LocalDateTime.of(2023, 12, 31, 23, 59)));
        blog.publish(
                PROTECTED,
                post -> post.title("加密的")
                        .html("<p>hidden words <a href=\"/content/uploadfile/202401/secret.txt\">file</a></p>")
                        .password("a secret")
                        .tags("only here")
                        .date(LocalDateTime.of(2024, 2, 2, 2, 2)));
        blog.publish(
                5,
                post -> post.title("Templates")
                        .alias("hello-world")
                        .content(TEMPLATES_HTML, TEMPLATES)
                        .category(2)
                        .date(LocalDateTime.of(2024, 3, 2, 10, 0)));
        blog.publish(6, post -> post.type("page").title("关于").html("<p>这里是关于，见 <a href=\"post-1.html\">第一篇</a>。</p>"));
        blog.publish(7, post -> post.title("").text("没有标题").author(2));
        blog.publish(WITHDRAWN, post -> post.title("删掉的").text("withdrawn words"));
        int first = blog.comment(
                1,
                remark -> remark.poster("客人")
                        .url("https://visitor.example.com/")
                        .mail("guest@example.com")
                        .text("好文，见 https://example.org/")
                        .date(Instant.parse("2020-01-06T00:00:00Z")));
        blog.comment(
                1, remark -> remark.parent(first).poster("站长").text("谢谢").date(Instant.parse("2026-11-20T00:00:00Z")));
        blog.note("一条微语");
        return blog;
    }

    private static final String FIRST = """
            见 [二](post-2.html#标题)、[五](hello-world)、[关于](?post=6)，[分类](/sort/1) 与 [标签](tag/C%2B%2B "C++")。
            第二行，[加密的](post-4.html)，[别处](https://example.org/a_(b))。

            ![图](../content/uploadfile/202401/图%20片.png)

            | 甲 | 乙 |
            |:--|--:|
            | 1 | [首页](/) |

            - 一
              - [作者][au]

            [au]: ./author/2
            """;

    private static final String FIRST_HTML = """
            <p>见 <a href="post-2.html#标题">二</a>、<a href="hello-world">五</a>、<a href="?post=6">关于</a>，<a href="/sort/1">分类</a> 与 <a href="tag/C%2B%2B" title="C++">标签</a>。<br />
            第二行，<a href="post-4.html">加密的</a>，<a href="https://example.org/a_(b)">别处</a>。</p>
            <p><img src="../content/uploadfile/202401/图%20片.png" alt="图" /></p>
            <table>
            <thead><tr><th style="text-align: left;">甲</th><th style="text-align: right;">乙</th></tr></thead>
            <tbody><tr><td style="text-align: left;">1</td><td style="text-align: right;"><a href="/">首页</a></td></tr></tbody>
            </table>
            <ul><li>一<ul><li><a href="./author/2">作者</a></li></ul></li></ul>
            """;

    private static final String RICH = """
            <h2 id="标题">标题</h2><p><strong>注意：</strong>后面，<b>粗</b><span style="color: red">红</span>&nbsp;<u>线</u></p>
            <p style="text-align:center"><img src="/content/uploadfile/202401/图 片.png" width="30"><br>说明</p>
            <p><a href="/content/uploadfile/202401/a.mp4">下载</a> <a href="post-99.html">没有</a> <a href="record/202403">三月</a></p>
            <table><tr><th colspan="2">合并</th></tr><tr><td>1</td><td>2</td></tr></table>
            <video src="/content/uploadfile/202401/a.mp4"></video>
            <iframe src="https://player.bilibili.com/player.html?bvid=1"></iframe>
            <script>alert(1)</script><pre class="brush:php;toolbar:false">echo "&lt;b&gt;";

            exit;</pre>
            """;

    private static final String TEMPLATES = """
            Text with {{ braces }}, {% tags %} and {{< codes >}}.

            ```html
            {{< code >}} {{ braces }} {% tags %}
            ```
            """;

    private static final String TEMPLATES_HTML = """
            <p>Text with {{ braces }}, {% tags %} and {{&lt; codes &gt;}}.</p>
            <pre><code class="language-html">{{&lt; code &gt;}} {{ braces }} {% tags %}</code></pre>
            """;

    /** The same archive for a site at another address. */
    SmallArchive at(String baseUrl) {
        crawled.configured(baseUrl.isEmpty() ? SETTINGS : SETTINGS + "\nbaseUrl: " + baseUrl);
        return this;
    }

    public Config config() throws IOException {
        return crawled.config("--offline");
    }

    public Path archive() {
        return crawled.folder().resolve("archive");
    }

    ExportReport export(MarkdownExport.Format tool, Path to, Integer... privateIds) throws IOException {
        return MarkdownExport.write(config(), tool, to, List.of(privateIds), false, Progress.SILENT);
    }

    /** Every file of an export by its path, with one address for the blog; of an upload its length. */
    Map<String, String> files(Path export) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(export)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = export.relativize(file).toString().replace('\\', '/');
                files.put(
                        path,
                        path.contains("content/uploadfile/")
                                ? Files.size(file) + " bytes\n"
                                : Files.readString(file)
                                        .replace(
                                                crawled.emlog().address().replaceFirst("/$", ""),
                                                "http://blog.example.com"));
            }
        }
        files.remove(ExportFolder.LIST);
        return files;
    }

    @Override
    public void close() {
        crawled.close();
    }
}
