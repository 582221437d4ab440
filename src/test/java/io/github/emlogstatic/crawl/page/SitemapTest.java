package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.AskedPages;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles and pages that only the sitemap names, on a blog without any API. */
class SitemapTest {

    private static final String START =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private int hidden;

    @BeforeEach
    void blog() {
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        blog.category(1, "技术");
        for (int i = 1; i <= 2; i++) {
            int number = i;
            blog.publish(post -> post.title("第 " + number + " 篇")
                    .category(1)
                    .tags("C++")
                    .date(LocalDateTime.of(2024, 5, number, 8, 0))
                    .text("第 " + number + " 篇的正文，写得足够长，因为列表会把它截断。"));
        }
        hidden = blog.publish(post -> post.title("藏")
                .category(1)
                .date(LocalDateTime.of(2024, 5, 9, 8, 0))
                .text("藏起来的一篇，写得足够长，因为列表会把它截断。"));
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi().listing(hidden);
    }

    @ParameterizedTest
    @EnumSource(UrlMode.class)
    void articlesOnlyInTheSitemapAreArchived(UrlMode mode) throws IOException {
        blog.configure(options -> options.urlMode(mode));
        String address = Map.of(
                        UrlMode.DYNAMIC,
                        "?post=3",
                        UrlMode.STATIC,
                        "post-3.html",
                        UrlMode.FOLDER,
                        "post/3",
                        UrlMode.CATEGORY,
                        "技术/3.html")
                .get(mode);
        sitemap("", "sort/1", "tag/C%2B%2B", "record/202405", "author/1", "page/2", "rss.php", address);

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().articleIds()).containsExactlyInAnyOrder(1, 2, hidden);
        assertThat(crawled.article(hidden).article().title()).isEqualTo("藏");
        assertThat(crawled.article(hidden).article().date()).isEqualTo(LocalDateTime.of(2024, 5, 9, 8, 0));
        assertThat(report.coverage().restsOn()).contains("its sitemap");
        AskedPages.assertOnceEach(crawled.emlog());

        CrawlReport quiet = crawled.nextNight().crawl();
        assertThat(quiet.counts().articles()).isEqualTo(Count.unchanged(3));
        assertThat(crawled.emlog().count("sitemap")).isZero();

