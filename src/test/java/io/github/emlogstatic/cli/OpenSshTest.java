package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.cli.console.ExitCode;
import io.github.emlogstatic.publish.sftp.OpenSsh;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against OpenSSH's server, with keys of ed25519. */
@Tag("slow")
class OpenSshTest {

    private static final Pattern PICTURE = Pattern.compile("src=\"([^\"]+)\"");
    private static final long SEED = 20261127;

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path folder = program.directory();
    private final Path there = folder.resolve("www/blog");
    private OpenSsh ssh;
    private Path project;

    @BeforeEach
    void aSiteAndAServer() throws Exception {
        ssh = OpenSsh.in(folder.resolve("ssh"));
        program.set("HOME", folder.toString());
        Path home = Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(home.resolve("known_hosts"), ssh.knownHost());
        Files.copy(ssh.key(), home.resolve("id_ed25519"));
        project = Files.createDirectories(folder.resolve("project"));
        site("index.html", "<p>一</p>");
        for (int i = 1; i <= 300; i++) {
            site("post-" + i + ".html", "<img src=\"content/uploadfile/" + i + ".png\">");
            site("content/uploadfile/" + i + ".png", "picture " + i);
        }
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

        assertThat(there()).isEqualTo(site());
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

        assertThat(program.runIn(project, "publish", "--to", "sftp://panel" + there))
                .as(program.err())
                .isZero();

        assertThat(there()).isEqualTo(site());
    }

    @Test
    void theAgentHoldsTheKey() throws Exception {
        Files.delete(folder.resolve(".ssh/id_ed25519"));
        Path socket = folder.resolve("agent");
        Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).start();
        try (BufferedReader said = agent.inputReader()) {
            assertThat(said.readLine()).contains("SSH_AUTH_SOCK");
            ProcessBuilder add = new ProcessBuilder("ssh-add", "-q", ssh.key().toString());
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            assertThat(add.start().waitFor()).isZero();
            program.set("SSH_AUTH_SOCK", socket.toString());

            assertThat(publish()).as(program.err()).isZero();
        } finally {
            agent.destroyForcibly();
        }
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsReported() throws Exception {
        Files.delete(folder.resolve(".ssh/id_ed25519"));

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err())
                .contains("the server accepts none of this user's keys (")
                .hasLineCount(1);
    }

    @Test
    void aChangedHostKeyIsRefused() throws Exception {
        ssh.takeAnotherHostKey();

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("the server shows another host key").hasLineCount(1);
    }

    @Test
    void aDirectoryOfAnotherUserIsRefused() throws Exception {
        Skip.unless(!System.getProperty("user.name").equals("root"), "root may write everywhere");
        Files.createDirectories(there);
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(program.err()).contains("this user may not write").hasLineCount(1);
    }

    @Test
    void aFullDiskIsReported() {
        Skip.unless(Files.exists(Path.of("/dev/full")), "no /dev/full");

        assertThat(program.runIn(project, "publish", "--to", "sftp://127.0.0.1:" + ssh.port() + "/dev/full/blog"))
                .isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("look for a full disk or quota").hasLineCount(1);
    }

    @Test
    void aProgramKilledAtAnyMomentIsContinued() throws Exception {
        Random random = new Random(SEED);
        long whole = milliseconds();
        for (int kill = 0; kill < 20; kill++) {
            if (kill % 4 == 0 && Files.exists(there)) {
                FileUtils.deleteDirectory(there.toFile());
            }
            change(kill);
            Process killed = start();
            if (!killed.waitFor(random.nextLong(whole / 3, whole + 200), TimeUnit.MILLISECONDS)) {
                killed.destroyForcibly().waitFor();
            }
            assertThat(pagesWithoutPictures()).as("kill " + kill).isEmpty();
            if (kill % 2 == 1) {
                assertThat(publish()).as(program.err()).isZero();
                assertThat(there()).as("kill " + kill).isEqualTo(site());
            }
        }
    }

    /** How long a first upload takes, with the start of Java. */
    private long milliseconds() throws Exception {
        long start = System.nanoTime();
        assertThat(start().waitFor()).isZero();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private void change(int time) throws IOException {
        for (int i = 1 + time; i <= 300; i += 7) {
            Files.deleteIfExists(project.resolve("public/post-" + i + ".html"));
            Files.deleteIfExists(project.resolve("public/content/uploadfile/" + i + ".png"));
            site("post-" + time + "-" + i + ".html", "<img src=\"content/uploadfile/" + time + "-" + i + ".png\">");
            site("content/uploadfile/" + time + "-" + i + ".png", "picture " + i);
        }
        site("index.html", "<p>" + time + "</p>");
    }

    private List<String> pagesWithoutPictures() throws IOException {
        if (!Files.exists(there)) {
            return List.of();
        }
        List<String> lacks = new ArrayList<>();
        texts(there)
                .forEach((path, text) -> PICTURE.matcher(text)
                        .results()
                        .map((MatchResult picture) -> there.resolve(picture.group(1)))
                        .filter(picture -> path.endsWith(".html") && !Files.exists(picture))
                        .forEach(picture -> lacks.add(path + " lacks " + picture)));
        return lacks;
    }

    private Process start() throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                Main.class.getName(),
                "publish",
                "--to",
                address());
        builder.environment().put("HOME", folder.toString());
        builder.environment().remove("SSH_AUTH_SOCK");
        return builder.directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile())
                .start();
    }

    // ----

    private String address() {
        return "sftp://127.0.0.1:" + ssh.port() + there;
    }

    private void site(String path, String text) throws IOException {
        Path file = project.resolve("public").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Map<String, String> site() throws IOException {
        return texts(project.resolve("public"));
    }

    private Map<String, String> there() throws IOException {
        Map<String, String> texts = texts(there);
        assertThat(texts.remove(".emlog-static-files.gz")).isNotNull();
        return texts;
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                texts.put(path, path.endsWith(".gz") ? "" : Files.readString(file));
            }
        }
        return texts;
    }

    private int publish() {
        return program.runIn(project, "publish", "--to", address());
    }
}
