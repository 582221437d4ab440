package io.github.emlogstatic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.build.CacheFiles;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.HashCache;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against an S3 service that checks signatures. */
class S3PublishTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    /** Another machine. */
    @RegisterExtension
    private final ProgramRunner other = ProgramRunner.inNewFolder();

    @AutoClose
    private final FakeS3 storage = new FakeS3();

    private Path project;

    @BeforeEach
    void aSiteAndAKey() throws Exception {
        for (ProgramRunner machine : List.of(program, other)) {
            machine.set("AWS_ACCESS_KEY_ID", FakeS3.ID).set("AWS_SECRET_ACCESS_KEY", FakeS3.SECRET);
        }
        program.set("HOME", program.directory().toString());
        project = Files.createDirectories(program.directory().resolve("project"));
        site("index.html", "<a href=\"post-1.html\">一</a>");
        site("post-1.html", "<img src=\"content/uploadfile/1.png\">");
        site("content/uploadfile/1.png", "one");
        site("assets/css/site.css", "p{}");
        site("atom.xml", "<feed/>");
    }

    // ---- what is uploaded

    @Test
    void theBucketHoldsTheSite() throws Exception {
        site("post/第 1 篇+(新)'*.html", "<p>一</p>");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(site());
        assertThat(program.out()).isEqualTo("published to s3://blog: 6 files new, 0 changed, 0 removed\n");
        assertThat(journals()).isEmpty();
    }

    @Test
    void aPrefixKeepsTheRestOfTheBucket() throws Exception {
        storage.put("index.html", "of another site");

        assertThat(publish("--to", "s3://blog/my/site/")).as(program.err()).isZero();

        Map<String, String> expected = new TreeMap<>(Map.of("index.html", "of another site"));
        site().forEach((path, text) -> expected.put("my/site/" + path, text));
        assertThat(storage.texts()).isEqualTo(expected);
    }

    @Test
    void keysOfTheConfigurationAreUsed() throws Exception {
        Files.writeString(
                project.resolve("site-config.yaml"),
                "publish: {to: 's3://blog/a', endpoint: '" + storage.endpoint() + "', connections: 2}\n");

        assertThat(program.runIn(project, "publish")).as(program.err()).isZero();

        assertThat(storage.texts()).hasSize(5).containsKey("a/index.html");
    }

    @Test
    void theCredentialsFileIsRead() throws Exception {
        program.set("AWS_ACCESS_KEY_ID", "").set("AWS_PROFILE", "blog");
        Path file = Files.createDirectories(program.directory().resolve(".aws")).resolve("credentials");
        Files.writeString(
                file,
                "[default]\naws_access_key_id = no\n[blog]\naws_access_key_id = " + FakeS3.ID
                        + "\naws_secret_access_key=" + FakeS3.SECRET + "\n");

        assertThat(publish()).as(program.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "index.html, text/html;charset=UTF-8, 'public, max-age=300'",
        "atom.xml, application/xml;charset=UTF-8, 'public, max-age=300'",
        "assets/css/site.css, text/css;charset=UTF-8, 'public, max-age=86400'",
        "content/uploadfile/1.png, image/png, 'public, max-age=2592000'",
        ".emlog-static-files.gz, application/octet-stream, no-store",
    })
    void filesHaveTheirTypeAndMayBeKept(String path, String type, String cacheControl) {
        publish();

        assertThat(storage.objects().get(path).type()).isEqualTo(type);
        assertThat(storage.objects().get(path).cacheControl()).isEqualTo(cacheControl);
    }

    @Test
    void anUnchangedSiteCostsTwoRequests() {
        publish();
        storage.takeRequests();

        assertThat(publish()).isZero();

        assertThat(program.out()).isEqualTo("nothing new to publish at s3://blog\n");
        assertThat(storage.takeRequests()).hasSize(2);
    }

    @Test
    void aCacheThatCannotBeWrittenStopsNoPublish() throws Exception {
        try (SmallDisk caches = SmallDisk.mounted(project.resolve(".emlog-static"), "100k")) {
            caches.makeReadOnly();

            assertThat(publish()).as(program.err()).isZero();

            assertThat(storage.texts()).isEqualTo(site());
            assertThat(program.err())
                    .startsWith("warning: not noted for the next run: cannot write " + caches.folder())
                    .endsWith("Read-only file system\n");
        }
    }

    @Test
    void onlyWhatChangedIsUploaded() throws Exception {
        publish();
        storage.takeRequests();
        site("post-1.html", "<p>changed</p>");
        site("post-2.html", "<p>new</p>");
        Files.delete(project.resolve("public/content/uploadfile/1.png"));

        assertThat(publish()).isZero();

        assertThat(storage.texts()).isEqualTo(site());
        assertThat(program.out()).contains("1 file new, 1 changed, 1 removed");
        assertThat(filesWritten())
                .containsExactly("PUT post-2.html", "PUT post-1.html", "DELETE content/uploadfile/1.png");
        assertThat(storage.lacks()).isEmpty();
    }

    @Test
    void pagesComeAfterTheirPicturesAndListsLast() {
        publish("--connections", "1");

        assertThat(filesWritten())
                .containsExactly(
                        "PUT assets/css/site.css",
                        "PUT content/uploadfile/1.png",
                        "PUT post-1.html",
                        "PUT atom.xml",
                        "PUT index.html");
    }

    @Test
    void aListWithAnAliasComesAfterThePages() throws Exception {
        site("life.html", "<a href=\"post-1.html\">a category with an alias</a>");
        Path archive = Files.createDirectories(project.resolve("archive"));
        Files.writeString(archive.resolve("names.json"), "{\"article/1\": \"post-1.html\", \"sort/2\": \"life.html\"}");

        assertThat(publish("--connections", "1")).as(program.err()).isZero();

        assertThat(filesWritten()).containsSubsequence("PUT post-1.html", "PUT life.html");
    }

    @Test
    void aDryRunWritesNothing() {
        assertThat(publish("--dry-run")).isZero();

        assertThat(program.out()).startsWith("would publish to s3://blog: 5 files new, 0 changed, 0 removed\n");
        assertThat(storage.objects()).isEmpty();
    }

    @Test
    void dryRunNamesTenFilesOfAKindOrAll() throws Exception {
        publish();
        for (int i = 10; i < 22; i++) {
            site("new/" + i + ".html", "new");
        }
        site("index.html", "changed");
        new SiteFolder(project).delete("post-1.html");

        assertThat(publish("--dry-run")).isZero();
        assertThat(program.out().lines())
                .hasSize(15)
                .contains("new/10.html: new", "new/19.html: new", "and 2 more: new")
                .endsWith("index.html: changed", "post-1.html: to be removed", "dry run: nothing was written");
        publish("--dry-run", "--verbose");
        assertThat(program.out().lines()).hasSize(16).contains("new/21.html: new");
    }

    @Test
    void anotherMachineContinues() throws Exception {
        publish();
        Path other = Files.createDirectories(program.directory().resolve("other"));
        Files.move(project.resolve("public"), other.resolve("public"));
        project = other;
        Files.delete(project.resolve("public/atom.xml"));
        site("index.html", "<p>by another machine</p>");

        assertThat(publish()).isZero();

        assertThat(program.out()).contains("0 files new, 1 changed, 1 removed");
        assertThat(storage.texts()).isEqualTo(site());
    }

    // ---- files of others

    @Test
    void filesOfOthersStay() throws Exception {
        storage.put("verify.txt", "of the owner");
        publish();
        Files.delete(project.resolve("public/atom.xml"));
        publish();

        assertThat(storage.texts()).containsEntry("verify.txt", "of the owner").doesNotContainKey("atom.xml");
    }

    @Test
    void aFileOfOthersIsNotOverwritten() throws Exception {
        storage.put("index.html", "of the owner");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("s3://blog: index.html is there already and would be overwritten");
        assertThat(storage.texts()).hasSize(1);
        assertThat(publish("--force")).isZero();
        assertThat(storage.texts()).isEqualTo(site());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "my/site/"})
    void aFileOfOthersIsFoundInALongList(String prefix) throws Exception {
        storage.setPageSize(7);
        for (int i = 10; i < 60; i++) {
            storage.put(prefix + "a/" + i + " +.txt", "of the owner");
            site("post-" + i + ".html", "<p>" + i + "</p>");
        }
        storage.put(prefix + "post-59.html", "of the owner");

        assertThat(publish("--to", "s3://blog/" + prefix)).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("post-59.html is there already");
    }

    @Test
    void aServiceMayListNamesAsTheyAre() throws Exception {
        storage.listNamesAsTheyAre();
        storage.put("100%  &.txt", "of the owner");
        storage.put("a+b.txt", "of the owner");
        site("a+b.txt", "ours");
        for (int i = 10; i < 40; i++) {
            site("post-" + i + ".html", "<p>" + i + "</p>");
        }

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("a+b.txt is there already");
    }

    /** The Finder of macOS makes a file whose name ends in a carriage return. A list of one path a line cannot hold it. */
    @ParameterizedTest
    @ValueSource(strings = {"Icon\r", "a\nb CNAME"})
    void aFileNameWithALineBreakIsRefused(String name) throws Exception {
        site(name, "");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains(name.replaceAll("[\r\n]", "?") + ": a file name with a line break cannot be published");
        assertThat(storage.objects()).isEmpty();
    }

    @Test
    void aServiceMayListAsInTheFirstVersion() throws Exception {
        storage.listAsInTheFirstVersion();
        storage.setPageSize(2);
        manyPages(30);
        for (String before : List.of("a.txt", "b.txt", "c.txt")) {
            storage.put(before, "of the owner");
        }
        storage.put("post-120.html", "of the owner");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("post-120.html is there already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<ListBucketResult><Contents><Key>index.html</Key>"})
    void aListThatIsCutOffIsReported(String list) throws Exception {
        storage.put("post-120.html", "of the owner");
        manyPages(30);
        storage.answer("GET ", 200, "Server", "a gateway", list);

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("s3://blog: the list of objects is cut off, or is none; nothing was published");
        assertThat(storage.texts()).containsOnlyKeys("post-120.html");
    }

    @Test
    void aListWithoutAnEndIsReported() throws Exception {
        storage.repeatPages();
        storage.setPageSize(1);
        storage.put("one", "of the owner");
        storage.put("two", "of the owner");
        manyPages(30);

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("s3://blog: the list of objects has no end");
        assertThat(publish("--force")).as(program.err()).isZero();
    }

    @Test
    void forceMendsWhatOthersChangedOverThere() throws Exception {
        publish();
        storage.put("index.html", "defaced");

        assertThat(publish()).isZero();
        assertThat(storage.texts()).containsEntry("index.html", "defaced");
        assertThat(publish("--force")).isZero();

        assertThat(storage.texts()).isEqualTo(site());
    }

    // ---- interrupted

    @Test
    @Tag("slow")
    void aRunKilledAtAnyRequestIsContinued() throws Exception {
        manyPages(205);
        int requests = requestsOf(storage);
        for (int killed = 1; killed < requests; killed += killed < 5 || killed > requests - 8 ? 1 : 67) {
            storage.objects().clear();
            changeAfterKill(killed);
        }
    }

    @Test
    @Tag("slow")
    void ofManyFilesOnlyTheLastBatchIsSentAgain() throws Exception {
        manyPages(490);
        changeAfterKill(requestsOf(storage) - 20);
    }

    private void changeAfterKill(int killed) throws Exception {
        storage.stopAfter(killed);
        assertThat(publish()).isIn(ExitCode.REFUSED, ExitCode.DONE); // done where only notes were left to remove
        storage.stopAfter(Integer.MAX_VALUE);
        storage.takeRequests();
        Map<String, String> missing = site();
        missing.entrySet().removeAll(storage.texts().entrySet());
        int lastBatch = lastNote();
        assertThat(lastBatch).isLessThanOrEqualTo(200);

        assertThat(publish()).as(program.err()).isZero();

        assertThat(storage.texts()).as("killed at request " + killed).isEqualTo(site());
        assertThat(journals()).isEmpty();
        assertThat(storage.lacks()).isEmpty();
        assertThat(filesWritten().stream().filter(request -> request.startsWith("PUT")))
                .as("killed at request " + killed)
                .hasSizeLessThanOrEqualTo(missing.size() + lastBatch);
    }

    /** How many files the last note of a killed run names. */
    private int lastNote() {
        List<String> notes = journals();
        String last = ".emlog-static-journal-" + notes.size();
        return notes.isEmpty()
                ? 0
                : (int) new String(storage.objects().get(last).bytes(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1)
                        .count();
    }

    @Test
    @Tag("slow")
    void anUpdateKilledAtAnyRequestIsContinued() throws Exception {
        manyPages(5);
        publish();
        Map<String, FakeS3.StoredObject> published = new TreeMap<>(storage.objects());
        site("post-1.html", "<img src=\"content/uploadfile/new.png\">");
        site("content/uploadfile/new.png", "new");
        site("post-10.html", "<p>new</p>");
        Files.delete(project.resolve("public/content/uploadfile/1.png"));
        Files.delete(project.resolve("public/post-101.html"));
        Files.delete(project.resolve("public/content/uploadfile/101.png"));
        int requests = requestsOf(storage);
        assertThat(requests).isBetween(15, 40);
        for (int killed = 1; killed < requests; killed++) {
            storage.objects().clear();
            storage.objects().putAll(published);
            changeAfterKill(killed);
        }
    }

    @Test
    void eachRunGetsFurtherHoweverSoonItIsKilled() throws Exception {
        manyPages(205);
        int runs = 1;
        for (storage.stopAfter(90); publish() != ExitCode.DONE; storage.stopAfter(90)) {
            assertThat(runs++).as(program.err()).isLessThan(8);
        }

        assertThat(storage.texts()).isEqualTo(site());
    }

    @Test
    void aFirstPublicationThatWasKilledHasOnlyNewFiles() throws Exception {
        manyPages(20);
        storage.stopAfter(20);
        publish();
        storage.stopAfter(Integer.MAX_VALUE);
        int known = storage.texts().size();
        assertThat(known).isPositive();

        assertThat(publish()).isZero();

        assertThat(program.out()).contains(" new, 0 changed, 0 removed");
    }

    @Test
    void aSiteChangedAfterTheKillLeavesNothingBehind() throws Exception {
        manyPages(5);
        for (int killed = 4; killed < 14; killed++) {
            storage.objects().clear();
            site("post-gone.html", "<p>gone after the kill</p>");
            storage.stopAfter(killed);
            publish("--connections", "1");
            storage.stopAfter(Integer.MAX_VALUE);
            Files.delete(project.resolve("public/post-gone.html"));

            assertThat(publish()).isZero();

            assertThat(storage.texts()).isEqualTo(site());
        }
    }

    @Test
    void aFileRemovedByAKilledRunComesBack() throws Exception {
        publish();
        Map<String, String> whole = site();
        Files.delete(project.resolve("public/atom.xml"));
        storage.before("PUT .emlog-static-files.gz", () -> storage.stopAfter(0));
        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(storage.texts()).doesNotContainKey("atom.xml");
        storage.stopAfter(Integer.MAX_VALUE);
        site("atom.xml", whole.get("atom.xml"));

        assertThat(publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(whole);
        assertThat(journals()).isEmpty();
    }

    @Test
    void anObstacleRemovedByAKilledRunComesBack() throws Exception {
        site("post", "a file");
        publish();
        Map<String, String> whole = site();
        Files.delete(project.resolve("public/post"));
        site("post/1.html", "in a folder");
        storage.before("PUT .emlog-static-files.gz", () -> storage.stopAfter(0));
        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(storage.texts()).doesNotContainKey("post");
        storage.stopAfter(Integer.MAX_VALUE);
        FileUtils.deleteDirectory(project.resolve("public/post").toFile());
        site("post", "a file");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(whole);
    }

    @Test
    void ofTwoRunsThatBeginAtOnceOneStops() {
        storage.before(
                "GET .emlog-static-journal-2",
                () -> storage.put(".emlog-static-journal-1", "emlog-static 1 0 other\n0 post-1.html\n"));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(storage.texts()).isEmpty();
    }

    @Test
    void theLaterOfTwoRunsTakesOver() throws Exception {
        manyPages(205);
        List<Integer> codes = new ArrayList<>();
        Thread later = new Thread(() -> codes.add(other.runIn(
                project, "publish", "--to", "s3://blog", "--endpoint", storage.endpoint(), "--connections", "1")));
        storage.beforeNext(() -> storage.beforeNext(later::start));

        int first = publish("--connections", "1");
        later.join();

        assertThat(List.of(first, codes.get(0))).contains(0);
        assertThat(publish()).isZero();
        assertThat(storage.texts()).isEqualTo(site());
    }

    @Test
    void aNoteOverwrittenByAStoppingRunIsWrittenAgain() throws Exception {
        manyPages(20);
        storage.before(
                "GET .emlog-static-journal-3",
                () -> storage.put(".emlog-static-journal-2", "emlog-static 1 0 stopped-other\n? post-1.html\n"));

        assertThat(publish()).as(program.err()).isZero();

        assertThat(journals()).isEmpty();
        assertThat(publish()).isZero();
        assertThat(program.out()).contains("0 files new, 1 changed, 0 removed");
    }

    @Test
    void whatARunWroteBeforeItStoppedIsUploadedAgain() throws Exception {
        publish();
        theOtherMachineHasAnotherHomePage();
        site("index.html", "of the first");
        List<Integer> codes = new ArrayList<>();
        storage.before("PUT index.html", () -> codes.add(publishFromTheOther()));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("another run publishes there at the same time and takes over");
        assertThat(codes).containsExactly(0);
        assertThat(storage.texts()).containsEntry("index.html", "of the first");
        assertThat(publishFromTheOther()).as(other.err()).isZero();
        assertThat(storage.texts()).containsEntry("index.html", "of the other");
        assertThat(journals()).isEmpty();
    }

    @Test
    void aRunThatTakesOverSurvivesTheOtherOne() throws Exception {
        aRunStopsWhileTheOtherPuts("index.html");

        assertThat(publishFromTheOther()).isZero();
        assertThat(other.out()).contains("1 changed");
        assertThat(storage.texts()).containsEntry("index.html", "of the other");
        assertThat(journals()).isEmpty();
    }

    @Test
    void aRunStoppedWhileTheOtherEndsIsHeard() throws Exception {
        aRunStopsWhileTheOtherPuts(".emlog-static-files.gz");

        assertThat(storage.texts()).containsEntry("index.html", "of the first");
        assertThat(publishFromTheOther()).isZero();
        assertThat(storage.texts()).containsEntry("index.html", "of the other");
        assertThat(journals()).isEmpty();
    }

    /** A run is refused while the other machine's puts this file, which then ends well. */
    private void aRunStopsWhileTheOtherPuts(String file) throws Exception {
        publish();
        theOtherMachineHasAnotherHomePage();
        site("index.html", "of the first");
        List<Integer> codes = new ArrayList<>();
        Thread later = new Thread(() -> codes.add(publishFromTheOther()));
        CountDownLatch there = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        storage.before("PUT index.html", () -> {
            storage.before("PUT " + file, () -> {
                there.countDown();
                await(stopped);
            });
            later.start();
            await(there);
        });

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);
        stopped.countDown();
        later.join();

        assertThat(codes).as(other.err()).containsExactly(0);
    }

    private void theOtherMachineHasAnotherHomePage() throws IOException {
        FileUtils.copyDirectory(
                project.resolve("public").toFile(),
                other.directory().resolve("public").toFile());
        Files.writeString(other.directory().resolve("public/index.html"), "of the other");
    }

    private int publishFromTheOther() {
        return other.run("publish", "--to", "s3://blog", "--endpoint", storage.endpoint());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void manyPages(int pages) throws IOException {
        for (int i = 100; i < 100 + pages; i++) {
            int picture = Math.min(i, 105);
            site("post-" + i + ".html", "<img src=\"content/uploadfile/" + picture + ".png\">");
            site("content/uploadfile/" + picture + ".png", "picture " + picture);
        }
    }

    private int requestsOf(FakeS3 storage) {
        storage.takeRequests();
        Map<String, FakeS3.StoredObject> before = new TreeMap<>(storage.objects());
        assertThat(publish()).isZero();
        storage.objects().clear();
        storage.objects().putAll(before);
        return storage.takeRequests().size();
    }

    // ---- bad disks

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

        assertThat(publish()).isEqualTo(ExitCode.DAMAGE);

        assertThat(program.complaint()).contains("atom.xml has other bytes than when it was last read");
        assertThat(storage.objects()).isEmpty();
    }

    // ---- bad input

    @Test
    void aMissingBucketIsReported() {
        assertThat(publish("--to", "s3://nowhere")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("s3://nowhere: there is no such bucket at ");
    }

    @Test
    void anEndpointThatIsNoStorageIsReported() throws Exception {
        storage.beNoStorage();
        String report = "s3://blog: there is no such bucket at localhost; ";

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(program.complaint()).contains(report);

        manyPages(30);
        assertThat(publish("--dry-run")).as("asks for a list").isEqualTo(ExitCode.UNREACHABLE);
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

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

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

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

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

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"503, <Error><Code>SlowDown</Code><Region>garage</Region></Error>", "502, <html><title>502</title>"})
    void aServiceThatIsBusyIsToldAsThat(int status, String body) {
        String list = "GET .emlog-static-files.gz";
        storage.answerAlways(list, status, body);

        assertThat(publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains(
                        "the request to read .emlog-static-files.gz was answered with " + status,
                        "; publish again later: it goes on where it stopped");
    }

    @Test
    void anAnswerWithoutEndIsOfNoStorage() {
        storage.answer("GET .emlog-static-files.gz", 502, "Server", "a proxy", "-".repeat((64 << 20) + 1));

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("is no storage service (an answer of it has more than 64 MB); check publish.endpoint");
    }

    @Test
    void aProxyMayTakeNoLargeFiles() {
        storage.answer("PUT atom.xml", 413, "Server", "nginx", "<html><title>413</title>");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("s3://blog: the request to write atom.xml was answered with 413");
    }

    @Test
    void aProxyMayLetNothingBeRemoved() throws Exception {
        publish();
        Files.delete(project.resolve("public/atom.xml"));
        storage.answer("DELETE atom.xml", 403, "Server", "nginx", "<html><title>403 Forbidden</title>");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains(
                        "the site is published, and 1 file that it no longer has stays there: the key may not remove");
    }

    @Test
    void anErrorToldAsASuccessIsNoSuccess() throws Exception {
        storage.answer("PUT atom.xml", 200, "Server", "a proxy", "<Error><Code>InternalError</Code></Error>");

        assertThat(publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(site());
    }

    @Test
    void aServiceMayAskForAPause() {
        storage.answer("PUT atom.xml", 503, "Retry-After", "1", "<Error><Code>SlowDown</Code></Error>");
        long start = System.nanoTime();

        assertThat(publish()).as(program.err()).isZero();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    }

    @Test
    void aServiceMayBeBusyForAWhile() {
        busy(5);

        assertThat(publish("--timeout", "1s")).as(program.err()).isZero();
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

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("does not accept the key (SignatureDoesNotMatch")
                .doesNotContain("wrong/secret")
                .doesNotContain(FakeS3.ID);
    }

    @Test
    void aTemporaryKeyHasAToken() {
        storage.setToken("token/of+the=tests");
        program.set("AWS_SESSION_TOKEN", "token/of+the=tests");
        assertThat(publish()).as(program.err()).isZero();

        program.set("AWS_SESSION_TOKEN", "an/old+token");
        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint())
                .contains("does not accept the key (ExpiredToken", "AWS_SESSION_TOKEN if the key is a temporary one")
                .doesNotContain("an/old+token");
    }

    @Test
    void aClockThatIsOffIsReported() {
        storage.setClockOff(Duration.ofHours(8));

        assertThat(publish()).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.err()).contains("the clock of this machine is off (there it is 2026-11-27T00:00:00Z)");
    }

    @Test
    void aKeyThatMayNotRemoveStillUploads() throws Exception {
        publish();
        storage.deny("DELETE");
        site("index.html", "<p>changed</p>");
        Files.delete(project.resolve("public/atom.xml"));

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err())
                .contains(
                        "s3://blog: the site is published, and 1 file that it no longer has stays there: the key may not"
                                + " remove atom.xml (AccessDenied Access Denied); allow it to");
        assertThat(storage.texts())
                .containsEntry("index.html", "<p>changed</p>")
                .containsKey("atom.xml");
        storage.allowAll();
        assertThat(publish()).isZero();
        assertThat(program.out()).contains("0 files new, 0 changed, 1 removed");
        assertThat(storage.texts()).isEqualTo(site());
    }

    @ParameterizedTest
    @ValueSource(strings = {"post-%d.html", "%d/post.html"})
    void aKeyThatMayNotRemoveIsSoonLeftAlone(String name) throws Exception {
        for (int i = 100; i < 200; i++) {
            Path page = project.resolve("public").resolve(String.format(name, i));
            Files.createDirectories(page.getParent());
            Files.writeString(page, "page");
        }
        publish();
        for (int i = 100; i < 200; i++) {
            Files.delete(project.resolve("public").resolve(String.format(name, i)));
        }
        storage.deny("DELETE");
        storage.takeRequests();

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(storage.takeRequests())
                .filteredOn(request -> request.startsWith("DELETE"))
                .hasSizeBetween(20, 50);
        assertThat(program.err()).contains("100 files that it no longer has stay there");
        storage.allowAll();
        assertThat(publish()).isZero();
        assertThat(storage.texts()).isEqualTo(site());
    }

    @Test
    void aFolderThatMustStayKeepsNoOtherFromLeaving() throws Exception {
        Path kept = Files.createDirectories(project.resolve("public/kept"));
        for (int i = 100; i < 130; i++) {
            Files.writeString(kept.resolve(i + ".html"), "page");
        }
        Files.writeString(project.resolve("public/later.html"), "page");
        publish();
        PathUtils.deleteDirectory(kept);
        Files.delete(project.resolve("public/later.html"));
        for (int i = 100; i < 130; i++) {
            storage.answerAlways("DELETE kept/" + i + ".html", 403, "<Error><Code>AccessDenied</Code></Error>");
        }

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("30 files that it no longer has stay there");
        assertThat(storage.texts()).containsKey("kept/129.html").doesNotContainKey("later.html");
    }

    @Test
    void aFileThatMustStayKeepsNoOtherFromLeaving() throws Exception {
        manyPages(40);
        publish();
        for (int i = 100; i < 140; i++) {
            Files.delete(project.resolve("public/post-" + i + ".html"));
        }
        storage.answer("DELETE post-100.html", 403, "Server", "S3", "<Error><Code>AccessDenied</Code></Error>");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("1 file that it no longer has stays there", "may not remove post-100.html");
        assertThat(storage.texts()).containsKey("post-100.html").hasSize(site().size() + 1);
    }

    @Test
    void notesThatTheKeyMayNotRemoveAreToldOnce() throws Exception {
        storage.deny("DELETE");

        assertThat(publish()).isZero();

        assertThat(program.complaint())
                .startsWith(
                        "warning: s3://blog: the site is published, and 1 note of its upload stays there: the key may"
                                + " not remove .emlog-static-journal-1 (AccessDenied");
        for (String text : List.of("one", "another")) {
            storage.takeRequests();
            assertThat(publish()).isZero();
            assertThat(storage.takeRequests()).hasSizeLessThanOrEqualTo(3);
            site("index.html", text);
            assertThat(publish()).isZero();
            assertThat(program.err()).isEmpty();
        }
        storage.allowAll();
        site("index.html", "and once more");
        assertThat(publish()).isZero();
        assertThat(journals()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"507, XMinioStorageFull", "400, XMinioAdminBucketQuotaExceeded"})
    void fullStorageIsReportedAndTheNextNightGoesOn(int status, String code) {
        storage.setFull(status, code);

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("s3://blog: there is no room left (" + code);
        storage.setFull(false);
        assertThat(publish()).isZero();
    }

    @Test
    void aRefusedRequestIsNamedInChinese() {
        storage.stopAfter(0);

        assertThat(publish("--lang", "zh-CN")).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("读取 .emlog-static-files.gz 的请求返回 400");
    }

    @Test
    void aServiceThatIsNotThereIsReported() {
        storage.goDown();

        assertThat(publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(program.complaint()).contains("cannot reach localhost for s3://blog: ");
    }

    @Test
    void requestsRefusedAtRandomAreSentAgain() throws Exception {
        manyPages(20);
        storage.setRefused(0.1);

        assertThat(publish("--timeout", "5s")).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(site());
        assertThat(storage.lacks()).isEmpty();
    }

    @Test
    void aMissingKeyIsReported() {
        program.set("AWS_ACCESS_KEY_ID", "");

        assertThat(publish()).isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("no key for the storage: set AWS_ACCESS_KEY_ID");
    }

    @Test
    void aListOfANewerVersionStopsPublishing() throws Exception {
        publish();
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

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("or by a newer version; nothing was published");
        assertThat(storage.objects().get(path).bytes()).isEqualTo(newer.toByteArray());
    }

    @Test
    void aDamagedListIsNotOverwritten() {
        storage.put(".emlog-static-files.gz", "no gzip");

        assertThat(publish()).isEqualTo(ExitCode.REFUSED);

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

    // ----

    private void site(String path, String text) throws IOException {
        new SiteFolder(project).write(path, text);
    }

    private Map<String, String> site() throws IOException {
        return new SiteFolder(project).texts();
    }

    private List<String> filesWritten() {
        return storage.takeRequests().stream()
                .filter(request -> request.matches("(PUT|DELETE) .*") && !request.contains(".emlog-static-"))
                .toList();
    }

    private List<String> journals() {
        return storage.objects().keySet().stream()
                .filter(key -> key.contains("journal"))
                .toList();
    }

    private int publish(String... options) {
        List<String> line = new ArrayList<>(List.of("publish", "--endpoint", storage.endpoint()));
        if (!List.of(options).contains("--to")) {
            line.addAll(List.of("--to", "s3://blog"));
        }
        return program.runIn(project, line, options);
    }
}