        crawled.emlog().forget();
        CrawlReport afterAWeek = crawled.later(Duration.ofDays(7)).crawl();
        assertThat(afterAWeek.counts().articles()).isEqualTo(Count.unchanged(3));
        assertThat(afterAWeek.requests().viewsAdded()).isZero();
        assertThat(crawled.emlog().count("sitemap")).isEqualTo(1);
    }

    @Test
    void anAliasIsTakenIfItsPageIdentifiesIt() throws IOException {
        blog.configure(options -> options.aliases(true));
        blog.edit(hidden, post -> post.alias("hidden-one"));
        sitemap("hidden-one", "hidden-one.html", "no-such-page");

        crawled.crawl();

        assertThat(crawled.article(hidden).article().url()).isEqualTo("hidden-one");
        AskedPages.assertOnceEach(crawled.emlog());
    }

    @Test
    void aStandalonePageInTheSitemapIsAPage() throws IOException {
        int about = blog.publishPage("关于", "关于这个博客的一段话，写得足够长。");
        sitemap("post-" + about + ".html");

        crawled.crawl();

        assertThat(crawled.archive().pageIds()).containsExactly(about);
        assertThat(crawled.archive().articleIds()).hasSize(2);
        AskedPages.assertOnceEach(crawled.emlog());
    }

    @Test
    void brokenAddressesAreNotAskedForEachTime() throws IOException {
        int locked = blog.publish(post -> post.title("密").text("SECRET").password("x"));
        crawled.emlog().listing(locked);
        sitemap("post-77.html", "post-" + locked + ".html");

        CrawlReport report = crawled.crawl();
        assertThat(crawled.archive().articleIds()).hasSize(2);
        assertThat(report.coverage().missed()).isEmpty();

        crawled.emlog().forget();
        crawled.later(Duration.ofDays(7)).crawl();
        assertThat(AskedPages.of(crawled.emlog())).doesNotContainKeys("/post-77.html", "/post-" + locked + ".html");
    }

    @Test
    void theRestOfAnOldSitemapIsLeftForLater() throws IOException {
        StringBuilder text = new StringBuilder(START);
        for (int id = 100; id < 200; id++) {
            text.append("<url><loc>")
                    .append(crawled.emlog().address())
                    .append("?post=")
                    .append(id)
                    .append("</loc></url>");
        }
        answer("/sitemap.xml", text + "</urlset>");

        CrawlReport report = crawled.crawl();

        assertThat(AskedPages.of(crawled.emlog()).keySet().stream().filter(address -> address.contains("?post=")))
                .hasSize(20);
        assertThat(report.coverage().restsOn()).contains("a part of its sitemap");
    }

    @Test
    void addressesOfOtherSitesAreIgnored() throws IOException {
        answer(
                "/sitemap.xml",
                START
                        + "<url><loc>http://127.0.0.1:1/post-3.html</loc></url><url><loc>https://other.example.com/post-3.html"
                        + "</loc></url><url><loc>file:///etc/passwd</loc></url><url><loc>/post-3.html</loc></url></urlset>");

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().articleIds()).containsExactlyInAnyOrder(1, 2);
        assertThat(report.coverage().missed()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><html><body><a href='post-3.html'>home</a></body></html>",
                "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><urlset><url><loc>&b;</loc>"
                        + "</url><url><loc>http://127.0.0.1/&b;&b;</loc></url></urlset>",
                "<urlset><url><loc>http://",
                "{\"urlset\": 1}",
                ""
            })
    void whatIsNoSitemapIsIgnored(String text) throws IOException {
        answer("/sitemap.xml", text);

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().articleIds()).containsExactlyInAnyOrder(1, 2);
        assertThat(report.problems()).hasSize(1);
        assertThat(crawled.emlog().count("sitemap")).isEqualTo(1);
    }

    @Test
    void theBeginningOfATruncatedSitemapIsTaken() throws IOException {
        answer("/sitemap.xml", START + "<url><loc>" + crawled.emlog().address() + "post-3.html</loc></url><url><lo");

        crawled.crawl();

        assertThat(crawled.archive().articleIds()).contains(hidden);
    }

    @Test
    void anUnreadableSitemapIsReported() throws IOException {
        crawled.configured("crawl: {retries: 0}");
        crawled.emlog().failing(Faults.at("/sitemap.xml"::equals, Faults.status(503)));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).extracting(Problem::what).contains("the blog's sitemap cannot be read");
    }

    @Test
    void sitemapsNamedByRobotsAreRead() throws IOException {
        String base = crawled.emlog().address();
        Map<String, String> answers = Map.of(
                "/robots.txt",
                "Sitemap: " + base + "maps/index.xml\nSitemap: https://other.example.com/sitemap.xml\n"
                        + "User-agent: *\nDisallow: /sitemap.xml",
                "/maps/index.xml",
                "<sitemapindex><sitemap><loc>" + base + "maps/a.xml</loc></sitemap><sitemap><loc>" + base
                        + "maps/b.xml.gz</loc></sitemap><sitemap><loc>https://other.example.com/c.xml</loc></sitemap>"
                        + "</sitemapindex>",
                "/maps/a.xml",
                START + "<url><loc>" + base + "post-3.html</loc></url></urlset>");
        crawled.emlog()
                .failing(request -> Optional.ofNullable(answers.get(request.getTarget()))
                        .map(text -> Faults.body("text/plain", text)));

        crawled.crawl();

        assertThat(crawled.archive().articleIds()).contains(hidden);
        assertThat(crawled.emlog().requests().stream()
                        .filter(request -> EmlogServer.method(request).equals("sitemap"))
                        .map(RecordedRequest::getTarget))
                .containsExactly("/maps/index.xml", "/maps/a.xml");
    }

    private void sitemap(String... addresses) {
        String base = crawled.emlog().address();
        answer(
                "/sitemap.xml",
                START
                        + List.of(addresses).stream()
                                .map(address -> "<url><loc>" + (base + address).replace("&", "&amp;")
                                        + "</loc><lastmod>2024-05-09</lastmod></url>\n")
                                .collect(Collectors.joining())
                        + "</urlset>");
    }

    private void answer(String target, String text) {
        crawled.emlog().failing(Faults.at(target::equals, Faults.body("text/xml", text)));
    }
}
