package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passwords and tokens of remotes reach the remote, and nobody else. */
@Tag("slow")
class GitLoginsTest {

    @RegisterExtension
    private final GitProject git = GitProject.inNewFolder();

    private final ProgramRunner program = git.program();
    private final Path folder = git.folder();
    private final Path project = git.project();
    private final Path remote = git.remote();

    @Test
    void credentialsAndIdentityComeFromTheProjectsGit() throws Exception {
        git.in(project, "config", "user.name", "Me");
        git.in(project, "config", "user.email", "me@example.com");
        git.in(project, "config", "url." + folder + "/.insteadOf", "https://host.example/");
        git.in(project, "remote", "set-url", "origin", "https://me:hunter2@host.example/remote.git");
        git.in(project, "config", "url." + folder + "/.insteadOf", "https://me:hunter2@host.example/");

        assertThat(git.publish()).isEqualTo(ExitCode.DONE);

        assertThat(git.in(remote, "log", "--format=%an <%ae>", "gh-pages")).isEqualTo("Me <me@example.com>");
        assertThat(program.out()).contains("https://host.example/remote.git").doesNotContain("hunter2");
    }

    /** Other users of the machine can read the arguments of programs. The trace of git holds all of them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noArgumentOfAProgramShowsThePassword(boolean inRemote) throws Exception {
        git.in(remote, "config", "http.receivepack", "true");
        Path trace = folder.resolve("trace");
        program.set("GIT_TRACE", trace.toString());
        try (GitHost host = new GitHost(folder, "me@example.com:hun'ter 2")) {
            String site = "http://me%40example.com:hun'ter%202@" + host.hostAndPort() + "/";
            String address = inRemote ? site + "remote.git" : "blog:remote.git";
            git.in(project, "config", "--global", "url." + site + ".insteadOf", "blog:");
            git.in(project, "config", "--global", "credential.helper", "!echo password=wrong; f");
            git.commitElsewhere("CNAME", "blog.example.com");

            assertThat(git.publish("--remote", address)).as(program.err()).isEqualTo(ExitCode.DONE);
        }
        assertThat(git.branch()).containsExactly(".emlog-static-files", "CNAME", "index.html");
        assertThat(Files.readString(trace)).contains("remote-http", "send-pack").doesNotContain("hun'ter", "ter%202");
        assertThat(program.out()).doesNotContain("hun'ter");
    }

    @Test
    void anExpiredTokenIsReportedAndNotShown() throws Exception {
        try (GitHost host = new GitHost(folder, "me:new")) {
            String address = "http://me:ghp_0000@" + host.hostAndPort() + "/remote.git";

            assertThat(git.publish("--remote", address)).isEqualTo(ExitCode.UNREACHABLE);
        }
        assertThat(program.complaint())
                .contains("Authentication failed", "which may have expired: make a new token there")
                .doesNotContain("ghp_");
    }

    /** It should have been written as {@code %2F}. */
    @ParameterizedTest
    @ValueSource(strings = {"hun/ter", "hun/t@ter", "123456/ter"})
    void noPasswordWithASlashIsShown(String password) throws Exception {
        assertThat(git.publish("--remote", "http://me:" + password + "@127.0.0.1/remote.git"))
                .isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("http://127.0.0.1/remote.git").doesNotContain("hun", "123", "ter@");
    }

    @Test
    void eachAddressOfAHostHasItsOwnLogin() throws Exception {
        git.in(folder, "clone", "--quiet", "--bare", "remote.git", "second.git");
        git.in(remote, "config", "http.receivepack", "true");
        git.in(folder.resolve("second.git"), "config", "http.receivepack", "true");
        try (GitHost host = new GitHost(folder, Map.of("/remote.git", "one:1", "/second.git", "two:2"))) {
            for (String login : List.of("one:1@%s/remote.git", "two:2@%s/second.git")) {
                String address = "http://" + login.formatted(host.hostAndPort());
                git.in(project, "config", "--add", "remote.origin.pushUrl", address);
            }

            assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
        assertThat(git.in(folder.resolve("second.git"), "show", "gh-pages:index.html"))
                .isEqualTo(git.published("index.html"));
    }

    @Test
    void aTokenToReadLeavesThePushToAHelper() throws Exception {
        git.in(remote, "config", "http.receivepack", "true");
        try (GitHost host = new GitHost(folder, Map.of("upload-pack", "reader:1", "receive-pack", "writer:2"))) {
            git.in(project, "remote", "set-url", "origin", "http://reader:1@" + host.hostAndPort() + "/remote.git");
            git.in(project, "remote", "set-url", "--push", "origin", "http://" + host.hostAndPort() + "/remote.git");
            git.in(project, "config", "credential.helper", "!echo username=writer; echo password=2; f");

            assertThat(git.publish()).as(program.err()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void theLoginIsOfUseWhereTheRepositoryHasMoved() throws Exception {
        git.in(remote, "config", "http.receivepack", "true");
        try (GitHost host = new GitHost(folder, "me:hunter2")) {
            assertThat(git.publish("--remote", "http://me:hunter2@" + host.hostAndPort() + "/old.git"))
                    .as(program.err())
                    .isEqualTo(ExitCode.DONE);
        }
    }

    /** It may have another login for this host, and curl would take that one first. */
    @Test
    void theUserOfTheAddressGoesBeforeNetrc() throws Exception {
        git.in(remote, "config", "http.receivepack", "true");
        Files.writeString(folder.resolve(".netrc"), "machine 127.0.0.1 login other password right\n");
        Map<String, String> logins = Map.of("", "me:hunter2", "upload-pack", "other:right");
        try (GitHost host = new GitHost(folder, logins)) {
            assertThat(git.publish("--remote", "http://me:hunter2@" + host.hostAndPort() + "/remote.git"))
                    .as(program.err())
                    .isEqualTo(ExitCode.DONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ghp_hunter2", "ghp_hunter2:x"})
    void aTokenAsUserIsNoArgumentOfAProgram(String login) throws Exception {
        git.in(remote, "config", "http.receivepack", "true");
        Path trace = folder.resolve("trace");
        program.set("GIT_TRACE", trace.toString());
        try (GitHost host = new GitHost(folder, login.contains(":") ? login : login + ":")) {
            assertThat(git.publish("--remote", "http://" + login + "@" + host.hostAndPort() + "/remote.git"))
                    .as(program.err())
                    .isEqualTo(ExitCode.DONE);
        }
        assertThat(Files.readString(trace)).contains("remote-http").doesNotContain("hunter2");
    }

    @Test
    void aMissingRemoteIsReportedWithoutSecrets() throws Exception {
        git.in(project, "remote", "set-url", "origin", "https://me:hunter2@127.0.0.1:1/blog.git");

        assertThat(git.publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err().lines()).hasSize(1);
        assertThat(program.err())
                .contains("cannot reach https://127.0.0.1:1/blog.git: ")
                .doesNotContain("hunter2");
    }

    @Test
    void aPasswordWithAnAtSignIsNotPrinted() throws Exception {
        git.in(project, "remote", "set-url", "origin", "https://me:hun@ter2@127.0.0.1:1/blog.git");

        assertThat(git.publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.err())
                .contains("cannot reach https://127.0.0.1:1/blog.git: ")
                .doesNotContain("ter2");
    }
}
