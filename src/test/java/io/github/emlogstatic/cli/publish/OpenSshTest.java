package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.sftp.OpenSsh;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against OpenSSH's server, mostly with keys of ed25519. */
@Tag("slow")
class OpenSshTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path folder = program.directory();
    private final Path there = folder.resolve("www/blog");
    private final SiteFolder.Place place = new SiteFolder.Place() {
        @Override
        public Map<String, String> texts() throws IOException {
            return there();
        }

        @Override
        public void clear() throws IOException {
            FileUtils.deleteDirectory(there.toFile());
        }

        /** A file that is replaced is another one. */
        @Override
        public Map<String, Object> versions() throws IOException {
            Map<String, Object> versions = new TreeMap<>();
            for (Path file : Tree.files(there)) {
                versions.put(there.relativize(file).toString(), Files.getAttribute(file, "unix:ctime"));
            }
            return versions;
        }

        @Override
        public int publish() {
            return OpenSshTest.this.publish();
        }
    };

    private OpenSsh ssh;
    private SiteFolder site;

    @BeforeEach
    void aSiteAndAServer() throws Exception {
        ssh = OpenSsh.in(folder.resolve("ssh"));
        program.set("HOME", folder.toString());
        Path home = Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(home.resolve("known_hosts"), ssh.knownHost());
        Files.copy(ssh.key(), home.resolve("id_ed25519"));
        site = new SiteFolder(folder.resolve("project"));
        site.write("index.html", "<p>一</p>");
        site.write("post/1.html", "<p>一</p>");
    }

    @AfterEach
    void close() throws Exception {
        if (ssh != null) {
            ssh.close();
        }
    }

    @Test
    void theDirectoryHoldsTheSite() throws Exception {
        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
        assertThat(publish()).isZero();
        assertThat(program.out()).startsWith("nothing new to publish at ");
    }

    @Test
    void theSshConfigurationIsRead() throws Exception {
        Files.move(folder.resolve(".ssh/id_ed25519"), folder.resolve(".ssh/key_of_the_blog"));
        Files.writeString(
                folder.resolve(".ssh/config"),
                "Host panel\n  HostName 127.0.0.1\n  Port " + ssh.port() + "\n  IdentityFile " + folder
                        + "/.ssh/key_of_the_blog\n");

        assertThat(program.runIn(site.project(), "publish", "--to", "sftp://panel" + there))
                .as(program.err())
                .isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void anotherNameAndFileOfTheHostKeyAreRead() throws Exception {
        Files.delete(folder.resolve(".ssh/known_hosts"));
        Files.writeString(folder.resolve(".ssh/hosts_of_the_blog"), ssh.knownHost("the-panel"));
        String host = "Host panel\n  HostName 127.0.0.1\n  Port " + ssh.port() + "\n  UserKnownHostsFile " + folder
                + "/.ssh/hosts_of_the_blog\n";
        String[] arguments = {"publish", "--to", "sftp://panel" + there};

        configure(host);
        assertThat(program.runIn(site.project(), arguments)).isEqualTo(ExitCode.REFUSED);

        configure(host + "  HostKeyAlias the-panel\n");
        assertThat(program.runIn(site.project(), arguments)).as(program.err()).isZero();
        assertThat(there()).isEqualTo(site.texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "rsa"})
    void keysOfOtherKindsAreTriedToo(String kind) throws Exception {
        Files.delete(folder.resolve(".ssh/id_ed25519"));
        Path key = folder.resolve(".ssh/id_" + kind);
        ssh.makeKey(kind, key);
        ssh.accept(Path.of(key + ".pub"));

        assertThat(publish()).as(program.err()).isZero();
    }

    @Test
    void aJumpHostLeadsToTheServer() throws Exception {
        try (OpenSsh jump = OpenSsh.in(folder.resolve("jump"))) {
            Files.move(folder.resolve(".ssh/id_ed25519"), folder.resolve(".ssh/of_the_server"));
            configure("Host panel\n  HostName 127.0.0.1\n  Port " + ssh.port() + "\n  ProxyJump way\n  IdentityFile "
                    + folder + "/.ssh/of_the_server\nHost way\n  HostName 127.0.0.1\n  Port " + jump.port()
                    + "\n  IdentityFile " + jump.key() + "\n");
            String[] arguments = {"publish", "--to", "sftp://panel" + there};

            assertThat(program.runIn(site.project(), arguments)).isEqualTo(ExitCode.REFUSED);
            assertThat(program.complaint()).contains("the host key of the jump host 127.0.0.1 is not in ");

            Files.writeString(folder.resolve(".ssh/known_hosts"), ssh.knownHost() + jump.knownHost());
            assertThat(program.runIn(site.project(), arguments))
                    .as(program.err())
                    .isZero();
            assertThat(there()).isEqualTo(site.texts());
            assertThat(jump.log()).contains("direct-tcpip");
        }
    }

    @Test
    void aProxyCommandIsNotRun() throws Exception {
        configure("Host 127.0.0.1\n  ProxyCommand touch " + folder + "/run\n");

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("cannot be reached (ProxyCommand of ~/.ssh/config is not supported, ProxyJump is)");
    }

    @Test
    void aLockedKeyNeedsItsPassphrase() throws Exception {
        Path key = folder.resolve(".ssh/id_ed25519");
        String[] lock = {"ssh-keygen", "-q", "-p", "-a", "1", "-P", "", "-N", "open sesame", "-f", key.toString()};
        assertThat(new ProcessBuilder(lock).start().waitFor()).isZero();

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.complaint()).contains("the key " + key + " is locked; set SFTP_PASSPHRASE");

        Files.move(key, folder.resolve(".ssh/of_the_blog"));
        configure("Host 127.0.0.1\n  IdentityFile " + folder + "/.ssh/of_the_blog\n");
        program.set("SFTP_PASSPHRASE", "open sesame");
        assertThat(publish()).as(program.err()).isZero();
    }

    private void configure(String text) throws IOException {
        Files.writeString(folder.resolve(".ssh/config"), text);
    }

    @Test
    void theAgentHoldsTheKey() throws Exception {
        Files.delete(folder.resolve(".ssh/id_ed25519"));
        try (Agent agent = new Agent()) {
            assertThat(agent.exitOf("ssh-add", "-q", ssh.key().toString())).isZero();

            assertThat(publish()).as(program.err()).isZero();
        }
    }

    @Test
    void noKeyIsGivenToTheAgent() throws Exception {
        configure("IdentityFile " + ssh.key() + "\nHost 127.0.0.1\n  Compression no\n");
        try (Agent agent = new Agent()) {
            assertThat(publish()).as(program.err()).isZero();

            assertThat(agent.exitOf("ssh-add", "-l")).as("1: it has no keys").isEqualTo(1);
        }
    }

    @Test
    void keysInFilesAreUsedWhereTheAgentIsLocked() throws Exception {
        Path word = Files.writeString(folder.resolve("word"), "#!/bin/sh\necho sesame\n");
        Files.setPosixFilePermissions(word, PosixFilePermissions.fromString("rwx------"));
        try (Agent agent = new Agent()) {
            assertThat(agent.exitOf("env", "SSH_ASKPASS_REQUIRE=force", "SSH_ASKPASS=" + word, "ssh-add", "-x"))
                    .isZero();

            assertThat(publish()).as(program.err()).isZero();
        }
    }

    @Test
    void keysInFilesAreUsedWhereTheAgentIsGone() throws Exception {
        new Agent().close();
        assertThat(folder.resolve("agent")).exists();

        assertThat(publish()).as(program.err()).isZero();
    }

    /** An agent without keys, which the program is told of. */
    private final class Agent implements AutoCloseable {

        private final Path socket = folder.resolve("agent");
        private final Process process = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();

        Agent() throws IOException {
            assertThat(process.inputReader().readLine()).contains("SSH_AUTH_SOCK");
            program.set("SSH_AUTH_SOCK", socket.toString());
        }

        int exitOf(String... command) throws Exception {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("SSH_AUTH_SOCK", socket.toString());
            return builder.start().waitFor();
        }

        @Override
        public void close() throws Exception {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void aFileThatIsNoKeyStopsNoOther() throws Exception {
        Files.writeString(folder.resolve(".ssh/id_rsa"), "PuTTY-User-Key-File-9: ssh-rsa\n");
        assertThat(publish()).as(program.err()).isZero();

        Files.delete(folder.resolve(".ssh/id_ed25519"));
        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.complaint()).contains("accepts none of this user's keys (", "; not used in ~/.ssh: id_rsa)");
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsReported() throws Exception {
        Files.delete(folder.resolve(".ssh/id_ed25519"));

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("the server accepts none of this user's keys (");
    }

    @Test
    void aLoginEndedAfterTooManyKeysIsReported() throws Exception {
        ssh.set("MaxAuthTries 1");
        Files.move(folder.resolve(".ssh/id_ed25519"), folder.resolve(".ssh/of_the_blog"));
        ssh.makeKey("ed25519", folder.resolve(".ssh/id_ed25519"));
        ssh.makeKey("ecdsa", folder.resolve(".ssh/id_ecdsa"));

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.complaint())
                .contains("the server ended the login after too many wrong keys or passwords; name the right one");

        configure("Host 127.0.0.1\n  IdentityFile ~/.ssh/of_the_blog\n");
        assertThat(publish()).as(program.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aServerMayOpenFewChannels(int channels) throws Exception {
        ssh.set("MaxSessions " + channels);
        site.writePages(100);

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aServerWithoutACommonAlgorithmIsReported() throws Exception {
        ssh.set("KexAlgorithms diffie-hellman-group14-sha1");

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains(
                        "the server and this program have no algorithm in common (the server offers"
                                + " diffie-hellman-group14-sha1,",
                        "); update the SSH server, or let it offer others as well");
    }

    @Test
    void aServerWithoutSftpIsReported() throws Exception {
        ssh.set("ForceCommand echo Hello");

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("the server lets this user in, but starts no SFTP (");
    }

    @ParameterizedTest
    @CsvSource({"077, rw-r--r--, rwxr-xr-x", "027, rw-r-----, rwxr-x---"})
    void aWebServerMayReadWhatIsMade(String umask, String file, String directory) throws Exception {
        ssh.set("ForceCommand internal-sftp -u " + umask);

        assertThat(publish()).as(program.err()).isZero();

        for (Path made : List.of(there.resolve("index.html"), there.resolve("post/1.html"))) {
            assertThat(modes(made)).isEqualTo(file);
            assertThat(modes(made.getParent())).isEqualTo(directory);
        }
    }

    /** A home directory, for example, that a server of this user alone reads. */
    @Test
    void aDirectoryStaysClosedUntilItsOwnerOpensIt() throws Exception {
        ssh.set("ForceCommand internal-sftp -u 077");
        Files.createDirectories(there);
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwx------"));

        assertThat(publish()).as(program.err()).isZero();

        assertThat(modes(there)).isEqualTo("rwx------");
        assertThat(modes(there.resolve("post"))).isEqualTo("rwx------");
        assertThat(modes(there.resolve("post/1.html"))).isEqualTo("rw-------");
        assertThat(modes(there.resolve("index.html"))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwx--x--x"));
        assertThat(publish("--dry-run")).isZero();
        assertThat(modes(there.resolve("index.html"))).isEqualTo("rw-------");
        assertThat(publish()).as(program.err()).isZero();
        assertThat(modes(there)).isEqualTo("rwx--x--x");
        assertThat(modes(there.resolve("post"))).isEqualTo("rwxr-xr-x");
        assertThat(modes(there.resolve("post/1.html"))).isEqualTo("rw-r--r--");
        assertThat(modes(there.resolve("index.html"))).isEqualTo("rw-r--r--");
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void aChangedHostKeyIsRefused() throws Exception {
        ssh.takeAnotherHostKey();

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("the server shows another host key");
    }

    @Test
    void aDirectoryOfAnotherUserIsRefused() throws Exception {
        Skip.unless(!System.getProperty("user.name").equals("root"), "root may write everywhere");
        Files.createDirectories(there);
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(program.complaint()).contains("this user may not write");
    }

    @Test
    void aFullDiskIsReportedAndLaterContinued() throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(there, "256k")) {
            site.writePages(100); // a page of memory each
            assertThat(publish()).isEqualTo(ExitCode.REFUSED);
            assertThat(program.complaint()).contains("there is no room left on the server's disk; make room");

            disk.grow("8m");
            assertThat(publish()).as(program.err()).isZero();
            assertThat(there()).isEqualTo(site.texts());
        }
    }

    @Test
    void aDiskThatTakesNothingIsReported() {
        Skip.unless(Files.exists(Path.of("/dev/full")), "no /dev/full");

        assertThat(program.runIn(
                        site.project(), "publish", "--to", "sftp://127.0.0.1:" + ssh.port() + "/dev/full/blog"))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("look for a full disk or quota");
    }

    @Test
    void ofManyFilesOnlyTheChangedOnesAreSent() throws Exception {
        site.changeTwoOf(100, place, program);
    }

    @Test
    void aProgramKilledAtAnyMomentIsContinued() throws Exception {
        site.kill(place, site.program(Map.of("HOME", folder.toString()), List.of(), "publish", "--to", address()));
    }

    // ----

    private String address() {
        return "sftp://127.0.0.1:" + ssh.port() + there;
    }

    private Map<String, String> there() throws IOException {
        return SiteFolder.texts(there);
    }

    private int publish(String... options) {
        return program.runIn(site.project(), List.of("publish", "--to", address()), options);
    }
}
