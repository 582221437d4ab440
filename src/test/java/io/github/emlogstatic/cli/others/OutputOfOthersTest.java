package io.github.emlogstatic.cli.others;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An output directory with files of others. */
class OutputOfOthersTest {

    private static final byte[] PNG = TestPng.saying("one");

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    private final MemoryBlog blog = MemoryBlog.empty();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(blog);

    @BeforeEach
    void publishAnArticle() {
        blog.publish("一", "正文");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--dry-run", "--clean"})
    void aDirectoryWithOtherFilesIsRefused(String option) throws IOException {
        put("public/index.html", "mine");
        Map<String, String> before = Tree.of(directory);

        assertThat(build(option)).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("public: the output directory holds files", "index.html for one", "--force");
        assertThat(Tree.of(directory)).isEqualTo(before);
    }

    /** The owner may put the site on another disk by a link; it must be empty or hold the site. */
    @Test
    void aLinkedOutputIsFollowedUnlessItHoldsOtherFiles() throws IOException {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        Files.createSymbolicLink(directory.resolve("linked"), disk);
        Path others = Files.writeString(disk.resolve("index.html"), "somebody else's");

        assertThat(program.run("build", emlog.address(), "-o", "linked")).isEqualTo(ExitCode.REFUSED);
        assertThat(others).hasContent("somebody else's");

        Files.delete(others);
        assertThat(program.run("build", emlog.address(), "-o", "linked")).isEqualTo(ExitCode.DONE);
        assertThat(others).exists();
        assertThat(directory.resolve("linked")).isSymbolicLink();
    }

    @Test
    void anOutputThatIsNoDirectoryIsReportedFirst() throws IOException {
        Files.createSymbolicLink(directory.resolve("public"), directory.resolve("unmounted"));

        assertThat(build()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("public: is in the way", "mount the disk");
        Files.delete(directory.resolve("public"));
        put("public", "a file");
        assertThat(build()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("public: is in the way");

        assertThat(emlog.requests()).isEmpty();
    }

    @Test
    void forceKeepsOtherFilesAndReportsThemEveryRun() throws IOException {
        put("public/notes.txt", "mine");

        assertThat(build("--force")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(program.err()).contains("a file that this program did not write: notes.txt");
        assertThat(content("public/notes.txt")).isEqualTo("mine");
        assertThat(content("public/index.html")).contains("一");

        assertThat(build()).as("known by now").isEqualTo(ExitCode.DONE);
        assertThat(program.err()).as("nothing new").contains("did not write: notes.txt");
        blog.publish("二", "正文");
        build();
        assertThat(program.err()).as("something new").contains("did not write: notes.txt");
        Files.delete(directory.resolve("public/notes.txt"));
        build();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void laterFilesAreReportedByTheNextBuildAndVerify() throws IOException {
        build();
        put("public/post/copy.html", "mine");
        put("public/mine/a/b.txt", "mine");

        assertThat(program.run("verify", "public")).as("no damage").isEqualTo(ExitCode.DONE);
        assertThat(program.out())
                .contains("did not write: mine/a/b.txt", "did not write: post/copy.html", "no damage; 2 of others");

        assertThat(build()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(program.out()).startsWith("nothing new");
        assertThat(program.err()).contains("did not write: mine/a/b.txt", "did not write: post/copy.html");
        blog.publish("二", "正文");
        assertThat(build()).as("known by now").isEqualTo(ExitCode.DONE);
        assertThat(program.err()).as("something new").contains("did not write: mine/a/b.txt");
        assertThat(build("--full")).isEqualTo(ExitCode.DONE);
        assertThat(program.err()).contains("did not write: mine/a/b.txt", "did not write: post/copy.html");
        assertThat(content("public/mine/a/b.txt")).isEqualTo("mine");
    }

    @Test
    void cleanRemovesOtherFilesFromAnUnchangedSite() throws IOException {
        put("public/old/notes.txt", "left over");
        build("--force");

        assertThat(build("--clean", "--dry-run")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("old/notes.txt: removed: no part of the site");
        assertThat(directory.resolve("public/old/notes.txt")).exists();

        assertThat(build("--clean")).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).startsWith("1 file removed\n");
        assertThat(directory.resolve("public/old")).doesNotExist();
        assertThat(directory.resolve("public/index.html")).exists();
        build();
        assertThat(program.err()).isEmpty();
    }

    @Test
    void forceAndCleanDoNotEmptyADirectoryOfOthers() throws IOException {
        put("public/notes.txt", "mine");

        assertThat(build("--force", "--clean")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("--clean would remove all files of others, notes.txt for one");
        assertThat(content("public/notes.txt")).isEqualTo("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "tag", "content/uploadfile/202401/a.png"})
    void aFileInTheWayIsRefusedEvenWithForce(String path) throws IOException {
        blog.upload("content/uploadfile/202401/a.png", PNG);
        blog.publish(post ->
                post.title("图").tags("标签").html("<p><img src=\"/content/uploadfile/202401/a.png\" alt=\"\"></p>"));
        put("public/" + path, "mine");

        assertThat(build("--force")).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err())
                .contains(path + ": this file is in the way of one of the site")
                .contains("delete it");
        assertThat(Tree.of(directory.resolve("public"))).containsOnlyKeys(path);
        assertThat(content("public/" + path)).isEqualTo("mine");
        assertThat(Files.exists(directory.resolve("archive/blog.json")))
                .isEqualTo(program.err().contains("the archive is up to date"));
    }

    @Test
    void aForeignFileAtANewArticlesPathIsRefused() throws IOException {
        build();
        put("public/post/2.html", "mine");
        blog.publish("二", "正文");
        Map<String, String> before = Tree.of(directory.resolve("public"));

        assertThat(build("--dry-run")).isEqualTo(ExitCode.REFUSED);
        assertThat(build()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains("post/2.html: this file is in the way", "the archive is up to date, the site is as it was");
        assertThat(directory.resolve("archive/articles/2.json")).exists();
        assertThat(Tree.of(directory.resolve("public"))).isEqualTo(before);
        Files.delete(directory.resolve("public/post/2.html"));
        assertThat(build()).isEqualTo(ExitCode.DONE);
        assertThat(content("public/post/2.html")).contains("二");
    }

    @Test
    void aForeignHomePageIsRefusedBeforeTheFirstRequest() throws IOException {
        put("public/index.html", "mine");
        String address = emlog.address();
        emlog.close();

        assertThat(program.run("build", address, "--force")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("index.html: this file is in the way", "nothing was asked for");
        assertThat(directory.resolve("archive/blog.json")).doesNotExist();
    }

    @Test
    void aForeignFileAtAKnownPathIsRefusedFirst() throws IOException {
        build();
        put("site/post/1.html", "mine");
        String address = emlog.address();
        emlog.close();

        assertThat(program.run("build", address, "--force", "-o", "site")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("post/1.html: this file is in the way", "nothing was asked for");
    }

    @Test
    void aRestoredPageOfAnEarlierBuildIsReplaced() throws IOException {
        build();
        put("public/post/2.html", content("public/post/1.html").replace("正文", "as it once was"));
        blog.publish("二", "正文");

        assertThat(build()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(content("public/post/2.html")).contains("二").doesNotContain("as it once was");
    }

    @Test
    void anIdenticalFileIsNotInTheWay() throws IOException {
        build();
        FileUtils.deleteDirectory(directory.resolve(".emlog-static").toFile());
        Files.delete(directory.resolve("public/index.html"));
        Files.delete(directory.resolve("public/404.html"));
        Files.delete(directory.resolve("public/atom.xml"));

        assertThat(build()).isEqualTo(ExitCode.REFUSED);
        assertThat(build("--force")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aSiteWithoutItsManifestIsRecognized() throws IOException {
        build();
        Map<String, String> site = Tree.of(directory.resolve("public"));
        FileUtils.deleteDirectory(directory.resolve(".emlog-static").toFile());
        put("public/index.html", content("public/index.html").replace("一", "of an earlier night"));

        assertThat(build()).isEqualTo(ExitCode.DONE);

        assertThat(Tree.of(directory.resolve("public"))).isEqualTo(site);
    }

    @Test
    void filesOfHostsAreNotFilesOfOthers() throws IOException {
        for (String path : List.of("CNAME", ".git/HEAD", ".nojekyll", ".well-known/security.txt")) {
            put("public/" + path, "of the host\n");
        }

        assertThat(build("--clean")).isEqualTo(ExitCode.DONE);

        assertThat(program.err()).isEmpty();
        assertThat(content("public/CNAME")).isEqualTo("of the host\n");
        assertThat(directory.resolve("public/.git/HEAD")).exists();
        assertThat(directory.resolve("public/.well-known/security.txt")).exists();
    }

    @Test
    void theSiteMustNotOverwriteTheTheme() throws IOException {
        put("theme/partials/footer.peb", "mine");

        assertThat(build("-o", "theme")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("output (", "and the theme (", "hold one another");
    }

    @Test
    void theSiteMustNotOverwriteALinkedArchive() throws IOException {
        Files.createDirectories(directory.resolve("archive"));
        Files.createSymbolicLink(directory.resolve("site"), directory.resolve("archive"));

        assertThat(build("-o", "site")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("hold one another");
    }

    private void put(String path, String text) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String content(String path) throws IOException {
        return Files.readString(directory.resolve(path));
    }

    private int build(String... options) {
        String[] given = Stream.of(options).filter(option -> !option.isEmpty()).toArray(String[]::new);
        return program.run(List.of("build", emlog.address()), given);
    }
}
