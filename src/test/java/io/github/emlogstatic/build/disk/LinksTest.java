package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.embedded.EmbeddedEmlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.files.StrayPathException;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A foreign archive, or a site that others can write to, may hold links to files of this machine. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a privilege on Windows")
class LinksTest {

    private static final String SECRET = "root:x:0:0";
    private static final String UPLOAD = "content/uploadfile/202609/a.txt";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder().getParent();
    private Path elsewhere;

    @BeforeEach
    void start() throws Exception {
        blog.upload(UPLOAD, "an upload");
        blog.publish(post -> post.title("article").tags("t").html("<p><a href=\"../" + UPLOAD + "\">file</a></p>"));
        build("");
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("passwd"), SECRET);
    }

    /** Whoever removes the folder would wait for them. */
    @AfterEach
    void removePipes() throws IOException {
        for (String pipe : FileTree.of(folder).others()) {
            Files.delete(folder.resolve(pipe));
        }
    }

    private static void makePipe(Path pipe) throws Exception {
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
    }

    @Test
    void anUploadThatIsALinkIsNotPublished() throws Exception {
        replaceByLink(archive(UPLOAD), elsewhere.resolve("passwd"));
        Files.delete(site(UPLOAD));

        BuildReport report = build("--offline");

        assertThat(report.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.what()).isEqualTo("a file of the archive is damaged");
            assertThat(problem.where()).isEqualTo(UPLOAD);
            assertThat(problem.why()).contains("a.txt is a symbolic link");
        });
        assertThat(site(UPLOAD)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r--r--", "rw-------"})
    void aLinkedUploadFolderIsNotPublished(String mode) throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("a.txt"), SECRET);
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
        Files.delete(archive(UPLOAD));
        replaceByLink(archive(UPLOAD).getParent(), elsewhere);
        Files.delete(site(UPLOAD));

        BuildReport report = build("--offline --full");

        assertThat(report.problems()).extracting(Problem::where).contains(UPLOAD);
        assertThat(everythingPublished()).doesNotContain(SECRET);
        assertThat(secret).hasContent(SECRET);
    }

    @Test
    void aChangedUploadIsNotPublished() throws Exception {
        Files.writeString(archive(UPLOAD), "an uplaod");
        Files.delete(site(UPLOAD));

        for (String night : List.of("first", "second")) {
            assertThat(build("--offline").problems())
                    .as(night)
                    .extracting(Problem::where)
                    .containsExactly(UPLOAD);
        }
        assertThat(site(UPLOAD)).doesNotExist();

        Files.writeString(archive(UPLOAD), "an upload");
        assertThat(build("--offline").problems()).isEmpty();
        assertThat(site(UPLOAD)).hasContent("an upload");
    }

    @ParameterizedTest
    @ValueSource(strings = {"articles/1.json", "blog.json", "index.jsonl", "state/journal"})
    void aLinkedFileOfTheArchiveIsReported(String path) throws Exception {
        replaceByLink(archive(path), elsewhere.resolve("passwd"));
        Files.delete(site("index.html"));
        Files.delete(site("post/1.html"));

        assertThatThrownBy(() -> build("--offline"))
                .isInstanceOf(StrayPathException.class)
                .hasMessageContaining(path + " is a symbolic link");
        assertThat(elsewhere.resolve("passwd")).hasContent(SECRET);
    }

    @Test
    void aLinkedNamesFileIsReplacedByItsCopy() throws Exception {
        byte[] names = Files.readAllBytes(archive("names.json"));
        replaceByLink(archive("names.json"), elsewhere.resolve("passwd"));

        assertThat(build("--offline").problems()).map(Problem::what).containsExactly("names.json was lost");

        assertThat(archive("names.json")).isRegularFile().hasBinaryContent(names);
        assertThat(elsewhere.resolve("passwd")).hasContent(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"state", "private", "articles", "comments"})
    void aLinkedFolderOfTheArchiveIsNotUsed(String name) throws Exception {
        Files.createDirectories(elsewhere.resolve("tmp"));
        Files.writeString(elsewhere.resolve("tmp/kept"), "kept");
        replaceByLink(archive(name), elsewhere);
        blog.publish("another", "text");
        blog.comment(1, "a", "text");
        crawled.nextNight();

        assertThatThrownBy(() -> build(""))
                .isInstanceOf(StrayPathException.class)
                .hasMessageContaining(name + " is a symbolic link");
        assertThat(files(elsewhere)).containsExactlyInAnyOrder("passwd", "tmp/kept");
    }

    @Test
    void aLinksTargetInTheTemporaryFolderIsKept() throws Exception {
        Files.createDirectories(archive("state/tmp"));
        Files.createSymbolicLink(archive("state/tmp/link"), elsewhere);

        build("--offline");

        assertThat(elsewhere.resolve("passwd")).exists();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInTheTemporaryFolderIsNotWaitedFor() throws Exception {
        Path pipe = Files.createDirectories(archive("state/tmp")).resolve("pipe");
        makePipe(pipe);

        assertThat(build("--offline").problems()).isEmpty();

        assertThat(pipe).doesNotExist();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInPlaceOfAnArticleIsReplaced() throws Exception {
        Path article = archive("articles/1.json");
        Files.delete(article);
        makePipe(article);

        BuildReport report = build("");

        assertThat(report.problems()).extracting(Problem::what).containsExactly("a damaged file was replaced");
        assertThat(article).isRegularFile();
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pipesThatTheIndexLacksAreNamedAndNeverOpened() throws Exception {
        List<String> pipes = List.of("articles/9.json", "content/uploadfile/a.png", "pipe");
        for (String pipe : pipes) {
            makePipe(archive(pipe));
        }

        assertThat(crawled.verification().damage())
                .extracting(Problem::what, Problem::where)
                .containsExactlyElementsOf(pipes.stream()
                        .map(pipe -> tuple("file is not in the index", pipe))
                        .toList());
        Files.delete(archive("index.jsonl"));
        build("");
        build("--full");

        assertThat(crawled.verification().damage()).extracting(Problem::where).containsExactly("pipe");
        assertThat(FileTree.of(archive("")).others())
                .containsExactly("pipe", "state/damaged/articles/9.json", "state/damaged/content/uploadfile/a.png");
    }

    @Test
    void anArchiveMayBeBehindALink() throws Exception {
        Path disk = folder.resolve("disk");
        Files.move(archive(""), disk);
        Files.createSymbolicLink(archive(""), disk);
        Files.move(site(""), folder.resolve("disk2"));
        Files.createSymbolicLink(site(""), folder.resolve("disk2"));
        blog.publish("another", "text");
        crawled.nextNight();

        BuildReport report = build("");

        assertThat(report.problems()).isEmpty();
        assertThat(site("post/2.html")).exists();
    }

    @Test
    void noPageIsWrittenThroughALink() throws Exception {
        Files.move(site("tag"), folder.resolve("tag"));
        Files.createSymbolicLink(site("tag"), folder.resolve("tag"));
        List<String> before = files(folder.resolve("tag"));
        blog.publish(post -> post.title("another").tags("t", "new"));
        crawled.nextNight();

        assertThatThrownBy(() -> build(""))
                .isInstanceOf(StrayPathException.class)
                .hasMessageContaining("tag is a symbolic link");
        assertThat(files(folder.resolve("tag"))).isEqualTo(before);
        assertThat(site("post/2.html")).as("nothing is written").doesNotExist();
    }

    @Test
    void noPageIsRemovedThroughALink() throws Exception {
        Files.move(site("tag"), folder.resolve("tag"));
        Files.createSymbolicLink(site("tag"), folder.resolve("tag"));
        List<String> before = files(folder.resolve("tag"));
        blog.edit(1, post -> post.tags());
        crawled.nextNight();

        assertThatThrownBy(() -> build("")).isInstanceOf(StrayPathException.class);
        assertThat(files(folder.resolve("tag"))).isEqualTo(before);
    }

    @Test
    void aLinkAtThePathOfAPageIsReported() throws Exception {
        Path copy = Files.copy(site("index.html"), elsewhere.resolve("index.html"));
        replaceByLink(site("index.html"), copy);

        assertThatThrownBy(() -> build("--offline"))
                .isInstanceOf(StrayPathException.class)
                .hasMessageContaining("index.html is a symbolic link");
    }

    @Test
    void verifyReportsLinks() throws Exception {
        replaceByLink(archive("articles/1.json"), elsewhere.resolve("passwd"));
        Files.createSymbolicLink(archive("content/more"), elsewhere);

        assertThat(Verification.of(archive("")).damage())
                .extracting(Problem::where)
                .containsExactlyInAnyOrder("articles/1.json", "content/more");
    }

    @Test
    void aFullBuildReplacesALinkWithAFile() throws Exception {
        replaceByLink(archive(UPLOAD), elsewhere.resolve("passwd"));
        replaceByLink(archive("articles/1.json"), elsewhere.resolve("passwd"));

        build("--full");

        assertThat(Verification.of(archive("")).damage()).isEmpty();
        assertThat(archive(UPLOAD)).hasContent("an upload");
        assertThat(elsewhere.resolve("passwd")).hasContent(SECRET);
    }

    @Test
    void anArchiveWithALinkIsNotServed() throws Exception {
        replaceByLink(archive(UPLOAD), elsewhere.resolve("passwd"));

        assertThatThrownBy(() -> EmbeddedEmlog.serve(Archive.read(archive("")), Map.of()))
                .isInstanceOf(StrayPathException.class)
                .hasMessageContaining("a.txt is a symbolic link");
    }

    @Test
    void aPathInTheIndexCannotLeaveTheArchive() throws Exception {
        Path index = archive("index.jsonl");
        Files.writeString(index, Files.readString(index).replace(UPLOAD, "content/../../../elsewhere/passwd"));

        BuildReport report = build("--full");

        assertThat(report.problems())
                .extracting(Problem::what)
                .anySatisfy(what -> assertThat(what).contains("index"));
        assertThat(index).content().doesNotContain("elsewhere");
        assertThat(site("content/uploadfile/elsewhere/passwd")).doesNotExist();
        assertThat(elsewhere.resolve("passwd")).hasContent(SECRET);
    }

    private BuildReport build(String options) throws Exception {
        Config config = crawled.config(options);
        return new SiteBuild(config, crawled.clock(), Progress.SILENT).run();
    }

    private Path archive(String path) {
        return crawled.folder().resolve("archive").resolve(path);
    }

    private Path site(String path) {
        return crawled.folder().resolve("public").resolve(path);
    }

    private static void replaceByLink(Path file, Path target) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            FileUtils.forceDelete(file.toFile());
        }
        Files.createSymbolicLink(file, target);
    }

    private static List<String> files(Path directory) throws IOException {
        return Tree.files(directory).stream()
                .map(file -> directory.relativize(file).toString())
                .toList();
    }

    private String everythingPublished() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : files(site(""))) {
            all.append(Files.readString(site(file), StandardCharsets.ISO_8859_1));
        }
        return all.toString();
    }
}
