package io.github.emlogstatic.bench;

import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A blog of N articles, the same on every run: bodies of about 3 KB in Chinese and English, with code, two images and
 * three internal links; 20 categories, 200 tags of which each article has three. However many they are, they were
 * written in the ten years before 2025.
 */
final class GeneratedBlog {

    private static final String CHINESE = "静态站点生成器把文章数据转换为网页文件我们需要在有限的时间内完成导出并且保证链接图片与分页都正确工作"
            + "性能测试要求稳定可重复的输入数据每一篇文章包含段落代码和图片引用同时还有内部链接指向其他文章以便检查链接改写逻辑是否可靠"
            + "今天的天气很好适合写一些关于编程语言数据库网络协议以及操作系统的笔记";
    private static final List<String> ENGLISH = List.of(
            ("static site generators turn structured content into plain files that any web server can deliver quickly "
                            + "without running application code while templates combine layouts sidebars navigation "
                            + "and article bodies into complete documents with stable links feeds and sitemaps")
                    .split(" "));
    private static final String CODE = """
            public static void main(String[] args) throws Exception {
                List&lt;Post&gt; posts = repository.findAll(%d);
                for (Post p : posts) {
                    if (p.id() &lt; 10 &amp;&amp; p.visible()) {
                        System.out.println("post-" + p.id() + ": " + p.title());
                    }
                }
            }""";
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final LocalDateTime FIRST = LocalDateTime.of(2015, 1, 1, 8, 0);
    private static final long SECONDS = Duration.ofDays(3650).toSeconds();

    private final Random random = new Random(42);
    private final int size;

    private GeneratedBlog(int size) {
        this.size = size;
    }

    static MemoryBlog of(int size) {
        MemoryBlog blog = MemoryBlog.empty();
        for (int category = 1; category <= 20; category++) {
            blog.category(category, "分类" + category);
        }
        GeneratedBlog generated = new GeneratedBlog(size);
        for (int id = 1; id <= size; id++) {
            generated.publish(blog, id);
        }
        return blog;
    }

    private void publish(MemoryBlog blog, int id) {
        String folder = "content/uploadfile/2020" + (id % 12 + 10);
        String first = folder + "/img" + id + "a.png";
        String second = folder + "/img" + id + "b.png";
        String html = html(id, first, second);
        String excerpt = chinese(40) + " " + english(12);
        blog.publish(
                id,
                post -> post.title("第" + id + "篇 " + english(4) + " & 笔记")
                        .html(html)
                        .excerpt(excerpt)
                        .date(FIRST.plusSeconds(SECONDS * id / size))
                        .category(1 + random.nextInt(20))
                        .tags(tags()));
        blog.upload(first, PIXEL).upload(second, PIXEL);
    }

    private String[] tags() {
        TreeSet<String> tags = new TreeSet<>();
        while (tags.size() < 3) {
            tags.add("tag%03d".formatted(random.nextInt(200)));
        }
        return tags.toArray(String[]::new);
    }

    private String html(int id, String firstImage, String secondImage) {
        List<String> parts = new ArrayList<>();
        for (int section = 0; section < 3; section++) {
            parts.add("<p>" + chinese(110) + " " + english(16) + "</p>");
            int to = 1 + random.nextInt(size);
            parts.add("<p>" + english(10) + " <a href=\"/post-" + to + ".html\">文章 " + to + "</a> " + english(6)
                    + "</p>");
            if (section == 0) {
                parts.add("<h2>背景 Background</h2>");
                parts.add("<p><img src=\"/" + firstImage + "\" alt=\"图 " + id + " A\"></p>");
            }
            if (section == 1) {
                parts.add("<pre><code class=\"language-java\">" + CODE.formatted(id) + "</code></pre>");
            }
        }
        parts.add("<p><img src=\"/" + secondImage + "\" alt=\"图 " + id + " B\"></p>");
        parts.add("<ul>\n<li>" + english(5) + "</li>\n<li>" + english(5) + "</li>\n<li>" + english(5) + "</li>\n</ul>");
        parts.add("<p>" + chinese(80) + " &lt;T&amp;C&gt; " + english(12) + "</p>");
        return String.join("\n", parts) + "\n";
    }

    private String chinese(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            int from = random.nextInt(CHINESE.length() - 20);
            text.append(CHINESE, from, from + 6 + random.nextInt(12)).append('，');
        }
        return text.substring(0, length - 1) + "。";
    }

    private String english(int words) {
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            chosen.add(ENGLISH.get(random.nextInt(ENGLISH.size())));
        }
        return String.join(" ", chosen) + ".";
    }
}
