package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Three weeks of {@code mirror} over a blog that changes, fails, moves and comes back: what was done, told and kept in
 * each night.
 */
class ThreeWeeksTest {

    private static final String MISSING = "<img src=\"/content/uploadfile/202401/gone%s.png\" alt=\"\">";

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    private final List<String> told = new ArrayList<>();
    private int messages;
    private EmlogServer moved;
    private Path archive;
    private Path site;

    @BeforeEach
    void prepare() throws Exception {
        archive = Files.createDirectories(nights.folder().resolve("archive"));
        site = nights.folder().resolve("home/site.git");
        nights.git(archive, "init", "--quiet");
        nights.git(nights.folder(), "init", "--quiet", "--bare", site.toString());
        nights.configuredForTheBlog("publish: {remote: " + site + "}\n");
    }

    @AfterEach
    void stop() {
        if (moved != null) {
            moved.close();
        }
    }

    /** A night: its exit code, and the results of build, verify, commit and publish by their first letters. */
    private void night(int code, String steps, String... lines) throws Exception {
        nights.takingMessages(lines.length == 0 ? 0 : 1);
        messages += lines.length == 0 ? 0 : 1;
        assertThat(nights.nextNight()).as(nights.out() + nights.err()).isEqualTo(code);
        StringBuilder results = new StringBuilder();
        for (Step step : List.of(Step.BUILD, Step.VERIFY, Step.COMMIT, Step.PUBLISH)) {
            results.append(nights.result(step).charAt(0));
        }
        assertThat(results).hasToString(steps);
        told.clear();
        nights.told().forEach(message -> told.addAll(List.of(message.split("\n"))));
        assertThat(told).hasSize(lines.length == 0 ? 0 : lines.length + 1);
        for (int i = 0; i < lines.length; i++) {
            assertThat(told.get(i + 1)).contains(lines[i]);
        }
        JsonNode health = nights.health();
        assertThat(health.path("exitCode").asInt()).isEqualTo(code);
        assertThat(health.path("lastSuccess").equals(health.path("lastRun"))).isEqualTo(code <= 1);
    }

    private List<String> commits(Path repository, String branch) throws IOException {
        return nights.git(repository, "log", "--format=%s", branch).lines().toList();
    }

    private int archived() throws IOException {
        return commits(archive, "HEAD").size();
    }

    private int published() throws IOException {
        return commits(site, "gh-pages").size();
    }

    @Test
    void everyNightIsRunReportedAndRecorded() throws Exception {
        nights.blog().fill(12);
        night(0, "dddd");
        night(0, "dddd");
        assertThat(archived()).isEqualTo(1);
        assertThat(published()).isEqualTo(1);

        int article = nights.blog().publish("a new article", "its text");
        nights.blog().comment(article, "a reader", "a comment");
        night(0, "dddd");
        assertThat(commits(archive, "HEAD").get(0)).startsWith("1 new, 1 comment");
        nights.blog().publish(post -> post.title("a picture").html(MISSING.formatted(1)));
        night(1, "dddd", "new problem: ");
        night(0, "dddd");
        assertThat(archived()).isEqualTo(3);

        theBlogFailsTwiceInTwoWaysAndComesBack();
        theRemoteIsGoneForTwoNights();
        aHookRefusesTheCommit();
        theBlogShrinksForTwoNights();
        theBlogMoves();
        nobodyCanBeToldForANight();

        assertThat(nights.clock().instant()).isEqualTo("2026-12-15T02:00:00Z");
        assertThat(nights.group().getRequestCount()).isEqualTo(messages + 1);
        assertThat(nights.git(archive, "status", "--porcelain")).isEmpty();
        assertThat(nights.git(site, "ls-tree", "-r", "--name-only", "gh-pages")).contains("index.html");
    }

