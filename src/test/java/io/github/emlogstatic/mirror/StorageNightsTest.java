package io.github.emlogstatic.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.publish.s3.FakeS3;
import io.github.emlogstatic.publish.sftp.SftpServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nights of {@code mirror} into a bucket and into a directory of a server, over all that goes wrong over there. */
class StorageNightsTest {

    @RegisterExtension
    private final Nights nights = Nights.ofABlog();

    @Test
    void aRefusingBucketHoldsTheSiteInTheEnd() throws Exception {
        try (FakeS3 storage = new FakeS3()) {
            nights.set("AWS_ACCESS_KEY_ID", FakeS3.ID).set("AWS_SECRET_ACCESS_KEY", FakeS3.SECRET);
            nights.blog().fill(3);
            to("s3://nowhere", "endpoint: '" + storage.endpoint() + "', ");
            failedNight(3, "s3://nowhere: there is no such bucket at localhost");
            to("s3://" + FakeS3.BUCKET + "/site", "endpoint: '" + storage.endpoint() + "', ");
            goodNight("s3://blog/site works again");
            assertThat(storage.texts()).isEqualTo(site("site/"));

            storage.setClockOff(Duration.ofHours(8));
            failedNight(3, "the clock of this machine is off");
            storage.setClockOff(Duration.ZERO);
            storage.deny("DELETE");
            nights.blog().edit(3, post -> post.hidden(true));
            failedNight(4, "stays there: the key may not remove post/3.html");
            storage.allowAll();
            storage.setFull(true);
            nights.blog().publish("after the quota", "its text");
            failedNight(4, "there is no room left (XMinioStorageFull");
            storage.setFull(false);
            storage.setRefused(0.05);
            goodNight("works again; it had failed since");

            assertThat(storage.texts()).isEqualTo(site("site/"));
            assertThat(storage.lacks()).isEmpty();
            storage.setRefused(0);
            storage.takeRequests();
            goodNight();
            assertThat(storage.takeRequests()).hasSize(2);
        }
    }

    @Test
    void aRefusingServerHoldsTheSiteInTheEnd() throws Exception {
        Path there = nights.folder().resolve("server");
        try (SftpServer server = new SftpServer(there)) {
            Path known = Files.createDirectories(nights.folder().resolve("home/.ssh"))
                    .resolve("known_hosts");
            Files.writeString(known, server.knownHost());
            nights.set("SFTP_PASSWORD", SftpServer.PASSWORD).without("SSH_AUTH_SOCK");
            nights.blog().fill(3);
            to("sftp://" + SftpServer.USER + "@127.0.0.1:" + server.port() + "/www/blog", "");
            goodNight();
            assertThat(files(there.resolve("www/blog"), "")).isEqualTo(site(""));

            server.setFull(true);
            nights.blog().publish("after the quota", "its text");
            failedNight(4, "look for a full disk or quota");
            server.setFull(false);
            server.mayRemove(false);
            nights.blog().edit(3, post -> post.hidden(true));
            failedNight(4, "this user may not ");
            server.mayRemove(true);
            server.stopAfter(3);
            failedNight(3, "the connection was lost");
            server.stopAfter(Integer.MAX_VALUE);
            goodNight("works again; it had failed since");
            assertThat(files(there.resolve("www/blog"), "")).isEqualTo(site(""));

            server.takeAnotherHostKey();
            failedNight(4, "the server shows another host key");
        }
    }

    private void to(String address, String more) throws IOException {
        nights.configuredForTheBlog("publish: {to: '" + address + "', " + more + "timeout: 5s}\n");
    }

    /** A night whose upload fails, which is told in one line. */
    private void failedNight(int code, String line) throws Exception {
        nights.takingMessages(1);
        assertThat(nights.nextNight()).as(nights.out() + nights.err()).isEqualTo(code);
        assertThat(nights.result(Step.BUILD)).isEqualTo("done");
        assertThat(nights.result(Step.PUBLISH)).isEqualTo("failed");
        assertThat(nights.err()).contains(line).hasLineCount(1);
        assertThat(nights.told()).singleElement().asString().contains("publish failed: ", line);
    }

    private void goodNight(String... lines) throws Exception {
        nights.takingMessages(lines.length == 0 ? 0 : 1);
        assertThat(nights.nextNight()).as(nights.out() + nights.err()).isZero();
        assertThat(nights.result(Step.PUBLISH)).isEqualTo("done");
        assertThat(nights.told()).hasSize(lines.length == 0 ? 0 : 1);
    }

    private Map<String, String> site(String prefix) throws IOException {
        return files(nights.folder().resolve("public"), prefix);
    }

    /** The bytes of each file, as text. */
    private static Map<String, String> files(Path root, String prefix) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (Path file : Tree.files(root)) {
            String path = root.relativize(file).toString().replace(File.separatorChar, '/');
            if (!path.startsWith(".emlog-static-")) {
                files.put(prefix + path, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
