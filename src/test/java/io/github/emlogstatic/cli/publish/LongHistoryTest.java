package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A branch to which a mirror has published for a long time, and a new machine that goes on with it. */
@Tag("slow")
class LongHistoryTest {

    private static final int NIGHTS = 13;

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path project = git.project();
    private final Path remote = git.remote();
    private final Path own = project.resolve(".emlog-static/publish.git");

    @BeforeEach
    void manyNights() throws Exception {
        git.site("post/1.html", "一");
        for (int night = 1; night <= NIGHTS; night++) {
            git.site("index.html", "night " + night);
            assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
        FileUtils.deleteDirectory(own.toFile());
    }

    @Test
    void aNewMachineFetchesNoOldNights() throws Exception {
        git.site("index.html", "of the new machine");

        assertThat(git.publish("--dry-run")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.log()).hasSize(NIGHTS + 1);
        assertThat(git.published("post/1.html")).isEqualTo("一");
        assertThat(commits(own)).isEqualTo(11);
        git.commitElsewhere("CNAME", "blog.example.com");
        git.site("index.html", "of the next night");
        assertThat(git.publish("--dry-run")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(git.log()).hasSize(NIGHTS + 3);
        assertThat(git.published("CNAME")).isEqualTo("blog.example.com");
        assertThat(git.publish("--dry-run")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).startsWith("nothing new to publish");
        git.in(own, "fsck");
    }

    private int commits(Path repository) throws IOException {
        return Integer.parseInt(git.in(repository, "rev-list", "--count", "gh-pages"));
    }

    @Test
    void aNewMachineOverwritesNoPageOfOthers() throws Exception {
        git.commitElsewhere("post/1.html", "theirs");
        for (int commit = 0; commit < 10; commit++) {
            git.commitElsewhere("CNAME", commit + ".example.com");
        }
        git.site("index.html", "of the new machine");

        assertThat(git.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("post/1.html was pushed by somebody else and would be overwritten");
    }

    @Test
    void anotherMachineMayDropTheHistory() throws Exception {
        git.site("index.html", "of the new machine");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        Path kept = folder.resolve("kept.git");
        FileUtils.moveDirectory(own.toFile(), kept.toFile());
        git.site("index.html", "of the old one");
        assertThat(git.publish("--squash")).as(program.err()).isEqualTo(ExitCode.DONE);
        git.in(remote, "gc", "--quiet", "--prune=now");
        FileUtils.deleteDirectory(own.toFile());
        FileUtils.moveDirectory(kept.toFile(), own.toFile());
        git.site("index.html", "of the new one");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.log()).hasSize(2);
        assertThat(git.published("index.html")).isEqualTo("of the new one");
    }

    /** It tells which commits lack their parents. */
    @Test
    void aListThatAPowerCutEmptiedDoesNotBlock() throws Exception {
        git.site("index.html", "of the new machine");
        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        git.commitElsewhere("CNAME", "blog.example.com");
        Files.write(own.resolve("shallow"), new byte[0]);

        assertThat(git.publish("--squash")).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.log()).hasSize(1);
        assertThat(git.published("index.html")).isEqualTo("of the new machine");
    }

    @Test
    void aKilledFetchIsBegunAnewWithFewNights() throws Exception {
        git.in(folder, "init", "--quiet", "--bare", own.toString());
        Files.createFile(own.resolve("shallow.lock"));
        git.site("index.html", "of the new machine");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(commits(own)).isEqualTo(11);
    }

    @Test
    void halfOfAFetchDoesNotBlock() throws Exception {
        git.in(folder, "init", "--quiet", "--bare", own.toString());
        String half = git.in(remote, "rev-list", "--objects", "--max-count=1", "gh-pages") + "\n"
                + git.in(remote, "rev-list", "gh-pages");
        for (String line : half.lines().toList()) {
            String object = "objects/" + line.substring(0, 2) + "/" + line.substring(2, 40);
            FileUtils.copyFile(
                    remote.resolve(object).toFile(), own.resolve(object).toFile());
        }
        git.site("index.html", "of the new machine");

        assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(git.published("post/1.html")).isEqualTo("一");
    }

    /** A web server without git, beside another way to push. */
    @Test
    void whereThereIsNoShallowFetchAllIsFetched() throws Exception {
        git.in(remote, "update-server-info");
        HttpServer files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", this::file);
        files.start();
        try {
            git.in(project, "config", "remote.origin.pushurl", remote.toString());
            String address = "http://127.0.0.1:" + files.getAddress().getPort() + "/remote.git";
            git.in(project, "config", "remote.origin.url", address);
            git.site("index.html", "of the new machine");

            assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        } finally {
            files.stop(0);
        }

        assertThat(git.log()).hasSize(NIGHTS + 1);
        assertThat(commits(own)).isEqualTo(NIGHTS + 1);
    }

    private void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            boolean there = Files.isRegularFile(file);
            exchange.getResponseHeaders()
                    .set("Connection", "close"); // it is closed below, so that no other request may use it
            exchange.sendResponseHeaders(there ? 200 : 404, there ? Files.size(file) : -1);
            if (there) {
                Files.copy(file, exchange.getResponseBody());
            }
        }
    }
}
