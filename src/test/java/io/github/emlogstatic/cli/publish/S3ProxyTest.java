package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.publish.s3.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against S3Proxy, a server that others have written. */
@Tag("slow")
class S3ProxyTest {

    @AutoClose
    private static S3Server server;

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Map<String, String> environment = new TreeMap<>();
    private final SiteFolder.Place place = new SiteFolder.Place() {
        @Override
        public Map<String, String> texts() {
            return server.texts();
        }

        @Override
        public void clear() {
            server.clear();
        }

        @Override
        public Map<String, Object> versions() {
            return new TreeMap<>(server.written());
        }

        @Override
        public int publish() {
            return S3ProxyTest.this.publish();
        }
    };

    private SiteFolder site;

    @BeforeAll
    static void start() throws Exception {
        server = new S3Server();
    }

    @BeforeEach
    void aSiteAndAKey() throws Exception {
        environment.put("AWS_ACCESS_KEY_ID", S3Server.ID);
        environment.put("AWS_SECRET_ACCESS_KEY", S3Server.SECRET);
        environment.put("AWS_ENDPOINT_URL", server.endpoint());
        environment.forEach(program::set);
        server.clear();
        site = new SiteFolder(program.directory().resolve("project"));
        site.write("index.html", "<p>一</p>");
    }

    @Test
    void namesOfAnyKindArriveAndGo() throws Exception {
        site.write("post/第 1 篇+(新)'*~&=.html", "<p>一</p>");
        assertThat(publish()).as(program.err()).isZero();
        assertThat(server.texts()).isEqualTo(site.texts());

        site.delete("post/第 1 篇+(新)'*~&=.html");
        assertThat(publish()).as(program.err()).isZero();

        assertThat(server.texts()).isEqualTo(site.texts());
    }

    @Test
    void ofAThousandFilesOnlyTheChangedOnesAreSent() throws Exception {
        site.changeTwoOf(500, place, program);
    }

    @Test
    void aFileOfOthersIsFoundInALongList() throws Exception {
        site.writePages(30);
        for (int i = 0; i < 1005; i++) {
            server.put("a/" + i + " +.txt", "of the owner");
        }
        server.put("post-9.html", "of the owner");

        assertThat(publish()).isEqualTo(4);

        assertThat(program.err()).contains("post-9.html is there already");
    }

    @Test
    void aFilmArrivesInParts() throws Exception {
        site.write("content/第 1 部+(新).mp4", "film ".repeat(7 << 20));

        assertThat(publish()).as(program.err()).isZero();

        assertThat(server.texts().equals(site.texts())).isTrue();
    }

    @Test
    void aWrongKeyIsReported() {
        program.set("AWS_SECRET_ACCESS_KEY", "another");

        assertThat(publish()).isEqualTo(3);

        assertThat(program.complaint()).contains("localhost does not accept the key (SignatureDoesNotMatch");
    }

    @Test
    void aMissingBucketIsReported() {
        assertThat(program.runIn(site.project(), "publish", "--to", "s3://nowhere"))
                .isEqualTo(3);

        assertThat(program.complaint()).contains("s3://nowhere: there is no such bucket at localhost");
    }

    /** Here the host of addresses tells the bucket. */
    @Test
    void aProgramKilledAtAnyMomentIsContinued() throws Exception {
        Path hosts = Files.writeString(
                program.directory().resolve("hosts"),
                "127.0.0.1 localhost\n127.0.0.1 " + S3Server.BUCKET + ".localhost\n");

        site.kill(
                place,
                site.program(
                        environment,
                        List.of("-Djdk.net.hosts.file=" + hosts),
                        "publish",
                        "--to",
                        "s3://" + S3Server.BUCKET,
                        "--no-path-style"));
    }

    private int publish() {
        return program.runIn(site.project(), "publish", "--to", "s3://" + S3Server.BUCKET);
    }
}
