package io.github.emlogstatic.real;

import io.github.emlogstatic.browser.HardSite;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.model.Category;

/** A blog with all that a backup, its importer and a database may get wrong. */
final class HardBlog {

    /** The numbers and passwords of protected articles, as the configuration has them. */
    static final String PASSWORDS = "{9: 芝麻开门, 25: open-sesame}";

    /** Its pages, as the configuration has them: nothing leads to them where a page cannot be the home. */
    static final String PAGES = "pages: [12, 28]\n";

    private HardBlog() {}

    static MemoryBlog blog() {
        MemoryBlog blog = HardSite.blog();
        blog.configure(options -> options.name("\"双\" '单' \\ & <b>")
                .description("100% _下划线_; 行尾;")
                .aliases(true));
        blog.upload("content/uploadfile/1/a.vtt", "WEBVTT\n");
        blog.user(2, "作者 'O\\'Brien'", "", "说 \"话\"");
        blog.category(new Category(2, "引号 \"'\\", "quotes", "说明 <i>; --", 0, 2))
                .category(new Category(3, "孙 & 子", "", "", 2, 1));
        blog.publish(
                21,
                post -> post.title("It's \"quoted\" \\ back\\\\slash <i> &amp; %27 $1 🐼")
                        .text(STATEMENTS)
                        .tags("C++", "a\"b'c", "back\\slash", "%_", "🐼🐼", "&amp;", "中 文")
                        .category(3)
                        .author(2)
                        .field("键 \"q\" \\", "'); DROP TABLE emlog_blog; --")
                        .field("多行", "一\r\n二;\n三"));
        blog.publish(
                22,
                post -> post.title("]]>").text("<![CDATA[ x ]]> {{ a }} {% b %} \u0001\u001A\u2028 <!-- c --> ]]>"));
        blog.publish(23, post -> post.title("很长").text(("字'\\\"".repeat(500) + "\n\n").repeat(300) + "末尾"));
        blog.publish(24, post -> post.title("合并").html("""
                <table><tr><th colspan="2">合并</th></tr><tr><td rowspan="2">1</td><td>2</td></tr><tr><td>3</td></tr></table>
                """));
        blog.publish(
                25,
                post -> post.title("密")
                        .text("**里面** 的 'text'")
                        .password("open-sesame")
                        .category(2));
        blog.publish(
                26,
                post -> post.title("置顶")
                        .text("全文")
                        .excerpt("摘要 \"'\\")
                        .top(true)
                        .categoryTop(true)
                        .cover("content/uploadfile/1/gone.png")
                        .category(2)
                        .alias("pinned-one"));
        blog.publish(27, post -> post.title("别名").text("见 [置顶](pinned-one)").alias("中文别名"));
        blog.publish(
                28,
                post -> post.type(PostRow.PAGE)
                        .title("页 '面'")
                        .text("页 [一](?post=21)")
                        .alias("my-page"));
        int first = blog.comment(
                21,
                comment -> comment.poster("客 \"'\\")
                        .url("https://a.example/?q='\"&x=1")
                        .text("第一行\n第二行;\n\n<script>alert(1)</script> & &amp; 'q' \\n 🐼  两个空格"));
        int second = blog.comment(
                21, comment -> comment.parent(first).poster("作者").user(2).text("@客：回"));
        blog.comment(21, comment -> comment.parent(second).poster("三").text("再回"));
        blog.comment(21, comment -> comment.poster("顶").top(true).likes(4).text("置顶的评论"));
        blog.comment(21, comment -> comment.poster("藏").hidden(true).text("SECRET 未审核"));
        blog.like(21, "赞 '\"\\");
        blog.like(21, "第二个");
        blog.note("微语 \"'\\; \n第二行;\n- 列表");
        blog.note("🐼 **粗** <i>斜</i>");
        return blog;
    }

    /** Lines that old importers take for the end of a statement, of a comment, or of the whole file. */
    private static final String STATEMENTS = """
            it's; "x" \\' \\\\
            INSERT INTO emlog_blog VALUES ('1');
            -- remark
            #the end of backup
            /* comment */ `tick` {$x} %s
            DROP TABLE emlog_blog;

            | a | b |
            | --- | --- |
            | 1 | `x;` |
            """;
}
