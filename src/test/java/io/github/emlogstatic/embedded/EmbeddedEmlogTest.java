package io.github.emlogstatic.embedded;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEmlogTest {

    private static final Path SAMPLE = Path.of("examples/sample-blog");
    private static final Instant DAY = Instant.parse("2024-05-02T00:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void servesWhatAnArchiveHolds(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            fill(archive);
            archive.commit();
        }

        try (Archive archive = Archive.read(directory);
                EmbeddedEmlog emlog = EmbeddedEmlog.serve(archive, Map.of(13, "pw"))) {
            String api = emlog.address() + "?rest-api=";
            assertThat(get(api + "article_list").body())
                    .contains("\"title\":\"A & B\"")
                    .contains("post-12.html")
                    .contains("\"author_name\":\"小明\"")
                    .contains("\"need_pwd\":\"y\"");
            assertThat(get(api + "article_detail&id=12").body())
                    .contains("\"content\":\"<p>html</p>\"")
                    .contains("\"content_raw\":\"markdown\"")
                    .contains("\"views\":345")
                    .contains("?tag=C%2B%2B\"")
                    .contains("\"来源\":\"here\"");
            assertThat(get(api + "article_detail&id=13").body()).contains("Wrong password");
            assertThat(get(api + "article_detail&id=13&password=pw").body()).contains("the secret");
            assertThat(get(api + "article_detail&id=9").body())
                    .contains("\"type\":\"page\"")
                    .contains("about us");
            assertThat(get(api + "comment_list_simple&id=12").body()).contains("\"children\":[{\"cid\":2");
            assertThat(get(api + "article_detail&id=8").statusCode()).isEqualTo(400);
            assertThat(get(api + "note_list&req_time=1&req_sign=" + Php.md5("1" + emlog.apiKey()))
                            .body())
                    .contains("a note");
            assertThat(get(api + "note_list&req_time=1&req_sign=" + Php.md5("1"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(get(emlog.address()).body()).contains("href=\"" + emlog.address() + "post-9.html\"");
            assertThat(get(emlog.address() + "rss.php").body())
                    .contains("+0900")
                    .contains("An &amp; Archive");
        }
    }

    @Test
    void anIdOfTenDigitsIsServed(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            fill(archive);
            archive.writeArticle(new ArchivedArticle(
                    article(1_999_999_999, false), new Body("<p>ten</p>", "", "", ""), Origin.PAGE, "", Map.of()));
            archive.commit();
        }

        try (Archive archive = Archive.read(directory);
                EmbeddedEmlog emlog = EmbeddedEmlog.serve(archive, Map.of())) {
            String detail = emlog.address() + "?rest-api=article_detail&id=";
            assertThat(get(detail + "1999999999").body()).contains("<p>ten</p>");
            assertThat(get(detail + "9999999999").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void bracketsThatNeverCloseAreServedInLinearTime(@TempDir Path directory) throws Exception {
        String brackets = "[".repeat(200_000);
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            fill(archive);
            archive.writeArticle(new ArchivedArticle(
                    article(12, false),
                    new Body("<p>[cut] kept " + brackets + "\n[cut]", "", "", ""),
                    Origin.DETAIL,
                    "",
                    Map.of()));
            archive.commit();
        }

        try (Archive archive = Archive.read(directory)) {
            ArticleAnswers answers =
                    new ArticleAnswers(new ServedBlog(archive, Map.of()), new Addresses("http://127.0.0.1/"));
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            inLinearTime(() -> answers.list(1, 10).body().accept(json));
            assertThat(json.toString(UTF_8)).contains("\"<p> kept " + brackets + "\\n\"");
        }
    }

    @Test
    void aLostArticleIsReportedBeforeAnythingIsServed(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            fill(archive);
            archive.commit();
        }
        Files.delete(directory.resolve("articles/12.json"));

        try (Archive archive = Archive.read(directory)) {
            assertThatThrownBy(() -> EmbeddedEmlog.serve(archive, Map.of()))
                    .isInstanceOf(DamagedException.class)
                    .hasMessageContaining("12.json is missing");
        }
    }

    @Test
    void notesKeepTheirOrderWithPinnedOnesFirst(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            fill(archive);
            archive.writeNotes(List.of(note(3, "pinned"), note(9, "newest"), note(0, "second"), note(0, "first")));
            archive.commit();
        }

        try (Archive archive = Archive.read(directory);
                EmbeddedEmlog emlog = EmbeddedEmlog.serve(archive, Map.of())) {
            String answer = get(emlog.address() + "?rest-api=note_list&req_time=1&req_sign="
                            + Php.md5("1" + emlog.apiKey()))
                    .body();
            assertThat(answer)
                    .containsSubsequence(
                            "\"id\":3,\"t\":\"pinned\"",
                            "\"id\":9,\"t\":\"newest\"",
                            "\"id\":2,\"t\":\"second\"",
                            "\"id\":1,\"t\":\"first\"");
        }
    }

    private static Note note(int id, String text) {
        return new Note(id, text, text, new DateRange(DAY, DAY), 2);
    }

    @Test
    void anUploadIsSentOnceToThoseWhoKeepIt() throws Exception {
        try (Archive archive = Archive.read(SAMPLE);
                EmbeddedEmlog emlog = EmbeddedEmlog.serve(archive, Map.of())) {
            String path = archive.uploads().all().get(0).path();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(emlog.address() + Percent.encode(path)));
            HttpResponse<byte[]> first = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            String etag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> head = http.send(
                    request.copy().method("HEAD", BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.ofString());
            HttpResponse<String> again =
                    http.send(request.header("If-None-Match", etag).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(first.body()).isEqualTo(Files.readAllBytes(SAMPLE.resolve(path)));
            assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(first.body().length);
            assertThat(head.body()).isEmpty();
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(get(emlog.address() + "content/uploadfile/none.png").statusCode())
                    .isEqualTo(404);
        }
    }

    /** No memory holds a file of 3 GB. */
    @Test
    void aFileOfAnySizeIsServed(@TempDir Path folder) throws Exception {
        FileUtils.copyDirectory(SAMPLE.toFile(), folder.toFile());
        try (Archive archive = Archive.read(folder);
                EmbeddedEmlog emlog = EmbeddedEmlog.serve(archive, Map.of())) {
            String path = archive.uploads().all().get(0).path();
            long length = 3L << 30;
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(path).toFile(), "rw")) {
                file.setLength(length); // takes no space
            }

            HttpResponse<InputStream> answer = http.send(
                    HttpRequest.newBuilder(URI.create(emlog.address() + Percent.encode(path)))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());

            assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(length);
            answer.body().close();
        }
    }

    /** All of it but the dates of comments and likes, which emlog tells roughly. */
    @Test
    void aCrawledArchiveEqualsTheServedOne(@TempDir Path folder) throws Exception {
        Config config = Configs.of(SAMPLE.toAbsolutePath().toString(), folder);
        SampleSite.giveMade(folder);
        new SiteBuild(config, Clock.systemUTC(), Progress.SILENT).run();

        Archive crawled = Archive.peek(folder.resolve("archive"));
        Archive original = Archive.peek(SAMPLE);
        assertThat(crawled.articleIds()).isEqualTo(original.articleIds());
        for (int id : original.articleIds()) {
            assertThat(crawled.article(id).map(ArchivedArticle::article))
                    .isEqualTo(original.article(id).map(ArchivedArticle::article));
            assertThat(crawled.article(id).map(ArchivedArticle::body))
                    .isEqualTo(original.article(id).map(ArchivedArticle::body));
            assertThat(crawled.comments(id))
                    .usingRecursiveComparison()
                    .ignoringFieldsMatchingRegexes(".*date")
                    .isEqualTo(original.comments(id));
        }
        assertThat(crawled.pageIds()).isEqualTo(original.pageIds());
        for (int id : original.pageIds()) {
            assertThat(crawled.page(id).map(ArchivedPage::page))
                    .isEqualTo(original.page(id).map(ArchivedPage::page));
            assertThat(crawled.page(id).map(ArchivedPage::body))
                    .isEqualTo(original.page(id).map(ArchivedPage::body));
        }
        assertThat(crawled.categories()).isEqualTo(original.categories());
        assertThat(crawled.authors()).isEqualTo(original.authors());
        assertThat(crawled.uploads().all()).isEqualTo(original.uploads().all());
        assertThat(crawled.notes())
                .extracting(Note::content)
                .isEqualTo(original.notes().stream().map(Note::content).toList());
        assertThat(crawled.blog().map(Blog::navigation))
                .isEqualTo(original.blog().map(Blog::navigation));
        assertThat(crawled.blog().map(Blog::links)).isEqualTo(original.blog().map(Blog::links));
    }

    private static void fill(Archive archive) throws IOException {
        archive.writeBlog(new Blog(
                "https://blog.example.com/",
                List.of(),
                "An & Archive",
                "",
                "+09:00",
                List.of(Link.to("关于", "post-9.html")),
                List.of(),
                BlogProfile.NONE));
        archive.writeAuthors(List.of(new Author(2, "小明", "", "")));
        archive.writeArticle(new ArchivedArticle(
                article(12, false), new Body("<p>html</p>", "markdown", "", ""), Origin.DETAIL, "", Map.of()));
        archive.writeArticle(new ArchivedArticle(article(13, true), Body.EMPTY, Origin.NONE, "", Map.of()));
        archive.privateFolder()
                .write(new ArchivedArticle(
                        article(13, true),
                        new Body("<p>the secret</p>", "the secret", "", ""),
                        Origin.DETAIL,
                        "",
                        Map.of()));
        archive.writePage(new ArchivedPage(
                new Page(9, "关于", LocalDateTime.of(2024, 1, 1, 0, 0), "post-9.html", 2, ""),
                new Body("<p>about us</p>", "about us", "", ""),
                Origin.DETAIL,
                Map.of(),
                ArticleSettings.NONE));
        archive.writeComments(12, List.of(comment(1, comment(2))));
        archive.writeNotes(List.of(new Note(5, "<p>a note</p>", "a note", new DateRange(DAY, DAY), 2)));
        archive.writeCounters(new Counters(Map.of(12, 345), Map.of(), Map.of()));
    }

    private static Article article(int id, boolean needsPassword) {
        return Article.builder(id)
                .title("A & B")
                .date(LocalDateTime.of(2024, 5, 1, 10, 20, 30))
                .url("post-" + id + ".html")
                .author(2)
                .tags(List.of("C++"))
                .needsPassword(needsPassword)
                .fields(Map.of("来源", "here"))
                .build();
    }

    private static Comment comment(int id, Comment... children) {
        return Comment.builder(id, "A", new DateRange(DAY, DAY), "<b>text</b>")
                .children(List.of(children))
                .build();
    }
}
