package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.FileTree;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has lost the private texts cannot tell whether the site contains them. */
class LostPrivateTextsTest {

    private static final String SECRET = "a long sentence that only friends of the author may read";

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path hidden = program.directory().resolve("archive/private");
    private final MemoryBlog blog = MemoryBlog.empty();

    @AutoClose
    private final EmlogServer emlog = EmlogServer.serving(blog);

    @BeforeEach
    void aProtectedAndADeletedArticle() throws IOException {
        program.set("PATH", System.getenv("PATH"))
                .set("HOME", program.directory().toString());
        program.set("AWS_ACCESS_KEY_ID", "id").set("AWS_SECRET_ACCESS_KEY", "key-of-the-storage-17");
        for (int i = 1; i <= 4; i++) {
            blog.publish("article " + i, i < 3 ? SECRET + i : "text " + i);
        }
        assertThat(build()).isEqualTo(ExitCode.DONE);
        blog.protect(1, "the-password");
        blog.delete(2);
        assertThat(build()).isEqualTo(ExitCode.DONE);
        Files.writeString(program.directory().resolve("public/page-of-somebody.html"), "<p>" + SECRET + 1 + "</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "emptied, git",
        "emptied, s3://bucket/blog",
        "emptied, sftp://me@127.0.0.1:1/blog",
        "removed, git",
        "emptied with state, git",
        "index removed and emptied, git",
        "the texts emptied, git"
    })
    void theSiteIsNotPublishedUntilTheyAreBack(String how, String target) throws IOException {
        Path copy = program.directory().resolve("copy");
        FileUtils.copyDirectory(hidden.toFile(), copy.toFile());
        lose(how);

        assertRefused(target);
        assertThat(build()).as(program.err()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(program.err()).contains("private files of the archive are lost", "private/articles/1.json");
        assertRefused(target);
        assertThat(build()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(build("--full")).isIn(ExitCode.DONE, ExitCode.PROBLEMS);
        assertRefused(target);

        FileUtils.copyDirectory(copy.toFile(), hidden.toFile());
        build();
        assertThat(program.run("verify")).as(program.out()).isEqualTo(ExitCode.DONE);
        assertThat(publish(target)).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("page-of-somebody.html contains the text of article 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emptied", "removed"})
    void theOwnerMayGoOnWithoutThem(String how) throws IOException {
        lose(how);
        build();

        assertThat(build("--full", "--force")).isEqualTo(ExitCode.PROBLEMS);

        assertThat(program.err()).contains("private/articles/1.json");
        assertThat(program.run("verify")).as(program.out()).isEqualTo(ExitCode.DONE);
        publish("git");
        assertThat(program.err()).doesNotContain("lost");
        assertThat(build()).isEqualTo(ExitCode.DONE);
    }

    /** The index in the folder is that of the run that found the loss, and has no hashes. */
    @Test
    void textsComeBackWithoutTheirIndex() throws IOException {
        Path copy = program.directory().resolve("copy");
        FileUtils.copyDirectory(hidden.toFile(), copy.toFile());
        lose("removed");
        build();
        Files.delete(copy.resolve("index.jsonl"));
        FileUtils.copyDirectory(copy.toFile(), hidden.toFile());

        build();

        assertThat(program.run("verify")).as(program.out()).isEqualTo(ExitCode.DONE);
        assertThat(publish("git")).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("page-of-somebody.html contains the text of article 1");
    }

    @Test
    void textsThatTheBlogGivesAgainAreBack() throws IOException {
        Files.writeString(
                program.directory().resolve("site-config.yaml"), "blog: {articlePasswords: {1: the-password}}\n");
        build();
        lose("removed");

        build();
        publish("git");

        assertThat(program.err()).contains("private/articles/2.json").doesNotContain("private/articles/1.json");
    }

    @Test
    void anOlderFolderLacksNewerTexts() throws IOException {
        Path older = program.directory().resolve("older");
        FileUtils.copyDirectory(hidden.toFile(), older.toFile());
        blog.delete(3);
        build();
        FileUtils.deleteDirectory(hidden.toFile());
        FileUtils.copyDirectory(older.toFile(), hidden.toFile());

        publish("git");
        assertThat(program.err()).contains("private/articles/3.json are lost");
        build();

        assertThat(program.err())
                .contains("lost or damaged: private/articles/3.json, private/withdrawn/3.json (2 in all");
    }

    private void lose(String how) throws IOException {
        if (how.equals("removed")) {
            FileUtils.deleteDirectory(hidden.toFile());
            return;
        }
        if (how.equals("emptied with state")) {
            empty(program.directory().resolve("archive/state"), "");
        }
        empty(hidden, how.startsWith("the texts") ? "index.jsonl" : "");
        if (how.startsWith("index removed")) {
            Files.delete(hidden.resolve("index.jsonl"));
        }
    }

    private static void empty(Path folder, String but) throws IOException {
        for (String path : FileTree.paths(folder)) {
            if (!path.equals(but)) {
                Files.write(folder.resolve(path), new byte[0]);
            }
        }
    }

    private void assertRefused(String target) {
        assertThat(publish(target)).as(program.err()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err().lines())
                .singleElement()
                .asString()
                .contains("private/", "are lost or damaged", "nothing was published");
    }

    private int publish(String target) {
        return program.run(
                "publish", "--to", target, "--remote", "nowhere.git", "--endpoint", "http://127.0.0.1:1", "-q");
    }

    private int build(String... options) {
        return program.run(List.of("build", emlog.address(), "-q"), options);
    }
}
