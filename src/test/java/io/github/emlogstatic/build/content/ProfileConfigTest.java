package io.github.emlogstatic.build.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The blog's description in the configuration replaces the one of the blog's pages, also offline. */
class ProfileConfigTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog().configure(options -> options.description("找到的"));
    private final Path folder = crawled.folder();

    @Test
    void everyProfileKeyAppearsAndDisappears() throws Exception {
        int id = blog.publish("题", "正文");
        int about = blog.publishPage("关于", "关于我自己");
        crawled.emlog().wearing(Theme.DEFAULT);
        build("");
        assertThat(home()).contains("找到的", "京ICP备12345678号-1", "写于<b>北京</b>", "content=\"a,b\"");

        crawled.configured("""
                blog:
                  subtitle: 自己的副题
                  description: 自己的说明
                  keywords: 自己的词
                  footer: 自己的<em>页脚</em><script>alert(1)</script>
                  record: 沪ICP备1号
                  navigation: [{title: 菜单, url: post-%d.html, children: [{title: 下级, url: "https://x.example/"}]}]
                  links: [{title: 朋友, url: "https://friend.example/", description: 一位}]
                  authors: {1: {name: 张三}}
                """.formatted(about));
        build("--offline");

        assertThat(home())
                .contains("自己的副题", " content=\"自己的说明\">", "自己的词", "自己的<em>页脚</em>", "沪ICP备1号", "菜单", "下级")
                .doesNotContain("找到的", "京ICP备", "写于", "alert");
        assertThat(site("links.html")).contains("https://friend.example/", "一位");
        assertThat(site("post/" + id + ".html")).contains("张三");

        crawled.configured("");
        build("--offline");
        assertThat(home()).contains("找到的", "京ICP备12345678号-1").doesNotContain("自己的");
    }

    @Test
    void aPageInTheConfiguredMenuIsFound() throws Exception {
        int about = blog.publishPage("关于", "关于我自己");
        crawled.configured("blog: {navigation: [{title: 关于, url: post-" + about + ".html}]}");

        build("");

        assertThat(crawled.archive().pageIds()).containsExactly(about);
    }

    @Test
    void anAliasAddedLaterBelongsToTheBlog() throws Exception {
        blog.upload("content/uploadfile/202401/a.txt", "x");
        int first = blog.publish("一", "正文");
        String old = "http://old.example.com/";
        int second = blog.publish(post -> post.title("二")
                .html("<a href=\"" + old + "post-" + first + ".html\">一</a><a href=\"" + old
                        + "content/uploadfile/202401/a.txt\">附件</a>"));
        build("");
        assertThat(site("post/" + second + ".html")).contains(old + "post-" + first + ".html");

        crawled.nextNight().configured("blog: {aliases: ['" + old + "']}");
        build("");

        assertThat(site("post/" + second + ".html"))
                .contains("href=\"../post/" + first + ".html\"", "href=\"../content/uploadfile/202401/a.txt\"")
                .doesNotContain(old);
        assertThat(folder.resolve("public/content/uploadfile/202401/a.txt")).hasContent("x");
    }

    private void build(String options) throws Exception {
        crawled.build(options);
    }

    private String home() throws IOException {
        return site("index.html");
    }

    private String site(String path) throws IOException {
        return Files.readString(folder.resolve("public").resolve(path));
    }
}
