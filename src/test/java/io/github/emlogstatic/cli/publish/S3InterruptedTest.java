package io.github.emlogstatic.cli.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.model.run.ExitCode;
import io.github.emlogstatic.publish.s3.FakeS3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs that are killed or that meet another run, and the runs after them. */
class S3InterruptedTest {

    private static final String LIST = ".emlog-static-files.gz";
    private static final String NOTE = ".emlog-static-journal-1";

    @RegisterExtension
    private final S3Site s3 = S3Site.inNewFolder();

    private final ProgramRunner program = s3.program();
    private final ProgramRunner other = s3.otherMachine();
    private final FakeS3 storage = s3.storage();
    private final Path project = s3.project();

    @Test
    @Tag("slow")
    void aRunKilledAtAnyRequestIsContinued() throws Exception {
        s3.manyPages(205);
        int requests = requests();
        for (int killed = 1; killed < requests; killed += killed < 5 || killed > requests - 8 ? 1 : 67) {
            storage.objects().clear();
            changeAfterKill(killed);
        }
    }

    @Test
    @Tag("slow")
    void ofManyFilesOnlyTheLastBatchIsSentAgain() throws Exception {
        s3.manyPages(490);
        changeAfterKill(requests() - 20);
    }

    private void changeAfterKill(int killed) throws Exception {
        storage.stopAfter(killed);
        assertThat(s3.publish()).isIn(ExitCode.REFUSED, ExitCode.DONE); // done where only notes were left to remove
        storage.stopAfter(Integer.MAX_VALUE);
        storage.takeRequests();
        Map<String, String> missing = s3.site();
        missing.entrySet().removeAll(storage.texts().entrySet());
        int lastBatch = lastNote();
        assertThat(lastBatch).isLessThanOrEqualTo(200);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.texts()).as("killed at request " + killed).isEqualTo(s3.site());
        assertThat(s3.journals()).isEmpty();
        assertThat(storage.lacks()).isEmpty();
        assertThat(s3.filesWritten().stream().filter(request -> request.startsWith("PUT")))
                .as("killed at request " + killed)
                .hasSizeLessThanOrEqualTo(missing.size() + lastBatch);
    }

    /** How many files the last note of a killed run names. */
    private int lastNote() {
        List<String> notes = s3.journals();
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
        s3.manyPages(5);
        s3.publish();
        Map<String, FakeS3.StoredObject> published = new TreeMap<>(storage.objects());
        s3.site("post-1.html", "<img src=\"content/uploadfile/new.png\">");
        s3.site("content/uploadfile/new.png", "new");
        s3.site("post-10.html", "<p>new</p>");
        Files.delete(project.resolve("public/content/uploadfile/1.png"));
        Files.delete(project.resolve("public/post-101.html"));
        Files.delete(project.resolve("public/content/uploadfile/101.png"));
        int requests = requests();
        assertThat(requests).isBetween(15, 40);
        for (int killed = 1; killed < requests; killed++) {
            storage.objects().clear();
            storage.objects().putAll(published);
            changeAfterKill(killed);
        }
    }

    @Test
    void eachRunGetsFurtherHoweverSoonItIsKilled() throws Exception {
        s3.manyPages(205);
        int runs = 1;
        for (storage.stopAfter(90); s3.publish() != ExitCode.DONE; storage.stopAfter(90)) {
            assertThat(runs++).as(program.err()).isLessThan(8);
        }

        assertThat(storage.texts()).isEqualTo(s3.site());
    }

    @Test
    void aFirstPublicationThatWasKilledHasOnlyNewFiles() throws Exception {
        s3.manyPages(20);
        storage.stopAfter(20);
        s3.publish();
        storage.stopAfter(Integer.MAX_VALUE);
        int known = storage.texts().size();
        assertThat(known).isPositive();

        assertThat(s3.publish()).isZero();

        assertThat(program.out()).contains(" new, 0 changed, 0 removed");
    }

    @Test
    void aSiteChangedAfterTheKillLeavesNothingBehind() throws Exception {
        s3.manyPages(5);
        for (int killed = 4; killed < 14; killed++) {
            storage.objects().clear();
            s3.site("post-gone.html", "<p>gone after the kill</p>");
            storage.stopAfter(killed);
            s3.publish("--connections", "1");
            storage.stopAfter(Integer.MAX_VALUE);
            Files.delete(project.resolve("public/post-gone.html"));

            assertThat(s3.publish()).isZero();

            assertThat(storage.texts()).isEqualTo(s3.site());
        }
    }

    @Test
    void aFileRemovedByAKilledRunComesBack() throws Exception {
        s3.publish();
        Map<String, String> whole = s3.site();
        Files.delete(project.resolve("public/atom.xml"));
        storage.before("PUT .emlog-static-files.gz", () -> storage.stopAfter(0));
        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(storage.texts()).doesNotContainKey("atom.xml");
        storage.stopAfter(Integer.MAX_VALUE);
        s3.site("atom.xml", whole.get("atom.xml"));

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(whole);
        assertThat(s3.journals()).isEmpty();
    }

    @Test
    void anObstacleRemovedByAKilledRunComesBack() throws Exception {
        s3.site("post", "a file");
        s3.publish();
        Map<String, String> whole = s3.site();
        Files.delete(project.resolve("public/post"));
        s3.site("post/1.html", "in a folder");
        storage.before("PUT .emlog-static-files.gz", () -> storage.stopAfter(0));
        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);
        assertThat(storage.texts()).doesNotContainKey("post");
        storage.stopAfter(Integer.MAX_VALUE);
        FileUtils.deleteDirectory(project.resolve("public/post").toFile());
        s3.site("post", "a file");

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(whole);
    }

    @Test
    void ofTwoRunsThatBeginAtOnceOneStops() {
        storage.before(
                "GET .emlog-static-journal-2",
                () -> storage.put(".emlog-static-journal-1", "emlog-static 1 0 other\n0 post-1.html\n"));

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(storage.texts()).isEmpty();
    }

    @Test
    void aStorageMayShowWritesAMomentLater() throws Exception {
        s3.manyPages(20);
        storage.rememberWhatIsMissing(1);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.texts()).isEqualTo(s3.site());
        assertThat(s3.journals()).isEmpty();
    }

    @Test
    void aStorageThatShowsNoWritesIsReported() {
        storage.rememberWhatIsMissing(1000);
        long begin = System.nanoTime();

        assertThat(s3.publish("--timeout", "1s")).isEqualTo(ExitCode.UNREACHABLE);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(1));
        assertThat(program.complaint())
                .contains("s3://blog: what was just written does not show there after 1 second, so nobody can tell");
        assertThat(storage.texts()).isEmpty();
    }

    /** It has ended before the first note of this one, which knows the former list alone. */
    @Test
    void whatARunPublishedMeanwhileIsNotForgotten() throws Exception {
        s3.publish();
        theOtherMachineHasAnotherHomePage();
        Files.writeString(other.directory().resolve("public/post-2.html"), "of the other");
        s3.site("atom.xml", "<feed>new</feed>");
        List<Integer> codes = new ArrayList<>();
        storage.before("PUT .emlog-static-journal-1", () -> codes.add(s3.publishFromTheOther()));

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("another run publishes there at the same time");
        assertThat(codes).as(other.err()).containsExactly(0);
        assertThat(s3.publish()).as(program.err()).isZero();
        assertThat(storage.texts()).isEqualTo(s3.site());
        assertThat(s3.journals()).isEmpty();
    }

    /** It has begun after another run published, and before this one notes anything. */
    @Test
    void theNoteOfARunThatKnowsMoreStays() throws Exception {
        s3.publish();
        theOtherMachineHasAnotherHomePage();
        s3.site("post-9.html", "<p>new</p>");
        storage.before("HEAD post-9.html", this::theOtherPublishesAndAThirdBegins);

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("another run publishes there at the same time");
        assertThat(storage.objects().get(NOTE).bytes()).asString().contains(" third\n");
    }

    @Test
    void aNoteOfAWiserRunIsNotOld() throws Exception {
        s3.publish();
        theOtherMachineHasAnotherHomePage();
        storage.before("GET " + NOTE, this::theOtherPublishesAndAThirdBegins);

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(storage.objects().get(NOTE).bytes()).asString().contains(" third\n");
    }

    private void theOtherPublishesAndAThirdBegins() {
        assertThat(s3.publishFromTheOther()).as(other.err()).isZero();
        storage.put(NOTE, firstLineOfTheList() + " third\n? index.html\n");
    }

    private String firstLineOfTheList() {
        try (InputStream list = new GZIPInputStream(
                new ByteArrayInputStream(storage.objects().get(LIST).bytes()))) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aNoteThatNamesAnotherListIsOfAnotherRun() {
        storage.before(
                "GET .emlog-static-journal-2",
                () -> storage.put(NOTE, "emlog-static 1 another-list other\n0 post-1.html\n"));

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint()).contains("another run publishes there at the same time and takes over");
    }

    @Test
    void aListDamagedMeanwhileIsNotCalledTheBeginning() throws Exception {
        s3.publish();
        s3.site("index.html", "new");
        storage.before("PUT index.html", () -> {
            storage.put(LIST, "damaged");
            storage.objects().remove(NOTE);
        });

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.complaint())
                .contains("is damaged or by a newer version: remove it there")
                .doesNotContain("nothing was published");
    }

    @Test
    void theLaterOfTwoRunsTakesOver() throws Exception {
        s3.manyPages(205);
        List<Integer> codes = new ArrayList<>();
        Thread later = new Thread(() -> codes.add(other.runIn(
                project, "publish", "--to", "s3://blog", "--endpoint", storage.endpoint(), "--connections", "1")));
        storage.beforeNext(() -> storage.beforeNext(later::start));

        int first = s3.publish("--connections", "1");
        later.join();

        assertThat(List.of(first, codes.get(0))).contains(0);
        assertThat(s3.publish()).isZero();
        assertThat(storage.texts()).isEqualTo(s3.site());
    }

    @Test
    void aNoteOverwrittenByAStoppingRunIsWrittenAgain() throws Exception {
        s3.manyPages(20);
        storage.before(
                "GET .emlog-static-journal-3",
                () -> storage.put(".emlog-static-journal-2", "emlog-static 1 0 stopped-other\n? post-1.html\n"));

        assertThat(s3.publish()).as(program.err()).isZero();

        assertThat(s3.journals()).isEmpty();
        assertThat(s3.publish()).isZero();
        assertThat(program.out()).contains("0 files new, 1 changed, 0 removed");
    }

    @Test
    void whatARunWroteBeforeItStoppedIsUploadedAgain() throws Exception {
        s3.publish();
        theOtherMachineHasAnotherHomePage();
        s3.site("index.html", "of the first");
        List<Integer> codes = new ArrayList<>();
        storage.before("PUT index.html", () -> codes.add(s3.publishFromTheOther()));

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);

        assertThat(program.err()).contains("another run publishes there at the same time and takes over");
        assertThat(codes).containsExactly(0);
        assertThat(storage.texts()).containsEntry("index.html", "of the first");
        assertThat(s3.publishFromTheOther()).as(other.err()).isZero();
        assertThat(storage.texts()).containsEntry("index.html", "of the other");
        assertThat(s3.journals()).isEmpty();
    }

    @Test
    void aRunThatTakesOverSurvivesTheOtherOne() throws Exception {
        aRunStopsWhileTheOtherPuts("index.html");

        assertThat(s3.publishFromTheOther()).isZero();
        assertThat(other.out()).contains("1 changed");
        assertThat(storage.texts()).containsEntry("index.html", "of the other");
        assertThat(s3.journals()).isEmpty();
    }

    @Test
    void aRunStoppedWhileTheOtherEndsIsHeard() throws Exception {
        aRunStopsWhileTheOtherPuts(".emlog-static-files.gz");

        assertThat(storage.texts()).containsEntry("index.html", "of the first");
        assertThat(s3.publishFromTheOther()).isZero();
        assertThat(storage.texts()).containsEntry("index.html", "of the other");
        assertThat(s3.journals()).isEmpty();
    }

    /** A run is refused while the other machine's puts this file, which then ends well. */
    private void aRunStopsWhileTheOtherPuts(String file) throws Exception {
        s3.publish();
        theOtherMachineHasAnotherHomePage();
        s3.site("index.html", "of the first");
        List<Integer> codes = new ArrayList<>();
        Thread later = new Thread(() -> codes.add(s3.publishFromTheOther()));
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

        assertThat(s3.publish()).isEqualTo(ExitCode.REFUSED);
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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private int requests() {
        storage.takeRequests();
        Map<String, FakeS3.StoredObject> before = new TreeMap<>(storage.objects());
        assertThat(s3.publish()).isZero();
        storage.objects().clear();
        storage.objects().putAll(before);
        return storage.takeRequests().size();
    }
}
