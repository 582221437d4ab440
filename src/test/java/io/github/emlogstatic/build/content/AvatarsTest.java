package io.github.emlogstatic.build.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.OneHost;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Avatars are copied on request, and their addresses, which hold hashes of mails, are written nowhere. */
@EnabledOnOs(
        value = {OS.LINUX, OS.WINDOWS},
        disabledReason = "elsewhere loopback has one address")
class AvatarsTest {

    private static final byte[] GIF =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");
    private static final String ANN = "0123456789abcdef0123456789abcdef";
    private static final String BEN = "fedcba9876543210fedcba9876543210";
    private static final String COPY = "media: {avatars: download}";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @AutoClose
    private OneHost service;

    private int article;

    @BeforeEach
    void start() throws IOException {
        crawled.configured(COPY);
        service = OneHost.giving(GIF);
        article = blog.publish("题", "正文");
        comment("Ann", "/avatar/" + ANN + "?s=120");
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
        crawled.nextNight();
        crawl("");
        assertThat(service.requests()).isEqualTo(1);

        comment("Ben", "/avatar/" + BEN);
        crawled.nextNight();
        crawl("");
        assertThat(service.requests()).isEqualTo(2);
        assertThat(comments()).extracting(Comment::avatar).hasSize(2).doesNotContain("");

        crawled.nextNight();
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

        crawled.nextNight();
        assertThat(crawl("").problems()).extracting(Problem::where).containsExactly(OneHost.NAME);
        assertThat(service.requests()).isEqualTo(3);
        comment("Dan", "/avatar/" + BEN);
        blog.editComment(2, comment -> comment.avatar(service.at("/avatar/x")));
        blog.editComment(3, comment -> comment.avatar(service.at("/avatar/y")));
        crawled.nextNight();
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
                1, comment -> comment.avatar(crawled.emlog().address().replace("127.0.0.1", "127.0.0.2") + ANN));

        assertThat(crawl("").problems()).extracting(Problem::where).containsExactly("127.0.0.2");

        assertThat(crawled.emlog().requests())
                .noneMatch(request -> request.getTarget().contains(ANN));
        assertNothingTellsTheMail();
    }

    @Test
    void avatarsAreOffByDefault() throws Exception {
        crawled.configured("");
        crawl("");
        assertThat(service.requests()).isZero();

        crawled.configured(COPY);
        crawled.nextNight();
        crawl("--full");
        build();
        assertThat(page()).contains("content/avatars/");

        crawled.configured("");
        build();
        assertThat(page()).doesNotContain("content/avatars/");
        assertThat(folder.resolve("public/content/avatars")).doesNotExist();
    }

    @Test
    void aFailureKeepsArchivedAvatars() throws Exception {
        crawl("");
        List<Comment> before = comments();
        blog.editComment(1, comment -> comment.avatar(service.at("/none/" + ANN)));

        crawled.nextNight();
        crawl("--full");

        assertThat(comments()).isEqualTo(before);
    }

    @Test
    void avatarsAreReadFromPagesIfTheApiIsClosed() throws Exception {
        crawled.emlog().wearing(Theme.DEFAULT);
        blog.configure(options -> options.apiOpen(false));

        crawl("");

        assertThat(comments())
                .extracting(Comment::avatar)
                .singleElement()
                .asString()
                .startsWith("content/avatars/");
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

        new SiteBuild(config, crawled.clock(), Progress.SILENT).run();

        assertThat(other.resolve("archive").resolve(comments().get(0).avatar())).hasBinaryContent(GIF);
        assertThat(other.resolve("public/post/" + article + ".html")).content().contains("content/avatars/");
    }

    private void comment(String poster, String path) {
        blog.comment(article, comment -> comment.poster(poster).avatar(service.at(path)));
    }

    private CrawlReport crawl(String options) throws IOException {
        return crawled.crawl(options, service::connect);
    }

    private void build() throws Exception {
        crawled.build("--offline");
    }

    private List<Comment> comments() throws IOException {
        try (Archive archive = crawled.archive()) {
            return archive.comments(article);
        }
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("public/post/" + article + ".html"));
    }

    private void assertNothingTellsTheMail() throws IOException {
        for (Path file : Tree.files(folder)) {
            assertThat(file + "\n" + Files.readString(file, StandardCharsets.ISO_8859_1))
                    .doesNotContain(ANN, BEN);
        }
    }
}
