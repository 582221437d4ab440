package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.Mirror;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.PostRow;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.ThemedPages;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Problem;
import io.github.emlogstatic.model.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SiteBuildTest {

    @RegisterExtension
    private final Mirror mirror = Mirror.ofEmptyBlog();

    private final MemoryBlog blog = mirror.blog();
    private final Path folder = mirror.folder();

    @Test
    void aBlogBecomesASite() throws Exception {
        int id = blog.publish("你好", "世界");

        BuildReport report = mirror.build("");

        assertThat(site("index.html")).content().contains("你好");
        assertThat(site("post/" + id + ".html")).content().contains("世界");
        assertThat(Stream.of(
                        "404.html", "atom.xml", "rss.xml", "robots.txt", ".nojekyll", "tags.html", "archives.html"))
                .allSatisfy(file -> assertThat(site(file)).exists());
        assertThat(report.summary()).matches("1 new; \\d+ pages and \\d+ other files written");
    }

    @Test
    void aStandalonePageCanBeTheHomePage() throws Exception {
        for (int i = 1; i <= 3; i++) {
            blog.publish("Article " + i, "text");
        }
        String base = mirror.emlog().address();
        int about = blog.publish(post -> post.type(PostRow.PAGE)
                .title("About")
                .html("<p>Who I am.</p><p><a href=\"" + base + "posts\">all</a> <a href=\"" + base
                        + "?page=2\">older</a> <a href=\"" + base + "\">home</a></p>"));
        blog.configure(options -> options.homePage(about));
        mirror.configured("perPage: 2");

        mirror.build("");

        assertThat(site("index.html"))
                .content()
                .contains("Who I am.", "href=\"posts.html\">all", "href=\"list/1.html\">older", "addresses.js")
                .containsPattern("href=\"[^\"]*index.html\">home")
                .doesNotContain("Article 3");
        assertThat(site("posts.html"))
                .content()
                .contains("Article 3", "Article 2")
                .doesNotContain("Who I am.");
        assertThat(site("list/1.html")).content().contains("Article 1");
        assertThat(site("assets/addresses.js")).content().contains("\"posts\":\"posts.html\"");
        Map<String, String> before = Tree.of(folder.resolve("public"));

        blog.configure(options -> options.homePage(0));
        mirror.nextNight().later(Duration.ofDays(8));
        mirror.build("");
        assertThat(site("posts.html")).doesNotExist();
        assertThat(site("index.html")).content().contains("Article 3").doesNotContain("Who I am.");

        blog.configure(options -> options.homePage(about));
        mirror.nextNight().later(Duration.ofDays(8));
        mirror.build("");
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void aSecondBuildWithNothingNewWritesNothing() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        Map<String, String> before = Tree.of(folder.resolve("public"));

        mirror.nextNight();
        BuildReport report = mirror.build("");

        assertThat(report.output().rendered()).isZero();
        assertThat(report.output().written()).isZero();
        assertThat(report.summary()).isEqualTo("nothing new");
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void pagesDoNotDependOnTheTime() throws Exception {
        int id = blog.publish(post -> post.title("title").text("text").excerpt("excerpt"));
        blog.comment(
                id,
                comment -> comment.poster("a")
                        .text("x")
                        .date(mirror.clock().instant().minus(Duration.ofHours(5))));
        blog.note("note");
        mirror.configured("baseUrl: https://me.example.com/\nblog: {apiKey: 0123456789abcdef0123456789abcdef}");
        mirror.build("");
        Map<String, String> before = Tree.of(folder.resolve("public"));
        assertThat(site("post/" + id + ".html")).content().contains("2026年11月24日");

        mirror.nextNight().later(Duration.ofDays(700));
        mirror.build("");
        mirror.build("--full --offline");

        assertThat(mirror.emlog().count("comment_list_simple")).isEqualTo(1);
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void thirdPartyScriptsAreCopiedOnlyIfNeeded() throws Exception {
        Files.createDirectories(folder.resolve("theme/assets/vendor/x"));
        Files.createDirectories(folder.resolve("theme/partials"));
        Files.writeString(folder.resolve("theme/assets/vendor/x/x.js"), "");
        Files.writeString(
                folder.resolve("theme/partials/afterArticle.peb"),
                "{% if article.hasCode %}<script src=\"{{ asset(\"vendor/x/x.js\") }}\" defer></script>{% endif %}");
        int id = blog.publish("title", "text");
        mirror.build("");
        assertThat(site("assets/css/site.css")).exists();
        assertThat(site("assets/vendor")).doesNotExist();

        mirror.nextNight();
        blog.edit(id, post -> post.html("<pre>code</pre>"));
        mirror.build("");
        assertThat(site("assets/vendor/x/x.js")).exists();

        mirror.nextNight();
        blog.edit(id, post -> post.text("text"));
        mirror.build("");
        assertThat(site("assets/vendor")).doesNotExist();
    }

    @Test
    void formulasAreTypesetOnceAndThoseThatFailAreAProblem() throws Exception {
        int id = blog.publish("title", "<p>$a^2$ and $\\frac{a}$</p>");
        BuildReport first = mirror.build("");
        assertThat(site("post/" + id + ".html")).content().contains("<math", "$\\frac{a}$");
        assertThat(first.news())
                .extracting(Problem::what, Problem::where)
                .containsExactly(tuple("formula cannot be typeset", "post/" + id + ".html"));
        Map<String, String> before = Tree.of(folder.resolve("public"));

        mirror.nextNight();
        assertThat(mirror.build("").news()).isEmpty();
        assertThat(mirror.build("--full").news()).isEmpty();
        assertThat(Tree.of(folder.resolve("public"))).isEqualTo(before);
    }

    @Test
    void theSummaryReadsLikeACommitMessage() throws Exception {
        for (int i = 0; i < 4; i++) {
            blog.publish("title " + i, "text");
        }
        mirror.build("");
        mirror.nextNight();
        blog.publish("one", "x");
        blog.publish("two", "x");
        blog.edit(1, post -> post.text("edited"));
        blog.comment(2, "a", "x");
        blog.comment(2, "b", "y");
        blog.delete(3);

        assertThat(mirror.build("").summary())
                .matches(
                        "2 new, 1 edited, 2 comments, 1 withdrawn; \\d+ pages and \\d+ other files written, \\d+ removed");
    }

    @Test
    void theResultOfTheRunIsStoredForPublish() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        assertThat(lastRun())
                .isEqualTo(new LastRun(true, List.of(), List.of(), lastRun().summary()));
        assertThat(lastRun().summary()).startsWith("1 new; ");

        int missed = blog.publish("another", "text");
        mirror.emlog()
                .failing(request -> Stream.of("id", "post") // neither the API nor its own page gives the article
                                .map(request.getUrl()::queryParameter)
                                .anyMatch(String.valueOf(missed)::equals)
                        ? Optional.of(Faults.status(403))
                        : Optional.empty());
        mirror.build("");
        assertThat(lastRun().missed())
                .containsExactly(
                        "article not fetched: " + mirror.emlog().address() + "?post=2",
                        "article not read from its page: " + mirror.emlog().address() + "?post=2");
        mirror.build("--offline");
        assertThat(lastRun().missed()).hasSize(2);

        mirror.emlog().failing(request -> Optional.of(Faults.status(403)));
        assertThatThrownBy(() -> mirror.build("")).isInstanceOf(IOException.class);
        assertThat(lastRun().ended()).isFalse();

        mirror.emlog().failing(request -> Optional.empty());
        mirror.build("");
        mirror.build("");
        assertThat(lastRun())
                .isEqualTo(new LastRun(true, List.of(), List.of(), lastRun().summary()));
        assertThat(lastRun().summary())
                .as("the one of the build that wrote something")
                .startsWith("1 new; ");
    }

    private LastRun lastRun() throws IOException {
        return LastRun.of(mirror.archive());
    }

    @Test
    void anArchiveRefusesAnotherBlogBeforeTheFirstRequest() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        try (Mirror other = Mirror.of(MemoryBlog.empty(), folder)) {
            assertThatThrownBy(() -> other.build(""))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("belongs to " + mirror.emlog().address())
                    .hasMessageContaining("--archive");
            assertThat(other.emlog().requests()).isEmpty();
        }
    }

    @Test
    void aFormerAddressIsTheSameBlog() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        try (Mirror moved = Mirror.of(blog, folder)) {
            moved.configured("blog: {aliases: ['" + mirror.emlog().address() + "']}");

            BuildReport report = moved.build("");

            assertThat(report.counts().articles().total()).isEqualTo(1);
        }
    }

    @Test
    void anOfflineBuildNeedsNoBlog() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        PathUtils.deleteDirectory(folder.resolve("public"));
        mirror.emlog().close();

        BuildReport report = mirror.build("--offline");

        assertThat(site("index.html")).exists();
        assertThat(report.requests().total()).isZero();
    }

    @Test
    void uploadsOfAWithdrawnArticleLeaveTheSite() throws Exception {
        blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png"));
        for (int i = 0; i < 4; i++) {
            blog.publish("title", "text");
        }
        blog.edit(2, post -> post.html("<img src=\"/content/uploadfile/202401/a.png\">"));
        mirror.build("");
        assertThat(site("content/uploadfile/202401/a.png")).exists();
        blog.delete(2);

        mirror.nextNight();
        mirror.build("");

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
        assertThat(mirror.build("").removedHtml()).isEqualTo(removed);

        mirror.nextNight();
        blog.publish("c", "text");
        assertThat(mirror.build("").removedHtml()).isEqualTo(removed);

        mirror.configured("html: trusted");
        assertThat(mirror.build("--offline").removedHtml()).isEmpty();
        assertThat(site("post/" + bad + ".html"))
                .content()
                .contains("<script>y</script>", "onclick=\"x\"", "'unsafe-inline' 'unsafe-eval'");
    }

    @Test
    void scriptUploadsArePublishedOnlyIfConfigured() throws Exception {
        String page = "content/uploadfile/202401/page.HTML";
        blog.upload(page, "<script>x</script>");
        int id = blog.publish(post -> post.title("a").html("<a href=\"/" + page + "\">a</a>"));
        mirror.build("");
        assertThat(site(page)).doesNotExist();
        assertThat(site("post/" + id + ".html"))
                .content()
                .contains("href=\"" + mirror.emlog().address() + page + "\"");

        mirror.configured("scriptUploads: true");
        mirror.build("--offline");
        assertThat(site(page)).exists();
        assertThat(site("post/" + id + ".html")).content().contains("href=\"../" + page + "\"");
    }

    @Test
    void imagesWithScriptsArePublishedOnlyIfConfigured() throws Exception {
        String good = "content/uploadfile/202401/good.svg";
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

        BuildReport report = mirror.build("");

        assertThat(report.problems()).isEmpty();
        assertThat(report.scriptUploads()).isEqualTo(new ScriptUploads(List.of(packed), List.of(bad)));
        assertThat(site(good)).exists();
        assertThat(site(bad)).content().contains("<rect").doesNotContain("script");
        assertThat(site(packed)).doesNotExist();
        String atBlog = mirror.emlog().address() + packed;
        assertThat(site("post/" + id + ".html"))
                .content()
                .contains("src=\"../" + good + "\"", "src=\"../" + bad + "\"", "href=\"../" + bad + "\"")
                .contains("<a href=\"" + atBlog + "\" rel=\"noopener\">坏.svgz</a>", ">b</a>")
                .doesNotContain("src=\"" + mirror.emlog().address());

        blog.upload(good, start + "<rect onload='x'/></svg>");
        mirror.nextNight().configured("crawl: {recheckEvery: 1s}");
        mirror.build("--full");
        assertThat(site(good)).as("it has changed").content().contains("<rect").doesNotContain("onload");

        mirror.configured("scriptUploads: true");
        mirror.build("--offline");
        assertThat(site(good)).content().contains("onload");
        assertThat(site(bad)).content().contains("script");
        mirror.configured("");
        mirror.build("--offline");
        assertThat(site(bad)).content().doesNotContain("script");
    }

    @Test
    void coversAndAvatarsArePublished() throws Exception {
        blog.upload("content/uploadfile/202401/cover.png", TestPng.saying("png"))
                .upload("content/uploadfile/202401/me.png", TestPng.saying("png"));
        blog.user(1, "站长", "content/uploadfile/202401/me.png");
        blog.publish(post -> post.title("t").text("x").cover("content/uploadfile/202401/cover.png"));

        mirror.build("");

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
        mirror.configured("blog: {articlePasswords: {" + locked + ": pw}}");

        mirror.build("");

        Path site = folder.resolve("public");
        try (Stream<Path> files = Files.walk(site)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("SECRET", "203.0.113.9");
            }
        }
        assertThat(site("post/" + locked + ".html")).content().contains("locked");
    }

    @Test
    void aDryRunSaysWhyAndWritesNothing() throws Exception {
        blog.publish("title", "text");
        blog.publish("title", "text");
        mirror.build("");
        mirror.nextNight();
        blog.edit(1, post -> post.title("other"));
        blog.edit(2, post -> post.text("other"));
        Map<String, String> before = Tree.of(folder);

        BuildReport report = mirror.build("--dry-run");

        assertThat(report.plan())
                .contains("from the list, article 1: changed: title", "article_detail 2: changed: description");
        assertThat(Tree.of(folder)).isEqualTo(before);
    }

    @Test
    void aDryRunPredictsRequestsAndPages() throws Exception {
        for (int i = 1; i <= 12; i++) {
            blog.publish("title " + i, "text");
        }
        int page = blog.publishPage("关于", "text");
        mirror.configured("perPage: 3\npages: [" + page + "]\nblog: {apiKey: 0123456789abcdef0123456789abcdef}");
        mirror.build("");
        mirror.nextNight();
        int added = blog.publish("new", "text");
        blog.edit(2, post -> post.title("other").text("other"));
        blog.comment(5, "a", "b");
        blog.like(6, "c");
        blog.delete(8);

        List<String> plan = mirror.build("--dry-run").plan();
        Map<String, Integer> asked = mirror.emlog().requestsByMethod();
        mirror.emlog().forget();
        Map<Path, String> before = bytes();
        mirror.build("");

        assertThat(plan)
                .contains(
                        "article_detail " + added + ": new",
                        "article_detail 2: changed: description",
                        "article_detail 8: missing from the list, is it gone?",
                        "comment_list 5: the blog counts 1 comments and 0 likes",
                        "like_list 6: the blog counts 0 comments and 1 likes",
                        "note_list: asked for in every run",
                        "post/" + added + ".html: new",
                        "post/2.html: changed: body, title",
                        "post/5.html: changed: comments, next",
                        "post/8.html: removed: no longer planned");
        assertThat(requests(plan)).isEqualTo(difference(mirror.emlog().requestsByMethod(), asked));
        assertThat(pages(plan)).containsAll(changed(before));
        assertThat(pages(plan)).doesNotContain("post/10.html", "tags.html", "404.html");
    }

    private static Map<String, Integer> requests(List<String> plan) {
        Map<String, Integer> requests = new TreeMap<>();
        plan.stream()
                .filter(line -> line.matches("[a-z_]+(_detail|_list)[ :].*"))
                .map(line -> line.replaceFirst("[ :].*", "").replace("comment_list", "comment_list_simple"))
                .forEach(method -> requests.merge(method, 1, Integer::sum));
        return requests;
    }

    private static Map<String, Integer> difference(Map<String, Integer> whole, Map<String, Integer> part) {
        Map<String, Integer> rest = new TreeMap<>(whole);
        part.forEach((method, count) -> rest.merge(method, -count, Integer::sum));
        rest.values().removeIf(count -> count == 0);
        return rest;
    }

    private static List<String> pages(List<String> plan) {
        return plan.stream()
                .filter(line -> !line.matches("([a-z_]+(_detail|_list)|from the list)[ :,].*"))
                .map(line -> line.replaceFirst(": .*", ""))
                .toList();
    }

    private Map<Path, String> bytes() throws IOException {
        Path site = folder.resolve("public");
        try (Stream<Path> files = Files.walk(site)) {
            Map<Path, String> bytes = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(site.relativize(file), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return bytes;
        }
    }

    /** The files that are new or changed since then. */
    private List<String> changed(Map<Path, String> before) throws IOException {
        Map<Path, String> now = bytes();
        now.entrySet().removeIf(file -> file.getValue().equals(before.get(file.getKey())));
        return now.keySet().stream().map(Path::toString).toList();
    }

    @Test
    void aDryRunWritesNothingAfterAKilledRun() throws Exception {
        int article = blog.publish("title", "text");
        mirror.build("");
        PathUtils.delete(folder.resolve(".emlog-static"));
        Files.writeString(folder.resolve("archive/state/journal"), "articles/" + article + ".json\n");
        Files.writeString(folder.resolve("archive/articles/." + article + ".json.tmp"), "half");
        mirror.nextNight();
        List<Path> before = everything();

        mirror.build("--dry-run");
        mirror.build("--dry-run --full");
        mirror.build("--dry-run --offline");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void warmUpWritesNothingAndNeedsNoLock() throws Exception {
        int locked = blog.publish(post -> post.title("locked").text("SECRET").password("pw"));
        mirror.configured("protected: encrypted\nblog: {articlePasswords: {" + locked + ": pw}}");
        mirror.build("");
        PathUtils.delete(folder.resolve("archive/private/sealed"));
        PathUtils.delete(folder.resolve(".emlog-static"));
        SiteBuild rehearsed = new SiteBuild(mirror.config("--offline"), mirror.clock(), Progress.SILENT);
        AtomicInteger asked = new AtomicInteger();
        try (Archive atWork = Archive.open(folder.resolve("archive"), mirror.clock())) {
            Map<String, String> before = Tree.of(folder);

            rehearsed.rehearse(() -> asked.incrementAndGet() > 0);

            assertThat(asked.get()).isGreaterThan(10);
            assertThat(Tree.of(folder)).isEqualTo(before);
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }

    @Test
    void afterARefusalTheNextRunAsksLittle() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        mirror.nextNight();
        mirror.build("");
        Map<String, Integer> quiet = mirror.emlog().requestsByMethod();
        Files.writeString(folder.resolve("public/post/2.html"), "mine");
        blog.publish("title", "text");
        mirror.nextNight();
        assertThatThrownBy(() -> mirror.build("")).hasMessageContaining("the archive is up to date");

        mirror.nextNight();
        assertThatThrownBy(() -> mirror.build("")).hasMessageContaining("the archive is up to date");

        assertThat(mirror.emlog().requestsByMethod()).isEqualTo(quiet);
    }

    @Test
    void aDryRunNamesUploadsToRecheck() throws Exception {
        blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png"));
        blog.publish(post -> post.title("t")
                .html("<img src=\"/content/uploadfile/202401/a.png\"><img src=\"/content/uploadfile/202401/b.png\">"));
        mirror.build("");
        mirror.nextNight().later(Duration.ofDays(40));

        assertThat(mirror.build("--dry-run").plan())
                .contains("media content/uploadfile/202401/a.png: due to be looked at again")
                .contains("media content/uploadfile/202401/b.png: was missing");
    }

    @Test
    void aDryRunNamesPagesAndReasons() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        try (Archive archive = Archive.open(folder.resolve("archive"), mirror.clock())) {
            var article = archive.article(1).orElseThrow();
            var renamed = article.article().toBuilder().title("other").build();
            archive.writeArticle(new ArchivedArticle(renamed, article.body(), "detail", article.listed(), Map.of()));
            archive.commit();
        }

        assertThat(mirror.build("--offline --dry-run").plan())
                .anySatisfy(line ->
                        assertThat(line).startsWith("post/1.html: changed: ").contains("title"))
                .anySatisfy(line -> assertThat(line).startsWith("index.html: "));
    }

    @Test
    void aFullBuildRepairsDamage() throws Exception {
        blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png"));
        blog.publish(post -> post.title("t").html("<img src=\"/content/uploadfile/202401/a.png\">"));
        blog.publish("title", "text");
        blog.comment(2, "a", "x");
        mirror.build("");
        Path archive = folder.resolve("archive");
        Files.writeString(archive.resolve("articles/1.json"), "{ broken");
        Files.writeString(archive.resolve("comments/2.json"), "[]");
        Files.writeString(archive.resolve("content/uploadfile/202401/a.png"), "xxx");
        Files.delete(archive.resolve("articles/2.json"));
        assertThat(Verification.of(archive).damage()).hasSize(4);

        mirror.nextNight();
        mirror.build("--full");

        assertThat(Verification.of(archive).damage()).isEmpty();
        assertThat(archive.resolve("content/uploadfile/202401/a.png")).hasBinaryContent(TestPng.saying("png"));
        assertThat(site("post/2.html")).content().contains("text");
    }

    @Test
    void articlesOfAKilledRunGetNamesLater() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        byte[] names = Files.readAllBytes(folder.resolve("archive/names.json"));
        mirror.nextNight();
        blog.publish("another", "text");
        mirror.build("");
        Files.write(folder.resolve("archive/names.json"), names);
        Files.writeString(folder.resolve("archive/state/journal"), "articles/2.json\nnames.json\n");

        mirror.build("");

        assertThat(site("post/2.html")).content().contains("another");
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
    }

    @Test
    void theNextRunAssignsLostNames() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        Path names = folder.resolve("archive/names.json");
        byte[] before = Files.readAllBytes(names);
        mirror.nextNight();
        Files.delete(names);

        mirror.build("");

        assertThat(names).hasBinaryContent(before);
        assertThat(site("post/1.html")).exists();
    }

    @Test
    void theSampleBlogBuildsWithoutProblems() throws Exception {
        Config config =
                Config.of(Path.of("examples/sample-blog").toAbsolutePath().toString(), folder);

        BuildReport report = new SiteBuild(config, mirror.clock(), Progress.SILENT).run();

        assertThat(report.problems()).isEmpty();
        assertThat(report.counts().articles().total()).isGreaterThan(35);
        assertThat(report.counts().pages().total()).isEqualTo(2);
        assertThat(report.counts().notes().total()).isGreaterThan(5);
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
        assertThat(Verification.of(Path.of("examples/sample-blog")).damage()).isEmpty();
    }

    @Test
    void aPageKeepsItsAliasWhenAnArchiveIsCrawled() throws Exception {
        blog.publish("title", "text");
        blog.publish(post -> post.type(PostRow.PAGE).title("关于").url("about-me"));
        ThemedPages.menus(blog, List.of(new Link("关于", "about-me", "", List.of())), List.of());
        mirror.build("");
        assertThat(site("about-me.html")).exists();
        Path copy = Files.createDirectories(folder.resolve("copy"));

        new SiteBuild(Config.of(folder.resolve("archive").toString(), copy), mirror.clock(), Progress.SILENT).run();

        assertThat(copy.resolve("public/about-me.html")).exists();
    }

    @Test
    void anArchiveIsNotCrawledIntoItself() throws Exception {
        blog.publish("title", "text");
        mirror.build("");

        assertThatThrownBy(() -> new SiteBuild(Config.of("archive", folder), mirror.clock(), Progress.SILENT).run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--offline");
    }

    private Path site(String path) {
        return folder.resolve("public").resolve(path);
    }
}
