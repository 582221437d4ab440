package io.github.emlogstatic.emlog.http;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Answering;
import io.github.emlogstatic.config.BlogConfig.Auth;
import io.github.emlogstatic.emlog.EmlogClient;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobotsTest {

    private static final String BLOG = "https://blog.example.com";

    private static RobotsGate.Rules robots(String text) {
        return RobotsGate.Rules.parse(BLOG + "/robots.txt", text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Disallow: /admin/'                    | /admin/x     | false
            'Disallow: /admin/'                    | /admin       | true
            'Disallow:'                            | /post-1.html | true
            'Disallow: /'                          | /post-1.html | false
            'Disallow: /; Allow: /post-'           | /post-1.html | true
            'Allow: /; Disallow: /post-'           | /post-1.html | false
            'Disallow: /post-; Allow: /post-'      | /post-1.html | true
            'Disallow: /*.html$'                   | /post-1.html | false
            'Disallow: /*.html$'                   | /post-1.html?x=1 | true
            'Disallow: /*.html'                    | /post-1.html?x=1 | false
            'Disallow: /*?post='                   | /?post=1     | false
            'Disallow: /*?post='                   | /blog/?post=1 | false
            'Disallow: /a*b*c'                     | /a-b-c-d     | false
            'Disallow: /a*b*c'                     | /a-c-b       | true
            'Disallow: /标签'                       | /%E6%A0%87%E7%AD%BE/x | false
            'Disallow: /%e6%a0%87'                 | /%E6%A0%87   | false
            'disallow : /x # nothing here'         | /x           | false
            'Disallow: /%245.00*'                  | /$5.00-off   | false
            'Disallow: /\\E.*'                     | /post        | true
            """)
    void theLongestRuleDecides(String rules, String path, boolean allowed) {
        RobotsGate.Rules robots = robots("User-agent: *\n" + rules.replace("; ", "\n"));
        assertThat(robots.allows(BLOG + path)).isEqualTo(allowed);
    }

    @Test
    void theGroupThatNamesUsBeatsTheGroupForAll() {
        String all = "User-agent: *\nDisallow: /\nCrawl-delay: 5\n\n";
        String ours = "User-agent: other\nuser-agent: Emlog-Static/1.0\nDisallow: /b\n\n";
        assertThat(robots(all).allows(BLOG + "/a")).isFalse();
        assertThat(robots(all + ours).allows(BLOG + "/a")).isTrue();
        assertThat(robots(ours + all).allows(BLOG + "/b")).isFalse();
        assertThat(robots(ours + all).delay()).isZero();
    }

    @Test
    void groupsWithOneNameCountAsOneGroup() {
        RobotsGate.Rules robots = robots("User-agent: *\nDisallow: /a\nUser-agent: bad\nDisallow: /\nUser-agent: *\n"
                + "Sitemap: https://blog.example.com/sitemap.xml\nDisallow: /c");
        assertThat(robots.allows(BLOG + "/a")).isFalse();
        assertThat(robots.allows(BLOG + "/b")).isTrue();
        assertThat(robots.allows(BLOG + "/c")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"1, 1000", "0.5, 500", "86400, 10000", "many, 0", "-1, 0"})
    void aDelayIsObeyedUpToTenSeconds(String written, long millis) {
        RobotsGate.Rules robots = robots("User-agent: *\nCrawl-delay: " + written);
        assertThat(robots.delay()).isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void hostileRulesAreReadInLinearTime() {
        inLinearTime(() -> {
            RobotsGate.Rules robots = robots("User-agent: *\nDisallow: /" + "*a".repeat(20)
                    + "*b\nDisallow: /*a*aab$\nx: y" + " ".repeat(1 << 18) + "z");
            assertThat(robots.allows(BLOG + "/" + "a".repeat(500))).isTrue();
            assertThat(robots.allows(BLOG + "/" + "a".repeat(500) + "bc")).isFalse();
            assertThat(robots.allows(BLOG + "/aaab")).isFalse();
            assertThat(robots.allows(BLOG + "/aaabc")).isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 500})
    void aFileThatCannotBeFetchedForbidsNothing(int status) throws Exception {
        try (FakeBlog blog = new FakeBlog();
                EmlogClient client = blog.client()) {
            serve(blog, status, "User-agent: *\nDisallow: /");
            assertThat(client.page("post-1.html").jump()).isEmpty();
        }
    }

    @Test
    void aClosedPageIsRefusedWithoutARequest() throws Exception {
        try (FakeBlog blog = new FakeBlog();
                EmlogClient client = blog.client()) {
            serve(blog, 200, "User-agent: *\nDisallow: /post-1\nCrawl-delay: 2");
            FakeBlog.assertFails(() -> client.page("post-1.html"), Reason.ROBOTS, "crawl.ignoreRobots reads it");
            client.page("post-2.html");
            client.page("post-3.html");
            assertThat(client.requests()).isEqualTo(Map.of("base", 1, "robots", 1, "page", 2));
            assertThat(blog.waits).containsExactly(Duration.ofSeconds(2));
        }
    }

    @Test
    void withTheOwnersKeyNoRulesApply() throws Exception {
        try (FakeBlog blog = new FakeBlog();
                EmlogClient client = blog.client(Auth.KEY)) {
            serve(blog, 200, "User-agent: *\nDisallow: /");
            client.page("post-1.html");
            assertThat(client.requests()).doesNotContainKey("robots");
        }
    }

    private static void serve(FakeBlog blog, int status, String robots) {
        blog.server.setDispatcher(new Answering(request -> request.getTarget().equals("/robots.txt")
                ? new MockResponse.Builder().code(status).body(robots).build()
                : new MockResponse.Builder().body("<p>page</p>").build()));
    }
}
