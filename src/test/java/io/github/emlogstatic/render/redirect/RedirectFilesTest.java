package io.github.emlogstatic.render.redirect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.config.SiteConfig;
import io.github.emlogstatic.render.TestBlog;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedirectFilesTest {

    @Test
    void movedPageLeavesARedirect() {
        TestBlog blog = TestBlog.of(1);
        blog.names.put("moved/alt/旧.html", "article/1");

        assertThat(blog.make("alt/旧.html")).contains("url=../post/1.html");
    }

    @Test
    void tableOfOldAddressesIsASeparateFile() {
        TestBlog blog = TestBlog.of(7);
        blog.names.put("article/2", "hello.html");

        assertThat(blog.make("assets/addresses.js"))
                .contains("\"post\":\"post/*.html\"", "\"post\":{\"2\":\"hello.html\"}", "\"home\":[\"list/\",3]");
        assertThat(blog.make("404.html")).contains("/blog/assets/addresses.js").doesNotContain("hello.html");
    }

    @Test
    void redirectsOfSinglePagesComeBeforePatterns() {
        TestBlog blog = TestBlog.of(4);
        blog.names.put("article/2", "hello.html");

        assertThat(blog.make("_redirects")).isEqualTo("""
                        /blog/ post=2 /blog/hello.html 301!
                        /blog/page/1 /blog/index.html 301
                        /blog/ page=1 /blog/index.html 301!
                        /blog/page/2 /blog/list/1.html 301
                        /blog/ page=2 /blog/list/1.html 301!
                        /blog/author/1/page/1 /blog/author/1.html 301
                        /blog/author/1/page/2 /blog/author/1/list/1.html 301
                        /blog/record/202001/page/1 /blog/record/202001.html 301
                        /blog/record/202001/page/2 /blog/record/202001/list/1.html 301
                        /blog/ post=:id /blog/post/:id.html 301!
                        /blog/ author=:id /blog/author/:id.html 301!
                        /blog/ record=:id /blog/record/:id.html 301!
                        """);
    }

    @Test
    void onlyConfiguredHostsGetRules() {
        TestBlog blog = TestBlog.of(1);
        blog.redirects = List.of(SiteConfig.RedirectFormat.CADDY);

        assertThat(blog.plan()).containsKey("_caddy/site.caddy").doesNotContainKeys("_redirects", "_nginx/http.conf");
    }

    @Test
    void aliasesThatAreDevicesAreOldAddresses() {
        TestBlog blog = TestBlog.of(4);
        blog.names.put("article/2", "_con.html");
        blog.names.put("article/3", "_mine.html");
        blog.redirects = List.of(SiteConfig.RedirectFormat.NETLIFY, SiteConfig.RedirectFormat.NGINX);

        assertThat(blog.make("_redirects"))
                .contains("/blog/con /blog/_con.html 301\n")
                .doesNotContain("/blog/mine ", "/blog/_mine ");
        assertThat(blog.make("_nginx/http.conf"))
                .contains("name/con", "name/_mine")
                .doesNotContain("name/mine");
    }
}
