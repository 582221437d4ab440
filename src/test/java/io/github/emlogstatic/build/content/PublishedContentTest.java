package io.github.emlogstatic.build.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.build.upload.ScriptUploads;
import io.github.emlogstatic.cover.TestFont;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts, uploads and scripts get into the site. */
class PublishedContentTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void thirdPartyScriptsAreCopiedOnlyIfNeeded() throws Exception {
        Files.createDirectories(folder.resolve("theme/assets/vendor/x"));
        Files.createDirectories(folder.resolve("theme/partials"));
        Files.writeString(folder.resolve("theme/assets/vendor/x/x.js"), "");
        Files.writeString(
                folder.resolve("theme/partials/afterArticle.peb"),
                "{% if article.hasCode %}<script src=\"{{ asset(\"vendor/x/x.js\") }}\" defer></script>{% endif %}");
        int id = blog.publish("title", "text");
        crawled.build("");
        assertThat(site("assets/css/lists.css")).exists();
        assertThat(site("assets/vendor")).doesNotExist();

        crawled.nextNight();
        blog.edit(id, post -> post.html("<pre>code</pre>"));
        crawled.build("");
        assertThat(site("assets/vendor/x/x.js")).exists();

        crawled.nextNight();
        blog.edit(id, post -> post.text("text"));
        crawled.build("");
        assertThat(site("assets/vendor")).doesNotExist();
    }

    @Test
    void formulasAreTypesetOnceAndFailuresReported() throws Exception {
        int id = blog.publish("title", "<p>$a^2$ and $\\frac{a}$</p>");
        BuildReport first = crawled.build("");
        assertThat(site("post/" + id + ".html")).content().contains("<math", "$\\frac{a}$");
        assertThat(first.outcome().told().news())
                .extracting(Problem::what, Problem::where)
                .containsExactly(tuple("formula cannot be typeset", "post/" + id + ".html"));
        Map<String, String> before = Tree.of(folder.resolve("public"));

        crawled.nextNight();
        assertThat(crawled.build("").outcome().told().news()).isEmpty();
        assertThat(crawled.build("--full").outcome().told().news()).isEmpty();
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void formulasThatAreGoneAreForgottenWithAllPages() throws Exception {
        int id = blog.publish("title", "<p>$a^2$</p>");
        blog.publish("other", "<p>$b^2$</p>");
        crawled.build("");
        crawled.nextNight();
        blog.edit(id, post -> post.html("<p>$c^2$</p>"));
        crawled.build("");
        assertThat(formulas()).as("most pages have asked for none").contains("$a^2", "$b^2", "$c^2");

        crawled.configured("themeOptions: {codeNumbers: 3}");
        crawled.nextNight();
        crawled.build("");

        assertThat(formulas()).contains("$b^2", "$c^2").doesNotContain("$a^2");
    }

    private String formulas() throws Exception {
        return Files.readString(
                Tree.files(folder.resolve(".emlog-static"), ".formulas").get(0));
    }

    @Test
    void aFormulaThatIsBrokenAgainIsNewsAgain() throws Exception {
        int id = blog.publish("title", "<p>$\\frac{a}$</p>");
        assertThat(crawled.build("").outcome().told().news()).hasSize(1);
        crawled.nextNight();
        blog.edit(id, post -> post.html("<p>$a$</p>"));
        assertThat(crawled.build("").problems()).isEmpty();

        crawled.nextNight();
        blog.edit(id, post -> post.html("<p>$\\frac{b}$</p>"));

        assertThat(crawled.build("").outcome().told().news())
                .extracting(Problem::what)
                .containsExactly("formula cannot be typeset");
    }

    @Test
    void aFontGivesLinksAPictureWithTheTitle() throws Exception {
        Files.write(folder.resolve("a.ttf"), TestFont.of("标题"));
        crawled.configured("baseUrl: https://mirror.example.com/\nthemeOptions: {coverFont: a.ttf}");
        int id = blog.publish("标题", "text");
        int other = blog.publish("标题 🍵", "text");
        BuildReport first = crawled.build("");
        Path cover = site("assets/covers/" + id + ".png");
        byte[] before = Files.readAllBytes(cover);

        assertThat(site("post/" + id + ".html"))
                .content()
                .contains("content=\"https://mirror.example.com/assets/covers/" + id + ".png\"");
        assertThat(first.outcome().told().news())
                .extracting(Problem::what, Problem::where)
                .containsExactly(tuple("the font of covers lacks characters", "a.ttf"));
        assertThat(first.outcome().told().news().get(0).why()).contains("🍵").contains("covers: 2");

        crawled.nextNight();
        assertThat(crawled.build("").output().rendered()).isZero();
        crawled.nextNight();
        blog.edit(other, post -> post.title("题"));
        BuildReport second = crawled.build("");
        assertThat(second.outcome().told().news()).isEmpty();
        assertThat(cover).hasBinaryContent(before);
        assertThat(site("assets/covers/" + other + ".png")).exists();

        crawled.nextNight();
        assertThat(crawled.build("").output().written()).isZero();
        Files.write(folder.resolve("a.ttf"), TestFont.of("标题a"));
        assertThat(crawled.build("").output().written()).isEqualTo(2);
        assertThat(cover).binaryContent().isNotEqualTo(before);

        Files.writeString(folder.resolve("a.ttf"), "text");
        assertThatThrownBy(() -> crawled.build(""))
                .hasMessageEndingWith(
                        "site-config.yaml:2: themeOptions.coverFont: a.ttf is no font with outlines in TTF, OTF or TTC; name another");
        Files.delete(folder.resolve("a.ttf"));
        assertThatThrownBy(() -> crawled.build(""))
                .hasMessageEndingWith(
                        "site-config.yaml:2: themeOptions.coverFont: a.ttf cannot be read; name a font file,"
                                + " relative to the configuration");
    }

    @Test
    void coversAreDrawnAgainForAnotherLanguage() throws Exception {
        Files.write(
                folder.resolve("a.ttc"),
                TestFont.collection(new TreeMap<>(Map.of("BoxesSC", "标题", "BoxesTC", "一二三标题"))));
        String settings = "baseUrl: https://mirror.example.com/\nthemeOptions: {coverFont: a.ttc}\n";
        crawled.configured(settings);
        int id = blog.publish("标题", "text");
        crawled.build("");
        byte[] simplified = Files.readAllBytes(site("assets/covers/" + id + ".png"));

        crawled.configured(settings + "language: zh-TW");
        crawled.build("--offline");

        assertThat(site("assets/covers/" + id + ".png")).binaryContent().isNotEqualTo(simplified);
    }

    @Test
    void uploadsOfAWithdrawnArticleLeaveTheSite() throws Exception {
        blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png"));
        for (int i = 0; i < 4; i++) {
            blog.publish("title", "text");
        }
        blog.edit(2, post -> post.html("<img src=\"/content/uploadfile/202401/a.png\">"));
        crawled.build("");
        assertThat(site("content/uploadfile/202401/a.png")).exists();
        blog.delete(2);

        crawled.nextNight();
        crawled.build("");

        assertThat(site("content")).doesNotExist();
        assertThat(site("post/2.html")).doesNotExist();
        assertThat(folder.resolve("archive/content/uploadfile/202401/a.png")).exists();
    }

    @Test
    void unsafeHtmlIsRemovedAndCounted() throws Exception {
        int bad = blog.publish(post -> post.title("a")
                .html("<script>x</script><p onclick=x>a</p><iframe src=//a.example/></iframe><script>y</script>"));
        blog.publish("b", "text");
        Map<String, Map<String, Integer>> removed =
                Map.of("post/" + bad + ".html", Map.of("script", 2, "onclick", 1, "iframe", 1));
        assertThat(crawled.build("").unsafe().removedHtml()).isEqualTo(removed);

        crawled.nextNight();
        blog.publish("c", "text");
        assertThat(crawled.build("").unsafe().removedHtml()).isEqualTo(removed);

        crawled.configured("html: trusted");
        assertThat(crawled.build("--offline").unsafe().removedHtml()).isEmpty();
        assertThat(site("post/" + bad + ".html"))
                .content()
                .contains("<script>y</script>", "onclick=\"x\"", "'unsafe-inline' 'unsafe-eval'");
    }

    @Test
    void scriptUploadsArePublishedOnlyIfConfigured() throws Exception {
        String page = "content/uploadfile/202401/page.HTML";
        blog.upload(page, "<script>x</script>");
        int id = blog.publish(post -> post.title("a").html("<a href=\"/" + page + "\">a</a>"));
        crawled.build("");
        assertThat(site(page)).doesNotExist();
        assertThat(site("post/" + id + ".html"))
                .content()
                .contains("href=\"" + crawled.emlog().address() + page + "\"");

        crawled.configured("scriptUploads: true");
        crawled.build("--offline");
        assertThat(site(page)).exists();
        assertThat(site("post/" + id + ".html")).content().contains("href=\"../" + page + "\"");
    }

    /** Apache takes {@code a.html.en} for a page, and lets browsers guess what has no ending that it knows. */
    @ParameterizedTest
    @ValueSource(strings = {"a.html.en", "a.php.bak", "a", "a.unknown", "a.svg.de"})
    void uploadsThatServersTakeForPagesAreWithheld(String name) throws Exception {
        String path = "content/uploadfile/202401/" + name;
        blog.upload(path, " <script xmlns='http://www.w3.org/2000/svg'>x</script>");
        blog.publish(post -> post.title("a").html("<a href=\"/" + path + "\">a</a>"));

        assertThat(crawled.build("").problems()).isEmpty();

        assertThat(site(path)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jquery.js.zip", "a.html.JPG", "a.unknown", "a"})
    void uploadsThatNobodyTakesForPagesArePublished(String name) throws Exception {
        String path = "content/uploadfile/202401/" + name;
        blog.upload(path, TestPng.saying("png"));
        blog.publish(post -> post.title("a").html("<a href=\"/" + path + "\">a</a>"));

        assertThat(crawled.build("").problems()).isEmpty();

        assertThat(site(path)).exists();
    }

    @Test
    void imagesWithScriptsArePublishedOnlyIfConfigured() throws Exception {
        String good = "content/uploadfile/202401/good.SVG";
        String bad = "content/uploadfile/202401/bad.svg";
        String packed = "content/uploadfile/202401/坏.svgz";
        String start = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>";
        blog.upload(good, start + "<rect/></svg>").upload(bad, start + "<script>x</script><rect/></svg>");
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write((start + "</svg>").getBytes(StandardCharsets.UTF_8));
        }
        blog.upload(packed, zipped.toByteArray());
        int id = blog.publish(post -> post.title("a")
                .cover(bad)
                .html("<img src=\"/" + good + "\"><img src=\"/" + bad + "\"><a href=\"/" + bad + "\">a</a><p>"
                        + "<img src=\"/" + packed + "\" alt=\"\"><a href=\"/\"><img src=\"/" + packed
                        + "\" alt=\"b\"></a>"));

        BuildReport report = crawled.build("");

        assertThat(report.problems()).isEmpty();
        assertThat(report.unsafe().scriptUploads()).contains(new ScriptUploads(List.of(packed), List.of(bad)));
        assertThat(site(good)).exists();
        assertThat(site(bad)).content().contains("<rect").doesNotContain("script");
        assertThat(site(packed)).doesNotExist();
        String atBlog = crawled.emlog().address() + packed;
        assertThat(site("post/" + id + ".html"))
                .content()
                .containsPattern("src=\"../" + good + "\"[^>]* width=\"9\" height=\"9\"")
                .contains("src=\"../" + bad + "\"", "href=\"../" + bad + "\"")
                .contains("<a href=\"" + atBlog + "\" rel=\"noopener\">坏.svgz</a>", ">b</a>")
                .doesNotContain("src=\"" + crawled.emlog().address());

        blog.upload(good, start + "<rect onload='x'/></svg>");
        crawled.nextNight().configured("crawl: {recheckEvery: 1s}");
        crawled.build("--full");
        assertThat(site(good)).as("it has changed").content().contains("<rect").doesNotContain("onload");

        crawled.configured("scriptUploads: true");
        crawled.build("--offline");
        assertThat(site(good)).content().contains("onload");
        assertThat(site(bad)).content().contains("script");
        crawled.configured("");
        crawled.build("--offline");
        assertThat(site(bad)).content().doesNotContain("script");
    }

    @Test
    void coversAndAvatarsArePublished() throws Exception {
        blog.upload("content/uploadfile/202401/cover.png", TestPng.saying("png"))
                .upload("content/uploadfile/202401/me.png", TestPng.saying("png"));
        blog.user(1, "站长", "content/uploadfile/202401/me.png");
        blog.publish(post -> post.title("t").text("x").cover("content/uploadfile/202401/cover.png"));

        crawled.build("");

        assertThat(site("content/uploadfile/202401/cover.png")).exists();
        assertThat(site("content/uploadfile/202401/me.png")).exists();
    }

    @Test
    void privateTextsAreInNoFileOfTheSite() throws Exception {
        int locked = blog.publish(
                post -> post.title("locked").text("SECRET").excerpt("SECRET").password("pw"));
        blog.comment(locked, "SECRET", "SECRET");
        blog.like(locked, "SECRET");
        blog.publish(post -> post.title("SECRET").text("SECRET").hidden(true));
        blog.publish(post -> post.title("SECRET").text("SECRET").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        int open = blog.publish("title", "text");
        blog.comment(
                open,
                comment -> comment.poster("a")
                        .text("x")
                        .mail("SECRET@example.com")
                        .ip("203.0.113.9")
                        .agent("SECRET"));
        crawled.configured("blog: {articlePasswords: {" + locked + ": pw}}");

        crawled.build("");

        Path site = folder.resolve("public");
        for (Path file : Tree.files(site)) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("SECRET", "203.0.113.9");
        }
        assertThat(site("post/" + locked + ".html")).content().contains("locked");
    }

    private Path site(String path) {
        return folder.resolve("public").resolve(path);
    }
}
