package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.HashCache;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Storage that is wrong, busy or full, keys that may not do everything, and a site that is damaged. */
class S3RefusalsTest {

    @RegisterExtension
    private final S3Site s3 = S3Site.inNewFolder();

    private final ProgramRunner program = s3.program();
    private final FakeS3 storage = s3.storage();
    private final Path project = s3.project();

    @Test
    void aFileThatLostABitIsNotUploaded() throws Exception {
        Path site = project.resolve("public");
        Path cache = new CacheFiles(project).hashes(site);
        HashCache hashes = HashCache.load(site, cache, Instant.now().plusSeconds(600));
        hashes.of("atom.xml");
        hashes.save();
        String lines = Files.readString(cache).split("\n", 2)[1].replaceFirst("[0-9a-f]{8}", "00000000");
        String checksum = Checksum.of(lines.getBytes(StandardCharsets.UTF_8));
        Files.writeString(cache, "emlog-static hashes 1 " + checksum + "\n" + lines);

        assertThat(s3.publish()).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.complaint()).contains("atom.xml has other bytes than when it was last read");
        assertThat(storage.objects()).isEmpty();
    }

    @Test
    void aMissingBucketIsReported() {
        assertThat(s3.publish("--to", "s3://nowhere")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("s3://nowhere: there is no such bucket at ");
    }

    @Test
    void anEndpointThatIsNoStorageIsReported() throws Exception {
        storage.beNoStorage();
        String report = "s3://blog: there is no such bucket at localhost; ";

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.complaint()).contains(report);

        s3.manyPages(30);
        assertThat(s3.publish("--dry-run")).as("asks for a list").isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.complaint()).contains(report);
    }

    @ParameterizedTest
    @CsvSource({
        "200, <!DOCTYPE html><title>Console</title>, it answers with a web page",
        "302, '', it sends requests on to https://portal.example.com:443",
        "301, <html>, it sends requests on to https://portal.example.com:443",
    })
    void aWebServerThatIsNoStorageIsReported(int status, String body, String words) {
        storage.answer(
                "GET .emlog-static-files.gz",
                status,
                "Location",
                "https://portal.example.com/login?token=secret",
                body);

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("s3://blog: localhost is no storage service (" + words + "); check publish.endpoint, ")
                .doesNotContain("token");
    }

    @ParameterizedTest
    @CsvSource({
        "301, PermanentRedirect, <Endpoint>blog.s3.eu-west-1.amazonaws.com</Endpoint>, blog.s3.eu-west-1.amazonaws.com",
        "403, AccessDenied, <Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint>, oss-cn-beijing.aliyuncs.com",
        "400, AuthorizationHeaderMalformed, <Region>eu-west-1</Region>, eu-west-1",
    })
    void theRightPlaceOfABucketIsNamed(int status, String code, String detail, String place) {
        String body = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code>" + detail + "</Error>";
        storage.answer("GET .emlog-static-files.gz", status, "Location", "http://localhost/", body);

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("s3://blog: the bucket is in another region than us-east-1 (" + code
                        + "); set publish.region and publish.endpoint (the service names " + place + ")");
    }

    /** Garage puts its region into each error, MinIO where it has one, and OSS the address that was asked. */
    @ParameterizedTest
    @CsvSource({
        "403, AccessDenied, <Region>us-east-1</Region>, the key may not read .emlog-static-files.gz (AccessDenied)",
        "403, AccessDenied, <Endpoint>localhost</Endpoint>, the key may not read .emlog-static-files.gz (AccessDenied)",
        "405, MethodNotAllowed, <Region>garage</Region>, was answered with 405 (MethodNotAllowed)",
    })
    void anErrorMayNameItsOwnRegion(int status, String code, String detail, String words) {
        String body = "<Error><Code>" + code + "</Code>" + detail + "</Error>";
        storage.answer("GET .emlog-static-files.gz", status, "Server", "Garage", body);

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"503, <Error><Code>SlowDown</Code><Region>garage</Region></Error>", "502, <html><title>502</title>"})
    void aServiceThatIsBusyIsToldAsThat(int status, String body) {
        String list = "GET .emlog-static-files.gz";
        storage.answerAlways(list, status, body);

        assertThat(s3.publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains(
                        "the request to read .emlog-static-files.gz was answered with " + status,
                        "; publish again later: it goes on where it stopped");
    }

    @Test
    void anAnswerWithoutEndIsOfNoStorage() {
        storage.answer("GET .emlog-static-files.gz", 502, "Server", "a proxy", "-".repeat((64 << 20) + 1));

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("is no storage service (an answer of it has more than 64 MB); check publish.endpoint");
    }

    @Test
    void aProxyMayTakeNoLargeFiles() {
        storage.answer("PUT atom.xml", 413, "Server", "nginx", "<html><title>413</title>");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("s3://blog: the request to write atom.xml was answered with 413");
    }

    @Test
    void aProxyMayLetNothingBeRemoved() throws Exception {
        s3.publish();
        Files.delete(project.resolve("public/atom.xml"));
        storage.answer("DELETE atom.xml", 403, "Server", "nginx", "<html><title>403 Forbidden</title>");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains(
                        "the site is published, and 1 file that it no longer has stays there: the key may not remove");
    }

    @Test
    void anErrorToldAsASuccessIsNoSuccess() throws Exception {
        storage.answer("PUT atom.xml", 200, "Server", "a proxy", "<Error><Code>InternalError</Code></Error>");

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(s3.site());
    }

    @Test
    void aServiceMayAskForAPause() {
        storage.answer("PUT atom.xml", 503, "Retry-After", "1", "<Error><Code>SlowDown</Code></Error>");
        long start = System.nanoTime();

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void aServiceMayBeBusyForAWhile() {
        busy(5);

        assertThat(s3.publish("--timeout", "1s")).as(program.err()).isZero();
    }

    private void busy(int times) {
        storage.before("PUT atom.xml", () -> {
            storage.answer("PUT atom.xml", 503, "Server", "S3", "<Error><Code>SlowDown</Code></Error>");
            if (times > 1) {
                busy(times - 1);
            }
        });
    }

    @Test
    void aWrongKeyIsReportedWithoutSecrets() {
        program.set("AWS_SECRET_ACCESS_KEY", "wrong/secret");

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("does not accept the key (SignatureDoesNotMatch")
                .doesNotContain("wrong/secret")
                .doesNotContain(FakeS3.ID);
    }

    @Test
    void aTemporaryKeyHasAToken() {
        storage.setToken("token/of+the=tests");
        program.set("AWS_SESSION_TOKEN", "token/of+the=tests");
        assertThat(s3.publish()).as(program.err()).isZero();

        program.set("AWS_SESSION_TOKEN", "an/old+token");
        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("does not accept the key (ExpiredToken", "AWS_SESSION_TOKEN if the key is a temporary one")
                .doesNotContain("an/old+token");
    }

    @Test
    void aClockThatIsOffIsReported() {
        storage.setClockOff(Duration.ofHours(8));

        assertThat(s3.publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err()).contains("the clock of this machine is off (there it is 2026-11-27T00:00:00Z)");
    }

    @Test
    void aKeyThatMayNotRemoveStillUploads() throws Exception {
        s3.publish();
        storage.deny("DELETE");
        s3.site("index.html", "<p>changed</p>");
        Files.delete(project.resolve("public/atom.xml"));

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains(
                        "s3://blog: the site is published, and 1 file that it no longer has stays there: the key may not"
                                + " remove atom.xml (AccessDenied Access Denied); allow it to");
        assertThat(storage.texts())
                .containsEntry("index.html", "<p>changed</p>")
                .containsKey("atom.xml");
        storage.allowAll();
        assertThat(s3.publish()).isZero();
        assertThat(program.out()).contains("0 files new, 0 changed, 1 removed");
        assertThat(storage.texts()).isEqualTo(s3.site());
    }

    @ParameterizedTest
    @ValueSource(strings = {"post-%d.html", "%d/post.html"})
    void aKeyThatMayNotRemoveIsSoonLeftAlone(String name) throws Exception {
        for (int i = 100; i < 200; i++) {
            Path page = project.resolve("public").resolve(String.format(name, i));
            Files.createDirectories(page.getParent());
            Files.writeString(page, "page");
        }
        s3.publish();
        for (int i = 100; i < 200; i++) {
            Files.delete(project.resolve("public").resolve(String.format(name, i)));
        }
        storage.deny("DELETE");
        storage.takeRequests();

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(storage.takeRequests())
                .filteredOn(request -> request.startsWith("DELETE"))
                .hasSizeBetween(20, 50);
        assertThat(program.err()).contains("100 files that it no longer has stay there");
        storage.allowAll();
        assertThat(s3.publish()).isZero();
        assertThat(storage.texts()).isEqualTo(s3.site());
    }

    @Test
    void aFolderThatMustStayKeepsNoOtherFromLeaving() throws Exception {
        Path kept = Files.createDirectories(project.resolve("public/kept"));
        for (int i = 100; i < 130; i++) {
            Files.writeString(kept.resolve(i + ".html"), "page");
        }
        Files.writeString(project.resolve("public/later.html"), "page");
        s3.publish();
        PathUtils.deleteDirectory(kept);
        Files.delete(project.resolve("public/later.html"));
        for (int i = 100; i < 130; i++) {
            storage.answerAlways("DELETE kept/" + i + ".html", 403, "<Error><Code>AccessDenied</Code></Error>");
        }

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("30 files that it no longer has stay there");
        assertThat(storage.texts()).containsKey("kept/129.html").doesNotContainKey("later.html");
    }

    @Test
    void aFileThatMustStayKeepsNoOtherFromLeaving() throws Exception {
        s3.manyPages(40);
        s3.publish();
        for (int i = 100; i < 140; i++) {
            Files.delete(project.resolve("public/post-" + i + ".html"));
        }
        storage.answer("DELETE post-100.html", 403, "Server", "S3", "<Error><Code>AccessDenied</Code></Error>");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("1 file that it no longer has stays there", "may not remove post-100.html");
        assertThat(storage.texts())
                .containsKey("post-100.html")
                .hasSize(s3.site().size() + 1);
    }

    @Test
    void notesThatTheKeyMayNotRemoveAreToldOnce() throws Exception {
        storage.deny("DELETE");

        assertThat(s3.publish()).isZero();

        assertThat(program.complaint())
                .startsWith(
                        "warning: s3://blog: the site is published, and 1 note of its upload stays there: the key may"
                                + " not remove .emlog-static-journal-1 (AccessDenied");
        for (String text : List.of("one", "another")) {
            storage.takeRequests();
            assertThat(s3.publish()).isZero();
            assertThat(storage.takeRequests()).hasSizeLessThanOrEqualTo(3);
            s3.site("index.html", text);
            assertThat(s3.publish()).isZero();
            assertThat(program.err()).isEmpty();
        }
        storage.allowAll();
        s3.site("index.html", "and once more");
        assertThat(s3.publish()).isZero();
        assertThat(s3.journals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"507, XMinioStorageFull", "400, XMinioAdminBucketQuotaExceeded"})
    void fullStorageIsReportedAndTheNextNightGoesOn(int status, String code) {
        storage.setFull(status, code);

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("s3://blog: there is no room left (" + code);
        storage.setFull(false);
        assertThat(s3.publish()).isZero();
    }

    @Test
    void aRefusedRequestIsNamedInChinese() {
        storage.stopAfter(0);

        assertThat(s3.publish("--lang", "zh-CN")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("读取 .emlog-static-files.gz 的请求返回 400");
    }

    @Test
    void aServiceThatIsNotThereIsReported() {
        storage.goDown();

        assertThat(s3.publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("cannot reach localhost for s3://blog: ");
    }

    @Test
    void requestsRefusedAtRandomAreSentAgain() throws Exception {
        s3.manyPages(20);
        storage.setRefused(0.1);

        assertThat(s3.publish("--timeout", "5s")).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(s3.site());
        assertThat(storage.lacks()).isEmpty();
    }

    @Test
    void aMissingKeyIsReported() {
        program.set("AWS_ACCESS_KEY_ID", "");

        assertThat(s3.publish()).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("no key for the storage: set AWS_ACCESS_KEY_ID");
    }

    @Test
    void aListOfANewerVersionStopsPublishing() throws Exception {
        s3.publish();
        String path = ".emlog-static-files.gz";
        FakeS3.StoredObject list = storage.objects().get(path);
        ByteArrayOutputStream newer = new ByteArrayOutputStream();
        try (InputStream text = new GZIPInputStream(new ByteArrayInputStream(list.bytes()));
                OutputStream out = new GZIPOutputStream(newer)) {
            out.write(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("^emlog-static 1", "emlog-static 2")
                    .getBytes(StandardCharsets.UTF_8));
        }
        storage.objects().put(path, new FakeS3.StoredObject(newer.toByteArray(), "", ""));

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("or by a newer version: remove it there");
        assertThat(storage.objects().get(path).bytes()).isEqualTo(newer.toByteArray());
    }

    @Test
    void aDamagedListIsNotOverwritten() {
        storage.put(".emlog-static-files.gz", "no gzip");

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("the list of what was published, is damaged");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://me:secret@blog, 'must be s3://BUCKET/PREFIX, without a key'",
        "sftp://me:secret@host/dir, must hold no password",
        "ftp://me:secret@host/dir, 'must be git, s3://BUCKET/PREFIX or sftp://USER@HOST/DIRECTORY'",
        "s3://my_blog/site, 'must be s3://BUCKET/PREFIX; a bucket''s name has small letters, digits, points and hyphens only'",
        "sftp://host, must name a directory",
    })
    void aWrongAddressIsReportedWithoutSecrets(String address, String words) {
        assertThat(program.runIn(project, "publish", "--to", address)).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("--to " + words).doesNotContain("secret");
    }
}
