package io.github.emlogstatic.export.wordpress;

import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.model.Category;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** A blog with names and texts that WordPress takes for something else. */
final class MessyBlog {

    private static final String FOLDER = "content/uploadfile/202401/";
    private static final LocalDateTime SAME = LocalDateTime.of(2023, 5, 6, 7, 8, 9);

    /** As long as a short name may be. */
    private static final String LONG_TAG = "标".repeat(21);

    private MessyBlog() {}

    static MemoryBlog blog() {
        MemoryBlog blog = MemoryBlog.empty();
        blog.configure(options -> options.urlMode(UrlMode.STATIC).aliases(true).name("R&D <b> \\ ]]>"));
        blog.user(1, "R&D <团队> 100%ab \\", "")
                .user(2, "admin", "")
                .user(3, "Wren", "")
                .user(4, "wren", "");
        blog.category(new Category(1, "Java", "tech", "a \"quoted\" <b>description</b> & \\ 100%ab", 0, 1))
                .category(new Category(2, "Other", "java", "", 0, 2))
                .category(new Category(3, "生活", "", "", 0, 3))
                .category(new Category(4, "读书", "", "", 3, 4))
                .category(new Category(5, "小说", "novels", "", 4, 1))
                .category(new Category(6, "Notes", "", "", 1, 6))
                .category(new Category(7, "Notes", "", "", 3, 7))
                .category(new Category(8, "长".repeat(200), "", "", 0, 8))
                .category(new Category(9, "Uncategorized", "", "", 0, 9))
                .category(new Category(10, "未分类", "", "", 0, 10))
                .category(new Category(11, "2024", "2024", "", 0, 11));
        for (int category = 1; category <= 11; category++) {
            int id = category;
            blog.publish(
                    post -> post.title("In category " + id).text("text " + id).category(id));
        }
        String filler = "字".repeat(2500);
        List<String> tags = List.of(
                "java",
                "m²",
                "①",
                "cplusplus",
                "cafe",
                "0",
                "2024",
                "100%ab",
                "<i>",
                "R&D",
                "a/b",
                "\"quoted\"",
                "it's",
                "back\\slash",
                "other",
                "!",
                "Java",
                "m2",
                "m",
                "1",
                "C++",
                "Café",
                "Other",
                "?",
                "é",
                "e",
                "😀",
                "😁",
                "標籤",
                "标签",
                "あ",
                "ア",
                "%e6%a0%87",
                "feed",
                "x".repeat(60),
                "a,b",
                "&amp;",
                "&lt;",
                "-",
                "_",
                "ba",
                "ba🫠", // which Java 17 does not know yet
                LONG_TAG,
                LONG_TAG + " 标");
        for (String tag : tags) {
            blog.publish(post -> post.title("tag " + tag).text(filler).tags(tag));
        }
        String aliases = """
                feed rss rss2 rdf atom embed about 2024 page3 %s CamelCase a_b a.b wp-admin uncategorized 0 über straße
                naïve-中文 nǐ 中文 ㄅㄆ 가나 が Привет a--c a-c a-c- 5- v1.2 v1-2""".formatted("中文别名".repeat(10));
        for (String alias : aliases.split("\\s+")) {
            blog.publish(post -> post.title("alias " + alias).alias(alias).text("alias"));
        }
        for (String alias : List.of("page2", "404", "contact", "tag", "category", "author")) {
            blog.publish(post ->
                    post.type(PostRow.PAGE).title("page " + alias).alias(alias).text("page"));
        }
        for (String title : List.of(
                "0",
                "same",
                "same",
                "Same",
                "",
                "",
                "あ",
                "ア",
                "ø",
                "o",
                "a\u200bb",
                "ab",
                "\\",
                "C:\\temp",
                "C:temp",
                "x'y\"z",
                "<script>alert(1)</script>",
                "&amp;",
                "&",
                "50% off %e6%a0%87",
                "[gallery]",
                "trailing.",
                "!",
                "?",
                "ａ",
                "a",
                "a\tb")) {
            blog.publish(post -> post.title(title).text("same date: " + title).date(SAME));
        }
        blog.publish(post -> post.title("excerpt")
                .text("text")
                .excerpt("1 < 2 & <b>bold</b> \\ <script>alert(1)</script> 'q' \"q\"\nline"));
        StringBuilder images = new StringBuilder("<img src=\"/" + FOLDER + "1.svg\">");
        for (String image : List.of(
                "1.png",
                "12.png",
                "图 片.png",
                "a+b.png",
                "A'b.png",
                "R&D.png",
                "50%.png",
                "a#b.png",
                "x;y=1,z(2)~.png")) {
            blog.upload(FOLDER + image, TestPng.saying(image));
            images.append("<img src=\"/" + FOLDER)
                    .append(image.replace("%", "%25").replace("#", "%23"))
                    .append("\">");
        }
        blog.upload(FOLDER + "cover.png", TestPng.saying("cover"));
        blog.upload(FOLDER + "1.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        blog.publish(post ->
                post.title("uploads").author(2).cover(FOLDER + "cover.png").html(images.toString()));
        blog.publish(post -> post.title("again").html("<p><img src=\"/" + FOLDER + "1.png\"></p>"));
        blog.publish(post -> post.title("fields")
                .author(3)
                .text("x")
                .field("php", "a:1:{i:0;s:1:\"x\";}")
                .field("back\\slash", "\\ 😀 ]]> \" ' &amp; <b>")
                .field("empty", "")
                .field("zero", "0"));
        blog.publish(post -> post.title("text").author(4).html(TEXT).top(true));
        blog.publish(post -> post.title("draft").text("draft words").hidden(true));
        blog.publish(post -> post.title("future").text("future words").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        blog.publish(post -> post.title("locked").text("locked words").password("x"));
        blog.publish(post -> post.title("long " + "长".repeat(250)).text("x"));
        blog.publish(post -> post.title("").html(""));
        int commented = blog.publish(post -> post.title("comments").text("comments"));
        int parent = 0;
        Instant moment = Instant.parse("2024-02-03T04:05:06Z");
        for (String name : List.of(
                "Tom & Jerry <b>", "back\\slash", "100%ab", "\"q\" 'q'", "😀", "名".repeat(20), "&amp;", "0", "<i>")) {
            int above = parent;
            parent = blog.comment(
                    commented,
                    comment -> comment.parent(above)
                            .poster(name)
                            .url("https://a.example/?a=1&b='\"<>中文#x")
                            .date(moment)
                            .text(
                                    "]]> \\ <b>x</b> & &amp; [gallery] 😀 \\n :) https://example.org/?a=1&b=2\nline\n\nparagraph"));
        }
        blog.comment(
                commented,
                comment -> comment.poster("R&D <团队> 100%ab \\")
                        .user(1)
                        .text("I wrote it")
                        .date(moment));
        blog.comment(commented, comment -> comment.poster("").text("no name").date(moment));
        blog.comment(commented, comment -> comment.poster("empty").text("").date(moment));
        return blog;
    }

    /** The blog with its pages. */
    static String settings(MemoryBlog blog) {
        return "pages: "
                + blog.posts().stream()
                        .filter(post -> post.type().equals(PostRow.PAGE))
                        .map(PostRow::id)
                        .toList() + "\nblog: {apiKey: " + Options.API_KEY + "}\n";
    }

    /** Gives some articles other addresses. */
    static void move(MemoryBlog blog) {
        for (PostRow post : blog.posts()) {
            if (post.title().equals("alias CamelCase")
                    || post.title().startsWith("alias 中文")
                    || post.title().equals("tag m²")
                    || post.title().equals("alias über")) {
                blog.edit(post.id(), moved -> moved.alias("moved-" + moved.id()));
            }
        }
    }

    private static final String TEXT = """
            <p>]]> 😀 𠀀 \\ \\\\ \\n \\0 $1 %s %d 100% it's "quoted" -- --- ... (c) 2x4 :) &lt;!--more--&gt; &amp;amp; &nbsp; \u0001 \u000b \u200b</p>
            <!--more--><p>after</p><!--nextpage--><p>next</p><!-- wp:paragraph --><p>block</p><!-- /wp:paragraph -->
            <p>[gallery] [caption id="x"]y[/caption] [[gallery]] [audio src="a.mp3"] [video] [embed]https://a.example/[/embed] [playlist] [my code]</p>
            <p>https://www.youtube.com/watch?v=dQw4w9WgXcQ</p>
            <pre><code class="language-php">&lt;?php echo "[gallery]";

            // &lt;!--more--&gt; ]]&gt; C:\\temp  two  spaces
            \ttab
            if (a &amp;&amp; b) { $x = '\\\\'; }</code></pre>
            <div>one<br>two

            three<p>four</p>five</div><ul><li>a</li><li><p>b</p><pre>c

            d</pre></li></ul>
            <blockquote>q<br><br>r</blockquote>
            <details><summary>s</summary>t<p>u</p></details>
            <table><tr><td>1</td><td><p>2</p></td></tr></table>
            plain text<br>second line <b>bold</b>
            <p>See <a href="post-1.html">one</a>, <a href="/feed.html">feed</a>, <a href="sort/java">category</a>, <a href="tag/m²">tag</a>,
            <a href="/page2.html">page</a>, <a href="/about.html#x">about</a>, <a href="post-999.html">gone</a>, <a href="#here">here</a>.</p><h2 id="here">Here</h2>
            <p style="color:red">red</p><p>$a_b$ and $$\\frac{a}{b} \\\\ c$$</p>
            <form><input></form><iframe src="https://player.bilibili.com/player.html?bvid=1"></iframe><svg><path d="M0 0"/></svg>
            """;
}