    private void theBlogFailsTwiceInTwoWaysAndComesBack() throws Exception {
        int before = archived();
        nights.emlog().failing(request -> Optional.of(Faults.status(503)));
        night(3, "fsss", "build failed: ");
        night(3, "fsss");
        nights.emlog()
                .failing(request -> Optional.of(
                        Faults.body("text/html", "<html><head><title>域名出售</title></head><body>parked</body></html>")));
        night(3, "fsss", "build failed: ");
        assertThat(archived()).isEqualTo(before);
        nights.emlog().healthy();
        nights.blog().publish("after the failure", "its text");
        night(0, "dddd", "build works again; it had failed since 2026-11-30");
        assertThat(archived()).isEqualTo(before + 1);
    }

    private void theRemoteIsGoneForTwoNights() throws Exception {
        int before = archived();
        Path away = Files.move(site, site.resolveSibling("away.git"));
        nights.blog().publish("without a remote", "its text");
        night(3, "dddf", "publish failed: ");
        night(3, "dddf");
        assertThat(archived()).isEqualTo(before + 1);
        Files.move(away, site);
        night(0, "dddd", "publish works again; it had failed since 2026-12-04");
        assertThat(nights.git(site, "grep", "-l", "without a remote", "gh-pages", "--", "index.html"))
                .isNotEmpty();
    }

    private void aHookRefusesTheCommit() throws Exception {
        int before = published();
        nights.git(archive, "config", "--global", "--add", "emlog-static.runsPrograms", archive.toString());
        Path hook = Files.createDirectories(archive.resolve(".git/hooks")).resolve("pre-commit");
        Files.writeString(hook, "#!/bin/sh\necho 'the disk of the repository is full' >&2\nexit 1\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        nights.blog().publish("not committed", "its text");
        night(2, "ddfd", "commit failed: ");
        assertThat(published()).isEqualTo(before + 1);
        Files.delete(hook);
        night(0, "dddd", "commit works again");
        assertThat(commits(archive, "HEAD").get(0)).startsWith("Changes in articles/");
    }

    private void theBlogShrinksForTwoNights() throws Exception {
        int before = archived();
        List<Integer> hidden = List.of(1, 2, 3, 4, 5, 6);
        hidden.forEach(id -> nights.blog().edit(id, post -> post.hidden(true)));
        night(4, "fsss", "build failed: ");
        assertThat(told.get(1)).as("mirror has no --force").contains("run build --force");
        night(4, "fsss");
        assertThat(archived()).isEqualTo(before);
        assertThat(nights.folder().resolve("public/post/1.html")).exists();
        hidden.forEach(id -> nights.blog().edit(id, post -> post.hidden(false)));
        night(0, "dddd", "build works again");
    }

    private void theBlogMoves() throws Exception {
        String former = nights.emlog().address();
        nights.emlog().goDown();
        night(3, "fsss", "build failed: ");
        moved = EmlogServer.serving(nights.blog()).at(nights.clock());
        nights.blog().publish("at the new address", "its text");
        nights.configured("blog: {url: \"" + moved.address() + "\", aliases: [\"" + former + "\"]}\n"
                + nights.groupLine() + "publish: {remote: " + site + "}\ncrawl: {retries: 0}\n");
        night(1, "dddd", "build works again", "new problem: "); // the missing picture has another address now
        assertThat(nights.folder().resolve("public/index.html")).content().contains("at the new address");
    }

    private void nobodyCanBeToldForANight() throws Exception {
        nights.blog().publish(post -> post.title("another picture").html(MISSING.formatted(2)));
        Path away = Files.move(site, site.resolveSibling("away.git"));
        nights.answering("{\"errcode\":45009,\"errmsg\":\"api freq out of limit\"}");
        assertThat(nights.nextNight()).isEqualTo(3);
        assertThat(nights.result(Step.TELL)).isEqualTo("failed");
        assertThat(nights.err()).contains("nobody was told", "45009").doesNotContain(Nights.KEY);
        assertThat(nights.told()).hasSize(1);
        Files.move(away, site);
        night(0, "dddd", "publish failed: ", "new problem: ", "publish works again; it had failed since 2026-12-14");
        assertThat(told.get(2)).contains("gone2.png");
    }
}
