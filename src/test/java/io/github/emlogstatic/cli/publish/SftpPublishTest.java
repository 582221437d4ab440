package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import io.github.emlogstatic.FreePort;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.sftp.SftpServer;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an SFTP server in this process. {@code OpenSshTest} does the same with OpenSSH's. */
class SftpPublishTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path folder = program.directory();
    private final Path there = folder.resolve("server/www/blog");
    private final Path list = there.resolve(".emlog-static-files.gz");
    private final Path unnamed = there.resolve(AtomicFile.temporary(".emlog-static-files.gz"));

    private SftpServer server;

    private static final long FILM = 5 << 20;

    private SiteFolder site;

    /** No {@code @AutoClose}, which comes after the folder of the server is deleted. */
    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void aSiteAndAServer() throws Exception {
        server = new SftpServer(folder.resolve("server"));
        program.set("HOME", folder.toString()).set("SFTP_PASSWORD", SftpServer.PASSWORD);
        Files.createDirectories(folder.resolve(".ssh"));
        Files.writeString(folder.resolve(".ssh/known_hosts"), server.knownHost());
        site = new SiteFolder(folder.resolve("project"));
        site.write("index.html", "<p>一</p>");
        site.write("post/1.html", "<img src=\"../content/uploadfile/a*b?.png\">");
        site.write("content/uploadfile/a*b?.png", "picture");
        site.write("atom.xml", "<feed/>");
    }

    @Test
    void theDirectoryHoldsTheSite() throws Exception {
        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
        assertThat(program.out()).isEqualTo("published to " + address() + ": 4 files new, 0 changed, 0 removed\n");
        assertThat(publish()).isZero();
        assertThat(program.out()).isEqualTo("nothing new to publish at " + address() + "\n");
    }

    @Test
    void theLongestNameThatADiskTakesIsPublished() throws Exception {
        site.write("content/uploadfile/" + "长".repeat(83) + ".png", "picture");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aDirectoryMayBeBelowTheHome() throws Exception {
        String home = address().replace("/www/blog", "/~/www/blog");

        assertThat(program.runIn(site.project(), "publish", "--to", home))
                .as(program.err())
                .isZero();

        assertThat(there()).isEqualTo(site.texts());
        assertThat(program.out()).startsWith("published to " + home);
    }

    @Test
    void aLoginMayLeadIntoTheDirectoryOfTheSite() throws Exception {
        String home = address().replace("/www/blog", "/~/.");
        assertThat(program.runIn(site.project(), "publish", "--to", home))
                .as(program.err())
                .isZero();
        site.delete("post/1.html");

        assertThat(program.runIn(site.project(), "publish", "--to", home))
                .as(program.err())
                .isZero();

        assertThat(SiteFolder.texts(folder.resolve("server"))).isEqualTo(site.texts());
    }

    @Test
    void changesAreUploadedAndOwnFilesRemoved() throws Exception {
        publish();
        Files.writeString(there.resolve("verify.txt"), "of the owner");
        Files.writeString(there.resolve("post/.1.html.tmp"), "left by a kill");
        site.write("index.html", "<p>changed</p>");
        site.delete("post/1.html");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(program.out()).contains("0 files new, 1 changed, 1 removed");
        Map<String, String> expected = site.texts();
        expected.put("verify.txt", "of the owner");
        assertThat(there()).isEqualTo(expected);
        assertThat(there.resolve("post")).doesNotExist();
    }

    @Test
    void aFileOfOthersIsNotOverwritten() throws Exception {
        Files.createDirectories(there.resolve("post"));
        Files.writeString(there.resolve("post/1.html"), "of the owner");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains(address() + ": post/1.html is there already and would be overwritten");
        assertThat(publish("--force")).as(program.err()).isZero();
        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(publish("--dry-run")).isZero();

        assertThat(program.out()).contains("would publish to " + address() + ": 4 files new");
        assertThat(there).doesNotExist();
    }

    @Test
    @Timeout(120) // it waited for ever where the connection ended while a channel was being opened
    void aRunCutOffAtAnyMomentIsContinued() throws Exception {
        for (int operations = 2; operations < 24; operations++) {
            if (Files.exists(there)) {
                FileUtils.deleteDirectory(there.toFile());
            }
            server.stopAfter(operations);
            publish();
            assertThat(program.complaint()).doesNotContain("null");
            server.stopAfter(Integer.MAX_VALUE);

            assertThat(publish()).as(program.err()).isZero();

            assertThat(namedOrNot()).as("cut off at operation " + operations).isEqualTo(site.texts());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aChangeCutOffAtAnyMomentIsContinued(boolean replaces) throws Exception {
        if (!replaces) {
            server.replaceNothing();
        }
        assertThat(publish()).as(program.err()).isZero();
        int first = -1;
        for (int operations = 0; first != ExitCode.DONE; operations++) {
            site.write("index.html", "<p>version " + operations + "</p>");
            server.stopAfter(operations);
            first = publish();
            server.stopAfter(Integer.MAX_VALUE);

            assertThat(publish()).as("cut off at " + operations + program.err()).isZero();

            assertThat(namedOrNot()).isEqualTo(site.texts());
        }
        there();
    }

    /** The line breaks once, and a little later for good. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aChangeCutOffTwiceIsContinued(int between) throws Exception {
        server.replaceNothing();
        assertThat(publish("--connections", "1")).as(program.err()).isZero();
        int first = -1;
        for (int operations = 0; first != ExitCode.DONE; operations++) {
            site.write("index.html", "<p>version " + operations + "</p>");
            server.breakOnceAfter(operations);
            server.stopAfter(operations + 1 + between);
            first = publish("--connections", "1");
            server.breakOnceAfter(Integer.MAX_VALUE);
            server.stopAfter(Integer.MAX_VALUE);

            assertThat(publish("--connections", "1"))
                    .as("cut off at " + operations + program.err())
                    .isZero();

            assertThat(namedOrNot()).isEqualTo(site.texts());
        }
    }

    @Test
    void aDryRunRenamesNothing() throws Exception {
        theListHasNoNameYet();
        site.write("index.html", "<p>changed</p>");

        assertThat(publish("--dry-run")).as(program.err()).isZero();

        assertThat(program.out()).contains("0 files new, 1 changed, 0 removed");
        assertThat(unnamed).exists();
        assertThat(list).doesNotExist();
    }

    @Test
    void aListThatHasNoNameSurvivesAnotherKill() throws Exception {
        int first = -1;
        for (int bytes = 20; first != ExitCode.DONE; bytes += 40) {
            theListHasNoNameYet();
            site.write("index.html", "<p>version " + bytes + "</p>");
            server.breakEach(bytes);
            first = publish();
            server.breakEach(Long.MAX_VALUE);

            assertThat(publish()).as("cut off at byte " + bytes + program.err()).isZero();

            assertThat(there()).isEqualTo(site.texts());
        }
    }

    /** A kill can leave it so where the server replaces no file by a move. */
    private void theListHasNoNameYet() throws IOException {
        assertThat(publish()).as(program.err()).isZero();
        Files.move(list, unnamed);
    }

    @Test
    void aNoteThatIsGoneIsNotWaitedFor() {
        server.loseFilesFrom(".emlog-static-journal-");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("another run publishes there at the same time and takes over");
    }

    @Test
    @Timeout(60) // it waited for ever
    void anAgentThatDoesNotAnswerIsNotWaitedFor() throws Exception {
        Path socket = folder.resolve("agent");
        try (ServerSocketChannel agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(socket));
            program.set("SSH_AUTH_SOCK", socket.toString());

            assertThat(publish("--timeout", "1s")).as(program.err()).isZero();

            program.set("SFTP_PASSWORD", "wrong");
            assertThat(publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(program.complaint())
                    .contains("the SSH agent does not answer, and the server accepts nothing else of this user; look")
                    .contains(", or check SFTP_PASSWORD");
            program.set("SFTP_PASSWORD", "");
            assertThat(publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);
            assertThat(program.complaint()).contains(", or set SFTP_PASSWORD");
        }
    }

    @Test
    void aSilentAgentIsAskedOnceInARun() throws Exception {
        Path socket = folder.resolve("agent");
        try (ServerSocketChannel agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(socket));
            program.set("SSH_AUTH_SOCK", socket.toString());
            server.endChannels(2);

            assertThat(publish("--timeout", "1s")).as(program.err()).isZero();

            agent.configureBlocking(false);
            assertThat(agent.accept()).isNotNull();
            assertThat(agent.accept()).isNull();
        }
    }

    @Test
    void aLockedKeyIsNamedAlsoBesideASilentAgent() throws Exception {
        Path socket = folder.resolve("agent");
        KeyPair key = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
        key.writePrivateKey(folder.resolve(".ssh/id_ecdsa").toString(), "passphrase".getBytes(StandardCharsets.UTF_8));
        server.takeKeys();
        try (ServerSocketChannel agent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            agent.bind(UnixDomainSocketAddress.of(socket));
            program.set("SSH_AUTH_SOCK", socket.toString()).set("SFTP_PASSWORD", "");

            assertThat(publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

            assertThat(program.complaint()).contains("id_ecdsa is locked; set SFTP_PASSPHRASE");
        }
    }

    @Test
    void aFilmGoesOnFromWhereItsConnectionBroke() throws Exception {
        writeFilm("film");
        server.breakEach(FILM / 5);

        while (publish() != ExitCode.DONE) {
            assertThat(program.complaint()).contains("the connection was lost");
            assertThat(server.received()).isLessThan(2 * FILM);
        }

        assertThat(there()).isEqualTo(site.texts());
        assertThat(server.received()).isBetween(FILM, FILM + FILM / 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void ofAFilmThatIsGivenUpNothingStays(boolean another) throws Exception {
        writeFilm("film");
        server.breakEach(FILM / 5);
        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        server.breakEach(Long.MAX_VALUE);
        if (another) {
            writeFilm("cut");
        } else {
            site.delete("content/uploadfile/film.mp4");
        }

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short"})
    void ofANewVersionThatIsGivenUpNothingStays(String next) throws Exception {
        writeFilm("film");
        assertThat(publish()).as(program.err()).isZero();
        cutFilm("cut");
        site.write("content/uploadfile/film.mp4", next);
        if (next.isEmpty()) {
            site.delete("content/uploadfile/film.mp4");
        }

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aFilmWithARefusedWriteBeginsAnew() throws Exception {
        writeFilm("film");
        server.refuseOneWriteAt(FILM / 2);
        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.complaint()).contains("the server did not write content/uploadfile/film.mp4");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aFilmThatCannotGoOnBeginsAnew() throws Exception {
        cutFilm("film");
        server.takeNoOffsets();

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    /** The line breaks again each time that the film begins anew. */
    @Test
    void aFilmThatNeverArrivesIsNotTakenForPublished() throws Exception {
        cutFilm("film");
        server.takeNoOffsets();
        server.breakEach(FILM / 5);
        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        server.breakEach(Long.MAX_VALUE);
        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aFilmOfWhichTooMuchIsThereBeginsAnew() throws Exception {
        cutFilm("film");
        try (Stream<Path> files = Files.list(there.resolve("content/uploadfile"))) {
            Path part = files.filter(file -> file.toString().endsWith(".tmp"))
                    .findFirst()
                    .orElseThrow();
            Files.write(part, new byte[(int) FILM], StandardOpenOption.APPEND);
        }

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    private void cutFilm(String scene) throws IOException {
        writeFilm(scene);
        server.breakEach(FILM / 5);
        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        server.breakEach(Long.MAX_VALUE);
    }

    @Test
    void aFolderIsListedOnceToRemoveItsFiles() throws Exception {
        for (int article = 2; article < 20; article++) {
            site.write("post/" + article + ".html", "<p>text</p>");
        }
        assertThat(publish()).as(program.err()).isZero();
        int before = server.listed().size();
        for (int article = 2; article < 20; article++) {
            site.delete("post/" + article + ".html");
            Files.delete(there.resolve("post/" + article + ".html"));
        }

        assertThat(publish()).as(program.err()).isZero();

        assertThat(server.listed().stream().skip(before))
                .filteredOn(folder -> folder.endsWith("post"))
                .hasSize(1);
        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void namesOfFoldersAreNoPatterns() throws Exception {
        site.write("content/a*b?/picture.png", "picture");
        site.write("content/acb?/picture.png", "another");
        assertThat(publish()).as(program.err()).isZero();
        assertThat(there()).isEqualTo(site.texts());
        site.write("content/a*b?/new.png", "new");
        site.delete("content/a*b?/picture.png");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    private void writeFilm(String scene) throws IOException {
        StringBuilder frames = new StringBuilder((int) FILM);
        for (int frame = 10_000_000; frames.length() < FILM - scene.length() - 9; frame++) {
            frames.append(scene).append(frame).append(' ');
        }
        site.write("content/uploadfile/film.mp4", frames.toString());
    }

    @Test
    void aConnectionLostAtTheOpeningIsMadeAgain() throws Exception {
        server.endChannels(1);

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aConnectionLostAtTheModeIsMadeAgain() throws Exception {
        server.closeFiles();

        assertThat(publish("--connections", "1")).as(program.err()).isZero();

        assertAllMayRead();
    }

    /** Earlier versions left them so. */
    @Test
    void closedFilesAreOpenedAlsoAfterAKilledRun() throws Exception {
        publish();
        int first = -1;
        for (int operations = 0; first != ExitCode.DONE; operations++) {
            List<String> all = new ArrayList<>(there().keySet());
            all.add(".emlog-static-files.gz");
            for (String file : all) {
                Files.setPosixFilePermissions(there.resolve(file), PosixFilePermissions.fromString("rw-------"));
            }
            server.stopAfter(operations);
            first = publish();
            server.stopAfter(Integer.MAX_VALUE);

            assertThat(publish()).as(program.err()).isZero();

            assertAllMayRead();
        }
    }

    private void assertAllMayRead() throws IOException {
        for (String file : there().keySet()) {
            assertThat(Files.getPosixFilePermissions(there.resolve(file)))
                    .as(file)
                    .contains(PosixFilePermission.OTHERS_READ);
        }
    }

    @Test
    void aConnectionLostAtEachOpeningIsToldAsLost() {
        server.endChannels(Integer.MAX_VALUE);

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err())
                .isEqualTo("emlog-static: " + address()
                        + ": the connection was lost; publish again: it goes on where it stopped\n");
    }

    @Test
    void aServerThatIsNotKnownIsRefused() throws Exception {
        Files.delete(folder.resolve(".ssh/known_hosts"));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("the host key of the server is not in ");
    }

    @Test
    void aChangedHostKeyIsRefused() {
        server.takeAnotherHostKey();

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("the server shows another host key than the one in ")
                .contains("'ssh-keygen -R [127.0.0.1]:" + server.port() + "'");
    }

    /** PAM of Linux asks in the first way, that of FreeBSD in the second. */
    @ParameterizedTest
    @ValueSource(strings = {"Password: ", "Password for me@storage:"})
    void aServerMayAskForThePassword(String question) throws Exception {
        server.askForThePassword(question);

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWrongPasswordIsReportedWithoutIt(boolean asked) {
        if (asked) {
            server.askForThePassword("Password: ");
        }
        program.set("SFTP_PASSWORD", "wrong password");

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("the server accepts none of this user's keys (Auth ")
                .doesNotContain("wrong password");
        assertThat(server.passwords()).as("a server may lock a user out").containsExactly("wrong password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Verification code: ", "New password: "})
    void anotherQuestionIsNotAnswered(String question) {
        server.askForThePassword(question);

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("the server accepts none of this user's keys (Auth ");
        assertThat(server.passwords()).isEmpty();
    }

    @Test
    void aJumpHostGetsNoPassword() throws Exception {
        try (SftpServer jump = new SftpServer(folder.resolve("jump"))) {
            Files.writeString(folder.resolve(".ssh/known_hosts"), jump.knownHost());
            Files.writeString(
                    folder.resolve(".ssh/config"), "Host 127.0.0.1\n  ProxyJump me@127.0.0.1:" + jump.port() + "\n");

            assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

            assertThat(program.complaint()).contains("the jump host 127.0.0.1 accepts none of this user's keys");
            assertThat(jump.passwords()).isEmpty();
        }
    }

    /** From now on its port refuses connections. */
    private void goDown() throws Exception {
        int port = server.port();
        server.close();
        FreePort.refusing(port);
    }

    @Test
    void aServerThatIsNotThereIsReported() throws Exception {
        goDown();

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("cannot be reached (Connection refused)");
    }

    @Test
    void settingsBelowMatchBelongToNoOtherHost() throws Exception {
        Files.writeString(
                folder.resolve(".ssh/config"),
                "Host 127.0.0.1\n  Compression no\nMatch host elsewhere\n  HostName nowhere.invalid\n");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void unknownSshKeywordsAreNamedWhenTheConnectionFails() throws Exception {
        Files.writeString(
                folder.resolve(".ssh/config"),
                "Include */more\nHost other\n  IdentityFile gone\nMatch user me\n  User me\n");
        goDown();

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("cannot be reached (Connection refused; not used in ~/.ssh: Include, Match)");
    }

    @Test
    void aUserWhoMayNotRemoveStillUploads() throws Exception {
        publish();
        site.write("post/2.html", "<p>new</p>");
        site.delete("atom.xml");
        server.mayRemove(false);

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("this user may not ");
        server.mayRemove(true);
        assertThat(publish()).isZero();
        assertThat(there()).isEqualTo(site.texts());
    }

    @Test
    void aFullDiskIsReportedAndLaterContinued() throws Exception {
        server.setFull(true);

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("look for a full disk or quota");
        server.setFull(false);
        assertThat(publish()).as(program.err()).isZero();
        assertThat(there()).isEqualTo(site.texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"post", "post/1.html"})
    void filesMayBecomeFoldersAndFoldersFiles(String path) throws Exception {
        publish();
        FileUtils.forceDelete(site.project().resolve("public/" + path).toFile());
        site.write(path.equals("post") ? path : path + "/2.html", "another kind");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(there()).isEqualTo(site.texts());
    }

    // ----

    private String address() {
        return "sftp://" + SftpServer.USER + "@127.0.0.1:" + server.port() + "/www/blog";
    }

    private Map<String, String> there() throws IOException {
        assertThat(there.toFile().list((folder, name) -> name.startsWith(".emlog-static-")))
                .containsExactly(".emlog-static-files.gz");
        return SiteFolder.texts(there);
    }

    /** A kill may leave the list without its name until it is written again. */
    private Map<String, String> namedOrNot() throws IOException {
        Map<String, String> texts = SiteFolder.texts(there);
        texts.remove(there.relativize(unnamed).toString());
        return texts;
    }

    private int publish(String... options) {
        return program.runIn(site.project(), List.of("publish", "--to", address()), options);
    }
}
