package io.github.emlogstatic.build.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.SmallDisk;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.emlog.backup.BackupUploads;
import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.media.DownloadConditions;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small disk in memory that is really full, or read-only. */
class FullDiskTest {

    @TempDir
    Path folder;

    @AutoClose
    private SmallDisk small;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        small = SmallDisk.mounted(folder.resolve("disk"), "3m");
        disk = small.folder();
    }

    @Test
    void aFullDiskIsReportedAndDestroysNothing() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish("first", "text");
        try (CrawledBlog crawled = CrawledBlog.of(blog, disk.resolve("mirror"))) {
            build(crawled);
            Map<String, String> site = Tree.of(disk.resolve("mirror/public"));
            for (int i = 0; i < 300; i++) {
                blog.publish("more", "text ".repeat(3000));
            }

            assertThatThrownBy(() -> build(crawled.nextNight()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left")
                    .hasMessageContaining(disk.toString());
            assertThat(Tree.of(disk.resolve("mirror/public"))).isEqualTo(site);
            assertThat(crawled.archive().article(1)).isPresent();

            small.grow("200m");
            BuildReport report = build(crawled.nextNight());
            assertThat(report.counts().articles().total()).isEqualTo(301);
            assertThat(Verification.of(disk.resolve("mirror/archive")).damage()).isEmpty();
        }
    }

    @Test
    void aReadOnlyArchiveDoesNotHideTheRefusal() throws Exception {
        Path mirror = folder.resolve("mirror");
        small.makeReadOnly();
        try (CrawledBlog crawled = CrawledBlog.of(MemoryBlog.empty(), mirror).configured("archive: " + disk)) {
            Files.writeString(Files.createDirectories(mirror.resolve("public")).resolve("of-others.txt"), "");

            assertThatThrownBy(() -> build(crawled))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("of-others.txt")
                    .satisfies(e -> assertThat(e.getSuppressed()).isNotEmpty());
        }
    }

    @Test
    void aFullDiskIsNotTakenForAnUnreadableUpload() throws Exception {
        Path upload = Files.write(folder.resolve("a.bin"), new byte[4 << 20]);

        assertThatThrownBy(() -> BackupUploads.copy(upload, disk, DownloadConditions.whole(10 << 20)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot write " + disk)
                .hasMessageContaining("No space left");
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void anUploadThatFindsNoRoomIsNamed() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.upload("content/uploadfile/1/a.txt", "a".repeat(4 << 20));
        blog.publish(post -> post.title("first").html("<a href=\"/content/uploadfile/1/a.txt\">a</a>"));
        try (CrawledBlog crawled = CrawledBlog.of(blog, disk.resolve("mirror"))) {
            assertThatThrownBy(() -> build(crawled))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot write " + disk.resolve("mirror/archive/"))
                    .hasMessageContaining("No space left");

            small.grow("50m");
            build(crawled.nextNight());
            assertThat(disk.resolve("mirror/public/content/uploadfile/1/a.txt")).hasSize(4 << 20);
        }
    }

    @Test
    void aFilmThatDoesNotFitKeepsNothingElseAway() throws Exception {
        small.grow("35m"); // enough for the archive, but not for its copy in the site
        MemoryBlog blog = MemoryBlog.empty();
        blog.upload("content/uploadfile/1/film.txt", "a".repeat(12 << 20));
        blog.upload("content/uploadfile/1/note.txt", "note");
        blog.publish(
                post -> post.title("first")
                        .html(
                                "<a href=\"/content/uploadfile/1/film.txt\">a</a><a href=\"/content/uploadfile/1/note.txt\">b</a>"));
        try (CrawledBlog crawled = CrawledBlog.of(blog, disk.resolve("mirror"))) {
            BuildReport report = build(crawled);

            assertThat(report.problems()).hasSize(1);
            assertThat(report.problems().get(0).where()).endsWith("/content/uploadfile/1/film.txt");
            assertThat(report.problems().get(0).why())
                    .matches("does not fit on the disk: it needs 40 MB, and 3\\d MB are"
                            + " left; make room, or leave the file where it is; shown in .*");
            assertThat(disk.resolve("mirror/public/content/uploadfile/1/note.txt"))
                    .hasContent("note");

            small.grow("80m");
            assertThat(build(crawled.nextNight()).problems()).isEmpty();
            assertThat(disk.resolve("mirror/public/content/uploadfile/1/film.txt"))
                    .hasSize(12 << 20);
        }
    }

    @Test
    void aCopiedFilmThatDoesNotFitIsRefused() throws Exception {
        Path film = Files.write(folder.resolve("film.bin"), new byte[12 << 20]);

        assertThatThrownBy(() -> BackupUploads.copy(film, disk, DownloadConditions.whole(20 << 20)))
                .isInstanceOf(EmlogException.class)
                .hasMessageContaining("does not fit on the disk: it needs 28 MB, and 3 MB are left");
    }

    @Test
    void eachFileIsOldOrNewAfterAFullDisk() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        for (int i = 0; i < 50; i++) {
            blog.publish("title", "text ".repeat(1000));
        }
        try (CrawledBlog crawled = CrawledBlog.of(blog, disk.resolve("mirror"))) {
            crawled.configured(QuickTheme.CHOSEN);
            build(crawled);
            Map<String, String> before = Tree.of(disk.resolve("mirror/public"));
            Path layouts = Files.createDirectories(disk.resolve("mirror/theme/layouts"));
            Files.writeString(layouts.resolve("article.peb"), "other {{ article.content | raw }}".repeat(4));
            Files.write(
                    disk.resolve("filler"),
                    new byte[(int) Files.getFileStore(disk).getUsableSpace() - 300_000]);

            assertThatThrownBy(() -> build(crawled.nextNight()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            Map<String, String> during = Tree.of(disk.resolve("mirror/public"));
            assertThat(Verification.of(disk.resolve("mirror/archive")).damage()).isEmpty();

            Files.delete(disk.resolve("filler"));
            small.grow("200m");
            build(crawled.nextNight());
            Map<String, String> after = Tree.of(disk.resolve("mirror/public"));
            assertThat(during.keySet()).containsAll(before.keySet());
            before.keySet()
                    .forEach(path -> assertThat(during.get(path)).as(path).isIn(before.get(path), after.get(path)));
            assertThat(after.keySet()).isEqualTo(before.keySet()); // nothing half written is left
        }
    }

    private static BuildReport build(CrawledBlog crawled) throws Exception {
        return crawled.build("");
    }
}
