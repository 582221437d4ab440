package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.Mirror;
import io.github.emlogstatic.emlog.OneHost;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.ThemedPages.Theme;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Avatars are copied on request, and their addresses, which hold hashes of mails, are written nowhere. */
class AvatarsTest {

    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String ANN = "0123456789abcdef0123456789abcdef";
    private static final String BEN = "fedcba9876543210fedcba9876543210";
    private static final String COPY = "media: {avatars: download}";

    @RegisterExtension
    private final Mirror mirror = Mirror.ofEmptyBlog();

    private final MemoryBlog blog = mirror.blog();
    private final Path folder = mirror.folder();
    private OneHost service;
    private int article;

    @BeforeEach
    void start() throws IOException {
        mirror.configured(COPY);
        service = OneHost.giving(GIF);
        article = blog.publish("题", "正文");
        comment("Ann", "/avatar/" + ANN + "?s=120");
    }

    @AfterEach
    void stop() {
        mirror.close();
        service.close();
    }

    @Test
    void eachAvatarIsRequestedOnceAndNamedNeutrally() throws Exception {
        comment("Ann", "/avatar/" + ANN + "?s=120");

        CrawlReport report = crawl("");
        build();

        assertThat(service.requests()).isEqualTo(1);
        assertThat(report.problems()).isEmpty();
        assertThat(comments()).extracting(Comment::avatar).hasSize(2).allSatisfy(path -> {
            assertThat(path).matches("content/avatars/[0-9a-f]{16}\\.gif");
            assertThat(page())
                    .contains("<img class=\"avatar\" src=\"../" + path + "\" alt=\"\" width=\"40\" height=\"40\"");
            assertThat(folder.resolve("public").resolve(path)).hasBinaryContent(GIF);
        });
        assertNothingTellsTheMail();
    }

    @Test
    void anExistingAvatarIsNotRequestedAgain() throws Exception {
        crawl("");
        mirror.nextNight();
        crawl("");
        assertThat(service.requests()).isEqualTo(1);

        comment("Ben", "/avatar/" + BEN);
        mirror.nextNight();
        crawl("");
        assertThat(service.requests()).isEqualTo(2);
        assertThat(comments()).extracting(Comment::avatar).noneMatch(String::isEmpty);

        mirror.nextNight();
        crawl("--full");
        assertThat(service.requests()).isEqualTo(4);
    }

    @Test
    void missingAvatarsAreOneProblemPerHost() throws Exception {
        comment("Ben", "/none/" + BEN);
        comment("Eve", "/none/" + ANN);
        CrawlReport report = crawl("");
        build();

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("avatars are missing");
            assertThat(problem.where()).isEqualTo(OneHost.NAME);
            assertThat(problem.toString()).doesNotContain(ANN, BEN);
        });
        assertThat(comments())
                .extracting(Comment::avatar)
                .filteredOn(String::isEmpty)
                .hasSize(2);
        assertThat(page()).contains("aria-hidden=\"true\">E</span>");
        assertNothingTellsTheMail();

        mirror.nextNight();
        assertThat(crawl("").problems()).extracting(Problem::where).containsExactly(OneHost.NAME);
        assertThat(service.requests()).isEqualTo(3);
        comment("Dan", "/avatar/" + BEN);
        blog.editComment(2, comment -> comment.avatar(service.at("/avatar/x")));
        blog.editComment(3, comment -> comment.avatar(service.at("/avatar/y")));
        mirror.nextNight();
        assertThat(crawl("").problems()).isEmpty();
    }

    @Test
    void aTruncatedAvatarIsDiscarded() throws Exception {
        service.close();
        service = OneHost.giving(Arrays.copyOf(GIF, GIF.length - 1));
        blog.editComment(1, comment -> comment.avatar(service.at("/avatar/" + ANN)));

        assertThat(crawl("").problems()).extracting(Problem::what).containsExactly("avatars are missing");

        assertThat(comments()).extracting(Comment::avatar).containsExactly("");
        assertNothingTellsTheMail();
    }

    @Test
    void anUnreachableHostIsAskedOnce() throws Exception {
        blog.editComment(1, comment -> comment.avatar(service.at("/broken/" + ANN)));
        comment("Ben", "/broken/" + BEN);

        assertThat(crawl("").problems()).extracting(Problem::where).containsExactly(OneHost.NAME);

        assertThat(service.requests()).isEqualTo(1);
        assertNothingTellsTheMail();
    }

    @Test
    void aPrivateHostIsNotAsked() throws Exception {
        blog.editComment(
                1, comment -> comment.avatar(mirror.emlog().address().replace("127.0.0.1", "127.0.0.2") + ANN));

        assertThat(crawl("").problems()).extracting(Problem::where).containsExactly("127.0.0.2");

        assertThat(mirror.emlog().requests())
                .noneMatch(request -> request.getTarget().contains(ANN));
        assertNothingTellsTheMail();
    }

    @Test
    void avatarsAreOffByDefault() throws Exception {
        mirror.configured("");
        crawl("");
        assertThat(service.requests()).isZero();

        mirror.configured(COPY);
        mirror.nextNight();
        crawl("--full");
        build();
        assertThat(page()).contains("content/avatars/");

        mirror.configured("");
        build();
        assertThat(page()).doesNotContain("content/avatars/");
        assertThat(folder.resolve("public/content/avatars")).doesNotExist();
    }

    @Test
    void aFailureKeepsArchivedAvatars() throws Exception {
        crawl("");
        List<Comment> before = comments();
        blog.editComment(1, comment -> comment.avatar(service.at("/none/" + ANN)));

        mirror.nextNight();
        crawl("--full");

        assertThat(comments()).isEqualTo(before);
    }

    @Test
    void avatarsAreReadFromPagesIfTheApiIsClosed() throws Exception {
        mirror.emlog().wearing(Theme.DEFAULT);
        blog.configure(options -> options.apiOpen(false));

        crawl("");

        assertThat(comments()).extracting(Comment::avatar).allMatch(path -> path.startsWith("content/avatars/"));
        assertNothingTellsTheMail();
    }

    @Test
    void avatarsSurviveACrawlOfAnArchive() throws Exception {
        crawl("");
        Path other = Files.createDirectories(folder.resolve("other"));
        Path file = Files.writeString(other.resolve("site-config.yaml"), COPY + "\nblog: {url: ../archive}");
        Config config = ConfigLoader.in(other)
                .load(Optional.of(file), Map.of(), Overrides.none())
                .config();

        new SiteBuild(config, mirror.clock(), Progress.SILENT).run();

        assertThat(other.resolve("archive").resolve(comments().get(0).avatar())).hasBinaryContent(GIF);
        assertThat(other.resolve("public/post/" + article + ".html")).content().contains("content/avatars/");
    }

    private void comment(String poster, String path) {
        blog.comment(article, comment -> comment.poster(poster).avatar(service.at(path)));
    }

    private CrawlReport crawl(String options) throws IOException {
        return mirror.crawl(options, service::connect);
    }

    private void build() throws Exception {
        mirror.build("--offline");
    }

    private List<Comment> comments() throws IOException {
        try (Archive archive = mirror.archive()) {
            return archive.comments(article);
        }
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("public/post/" + article + ".html"));
    }

    private void assertNothingTellsTheMail() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(ANN, BEN);
            }
        }
    }
}
