package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cover.TestFont;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Authors of themes see each change and each mistake at once. */
@Timeout(120)
class ServeCommandTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @BeforeEach
    void build() throws Exception {
        blog.publish("你好", "世界");
        crawl();
    }

    private void crawl() throws Exception {
        crawled.build("");
    }

    @Test
    void aChangedStyleAppearsAtOnce() throws Exception {
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            String before = serving.version("index.html");
            saved("theme/assets/css/lists.css", "body { color: red }");

            serving.awaitOtherThan(before);

            assertThat(serving.get("assets/css/lists.css").body()).isEqualTo("body{color:red}\n");
            serving.await(Pattern.compile("theme/assets/css/lists\\.css changed: 1 file written, \\d+ ms"));
            assertThat(serving.said().get(0)).matches("started: 0 files written, \\d+ ms");
        }
        assertThat(folder.resolve("public/index.html")).content().doesNotContain("reload.js");
    }

    @Test
    void theOpenPageIsWrittenFirstAndReloadsOnce() throws Exception {
        for (int i = 2; i <= 60; i++) {
            blog.publish("第" + i + "篇", "正文");
        }
        crawl();
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            String before = serving.version("post/30.html");
            saved("theme/partials/footer.peb", "<p>mine</p>");
            serving.awaitOtherThan(before);

            assertThat(serving.get("post/30.html").body()).contains("<p>mine</p>");
            String once = serving.version("post/30.html");
            serving.await(Pattern.compile("theme/partials/footer\\.peb changed: \\d+ files written, \\d+ ms"));
            assertThat(serving.get("post/1.html").body()).contains("<p>mine</p>");
            assertThat(serving.version("post/30.html")).isEqualTo(once);
        }
    }

    /** Such as those of a program that writes in the theme's folder all the time. */
    @Test
    void aChangeThatNoFileShowsReloadsNothing() throws Exception {
        saved("theme/partials/footer.peb", "<p>mine</p>");
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            String before = serving.version("post/1.html");

            saved("theme/partials/footer.peb", "<p>mine</p>{# #}");
            serving.await(Pattern.compile("theme/partials/footer\\.peb changed: 0 files written, \\d+ ms"));
            saved("site-config.yaml", "# nothing\n");
            serving.await(Pattern.compile("site-config\\.yaml changed: 0 files written, \\d+ ms"));

            assertThat(serving.version("post/1.html")).isEqualTo(before);
        }
    }

    @Test
    void aBaseUrlGivenOnlyAsOptionCausesAHint() throws Exception {
        crawled.configured("baseUrl: https://me.example/");
        crawl();
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            assertThat(serving.said()).noneMatch(line -> line.startsWith("hint"));
        }
        Files.writeString(folder.resolve("site-config.yaml"), "");
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            assertThat(serving.said())
                    .anyMatch(line -> line.matches("hint: .* write it into .*\\.yaml before you publish"));
        }
    }

    /** Without the files that record how far each check of the archive and the site came. */
    private static Map<String, String> withoutRounds(Map<String, String> files) {
        Map<String, String> others = new TreeMap<>(files);
        others.keySet().removeIf(path -> path.contains("read-again"));
        return others;
    }

    @Test
    void stoppingDuringWarmUpWritesNothing() throws Exception {
        for (int i = 2; i <= 100; i++) { // more than are rendered before the test looks
            blog.publish("第" + i + "篇", "正文");
        }
        crawl();
        Map<String, String> before = withoutRounds(Tree.of(folder));

        CompletableFuture<Thread> warmUp = CompletableFuture.supplyAsync(ServeCommandTest::awaitWarmUp);
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            assertThat(serving.said()).isNotEmpty();
            warmUp.join();
        }

        assertThat(warmUp.join().isAlive()).isFalse();
        assertThat(withoutRounds(Tree.of(folder))).isEqualTo(before);
    }

    private static Thread awaitWarmUp() {
        Instant end = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(end)) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().equals("warm-up")) {
                    return thread;
                }
            }
        }
        throw new AssertionError("no warm-up");
    }

    @Test
    void aTemplateErrorIsShownWithItsLines() throws Exception {
        saved("theme/partials/footer.peb", "fine");
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            String fine = serving.version("post/1.html");
            saved("theme/partials/footer.peb", "<footer>\n{{ nonsense }}\n</footer>");
            serving.awaitOtherThan(fine);

            HttpResponse<String> mistaken = serving.get("post/1.html");
            assertThat(mistaken.statusCode()).isEqualTo(500);
            assertThat(mistaken.body())
                    .containsPattern("footer.peb:2: page \\S+: there is no variable 'nonsense' on this page")
                    .contains("<mark>   2  {{ nonsense }}</mark>", "   1  &lt;footer>");
            assertThat(serving.get("assets/css/lists.css").statusCode()).isEqualTo(200);

            String mistake = serving.version("post/1.html");
            saved("theme/partials/footer.peb", "fine");
            serving.awaitOtherThan(mistake);
            assertThat(serving.get("post/1.html").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFileOfTheThemeThatDoesNothingIsReported() throws Exception {
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            saved("theme/partials/foter.peb", "mine");

            serving.await(Pattern.compile("problem: a file of the theme does nothing: .*foter\\.peb"
                    + " \\(nothing uses it; did you mean 'partials/footer\\.peb'\\?\\)"));
        }
    }

    @Test
    void aConfigurationErrorIsShownUntilItIsFixed() throws Exception {
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            String fine = serving.version("index.html");
            saved("site-config.yaml", "language: en\nper-page: SECRET\n");
            serving.awaitOtherThan(fine);
            assertThat(serving.get("index.html").body())
                    .contains("site-config.yaml:2: per-page is no known key; did you mean 'perPage'?")
                    .doesNotContain("SECRET");

            String mistake = serving.version("index.html");
            saved("site-config.yaml", "language: en\nonProblem: {webhook: \"${NOT_SET}\"}\n");
            serving.awaitOtherThan(mistake);
            assertThat(serving.get("index.html").body()).contains("lang=\"en\"");
        }
    }

    @Test
    void anEmptiedArchiveIsReportedInOneLine() throws Exception {
        Path archive = folder.resolve("archive");
        for (String path : FileTree.paths(archive)) {
            Files.write(archive.resolve(path), new byte[0]);
        }
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            assertThat(serving.said())
                    .filteredOn(line -> !line.startsWith("serving"))
                    .singleElement()
                    .asString()
                    .contains(
                            "archive/index.jsonl is lost or cut off; take it from a backup or from git, or let build");
            assertThat(serving.get("index.html").body()).contains("archive/index.jsonl is lost or cut off");
        }
    }

    @Test
    void theResultOfABuildIsShown() throws Exception {
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            String before = serving.version("index.html");
            crawled.nextNight();
            blog.publish("第二篇", "正文");
            crawl();

            serving.await(Pattern.compile("(archive/index\\.jsonl( and 1 more)? changed|waited): .*"));
            serving.awaitOtherThan(before);
            assertThat(serving.get("index.html").body()).contains("第二篇");
        }
    }

    @Test
    void theParentsOfAThemeAreWatched() throws Exception {
        saved("themes/child/theme.yaml", "name: child\nparent: mother\n");
        saved("themes/mother/theme.yaml", "name: mother\nparent: default\n");
        crawled.configured("theme: child");
        crawl();
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            String before = serving.version("index.html");
            saved("themes/mother/assets/css/lists.css", "body {}");
            serving.awaitOtherThan(before);
            assertThat(serving.get("assets/css/lists.css").body()).isEqualTo("body{}\n");
        }
    }

    /** It was found in another place than the first, which alone was looked at then. */
    @Test
    void aParentThatWasAwayIsSeenWhenItReturns() throws Exception {
        saved("themes/child/theme.yaml", "name: child\nparent: ./mother\n");
        saved("mother/theme.yaml", "name: mother\nparent: default\n");
        crawled.configured("theme: child");
        crawl();
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            Files.move(folder.resolve("mother"), folder.resolve("away"));
            serving.await(Pattern.compile("emlog-static: theme ./mother is not found: .*"));
            Files.move(folder.resolve("away"), folder.resolve("mother"));

            serving.await(Pattern.compile("mother/theme\\.yaml changed: .*"));
            assertThat(serving.get("index.html").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFontOfCoversThatWasMissingIsSeen() throws Exception {
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            saved("site-config.yaml", "themeOptions: {coverFont: covers.ttf}\n");
            serving.await(Pattern.compile("emlog-static: .*themeOptions.coverFont: covers.ttf cannot be read; .*"));
            Files.write(folder.resolve("covers.ttf"), TestFont.of("标题"));

            serving.await(Pattern.compile("covers\\.ttf changed: .*"));
            assertThat(serving.get("index.html").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aFontThatAThemeNamesIsWatched() throws Exception {
        saved("theme/theme.yaml", "options: {coverFont: covers.ttf}\n");
        Files.write(folder.resolve("covers.ttf"), TestFont.of("标题"));
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            Files.write(folder.resolve("covers.ttf"), TestFont.of("标题你好"));

            serving.await(Pattern.compile("covers\\.ttf changed: .*"));
            assertThat(serving.get("index.html").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aTakenPortIsReportedAndReplaced() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Serving serving = Serving.in(folder, "--port", String.valueOf(taken.getLocalPort()))) {
            assertThat(serving.said().get(1)).matches("port " + taken.getLocalPort() + " is taken; using \\d+");
            assertThat(serving.get("post/1").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aHostOfAnotherMachineIsReported() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        int code = Main.run(new String[] {"serve", "--port", "0", "--host", "192.0.2.1"}, out, out, Map.of(), folder);

        assertThat(code).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("--host 192.0.2.1 is not an address of this machine");
    }

    @Test
    void aSiteBuiltElsewhereIsShownWithoutBuilding() throws Exception {
        saved("elsewhere/index.html", "as it is");
        try (Serving serving = Serving.in(folder, "--port", "0", "-o", "elsewhere")) {
            serving.await(Pattern.compile("shown without building: .*"));
            assertThat(serving.get("index.html").body()).startsWith("as it is");
            assertThat(folder.resolve("elsewhere/404.html")).doesNotExist();
        }
    }

    /** A person who never wrote a configuration, and wants to see what a theme looks like. */
    @Test
    void aThemeIsShownWithoutAConfigurationToo() throws Exception {
        Files.delete(folder.resolve("site-config.yaml"));
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            assertThat(serving.said()).noneMatch(line -> line.startsWith("started"));
        }
        try (Serving serving = Serving.in(folder, "--port", "0", "--theme", "plain")) {
            assertThat(serving.said().get(0)).matches("started: \\d+ files written, .*");
        }
        try (Serving serving = Serving.in(folder, "--port", "0", "--theme", "plian")) {
            assertThat(serving.said().get(0)).startsWith("emlog-static: theme plian is not found");
        }
    }

    @Test
    void aSiteWhoseBuildWasEndedIsFinished() throws Exception {
        try (Stream<Path> caches = Files.list(folder.resolve(".emlog-static"))) {
            Path manifest = caches.filter(file -> file.toString().endsWith(".manifest"))
                    .findFirst()
                    .orElseThrow();
            Files.move(manifest, manifest.resolveSibling(manifest.getFileName() + ".pending"));
        }
        Files.delete(folder.resolve("public/index.html"));
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            assertThat(serving.get("index.html").statusCode()).isEqualTo(200);
            serving.await(Pattern.compile("changes of .*"));
        }
    }

    @Test
    void aPreviewForTheNetworkTellsItsAddressThere() throws Exception {
        boolean connected = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(host ->
                        host instanceof Inet4Address && !host.isLoopbackAddress() && !host.isLinkLocalAddress());
        Skip.unless(connected, "a network");
        try (Serving serving = Serving.in(folder, "--port", "0", "--host", "0.0.0.0")) {
            serving.await(Pattern.compile("other devices in this network may reach it at: http://.*"));
        }
    }

    @Test
    void aSiteIsServedUnderThePathOfItsAddress() throws Exception {
        crawled.configured("baseUrl: https://me.example.com/blog/");
        crawl();
        try (Serving serving = Serving.in(folder, "--port", "0")) {
            assertThat(serving.address()).endsWith("/blog/");
            assertThat(serving.get("/").headers().firstValue("Location")).contains("/blog/");
            assertThat(serving.get("post/1").statusCode()).isEqualTo(200);
            HttpResponse<String> nothing = serving.get("no/such/page");
            assertThat(nothing.statusCode()).isEqualTo(404);
            assertThat(nothing.body()).contains("href=\"/blog/assets/css/lists.css\"");
        }
    }

    /** Saves as editors do: beside the file, then in its place. */
    private void saved(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Path beside = Files.writeString(file.resolveSibling(".saving~"), text);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
