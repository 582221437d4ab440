package io.github.emlogstatic.browser.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import io.github.emlogstatic.browser.OneArticle;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Structured data of the sample site. */
class StructuredDataTest {

    private static final String BASE = "https://mirror.example.org/sub/path/";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anArticleIsABlogPostingWithBreadcrumbs() throws IOException {
        JsonNode graph = data("post-22.html").path("@graph");

        assertThat(graph.at("/0/@type").asText()).isEqualTo("BlogPosting");
        assertThat(graph.at("/0/headline").asText()).isEqualTo("用 A/B 测试泡一壶茶");
        assertThat(graph.at("/0/author/url").asText()).isEqualTo(BASE + "author/1.html");
        assertThat(graph.at("/1/itemListElement").findValuesAsText("name")).containsExactly("首页", "茶", "用 A/B 测试泡一壶茶");
        assertThat(graph.at("/1/itemListElement").findValuesAsText("item")).containsExactly(BASE, BASE + "tea.html");
    }

    @Test
    void tagsAreLinkedInTheirOwnScript() throws IOException {
        assertThat(Jsoup.parse(SampleSite.file("post-53.html"))
                        .select("a[rel=tag]")
                        .eachAttr("href"))
                .containsExactly("tag/绿茶.html", "tag/乌龙.html", "tag/红茶.html", "tag/🍵.html")
                .allSatisfy(path -> assertThat(SampleSite.file(path)).exists());
    }

    @Test
    void theHomePageIsAWebSiteAndABlog() throws IOException {
        JsonNode graph = data("index.html").path("@graph");

        assertThat(graph.findValuesAsText("@type")).containsExactly("WebSite", "Blog");
        assertThat(graph.findValuesAsText("name")).containsExactly("茶渍", "茶渍");
        assertThat(graph.at("/0/url").asText()).startsWith("https://");
    }

    @Test
    void aListHasBreadcrumbs() throws IOException {
        JsonNode child = data("tech/java.html").path("itemListElement");

        assertThat(child.findValuesAsText("name")).containsExactly("首页", "技术", "Java");
        assertThat(child.findValuesAsText("position")).containsExactly("1", "2", "3");
        assertThat(data("tech/list/1.html").path("itemListElement").findValuesAsText("item"))
                .startsWith(BASE);
    }

    /** Search engines call steps without an address a mistake. */
    @Test
    void withoutABaseUrlThereAreNoBreadcrumbs() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.category(1, "技术");
        blog.publish(post -> post.title("茶").html("<p>茶</p>").category(1));
        Path site = OneArticle.site("no-base", blog, "");

        assertThat(JSON.readTree(Jsoup.parse(site.resolve("post/1.html"))
                                .select("[type=application/ld+json]")
                                .html())
                        .findValuesAsText("@type"))
                .containsExactly("BlogPosting", "Person");
        assertThat(Files.readString(site.resolve("sort/1.html"))).doesNotContain("BreadcrumbList");
    }

    @Test
    void linkToAnArticleWithoutCoverShowsADrawnPicture() throws IOException {
        String address = Jsoup.parse(SampleSite.file("post-51.html"))
                .select("meta[property=og:image]")
                .attr("content");

        assertThat(address).startsWith(BASE + "assets/img/cover").endsWith(".png");
        BufferedImage drawn =
                ImageIO.read(SampleSite.file(address.substring(BASE.length())).toFile());
        assertThat(drawn.getWidth() + "x" + drawn.getHeight()).isEqualTo("1200x630");
    }

    @Test
    void homeScreenAndSharedSiteShowThePortrait() throws IOException {
        String portrait = "content/uploadfile/201703/amo.png";
        JsonNode manifest = JSON.readTree(SampleSite.file("manifest.json").toFile());

        assertThat(manifest.path("name").asText()).isEqualTo("茶渍");
        assertThat(manifest.at("/icons/0/src").asText()).isEqualTo(portrait);
        assertThat(manifest.at("/icons/0/sizes").asText()).isEqualTo("240x240");
        assertThat(Jsoup.parse(SampleSite.file("tech/java.html"))
                        .select("link[rel=apple-touch-icon]")
                        .attr("href"))
                .isEqualTo("../" + portrait);
        assertThat(Jsoup.parse(SampleSite.file("index.html"))
                        .select("meta[property=og:image]")
                        .attr("content"))
                .isEqualTo(BASE + portrait);
        assertThat(SampleSite.file(portrait)).exists();
    }

    private static JsonNode data(String path) throws IOException {
        return JSON.readTree(Jsoup.parse(SampleSite.file(path))
                .select("script[type=application/ld+json]")
                .first()
                .data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed.json", "tech/feed.json"})
    void aJsonFeedHoldsWholeArticles(String path) throws IOException {
        JsonNode feed = JSON.readTree(SampleSite.file(path).toFile());

        assertThat(feed.path("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.path("feed_url").asText()).isEqualTo(BASE + path);
        assertThat(feed.path("items")).isNotEmpty().allSatisfy(item -> {
            assertThat(item.path("url").asText()).startsWith(BASE);
            assertThat(item.path("content_html").asText()).startsWith("<");
            assertThat(item.path("date_published").asText()).endsWith("+08:00");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tech/atom.xml", "tech/rss.xml"})
    void aCategoryHasFeedsOfItsOwn(String path) throws Exception {
        try (XmlReader xml = new XmlReader(SampleSite.file(path).toFile())) {
            SyndFeed feed = new SyndFeedInput().build(xml);

            assertThat(feed.getTitle()).contains(" - 茶渍");
            assertThat(feed.getEntries()).isNotEmpty();
        }
        assertThat(Files.readString(SampleSite.file("tech.html"))).contains("href=\"" + BASE + path + "\"");
    }
}
