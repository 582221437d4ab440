package io.github.emlogstatic.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.files.AtomicFile;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.DamagedException;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.files.Scrub;
import io.github.emlogstatic.model.run.Problem;
import io.github.emlogstatic.model.run.Progress;
import io.github.emlogstatic.output.SiteWriter.Mode;
import io.github.emlogstatic.output.plan.FollowUp;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.output.plan.PlannedGroup;
import io.github.emlogstatic.output.plan.PriorityFiles;
import io.github.emlogstatic.output.plan.SitePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteWriterTest {

    private static final Mode USUAL = new Mode(false, false, false);
    private static final Mode CLEAN = new Mode(false, false, true);
    /** Of a manifest: the checksum of the others. */
    private static final String LAST_LINE = "(?m)^e[0-9a-f]{16}\n";

    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    Path folder;

    private final Map<String, String> siteValues = new HashMap<>(Map.of("recent", "r1"));
    private final List<String> made = new ArrayList<>();
    private String madeOf = "archive 1";

    @Test
    void aNewSiteHasAllFiles() throws IOException {
        WriteResult written = write(page("index.html", "a"), page("list/1.html", "b"));

        assertThat(written.files().planned()).isEqualTo(2);
        assertThat(written.files().written()).isEqualTo(2);
        assertThat(site("list/1.html")).hasContent("b");
    }

    @Test
    void unchangedInputsRenderNothing() throws IOException {
        write(page("a.html", "1"), page("b.html", "1"));
        made.clear();

        WriteResult written = write(page("a.html", "1"), page("b.html", "2"));

        assertThat(made).containsExactly("b.html");
        assertThat(written.files().unchanged()).isEqualTo(1);
        assertThat(written.reasons().get(0).why()).isEqualTo("changed: body");
    }

    @Test
    void filesAreBegunInTheirTurns() throws IOException {
        int size = 300;
        PlannedFile[] files = new PlannedFile[size];
        for (int i = 0; i < size; i++) {
            PlannedFile page = page(i + ".html", "1");
            files[i] = new PlannedFile(page.path(), page.inputs(), page.maker(), PlannedFile.ALONE, size - i);
        }

        write(files);

        int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
        assertThat(made.indexOf("0.html")).isGreaterThanOrEqualTo(size - threads);
    }

    @Test
    void aRemovedInputRendersThePage() throws IOException {
        PlannedFile less = page("a.html", "1");
        Map<String, String> inputs = new TreeMap<>(Map.of("body", "1", "theme", "x"));
        write(new PlannedFile("a.html", inputs, less.maker()));
        made.clear();

        WriteResult written = write(less);

        assertThat(made).containsExactly("a.html");
        assertThat(written.reasons().get(0).why()).isEqualTo("changed: theme");
    }

    @Test
    void unchangedBytesKeepTheirModificationTime() throws IOException {
        write(page("a.html", "same", "theme 1"));
        Files.setLastModifiedTime(site("a.html"), LONG_AGO);

        WriteResult written = write(page("a.html", "same", "theme 2"));

        assertThat(written.files().rendered()).isEqualTo(1);
        assertThat(written.files().written()).isZero();
        assertThat(Files.getLastModifiedTime(site("a.html"))).isEqualTo(LONG_AGO);
    }

    @Test
    void aPageIsRenderedWhenItsInputsChange() throws IOException {
        write(reading("a.html", "recent"), page("b.html", "1"));
        made.clear();
        siteValues.put("recent", "r2");

        WriteResult written = write(reading("a.html", "recent"), page("b.html", "1"));

        assertThat(made).containsExactly("a.html");
        assertThat(written.reasons().get(0).why()).isEqualTo("read recent, which changed");
    }

    @Test
    void aDamagedFileIsMadeAgain() throws IOException {
        write(page("a.html", "long text"), page("b.html", "1"));
        Files.writeString(site("a.html"), "short");
        Files.delete(site("b.html"));

        write(page("a.html", "long text"), page("b.html", "1"));

        assertThat(site("a.html")).hasContent("long text");
        assertThat(site("b.html")).exists();
    }

    @Test
    void obsoleteFilesAndTheirEmptyFoldersAreRemoved() throws IOException {
        write(page("a.html", "1"), page("tag/x/1.html", "1"));

        WriteResult written = write(page("a.html", "1"));

        assertThat(written.files().removed()).isEqualTo(1);
        assertThat(site("tag")).doesNotExist();
        assertThat(site("a.html")).exists();
    }

    @Test
    void anObsoleteFileBelowANewFileIsGone() throws IOException {
        write(page("index.html/atom.xml", "1"), page("a.html", "1"));
        FileUtils.deleteDirectory(site("").toFile());

        WriteResult written = write(page("index.html", "1"), page("a.html", "1"));

        assertThat(site("index.html")).hasContent("1");
        assertThat(written.files().removed()).isEqualTo(1);
    }

    @Test
    void aFileTakesThePlaceOfAnObsoleteFolder() throws IOException {
        write(page("index.html/atom.xml", "1"), page("index.html/page/2.html", "1"), page("a.html", "1"));

        write(page("index.html", "2"), page("a.html", "1"));

        assertThat(site("index.html")).hasContent("2");
        assertThat(namesIn("")).containsExactlyInAnyOrder("a.html", "index.html");
    }

    @Test
    void aFolderTakesThePlaceOfAnObsoleteFile() throws IOException {
        write(page("tag/x", "1"), page("a.html", "1"));

        write(page("tag/x/1.html", "2"), page("a.html", "1"));

        assertThat(site("tag/x/1.html")).hasContent("2");
        assertThat(write(page("tag/x/1.html", "2"), page("a.html", "1")).files().removed())
                .isZero();
    }

    @Test
    void aFileOfOthersKeepsItsFolder() throws IOException {
        write(page("index.html/atom.xml", "1"), page("a.html", "1"));
        Files.writeString(site("index.html/mine.txt"), "mine");

        assertThatThrownBy(() -> write(page("index.html", "2"), page("a.html", "1")))
                .hasMessageContaining("a directory is in its place");

        assertThat(site("index.html/mine.txt")).hasContent("mine");
    }

    /** A disk that knows no case has one file for both names, as hard links are here. */
    @Test
    void aNameThatChangedByCaseAloneKeepsItsFile() throws IOException {
        write(page("tag/github.html", "1"));
        if (Files.notExists(site("tag/GitHub.html"))) {
            Files.createLink(site("tag/GitHub.html"), site("tag/github.html"));
        }

        write(page("tag/GitHub.html", "1"));

        assertThat(site("tag/github.html")).exists();
    }

    /** These are two folders, whose files are only the same. */
    @Test
    void aFolderThatChangedByCaseGoesWithItsFile() throws IOException {
        write(page("tag/github/a.html", "1"));
        Skip.unless(Files.notExists(site("TAG")), "the disk knows no upper and lower case");
        Files.createDirectories(site("tag/GitHub"));
        Files.createLink(site("tag/GitHub/a.html"), site("tag/github/a.html"));

        write(page("tag/GitHub/a.html", "1"));

        assertThat(namesIn("tag")).containsExactly("GitHub");
    }

    @Test
    void aFolderIsRenamedByCaseAlone() throws IOException {
        write(page("tag/github/a.html", "1"));
        Skip.unless(Files.exists(site("TAG")), "the disk knows upper and lower case");

        write(page("tag/GitHub/A.html", "1"));

        assertThat(namesIn("tag")).containsExactly("GitHub");
        assertThat(namesIn("tag/GitHub")).containsExactly("A.html");
    }

    private List<String> namesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(site(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void filesOfOthersStay() throws IOException {
        write(page("a.html", "1"));
        Files.writeString(site("CNAME"), "blog.example.com");

        WriteResult written = write(page("a.html", "2"));

        assertThat(site("CNAME")).exists();
        assertThat(written.problems()).isEmpty();
    }

    @Test
    void unknownFilesAreProblemsUntilCleanRemovesThem() throws IOException {
        Files.createDirectories(site("old"));
        Files.writeString(site("old/left.html"), "?");

        WriteResult told = write(page("a.html", "1"));
        WriteResult cleaned = write(plan(page("a.html", "1")), reads -> List.of(), CLEAN);

        assertThat(told.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.where()).isEqualTo("old/left.html"));
        assertThat(cleaned.problems()).isEmpty();
        assertThat(site("old")).doesNotExist();
    }

    @Test
    void cleanLeavesWhatIsInDirectoriesOfTheHost() throws IOException {
        write(page("a.html", "1"));
        for (String path : List.of(".git/refs/heads/wip.tmp", ".well-known/.key.tmp", ".b.html.tmp")) {
            Files.createDirectories(site(path).getParent());
            Files.writeString(site(path), "?");
        }

        write(plan(page("a.html", "1")), reads -> List.of(), CLEAN);

        assertThat(site(".git/refs/heads/wip.tmp")).exists();
        assertThat(site(".well-known/.key.tmp")).exists();
        assertThat(site(".b.html.tmp")).as("of a killed run").doesNotExist();
    }

    @Test
    void aFileOfOthersIsReportedAfterAKilledBuild() throws IOException {
        write(page("a.html", "1"));
        Files.writeString(site("theirs.txt"), "added before the kill");
        assertThatThrownBy(() -> write(killed("a.html", Map.of("body", "2")))).hasMessage("killed");

        assertThat(write(page("a.html", "2")).problems())
                .extracting(Problem::where)
                .containsExactly("theirs.txt");
        assertThat(write(page("a.html", "3")).problems())
                .extracting(Problem::where)
                .containsExactly("theirs.txt");
    }

    @Test
    void temporaryFilesOfAKilledBuildAreOurs() throws IOException {
        write(page("list/1.html", "1"));
        assertThatThrownBy(() -> write(killed("list/1.html", Map.of("body", "2"))))
                .hasMessage("killed");
        Path temporary = Files.writeString(AtomicFile.temporary(site("list/1.html")), "half of it");

        WriteResult dry = write(plan(page("list/1.html", "1")), reads -> List.of(), new Mode(false, true, false));
        assertThat(temporary).exists();
        WriteResult same = write(page("list/1.html", "1"));

        assertThat(dry.problems()).isEmpty();
        assertThat(same.problems()).isEmpty();
        assertThat(temporary)
                .as("the page has the same bytes, so it was not written")
                .doesNotExist();
    }

    @Test
    void aDryRunWritesNothingAndSaysWhy() throws IOException {
        WriteResult written = write(plan(page("a.html", "1")), reads -> List.of(), new Mode(false, true, false));

        assertThat(written.reasons()).containsExactly(new WriteResult.Reason("a.html", "new"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void awaitedFilesAreMadeFirstAndReported() throws IOException {
        List<String> ready = new ArrayList<>();

        writeFirst("c.html", () -> ready.addAll(made), reads -> List.of());

        assertThat(ready).containsExactly("c.html");
        assertThat(made).containsExactlyInAnyOrder("a.html", "b.html", "c.html");
        assertThat(site("a.html")).exists();
    }

    @Test
    void awaitedFilesThatAreAsTheyWereAreNotReported() throws IOException {
        List<String> ready = new ArrayList<>();
        write(page("a.html", "1"), page("c.html", "1"));

        writer().write(
                        planOf(plan(page("a.html", "2"), page("c.html", "1", "new theme")), reads -> List.of()),
                        USUAL,
                        new PriorityFiles("c.html"::equals, () -> ready.addAll(made)),
                        Progress.SILENT);

        assertThat(ready).isEmpty();
    }

    @Test
    void unfinishedFilesAreNotReportedReady() throws IOException {
        Path upload = Files.writeString(folder.resolve("upload.png"), "png");
        List<String> ready = new ArrayList<>();

        writeFirst("c.html", () -> ready.addAll(made), reads -> copies(upload, 1));
        writeFirst("c.html", () -> ready.addAll(made), reads -> copies(upload, 1));

        assertThat(ready).isEmpty();
        assertThat(site("content/0.png")).exists();
    }

    private void writeFirst(String path, Runnable ready, FollowUp followUp) throws IOException {
        writer().write(
                        planOf(plan(page("a.html", "1"), page("b.html", "1"), page("c.html", "1")), followUp),
                        USUAL,
                        new PriorityFiles(path::equals, ready),
                        Progress.SILENT);
    }

    @Test
    void uploadsAreCopiedIfPagesReadThem() throws IOException {
        Path upload = Files.writeString(folder.resolve("upload.png"), "png");
        PlannedFile article = reading("a.html", "media:content/a.png");

        assertThat(writeWithUploads(upload, article).files().written()).isEqualTo(2);
        assertThat(site("content/0.png")).hasContent("png");

        assertThat(writeWithUploads(upload, article).files().written())
                .as("what an unchanged page shows")
                .isZero();
        assertThat(site("content/0.png")).hasContent("png");

        writeWithUploads(upload, page("a.html", "no image"));
        assertThat(site("content/0.png")).doesNotExist();
    }

    @Test
    void wrongBytesAreNotCopied() throws IOException {
        Path upload = Files.writeString(folder.resolve("upload.png"), "pxg");
        PlannedFile article = reading("a.html", "media:content/a.png");

        WriteResult damaged = writeWithUploads(upload, article);
        assertThat(damaged.problems()).as("its source reports it").isEmpty();
        assertThat(site("a.html")).exists();
        assertThat(site("content/0.png")).doesNotExist();
        assertThat(writer().unchanged(madeOf, USUAL)).as("it is tried again").isEmpty();

        Files.writeString(upload, "png");
        assertThat(writeWithUploads(upload, article).problems()).isEmpty();
        assertThat(site("content/0.png")).hasContent("png");
        assertThat(writer().unchanged(madeOf, USUAL)).isPresent();
    }

    @Test
    void aRightCopyStaysIfTheOriginalIsDamaged() throws IOException {
        Path upload = Files.writeString(folder.resolve("upload.png"), "png");
        write(copy(upload, "png"));

        Files.writeString(upload, "png, or what is left of the next version");
        write(copy(upload, "png, the next version"));
        assertThat(site("a.png")).hasContent("png");
        assertThat(writer().unchanged(madeOf, USUAL)).as("it is tried again").isEmpty();

        Files.writeString(site("a.png"), "pxg");
        write(copy(upload, "png, the next version"));
        assertThat(site("a.png")).doesNotExist();
    }

    private static PlannedFile copy(Path upload, String bytes) {
        return copy("a.png", upload, bytes);
    }

    private static PlannedFile copy(String path, Path upload, String bytes) {
        String sha256 = Hash.of(bytes.getBytes(UTF_8));
        return PlannedFile.copy(
                path,
                target -> AtomicFile.copy(upload, target, sha256)
                        .orElseThrow(() -> new DamagedException(upload + " is damaged")),
                sha256);
    }

    private WriteResult writeWithUploads(Path upload, PlannedFile file) throws IOException {
        return write(plan(file), reads -> copies(upload, reads.size()), USUAL);
    }

    @Test
    void aCopyOfTheLastBuildBecomesAPage() throws IOException {
        Path upload = Files.writeString(folder.resolve("upload.png"), "png");
        writeWithUploads(upload, reading("a.html", "media:content/a.png"));

        WriteResult written = write(page("a.html", "1"), page("content/0.png", "made"));

        assertThat(site("content/0.png")).hasContent("made");
        assertThat(written.files().removed()).isZero();
    }

    private static List<PlannedFile> copies(Path upload, int count) {
        List<PlannedFile> copies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            copies.add(copy("content/" + i + ".png", upload, "png"));
        }
        return copies;
    }

    @Test
    void unfinishedFilesAreMadeAfterAKill() throws IOException {
        write(page("a.html", "1"), page("b.html", "1"));
        PlannedFile failing = killed("b.html", Map.of("body", "2"));
        assertThatThrownBy(() -> write(page("a.html", "2"), failing)).hasMessage("killed");
        made.clear();

        // The input is as the manifest knows it. Without the list of unfinished files, a.html would stay as the killed
        // run
        // left it.
        write(page("a.html", "1"), page("b.html", "1"));

        assertThat(site("a.html")).hasContent("1");
        assertThat(made).containsExactlyInAnyOrder("a.html", "b.html");
    }

    private static PlannedFile killed(String path, Map<String, String> inputs) {
        return new PlannedFile(path, inputs, reads -> {
            throw new IOException("killed");
        });
    }

    @Test
    void aKilledFirstBuildIsCompleted() throws IOException {
        PlannedFile failing = killed("z/b.html", Map.of("body", "1"));
        assertThatThrownBy(() -> write(page("a.html", "all of it"), failing)).hasMessage("killed");
        Files.writeString(site("a.html"), "all");

        write(page("a.html", "all of it"), page("z/b.html", "1"));

        assertThat(site("a.html")).hasContent("all of it");
        assertThat(site("z/b.html")).hasContent("1");
    }

    @Test
    void aKilledBuildOfADeletedSiteIsCompleted() throws IOException {
        write(page("a.html", "all of it"), page("z/b.html", "1"));
        FileUtils.deleteDirectory(site("").toFile());
        PlannedFile failing = killed("z/b.html", Map.of("body", "1"));
        assertThatThrownBy(() -> write(page("a.html", "all of it"), failing)).hasMessage("killed");
        Files.writeString(site("a.html"), "all of i?"); // it has the length that the manifest knows

        write(page("a.html", "all of it"), page("z/b.html", "1"));

        assertThat(site("a.html")).hasContent("all of it");
        assertThat(site("z/b.html")).hasContent("1");
    }

    @Test
    void pagesOfABuildKilledWhileCopyingAreOurs() throws IOException {
        write(page("index.html", "1"));
        PlannedFile copy = PlannedFile.copy(
                "a.png",
                target -> {
                    throw new IOException("killed");
                },
                "0");
        List<PlannedGroup> more = plan(page("index.html", "1"), page("a.html", "1"));
        assertThatThrownBy(() -> write(more, reads -> List.of(copy), USUAL)).hasMessage("killed");

        write(page("index.html", "1"));

        assertThat(site("a.html")).doesNotExist();
    }

    @Test
    void aSiteThatAKilledBuildHasChangedIsPlanned() throws IOException {
        write(page("a.html", "1"));
        madeOf = "archive 2";
        PlannedFile killed = killed("b.html", Map.of());
        assertThatThrownBy(() -> write(page("a.html", "2"), killed)).hasMessage("killed");

        madeOf = "archive 1";
        assertThat(writer().unchanged(madeOf, USUAL)).isEmpty();
    }

    @Test
    void aDamagedManifestNamesNoFileOfOthers() throws IOException {
        Path manifest = folder.resolve("state/manifest");
        write(page("a.html", "1"));
        Files.writeString(site("b.html"), "2");
        Files.writeString(manifest, Files.readString(manifest).replace("a.html", "b.html"));

        write(page("c.html", "3"));

        assertThat(site("b.html")).hasContent("2");
    }

    @Test
    void anUntouchedSiteNeedsNoPlan() throws IOException {
        assertThat(writer().unchanged(madeOf, USUAL)).isEmpty();
        write(page("a.html", "1"), page("b.html", ""));

        assertThat(writer().unchanged(madeOf, USUAL))
                .hasValueSatisfying(
                        written -> assertThat(written.files().unchanged()).isEqualTo(2));

        madeOf = "archive 2";
        assertThat(writer().unchanged(madeOf, USUAL)).isEmpty();
        madeOf = "archive 1";
        Files.delete(site("b.html"));
        assertThat(writer().unchanged(madeOf, USUAL)).isEmpty();
    }

    @Test
    void twoFilesOfOneNameAreRefused() {
        assertThatThrownBy(() -> write(page("a.html", "1"), page("a.html", "2")))
                .hasMessage("two files are planned for a.html");
    }

    @Test
    void aDamagedManifestIsIgnored() throws IOException {
        PlannedFile[] files = {page("a.html", "1"), reading("b 中文.html", "recent")};
        write(files);
        Path manifest = folder.resolve("state/manifest");
        byte[] whole = Files.readAllBytes(manifest);
        for (int length = 0; length < whole.length; length++) {
            Files.write(manifest, Arrays.copyOf(whole, length));
            assertThat(writer().unchanged("another archive", USUAL)).isEmpty();

            WriteResult written = write(files);

            assertThat(written.files().planned()).as("cut at %d", length).isEqualTo(2);
            assertThat(Files.readAllBytes(manifest)).isEqualTo(whole);
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 2;
            Files.write(manifest, damaged);
            assertThat(write(files).files().planned()).as("damaged at %d", at).isEqualTo(2);
            assertThat(Files.readAllBytes(manifest)).isEqualTo(whole);
        }
        Files.write(folder.resolve("state/manifest.pending"), new byte[] {(byte) 0xe4, (byte) 0xb8, '\n', 0, 0});
        assertThat(write(files).files().written()).isZero();
        Files.writeString(manifest, "emlog-static manifest 6 archive 1 999999999\nF");
        write(files);
        assertThat(Files.readAllBytes(manifest)).isEqualTo(whole);
    }

    @Test
    void aManifestOfEarlierVersionsIsRead() throws IOException {
        PlannedFile[] files = {page("a.html", "1"), page("b.html", "2")};
        write(files);
        Path manifest = folder.resolve("state/manifest");
        String text = Files.readString(manifest).replace("manifest 6 ", "manifest 5 ");
        String lines = text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1);
        Files.writeString(manifest, lines + "e" + Checksum.of(lines) + "\n");

        assertThat(write(files).files().rendered()).isZero();
    }

    @Test
    void cleanRemovesNothingAfterADamagedManifest() throws IOException {
        write(page("a.html", "1"), page("b.html", "1"));
        Path manifest = folder.resolve("state/manifest");
        byte[] whole = Files.readAllBytes(manifest);
        for (int at = 0; at < whole.length; at++) {
            flip(manifest, whole, at);

            assertThat(writer().unchanged(madeOf, CLEAN))
                    .as("damaged at %d", at)
                    .isEmpty();

            assertThat(site("a.html")).exists();
            assertThat(site("b.html")).exists();
        }
    }

    /** The line of the page itself is what a build has: if it is damaged, the page is named as a file of others. */
    @Test
    void aWithdrawnPageGoesThoughTheManifestIsDamaged() throws IOException {
        Path manifest = folder.resolve("state/manifest");
        PlannedFile stays = page("a.html", "1");
        write(stays, page("b.html", "2"));
        Files.writeString(site("c.html"), "3");
        byte[] whole = Files.readAllBytes(manifest);
        String text = Files.readString(manifest);
        int line = text.indexOf("Nb.html");
        int end = text.indexOf('\n', line);
        for (int at = line % 9; at < whole.length; at += 9) {
            Files.writeString(site("b.html"), "2");
            flip(manifest, whole, at);

            WriteResult written = write(stays);

            assertThat(site("c.html")).as("damaged at %d", at).exists();
            if (at == line || at < line - 1 || at > end) {
                assertThat(site("b.html")).as("damaged at %d", at).doesNotExist();
                assertThat(written.problems()).hasSize(1);
            }
        }
    }

    @Test
    void damagedUnfinishedPathsNameNoFileOfOthers() throws IOException {
        write(page("a.html", "1"));
        PlannedFile failing = killed("b.html", Map.of());
        assertThatThrownBy(() -> write(page("a.html", "1"), failing)).hasMessage("killed");
        Files.writeString(site("c.html"), "of others");
        Path unfinished = folder.resolve("state/manifest.pending");
        byte[] whole = Files.readAllBytes(unfinished);
        flip(unfinished, whole, 0);
        assertThat(unfinished).content().startsWith("c.html");

        write(page("a.html", "1"));

        assertThat(site("c.html")).exists();
    }

    private static void flip(Path file, byte[] whole, int at) throws IOException {
        byte[] damaged = whole.clone();
        damaged[at] ^= 1;
        Files.write(file, damaged);
    }

    @Test
    void aGroupIsPlannedIfItsFingerprintChanges() throws IOException {
        writeGroups(group("1", "1", reading("a.html", "recent")), group("2", "1", page("b.html", "1")));
        String first = Files.readString(folder.resolve("state/manifest"));
        made.clear();

        WriteResult written = writeGroups(group("1", "1"), group("2", "1"));
        assertThat(written.files().planned()).isEqualTo(2);
        assertThat(written.files().removed()).isZero();
        assertThat(written.reads().names("recent")).containsExactly("recent");
        assertThat(Files.readString(folder.resolve("state/manifest")).replaceAll(LAST_LINE, ""))
                .as("the same, but no file is new any more")
                .isEqualTo(first.replaceAll("(?m)^N", "F").replaceAll(LAST_LINE, ""));

        writeGroups(group("1", "1"), group("2", "2", page("b.html", "2"), page("c.html", "1")));
        assertThat(made).containsExactlyInAnyOrder("b.html", "c.html");
        assertThat(site("a.html")).exists();

        writeGroups(group("2", "2"));
        assertThat(site("a.html")).as("of a group that is gone").doesNotExist();
    }

    @Test
    void aGroupIsPlannedIfAReadValueChanges() throws IOException {
        PlannedFile article = reading("a.html", "recent");
        writeGroups(group("1", "1", article));
        made.clear();
        siteValues.put("recent", "r2");

        assertThat(writeGroups(group("1", "1", article)).reasons())
                .containsExactly(new WriteResult.Reason("a.html", "read recent, which changed"));
    }

    @Test
    void aGroupIsPlannedIfAFileIsTouched() throws IOException {
        PlannedFile page = page("a.html", "long text");
        writeGroups(group("1", "1", page));
        Files.writeString(site("a.html"), "short");

        writeGroups(group("1", "1", page));
        assertThat(site("a.html")).hasContent("long text");

        PlannedFile failing = killed("a.html", Map.of("body", "2"));
        assertThatThrownBy(() -> writeGroups(group("1", "2", failing))).hasMessage("killed");
        made.clear();
        writeGroups(group("1", "1", page));
        assertThat(made).as("after a kill").containsExactly("a.html");
    }

    @Test
    void aGroupThatCouldNotBeMadeIsPlannedAgain() throws IOException {
        writeGroups(group("1", "1", page("a.html", "1")));
        assertThat(writeGroups(group("1", "2", unmade("a.html"))).problems()).hasSize(1);

        writeGroups(group("1", "2", page("a.html", "2")));

        assertThat(site("a.html")).hasContent("2");
    }

    @Test
    void aMissingPageThatCannotBeMadeFailsTheBuild() throws IOException {
        writeGroups(group("1", "1", page("a.html", "1")));
        Files.delete(site("a.html"));

        assertThatThrownBy(() -> writeGroups(group("1", "2", unmade("a.html")))).isInstanceOf(DamagedException.class);
    }

    @Test
    void theFollowUpsGetOnlyTheReadsThatTheyNeed() throws IOException {
        List<Set<String>> got = new ArrayList<>();
        FollowUp ofUploads = new FollowUp() {
            @Override
            public List<PlannedFile> plan(Set<String> reads) {
                got.add(Set.copyOf(reads));
                return List.of();
            }

            @Override
            public boolean needs(String kind) {
                return kind.equals("media:");
            }
        };
        PlannedGroup one = group("1", "1", reading("a.html", "media:a.png"), reading("b.html", "link:b"));
        write(List.of(one, group("2", "1", reading("c.html", "media:c.png"))), ofUploads, USUAL);
        write(List.of(group("1", "1"), group("2", "2", reading("d.html", "media:d.png"))), ofUploads, USUAL);

        assertThat(got).containsExactly(Set.of("media:a.png", "media:c.png"), Set.of("media:a.png", "media:d.png"));
        assertThat(Files.readString(folder.resolve("state/manifest"))).contains("\nKlink:\t", "\nKmedia:\t");
    }

    private static PlannedFile unmade(String path) {
        return new PlannedFile(path, Map.of("body", "2"), reads -> {
            throw new DamagedException("the archive is damaged");
        });
    }

    private static PlannedGroup group(String name, String fingerprint, PlannedFile... files) {
        return new PlannedGroup(name, fingerprint, () -> {
            assertThat(files).as("planned").isNotEmpty();
            return List.of(files);
        });
    }

    private WriteResult writeGroups(PlannedGroup... groups) throws IOException {
        return write(List.of(groups), reads -> List.of(), USUAL);
    }

    private PlannedFile page(String path, String body, String... more) {
        Map<String, String> inputs = more.length == 0 ? Map.of("body", body) : Map.of("body", body, "theme", more[0]);
        return new PlannedFile(path, inputs, reads -> {
            made(path);
            return UTF_8.encode(body);
        });
    }

    private PlannedFile reading(String path, String name) {
        return new PlannedFile(path, Map.of("body", "-"), reads -> {
            made(path);
            reads.read(name, siteValues.getOrDefault(name, ""));
            return UTF_8.encode(siteValues.getOrDefault(name, ""));
        });
    }

    private synchronized void made(String path) {
        made.add(path);
    }

    private static List<PlannedGroup> plan(PlannedFile... files) {
        return List.of(PlannedGroup.always("all", List.of(files)));
    }

    private SitePlan planOf(List<PlannedGroup> groups, FollowUp followUp) {
        return new SitePlan(madeOf, groups, this::current, followUp);
    }

    private WriteResult write(List<PlannedGroup> groups, FollowUp followUp, Mode mode) throws IOException {
        return writer().write(planOf(groups, followUp), mode, PriorityFiles.NONE, Progress.SILENT);
    }

    private WriteResult write(PlannedFile... files) throws IOException {
        return write(plan(files), reads -> List.of(), USUAL);
    }

    @Test
    void noThreadWorksAfterTheWriterIsClosed() throws IOException {
        write(page("a.html", "1"));
        Path noted = folder.resolve("state/read-again");
        Scrub round = Scrub.load(noted, Instant.parse("2026-11-24T02:00:00Z"));

        try (SiteWriter writer =
                new SiteWriter(folder.resolve("public"), folder.resolve("state/manifest"), Optional.of(round))) {
            writer.lookAhead();
        }

        assertThat(noted).exists();
    }

    private SiteWriter writer() {
        return new SiteWriter(folder.resolve("public"), folder.resolve("state/manifest"), Optional.empty());
    }

    private String current(String name) {
        return siteValues.getOrDefault(name, "");
    }

    private Path site(String path) {
        return folder.resolve("public").resolve(path);
    }
}
