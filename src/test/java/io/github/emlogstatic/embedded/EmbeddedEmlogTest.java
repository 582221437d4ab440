package io.github.emlogstatic.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.ArchivedArticle;
import io.github.emlogstatic.archive.ArchivedPage;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Comment;
import io.github.emlogstatic.model.DateRange;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedEmlogTest {

    private static final Instant DAY = Instant.parse("2024-05-02T00:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void answersOverHttpOnLoopback() throws Exception {
        EmbeddedBlog blog = EmbeddedBlog.empty();
        blog.publish("标题", "text");

        try (EmbeddedEmlog emlog = EmbeddedEmlog.serve(blog)) {
            HttpResponse<String> list = get(emlog.address() + "?rest-api=article_list");

            assertThat(emlog.address()).startsWith("http://127.0.0.1:");
            assertThat(list.statusCode()).isEqualTo(200);
            assertThat(list.headers().firstValue("Content-Type")).contains("application/json; charset=UTF-8");
            assertThat(list.body()).contains("标题");
            assertThat(get(emlog.address() + "?rest-api=article_detail&id=9").statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void theHeadOfAnUploadHasItsLengthAndNoBody() throws Exception {
        EmbeddedBlog blog = EmbeddedBlog.empty().upload("content/uploadfile/a.png", "12345");

        try (EmbeddedEmlog emlog = EmbeddedEmlog.serve(blog)) {
            HttpRequest head = HttpRequest.newBuilder(URI.create(emlog.address() + "content/uploadfile/a.png"))
                    .method("HEAD", HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpResponse<String> response = http.send(head, HttpResponse.BodyHandlers.ofString());

            assertThat(response.headers().firstValue("Content-Length")).contains("5");
            assertThat(response.body()).isEmpty();
        }
    }

    @Test
    void servesWhatAnArchiveHolds(@TempDir Path directory) throws Exception {
        try (Archive archive = Archive.open(directory, Clock.systemUTC())) {
            fill(archive);
            archive.commit();
        }

        try (Archive archive = Archive.read(directory);
                EmbeddedEmlog emlog = EmbeddedEmlog.serve(EmbeddedBlog.of(archive, Map.of(13, "pw")))) {
            String api = emlog.address() + "?rest-api=";
            assertThat(get(api + "article_list").body())
                    .contains("\"title\":\"A & B\"")
                    .contains("post-12.html")
                    .contains("\"author_name\":\"小明\"")
                    .contains("\"need_pwd\":\"y\"");
            assertThat(get(api + "article_detail&id=12").body())
                    .contains("\"content\":\"<p>html<\\/p>\"")
                    .contains("\"content_raw\":\"markdown\"")
                    .contains("\"views\":345")
                    .contains("\"来源\":\"here\"");
            assertThat(get(api + "article_detail&id=13").body()).contains("Wrong password");
            assertThat(get(api + "article_detail&id=13&password=pw").body()).contains("the secret");
            assertThat(get(api + "article_detail&id=9").body())
                    .contains("\"type\":\"page\"")
                    .contains("about us");
            assertThat(get(api + "comment_list_simple&id=12").body()).contains("\"children\":[{\"cid\":2");
            assertThat(get(api + "note_list&api_key=" + emlog.apiKey()).body()).contains("a note");
            assertThat(get(emlog.address()).body()).contains("href=\"" + emlog.address() + "post-9.html\"");
            assertThat(get(emlog.address() + "rss.php").body())
                    .contains("+0900")
                    .contains("An &amp; Archive");
        }
    }

    private static void fill(Archive archive) throws IOException {
        archive.writeBlog(new Blog(
                "https://blog.example.com/",
                List.of(),
                "An & Archive",
                "",
                "+09:00",
                List.of(new Link("关于", "post-9.html", "", List.of())),
                List.of(),
                BlogProfile.NONE));
        archive.writeAuthors(List.of(new Author(2, "小明", "", "")));
        archive.writeArticle(new ArchivedArticle(
                article(12, false), new Body("<p>html</p>", "markdown", "", ""), "detail", "", Map.of()));
        archive.writeArticle(new ArchivedArticle(article(13, true), Body.EMPTY, "", "", Map.of()));
        archive.hidden()
                .write(new ArchivedArticle(
                        article(13, true),
                        new Body("<p>the secret</p>", "the secret", "", ""),
                        "detail",
                        "",
                        Map.of()));
        archive.writePage(new ArchivedPage(
                new Page(9, "关于", LocalDateTime.of(2024, 1, 1, 0, 0), "post-9.html", 2, ""),
                new Body("<p>about us</p>", "about us", "", ""),
                "detail",
                Map.of()));
        archive.writeComments(12, List.of(comment(1, comment(2))));
        archive.writeNotes(List.of(new Note(5, "<p>a note</p>", "a note", new DateRange(DAY, DAY), 2)));
        archive.writeCounters(Map.of(12, 345));
    }

    private static Article article(int id, boolean needsPassword) {
        return new Article(
                id,
                "A & B",
                LocalDateTime.of(2024, 5, 1, 10, 20, 30),
                "post-" + id + ".html",
                2,
                -1,
                List.of("C++"),
                false,
                false,
                "",
                needsPassword,
                Map.of("来源", "here"));
    }

    private static Comment comment(int id, Comment... children) {
        return new Comment(id, "A", "", "<b>text</b>", new DateRange(DAY, DAY), "", false, 0, List.of(children));
    }

    @Test
    void theTestServerTellsTheTimeOfItsClockCountsAndFails() throws Exception {
        EmbeddedBlog blog = EmbeddedBlog.empty();
        blog.publish("title", "text");
        Clock clock = Clock.fixed(Instant.parse("2030-01-02T03:04:05Z"), ZoneOffset.UTC);

        try (EmlogServer server = EmlogServer.serving(blog).as(Version.V2_5_5).at(clock)) {
            HttpResponse<String> list = get(server.address() + "?rest-api=article_list");
            server.failing(Faults.first(1, "article_list", Faults.status(503)));
            HttpResponse<String> failed = get(server.address() + "?rest-api=article_list");
            HttpResponse<String> again = get(server.address() + "?rest-api=article_list");

            assertThat(list.headers().firstValue("Date")).contains("Wed, 02 Jan 2030 03:04:05 GMT");
            assertThat(list.body()).contains("title").doesNotContain("total_pages");
            assertThat(failed.statusCode()).isEqualTo(503);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(server.requestsByMethod()).isEqualTo(Map.of("article_list", 3));
        }
    }
}
