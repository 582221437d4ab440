package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.Skip;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.store.ArchiveFiles;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every file has the mode of the umask, so that a web server of another user can read it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no modes of files")
class FileModesTest {

    private static final String UPLOAD = "content/uploadfile/202609/a.txt";
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rw-------");

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @BeforeEach
    void start() {
        blog.upload(UPLOAD, "an upload");
        blog.publish(post -> post.title("article")
                .html("<p><a href=\"" + crawled.emlog().address() + UPLOAD + "\">an upload</a></p>"));
    }

    @Test
    void everyFileHasTheModeOfTheUmask() throws Exception {
        crawled.build("");

        Set<PosixFilePermission> usual = usual();
        assertThat(Tree.files(folder.resolve("archive")))
                .contains(archived())
                .allSatisfy(file -> assertThat(mode(file)).isEqualTo(usual));
        assertThat(Tree.files(folder.resolve("public")))
                .contains(published())
                .allSatisfy(file -> assertThat(mode(file)).isEqualTo(usual));
    }

    @Test
    void aSiteOfAnEarlierVersionBecomesReadable() throws Exception {
        crawled.build("");
        narrow(published());
        crawled.nextNight();

        BuildReport report = crawled.build("");

        assertThat(report.output().anyChanged()).isFalse();
        assertThat(mode(published())).isEqualTo(usual());
        assertThat(Files.getLastModifiedTime(published())).isEqualTo(LONG_AGO);
    }

    @Test
    void directoriesOnTheWayToAFileAreOpenedToo() throws Exception {
        crawled.build("");
        narrow(published());
        Path directory = published().getParent();
        Set<PosixFilePermission> usual = Files.getPosixFilePermissions(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        crawled.nextNight();

        crawled.build("");

        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(usual);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--offline"})
    void anArchivedUploadBecomesReadableInTheNextRun(String options) throws Exception {
        crawled.build("");
        narrow(archived());
        crawled.nextNight();

        crawled.build(options);

        assertThat(mode(archived())).isEqualTo(usual());
        assertThat(Files.getLastModifiedTime(archived())).isEqualTo(LONG_AGO);
    }

    @Test
    void publicFilesBecomeReadableWithinThirtyDays() throws Exception {
        crawled.build("");
        List<Path> narrowed = new ArrayList<>(Tree.files(folder.resolve("archive")));
        narrowed.removeIf(file -> file.toString().contains("/state/")
                || ArchiveFiles.FOR_GIT.containsKey(file.getFileName().toString()));
        for (Path file : narrowed) {
            narrow(file);
        }

        for (int night = 0; night < 31; night++) {
            crawled.nextNight().build("--offline");
        }

        assertThat(narrowed)
                .contains(folder.resolve("archive/articles/1.json"), folder.resolve("archive/index.jsonl"))
                .allSatisfy(file -> assertThat(mode(file)).isEqualTo(usual()))
                .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO));
    }

    @Test
    void bookkeepingBecomesReadableWithoutBeingWritten() throws Exception {
        blog.protect(blog.publish("soon protected", "text"), "pw");
        crawled.build("");
        crawled.nextNight().build("");
        Path gitignore = folder.resolve("archive/.gitignore");
        Path gitattributes = folder.resolve("archive/.gitattributes");
        Path index = folder.resolve("archive/state/index");
        Path hidden = folder.resolve("archive/state/damaged/private/articles/1.json");
        Files.createDirectories(hidden.getParent());
        Files.writeString(hidden, "private");
        List<Path> caches = Tree.files(folder.resolve(".emlog-static"));
        Path session = Files.writeString(folder.resolve(".emlog-static/session"), "a cookie");
        for (Path file : List.of(gitignore, gitattributes, index, hidden, session)) {
            narrow(file);
        }
        for (Path cache : caches) {
            narrow(cache);
        }

        crawled.nextNight().build("");

        assertThat(List.of(gitignore, gitattributes, index))
                .allSatisfy(file -> assertThat(mode(file)).isEqualTo(usual()))
                .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO));
        assertThat(caches)
                .isNotEmpty()
                .allSatisfy(
                        cache -> assertThat(mode(cache)).as(cache.toString()).isEqualTo(usual()));
        assertThat(List.of(hidden, session))
                .allSatisfy(file -> assertThat(mode(file)).isEqualTo(OWNER_ALONE));
    }

    @Test
    void whatIsPrivateKeepsItsMode() throws Exception {
        crawled.build("");
        blog.protect(1, "pw");
        crawled.nextNight().build("");
        Path text = folder.resolve("archive/private/articles/1.json");
        narrow(text);

        crawled.nextNight().build("--full");

        assertThat(mode(text)).isEqualTo(OWNER_ALONE);
    }

    @Test
    void aPrivateUploadIsPublishedReadable() throws Exception {
        crawled.build("");
        narrow(archived());
        Files.delete(published());

        crawled.build("--offline");

        assertThat(mode(published())).isEqualTo(usual());
    }

    @Test
    void filesBehindALinkKeepTheirMode() throws Exception {
        crawled.build("");
        Path elsewhere = Files.move(archived().getParent(), folder.resolve("elsewhere"));
        Files.createSymbolicLink(archived().getParent(), elsewhere);
        narrow(elsewhere.resolve("a.txt"));

        Archive.open(folder.resolve("archive"), crawled.clock()).close();

        assertThat(mode(elsewhere.resolve("a.txt"))).isEqualTo(OWNER_ALONE);
    }

    @Test
    void aDryRunChangesNoMode() throws Exception {
        crawled.build("");
        narrow(published());

        crawled.build("--dry-run");

        assertThat(mode(published())).isEqualTo(OWNER_ALONE);
    }

    @Test
    void filesOfOthersKeepTheirMode() throws Exception {
        crawled.build("");
        Path foreign = Files.writeString(folder.resolve("public/notes.txt"), "mine");
        narrow(foreign);

        crawled.build("--full");

        assertThat(mode(foreign)).isEqualTo(OWNER_ALONE);
    }

    private Path archived() {
        return folder.resolve("archive").resolve(UPLOAD);
    }

    private Path published() {
        return folder.resolve("public").resolve(UPLOAD);
    }

    private static void narrow(Path file) throws IOException {
        Files.setPosixFilePermissions(file, OWNER_ALONE);
        Files.setLastModifiedTime(file, LONG_AGO);
    }

    private Set<PosixFilePermission> usual() throws IOException {
        Path file = folder.resolve("new");
        Files.deleteIfExists(file);
        Set<PosixFilePermission> usual = mode(Files.writeString(file, ""));
        Skip.unless(!usual.equals(OWNER_ALONE), "the umask lets nobody else read");
        return usual;
    }

    private static Set<PosixFilePermission> mode(Path file) throws IOException {
        return Files.getPosixFilePermissions(file);
    }
}
