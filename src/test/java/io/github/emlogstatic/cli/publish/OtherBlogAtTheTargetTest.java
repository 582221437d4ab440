package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A branch or a bucket that holds the site of another blog. */
@Tag("slow")
class OtherBlogAtTheTargetTest {

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    @RegisterExtension
    private final S3Site s3 = S3Site.inNewFolder();

    @Test
    void aBlogReplacesNoOtherUnlessItHasMoved() throws Exception {
        ProgramRunner program = git.program();
        MemoryBlog first = MemoryBlog.empty();
        first.publish("tea", "a cup");
        MemoryBlog second = MemoryBlog.empty();
        second.publish("coffee", "a pot");
        Path another = Files.createDirectories(git.folder().resolve("another"));
        FileUtils.deleteDirectory(git.project().resolve("public").toFile());
        try (EmlogServer emlog = EmlogServer.serving(first);
                EmlogServer other = EmlogServer.serving(second)) {
            assertThat(program.runIn(git.project(), "build", emlog.address())).isZero();
            assertThat(git.publish()).as(program.err()).isZero();
            String[] publish = {"publish", "--remote", "../remote.git"};
            assertThat(program.runIn(another, "build", other.address())).isZero();

            assertThat(program.runIn(another, publish)).isEqualTo(ExitCode.REFUSED);

            assertThat(program.err()).contains("remote.git, branch gh-pages has the site of another blog");
            assertThat(git.published("index.html")).contains("tea");
            assertThat(git.published(".emlog-static-files")).doesNotContain("127.0.0.1");
            Files.writeString(another.resolve("site-config.yaml"), "blog: {aliases: ['" + emlog.address() + "']}\n");
            assertThat(program.runIn(another, publish)).as(program.err()).isZero();
            assertThat(git.published("index.html")).contains("coffee");
        }
        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(git.publish("--force")).as(program.err()).isZero();
        assertThat(git.published("index.html")).contains("tea");
    }

    @Test
    void aBlogReplacesNoOtherInABucket() throws Exception {
        ProgramRunner program = s3.program();
        blog("https://tea.example/");
        assertThat(s3.publish()).as(program.err()).isZero();
        Map<String, String> before = s3.storage().texts();
        blog("https://coffee.example/");
        s3.site("index.html", "coffee");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("s3://blog has the site of another blog");
        assertThat(s3.storage().texts()).isEqualTo(before);
        blog("https://coffee.example/", "http://tea.example");
        assertThat(s3.publish()).as("the blog has moved").isZero();
        blog("https://coffee.example/");
        s3.site("index.html", "tea");
        assertThat(s3.publish()).as("its new address is known").isZero();
        assertThat(s3.storage().texts()).isEqualTo(s3.site());
    }

    /** As after a loss of the archive, or from a machine that has the site only. */
    @Test
    void aPublishWithoutArchiveLeavesTheMarkInTheBucket() throws Exception {
        blog("https://tea.example/");
        assertThat(s3.publish()).as(s3.program().err()).isZero();
        FileUtils.deleteDirectory(s3.project().resolve("archive").toFile());
        s3.site("index.html", "more tea");
        assertThat(s3.publish()).as(s3.program().err()).isZero();
        s3.site("index.html", "coffee");
        blog("https://coffee.example/");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        blog("http://www.tea.example");
        assertThat(s3.publish()).as("the same host").isZero();
    }

    @Test
    void aPublishWithoutArchiveLeavesTheMarkAtTheBranch() throws Exception {
        ProgramRunner program = git.program();
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("tea", "a cup");
        Path another = Files.createDirectories(git.folder().resolve("another"));
        try (EmlogServer emlog = EmlogServer.serving(blog)) {
            assertThat(program.runIn(another, "build", emlog.address())).isZero();
        }
        assertThat(program.runIn(another, "publish", "--remote", "../remote.git"))
                .isZero();
        String before = firstLineOfTheList();

        assertThat(git.publish()).as(program.err()).isZero();

        assertThat(firstLineOfTheList()).isNotEqualTo(before).endsWith(before.substring(before.lastIndexOf(' ')));
    }

    private String firstLineOfTheList() throws Exception {
        return git.published(".emlog-static-files").lines().findFirst().orElseThrow();
    }

    private void blog(String address, String... aliases) throws Exception {
        Files.createDirectories(s3.project().resolve("archive"));
        try (Archive archive = Archive.open(s3.project().resolve("archive"), Clock.systemUTC())) {
            archive.writeBlog(new Blog(address, List.of(aliases), "blog", "", "UTC", List.of(), List.of(), null));
            archive.commit();
        }
    }
}
