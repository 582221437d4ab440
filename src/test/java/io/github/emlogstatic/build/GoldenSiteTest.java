package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.model.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the site of a small blog, file by file, with the one in {@code src/test/resources/golden/small-blog}. After an
 * intended change, run {@code mvn test -Dtest=GoldenSiteTest -Dgolden=update} and look at the difference.
 */
class GoldenSiteTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/small-blog");

    @TempDir
    Path folder;

    @Test
    void aSmallBlogBecomesTheExpectedSite() throws Exception {
        Map<String, String> site;
        try (CrawledBlog crawled = CrawledBlog.of(smallBlog(), folder)) {
            crawled.configured(
                    "pages: [6]\nbaseUrl: https://mirror.example.com/blog/\nperPage: 2\nthemeOptions: {share: [copy]}\n"
                            + "blog: {apiKey: " + Options.API_KEY + "}");
            crawled.build("");
            site = text(folder.resolve("public"), crawled.emlog().address());
        }
        if ("update".equals(System.getProperty("golden"))) {
            update(site);
        }

        Map<String, String> golden = text(GOLDEN, "http://blog.example.com/");
        assertThat(site.keySet()).isEqualTo(golden.keySet());
        golden.forEach((path, expected) -> assertThat(site.get(path)).as(path).isEqualTo(expected));
    }

    private static MemoryBlog smallBlog() {
        MemoryBlog blog = MemoryBlog.empty();
        blog.configure(options -> options.name("小站").description("一个很小的博客"));
        blog.user(1, "站长", "")
                .category(new Category(1, "技术", "tech", "", 0, 1))
                .category(new Category(2, "Java", "", "", 1, 1));
        blog.upload("content/uploadfile/202401/a.txt", "a file");
        blog.publish(
                post -> post.title("第一篇").text("正文一").category(1).tags("C++").date(LocalDateTime.of(2024, 1, 5, 8, 0)));
        blog.publish(post -> post.title("A & B <C>")
                .html(
                        "<h2>标题</h2><p>看 <a href=\"?post=1\">第一篇</a>，<a href=\"../content/uploadfile/202401/a.txt\">文件</a>，"
                                + "<a href=\"?sort=1\">分类</a>，<a href=\"https://example.org/\">别处</a>。</p><pre><code class=\"language-java\">int a = 1;</code></pre>"
                                + "<script>alert(1)</script>")
                .category(2)
                .tags("C++", "A/B")
                .date(LocalDateTime.of(2024, 3, 1, 9, 30)));
        blog.publish(post -> post.title("有摘要")
                .text("正文三")
                .excerpt("这是摘要")
                .category(1)
                .top(true)
                .field("来源", "书")
                .date(LocalDateTime.of(2023, 12, 31, 23, 59)));
        blog.publish(post -> post.title("加密").text("secret").password("pw").date(LocalDateTime.of(2024, 2, 2, 2, 2)));
        blog.publish(post -> post.title("Without a category").text("plain").date(LocalDateTime.of(2024, 3, 2, 10, 0)));
        blog.publishPage("关于", "这里是关于页面");
        int first = blog.comment(
                1,
                comment -> comment.poster("客人")
                        .url("https://visitor.example.com/")
                        .text("好文")
                        .date(Instant.parse("2020-01-06T00:00:00Z")));
        blog.comment(
                1,
                comment -> comment.parent(first).poster("站长").text("谢谢").date(Instant.parse("2026-11-20T00:00:00Z")));
        blog.note("一条微语");
        return blog;
    }

    /** Every file but the theme's assets, which are in the repository anyway. */
    private static Map<String, String> text(Path site, String address) throws IOException {
        Map<String, String> text = new TreeMap<>();
        for (Path file : Tree.files(site)) {
            String path = site.relativize(file).toString().replace('\\', '/');
            if (!path.startsWith("assets/")) {
                text.put(
                        path,
                        Files.readString(file)
                                .replace(address, "http://blog.example.com/")
                                .replace("emlog-static " + Version.number(), "emlog-static VERSION"));
            }
        }
        return text;
    }

    private static void update(Map<String, String> site) throws IOException {
        if (Files.exists(GOLDEN)) {
            PathUtils.deleteDirectory(GOLDEN);
        }
        for (Map.Entry<String, String> file : site.entrySet()) {
            Path target = GOLDEN.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }
}
