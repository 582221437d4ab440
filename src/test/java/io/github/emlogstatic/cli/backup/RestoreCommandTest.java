package io.github.emlogstatic.cli.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.emlogstatic.address.OddName;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.archive.record.Withdrawal;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.files.Checksum;
import io.github.emlogstatic.files.Hash;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.discussion.Like;
import io.github.emlogstatic.model.discussion.PrivateComment;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restores the sample blog. What is written is read again with the reader of backups, and held against the archive. */
class RestoreCommandTest {

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @BeforeEach
    void sample() throws IOException {
        PathUtils.copyDirectory(Path.of("examples/sample-blog"), directory.resolve("archive"));
        Files.writeString(directory.resolve("fresh.sql"), FreshBackup.SQL);
    }

    @Test
    void everyArticleComesBack() throws IOException {
        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        try (Archive archive = Archive.read(directory.resolve("archive"));
                Backup backup = backup()) {
            Map<Integer, Integer> views = archive.counters().views();
            for (int id : archive.articleIds()) {
                var known = archive.article(id).orElseThrow();
                if (known.article().needsPassword()) {
                    continue;
                }
                ArticleDetail detail = backup.detail(id).orElseThrow();
                assertThat(detail.article().title()).isEqualTo(known.article().title());
                assertThat(detail.article().date()).isEqualTo(known.article().date());
                assertThat(detail.article().url()).isEqualTo(known.article().url());
                assertThat(detail.article().tags())
                        .containsExactlyInAnyOrderElementsOf(known.article().tags());
                assertThat(detail.article().categoryId())
                        .isEqualTo(known.article().categoryId());
                assertThat(detail.article().cover()).isEqualTo(known.article().cover());
                assertThat(detail.article().top()).isEqualTo(known.article().top());
                assertThat(detail.article().fields()).isEqualTo(known.article().fields());
                assertThat(detail.body().contentSource())
                        .isEqualTo(source(
                                known.body().contentSource(), known.body().content()));
                assertThat(detail.counts().views()).isEqualTo(views.getOrDefault(id, 0));
                assertThat(outline(backup.comments(id).threads())).isEqualTo(outline(archive.comments(id)));
                assertThat(backup.likes(id)).hasSameSizeAs(archive.likes(id));
            }
            assertThat(backup.pages()).containsExactlyInAnyOrderElementsOf(archive.pageIds());
            assertThat(backup.categories()).isEqualTo(archive.categories());
            assertThat(backup.notes()).hasSameSizeAs(archive.notes());
            assertThat(backup.navigation().stream().map(Link::title))
                    .isEqualTo(archive.blog().orElseThrow().navigation().stream()
                            .map(Link::title)
                            .toList());
        }
    }

    @Test
    void menuEntriesThatLeadElsewhereStayAsTheyAre() throws IOException {
        List<Link> menu =
                List.of(Link.to("更多", "#", Link.to("别处", "https://other.example/photo"), Link.to("摄影", "sort/photo")));
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            writing.writeBlog(writing.blog().orElseThrow().withLinks(menu, List.of()));
        }
        restore();

        assertThat(ImportedRows.of(sqlFiles()).table("navi", "id").values())
                .extracting(row -> row.get("url"), row -> row.get("type"))
                .containsExactlyInAnyOrder(tuple("#", "0"), tuple("https://other.example/photo", "0"), tuple("", "4"));
        assertThat(sqlFiles())
                .anySatisfy(file ->
                        assertThat(file).content().contains("UPDATE `em_navi` SET `taxis` = '2' WHERE type = 3;"));
    }

    @Test
    void newTabsIconsAndClosedCategoriesComeBack() throws IOException {
        Files.writeString(
                directory.resolve("fresh.sql"),
                FreshBackup.SQL
                        .replace("`description` text);", "`description` text, `allow_user_post` enum('n','y'));")
                        .replace("`siteurl` varchar(255),", "`siteurl` varchar(255), `icon` varchar(512),"));
        writeNewTabsIconsAndClosedCategories();
        program.run("restore", "archive", "--into", "fresh.sql", "-o", "out", "--url", "https://new.example.com/");

        ImportedRows rows = ImportedRows.of(sqlFiles());
        assertThat(rows.table("navi", "id").values())
                .extracting(row -> row.get("newtab"))
                .containsExactly("y", "n", "y");
        assertThat(rows.table("link", "id").values())
                .extracting(row -> row.get("icon"))
                .containsExactly(
                        "https://new.example.com/content/uploadfile/202401/友.png", "https://other.example/a.ico", "");
        assertThat(rows.table("sort", "sid").get(77)).containsEntry("allow_user_post", "n");
        assertThat(rows.table("sort", "sid").get(78)).doesNotContainKey("allow_user_post"); // as is emlog's default
    }

    @Test
    void settingsThatDoNotComeBackAreReported() {
        restore();

        assertThat(program.out()).contains("the title for search engines, and how lists, comments and mail are set");
    }

    @Test
    void iconsAndClosedCategoriesWithoutAPlaceAreReported() throws IOException {
        writeNewTabsIconsAndClosedCategories();

        assertThat(restore()).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .contains(
                        "icons of links: 2 values, for which this version of emlog has no place",
                        "categories that take no articles of registered visitors: 1 value, for which this version");
    }

    private void writeNewTabsIconsAndClosedCategories() throws IOException {
        List<Link> menu = List.of(
                new Link("外", "https://other.example/", "", List.of(), true, ""),
                Link.to("更多", "#", new Link("里", "https://in.example/", "", List.of(), true, "")));
        List<Link> links = List.of(
                new Link("友", "https://a.example/", "", List.of(), false, "content/uploadfile/202401/友.png"),
                new Link("别", "https://b.example/", "", List.of(), false, "https://other.example/a.ico"),
                Link.to("无", "https://c.example/"));
        CategorySettings closed = new CategorySettings("", "", "", 0, "", true);
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            writing.writeBlog(writing.blog().orElseThrow().withLinks(menu, links));
            writing.writeCategories(
                    List.of(new Category(77, "关", "", "", 0, 1, closed), new Category(78, "开", "", "", 0, 2)));
        }
    }

    @Test
    void theRowsAreWhatEmlogKeepsOfTheArchive() throws IOException {
        restore();

        ImportedRows imported = ImportedRows.of(sqlFiles());
        Map<Integer, Map<String, String>> articles = imported.table("blog", "gid");
        Map<Integer, Map<String, String>> tags = imported.table("tag", "tid");
        Map<Integer, Map<String, String>> comments = imported.table("comment", "cid");
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            ZoneId zone = archive.blog().orElseThrow().zone();
            for (int id : archive.articleIds()) {
                Article known = archive.article(id).orElseThrow().article();
                Body body = archive.article(id).orElseThrow().body();
                if (known.needsPassword()) {
                    continue;
                }
                Map<String, String> row = articles.get(id);
                assertThat(row)
                        .containsEntry("title", known.title())
                        .containsEntry("content", source(body.contentSource(), body.content()))
                        .containsEntry("excerpt", source(body.excerptSource(), body.excerpt()))
                        .containsEntry("date", "" + known.date().atZone(zone).toEpochSecond())
                        .containsEntry("type", "blog")
                        .containsEntry("hide", "n")
                        .containsEntry("sortid", "" + known.categoryId())
                        .containsEntry("top", known.top() ? "y" : "n");
                assertThat(Stream.of(row.get("tags").split(","))
                                .filter(tag -> !tag.isEmpty())
                                .map(tag -> tags.get(Integer.valueOf(tag)).get("tagname")))
                        .containsExactlyElementsOf(known.tags());
                assertComments(id, 0, archive.comments(id), comments);
            }
        }
    }

    private static void assertComments(
            int article, int parent, List<Comment> threads, Map<Integer, Map<String, String>> rows) {
        for (Comment comment : threads) {
            assertThat(rows.get(comment.id()))
                    .containsEntry("gid", "" + article)
                    .containsEntry("pid", "" + parent)
                    .containsEntry("poster", comment.author())
                    .containsEntry("hide", "n");
            assertComments(article, comment.id(), comment.children(), rows);
        }
    }

    @Test
    void uploadsLieBesideTheFiles() throws IOException {
        restore();

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.uploads().entries())
                    .isNotEmpty()
                    .allSatisfy(upload -> assertThat(directory.resolve("out").resolve(upload.path()))
                            .hasSize(upload.bytes()));
        }
    }

    @Test
    void pinnedNotesStandFirstAgain() throws IOException {
        List<Note> pinned;
        try (Archive archive = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            pinned = new ArrayList<>(archive.notes());
            pinned.add(0, pinned.remove(pinned.size() - 3));
            archive.writeNotes(pinned);
        }

        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        try (Backup backup = backup()) {
            assertThat(backup.notes())
                    .extracting(Note::id)
                    .isEqualTo(pinned.stream().map(Note::id).toList());
        }
    }

    /** {@code content/renamed/} is a folder of the archive, and no text refers to it. */
    @Test
    void uploadsHaveTheNamesThatTheyHadAtTheBlog() throws IOException {
        String hidden = "content/uploadfile/202401/.hidden.png";
        String lengthy = "content/uploadfile/202401/" + "图".repeat(83) + ".png";
        for (String path : List.of(hidden, lengthy)) {
            assertThat(OddName.inArchive(path)).startsWith("content/renamed/");
            addUpload(OddName.inArchive(path), path);
        }

        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        for (String path : List.of(hidden, lengthy)) {
            assertThat(directory.resolve("out").resolve(path)).hasContent(path);
        }
        assertThat(directory.resolve("out/content/renamed")).doesNotExist();
    }

    /** Texts show them at the addresses that they had. */
    @Test
    void aPictureOfAnEditorComesBackToItsPlace() throws IOException {
        addUpload("content/files/admin/editor/plugins/emoticons/images/12.gif", "a smiley");

        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(directory.resolve("out/admin/editor/plugins/emoticons/images/12.gif"))
                .hasContent("a smiley");
        assertThat(directory.resolve("out/content/files")).doesNotExist();
    }

    /** The restored files are copied over those of an emlog, and the archive may be of somebody else. */
    @Test
    void whatAServerRunsIsNotRestored() throws IOException {
        List<String> paths = List.of(
                "content/plugins/evil/evil.php",
                "content/files/admin/views/js/common.js",
                "content/files/evil.php.gif",
                "content/files/index.php/a.gif",
                "content/files/.htaccess/a.gif",
                "content/templates/default/header.html",
                "content/uploadfile/202401/a\u2028.php",
                "content/uploadfile/202401/a.php.jpg",
                OddName.inArchive("content/uploadfile/202401/.htaccess"),
                "content/uploadfile/202401/z.php");
        assertThat(restore("--dry-run")).as(program.err()).isEqualTo(ExitCode.DONE);
        String restored = program.out().lines().findFirst().orElseThrow();
        for (String path : paths) {
            addUpload(path, path);
        }

        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .startsWith(restored)
                .contains("10 files are left out, for a web server might run or obey them")
                .contains(" and 5 more");
        for (String path : paths) {
            assertThat(directory.resolve("out").resolve(OddName.atBlog(path))).doesNotExist();
        }
        assertThat(restore("-v")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).contains("a.php.jpg", "z.php").doesNotContain(" more");
    }

    @Test
    void uploadThatTheArchiveNoLongerHasIsRemoved() throws IOException {
        String withdrawn = "content/uploadfile/209901/withdrawn.png";
        addUpload(withdrawn, "withdrawn");
        restore();
        Path copy = directory.resolve("out").resolve(withdrawn);
        assertThat(copy).hasContent("withdrawn");
        Files.delete(directory.resolve("archive").resolve(withdrawn));
        Path index = directory.resolve("archive/index.jsonl");
        Files.write(
                index,
                Files.readAllLines(index).stream()
                        .filter(line -> !line.contains(withdrawn))
                        .toList());

        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(copy.getParent()).doesNotExist();
        assertThat(directory.resolve("out/restore.txt")).content().doesNotContain(withdrawn, "not come to its end");
    }

    private void addUpload(String path, String text) throws IOException {
        Path file = directory.resolve("archive").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        String line = "{\"path\":\"" + path + "\",\"sha256\":\"" + Hash.of(file) + "\",\"bytes\":" + Files.size(file)
                + ",\"firstSeen\":\"2026-11-20T00:00:00Z\",\"lastChanged\":\"2026-11-20T00:00:00Z\"}\n";
        Files.writeString(directory.resolve("archive/index.jsonl"), line, StandardOpenOption.APPEND);
    }

    @Test
    void everyStatementIsOneLineOfASmallFile() throws IOException {
        restore();

        assertThat(sqlFiles()).isNotEmpty();
        for (Path file : sqlFiles()) {
            assertThat(Files.size(file)).isLessThan(2_000_000);
            List<String> lines = Files.readAllLines(file);
            assertThat(lines.get(0)).isEqualTo("#version:emlog pro 2.6.27");
            assertThat(lines.get(lines.size() - 1)).isEqualTo("#the end of backup");
            assertThat(lines.stream().filter(line -> !line.isEmpty() && !line.startsWith("#")))
                    .isNotEmpty()
                    .allMatch(line -> line.matches("(?:DELETE FROM|REPLACE INTO|UPDATE|ALTER TABLE) `em_.*;"));
        }
    }

    /** Its address names a key and no path, so emlog looks for the path in its table of files. */
    @Test
    void downloadIsFoundByItsKeyAgain() throws IOException {
        String path = "content/downloads/aB3dEf7890123456/主题 'v1.2'.zip";
        addUpload(path, "PK");
        assertThat(restore("--dry-run")).as(program.err()).isEqualTo(ExitCode.DONE);
        assertThat(program.out()).doesNotContain("downloads");
        Files.writeString(directory.resolve("fresh.sql"), FreshBackup.SQL.replace("\n#the end", """
                CREATE TABLE `em_attachment` (`aid` int, `alias` varchar(64), `filename` varchar(255), `filesize` int,
                  `filepath` varchar(255), `addtime` bigint(20), `mimetype` varchar(40));

                #the end"""));

        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(directory.resolve("out").resolve(path)).hasContent("PK");
        assertThat(ImportedRows.of(sqlFiles()).table("attachment"))
                .containsExactly(Map.of(
                        "alias", "aB3dEf7890123456",
                        "filename", "主题 'v1.2'.zip",
                        "filesize", "2",
                        "filepath", "../" + path,
                        "addtime", "1795132800",
                        "mimetype", "application/zip"));
        assertThat(sqlFiles())
                .anySatisfy(
                        file -> assertThat(file)
                                .content()
                                .contains(
                                        "DELETE FROM `em_attachment` WHERE filepath = '../content/downloads/aB3dEf7890123456/"));
    }

    @Test
    void linksInTextsFollowToTheNewAddress() throws IOException {
        restore("--url", "https://new.example/blog");

        assertThat(sqlFiles())
                .extracting(Files::readString)
                .noneMatch(text -> text.contains("https://blog.example.com/"))
                .anyMatch(text -> text.contains("https://new.example/blog/"));
    }

    /** emlog gives the blog's address as the site of everybody who has logged in. */
    @Test
    void siteOfCommentersAndLinksFollowToTheNewAddress() throws IOException {
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            List<Link> links = List.of(Link.to("归档", "?post=9"), Link.to("友", "https://other.example/"));
            writing.writeBlog(writing.blog().orElseThrow().withLinks(List.of(), links));
            List<Comment> comments = writing.comments(1);
            Comment first = comments.get(0);
            writing.writeComments(
                    1,
                    List.of(first.toBuilder()
                            .authorUrl("https://blog.example.com/")
                            .build()));
        }

        restore("--url", "https://new.example/blog");

        ImportedRows rows = ImportedRows.of(sqlFiles());
        assertThat(rows.table("link"))
                .extracting(row -> row.get("siteurl"))
                .containsExactly("https://new.example/blog/?post=9", "https://other.example/");
        assertThat(rows.table("comment").stream().filter(row -> "1".equals(row.get("gid"))))
                .extracting(row -> row.get("url"))
                .contains("https://new.example/blog/");
    }

    @Test
    void draftsKeepTheirAliases() throws IOException {
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            Article draft = Article.builder(901)
                    .title("草稿")
                    .date(LocalDateTime.parse("2024-01-01T08:00"))
                    .url("later")
                    .author(1)
                    .build();
            Page hidden = new Page(902, "隐藏的", LocalDateTime.parse("2024-01-02T08:00"), "not-yet", 1, "");
            writing.drafts().write(new ArchivedArticle(draft, Body.EMPTY, Origin.BACKUP, "", Map.of()));
            writing.drafts().write(new ArchivedPage(hidden, Body.EMPTY, Origin.BACKUP, Map.of(), ArticleSettings.NONE));
        }

        restore();

        Map<Integer, Map<String, String>> articles = ImportedRows.of(sqlFiles()).table("blog", "gid");
        assertThat(articles.get(901)).containsEntry("alias", "later").containsEntry("hide", "y");
        assertThat(articles.get(902)).containsEntry("alias", "not-yet").containsEntry("hide", "y");
    }

    /** A database has one row of a number, and an import would stop at the second. */
    @Test
    void ofTwoDraftsOfANumberOneComesBack() throws IOException {
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            Page page = new Page(901, "后来的", LocalDateTime.parse("2024-01-02T08:00"), "?post=901", 1, "");
            Article article = Article.builder(901)
                    .title("删掉的")
                    .date(LocalDateTime.parse("2024-01-01T08:00"))
                    .build();
            writing.drafts().write(new ArchivedArticle(article, Body.EMPTY, Origin.BACKUP, "", Map.of()));
            writing.drafts().write(new ArchivedPage(page, Body.EMPTY, Origin.BACKUP, Map.of(), ArticleSettings.NONE));
        }

        assertThat(restore()).as(program.err()).isEqualTo(ExitCode.DONE);

        assertThat(ImportedRows.of(sqlFiles()).table("blog"))
                .filteredOn("gid", "901")
                .hasSize(1);
        assertThat(program.out()).contains("the hidden page '后来的' (901): an article has the same number");
    }

    /** The archive has its comments twice then: those of the public, and those of the owner. */
    @Test
    void aWithdrawnArticleThatIsADraftKeepsItsComments() throws IOException {
        DateRange then = new DateRange(Instant.EPOCH, Instant.EPOCH);
        Comment comment = Comment.builder(9001, "客人", then, "写得好").build();
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            ArchivedArticle article = writing.article(4).orElseThrow();
            writing.writeComments(4, List.of(comment));
            writing.privateFolder().withdraw(new Withdrawal(4, Instant.EPOCH, "deleted or hidden"));
            writing.drafts().write(article);
            writing.drafts().writeComments(4, List.of(new PrivateComment(0, false, comment)));
        }

        restore();

        ImportedRows rows = ImportedRows.of(sqlFiles());
        assertThat(rows.table("comment", "cid").get(9001)).containsEntry("gid", "4");
        assertThat(rows.table("blog", "gid").get(4)).containsEntry("hide", "y").containsEntry("comnum", "1");
    }

    /** Before emlog 2.2.6 the API tells no ids, while a backup does. */
    @Test
    void publicAndPrivateNotesGetDifferentNumbers() throws IOException {
        DateRange then = new DateRange(Instant.EPOCH, Instant.EPOCH);
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            writing.writeNotes(List.of(new Note(0, "c", "", then, 1), new Note(1, "a", "", then, 1)));
            writing.drafts().writeNotes(List.of(new Note(2, "b", "", then, 1)));
        }

        restore();

        assertThat(ImportedRows.of(sqlFiles()).table("twitter"))
                .extracting(row -> row.get("id"), row -> row.get("content"), row -> row.get("private"))
                .containsExactlyInAnyOrder(tuple("1", "a", "n"), tuple("2", "b", "y"), tuple("3", "c", "n"));
    }

    /** The guard may have kept it among the public ones, which have no ids before emlog 2.2.6. */
    @ParameterizedTest
    @CsvSource({"2, 1", "0, 0"})
    void aNoteThatABackupHidesIsRestoredOnce(int hidden, int open) throws IOException {
        DateRange then = new DateRange(Instant.EPOCH, Instant.EPOCH);
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            writing.writeNotes(List.of(new Note(hidden, "b", "", then, 1), new Note(open, "a", "", then, 1)));
            writing.drafts().writeNotes(List.of(new Note(2, "b", "", then, 1)));
        }

        restore();

        assertThat(ImportedRows.of(sqlFiles()).table("twitter"))
                .extracting(row -> row.get("content"), row -> row.get("private"))
                .containsExactlyInAnyOrder(tuple("a", "n"), tuple("b", "y"));
    }

    @Test
    void fieldsAndLikesOfAProtectedArticleComeBack() throws IOException {
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            ArchivedArticle text = writing.privateFolder().article(37).orElseThrow();
            Article open = text.article().toBuilder().fields(Map.of("来源", "信")).build();
            writing.privateFolder().write(new ArchivedArticle(open, text.body(), text.origin(), "", Map.of()));
            DateRange then = new DateRange(Instant.EPOCH, Instant.EPOCH);
            writing.writeLikes(37, List.of(new Like(9001, 0, "客人", "", then)));
            writing.privateFolder().takeDiscussion(37);
        }

        restore();

        ImportedRows rows = ImportedRows.of(sqlFiles());
        assertThat(rows.table("blog_fields"))
                .anySatisfy(row -> assertThat(row)
                        .containsAllEntriesOf(Map.of("gid", "37", "field_key", "来源", "field_value", "信")));
        assertThat(rows.table("blog_fields"))
                .extracting(row -> row.get("id"))
                .as("numbers, so that a file may be imported twice")
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(rows.table("like", "id").get(9001))
                .containsEntry("gid", "37")
                .containsEntry("poster", "客人");
        assertThat(rows.table("blog", "gid").get(37)).containsEntry("like_count", "1");
    }

    @Test
    void theNewAddressIsReadAsThatOfABlog() throws IOException {
        assertThat(restore("--url", "new.example")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("--url must start with http:// or https://");

        assertThat(restore("--url", "https://me:secret@new.example/")).isEqualTo(ExitCode.USAGE);
        assertThat(program.err())
                .contains("--url must not hold a user or a password; leave them out")
                .doesNotContain("secret");

        restore("--url", "https://我的博客.cn");

        assertThat(Files.readString(sqlFiles().get(0))).contains("https://xn--");
    }

    @Test
    void protectedArticleIsADraftWithoutItsPassword() throws IOException {
        restore();

        assertThat(program.out()).contains("(37) comes back as a draft");
        try (Backup backup = backup()) {
            assertThat(backup.keptBack(Instant.now())).containsExactly(37);
            assertThat(backup.articles(Instant.now()))
                    .noneMatch(entry -> entry.article().id() == 37);
        }
    }

    @Test
    void protectedArticleIsProtectedWithItsPassword() throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), """
                blog: {auth: signed, apiKey: "${NOT_SET}", articlePasswords: {37: "${PASSWORD}"}}
                onProblem: {webhook: "${NOT_SET}"}
                """);
        restore();

        try (Backup backup = backup()) {
            assertThat(backup.articles(Instant.now()))
                    .anyMatch(entry -> entry.article().id() == 37);
            assertThat(backup.detail(37).orElseThrow().article().needsPassword())
                    .isTrue();
        }
    }

    @Test
    void dryRunWritesNothing() throws IOException {
        assertThat(restore("--dry-run")).isEqualTo(ExitCode.DONE);

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(program.out())
                    .contains(archive.articleIds().size() - 1 + " articles, 2 pages, "
                            + archive.uploads().count() + " uploads")
                    .contains("hidden, until you publish them: 1 article or page\nhidden: '")
                    .contains("' (37)\n")
                    .endsWith("dry run: nothing was written\n");
        }
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void missingTablesAreReportedOnceInWords() throws IOException {
        String old = FreshBackup.SQL.replaceAll("(?s)CREATE TABLE `em_(?:like|twitter)`.*?;\n", "");
        Files.writeString(directory.resolve("fresh.sql"), old);

        assertThat(restore("--dry-run")).isEqualTo(ExitCode.DONE);

        assertThat(program.out())
                .containsPattern(
                        "not as it was: likes of articles: \\d+ values, for which this version of emlog has no")
                .containsPattern("not as it was: notes: \\d+ values, for which this version of emlog has no place")
                .doesNotContain("keeps no likes", ": like:", "twitter");
    }

    @Test
    void targetWithArticlesOfItsOwnIsRefused() throws IOException {
        Files.writeString(
                directory.resolve("fresh.sql"),
                FreshBackup.SQL.replace(
                        "('1','Hello');", "('1','Hello');\nINSERT INTO em_blog (`gid`, `title`) VALUES ('2','Mine');"));

        assertThat(restore()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("it has 2 articles and pages");
        assertThat(restore("--force")).isEqualTo(ExitCode.DONE);
    }

    @Test
    void targetWithNotesOfItsOwnIsRefused() throws IOException {
        Files.writeString(
                directory.resolve("fresh.sql"),
                FreshBackup.SQL.replace(
                        "\n\n#the end", "\nINSERT INTO em_twitter (`id`, `content`) VALUES ('1','Mine');\n\n#the end"));

        assertThat(restore()).isEqualTo(ExitCode.REFUSED);
        assertThat(program.err()).contains("its table twitter has 1 row, ");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void nothingIsRestoredIntoTheArchive() throws IOException {
        Path inside = directory.resolve("archive/restored");

        assertThat(program.run("restore", "archive", "--into", "fresh.sql", "-o", "archive/restored"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(program.err()).contains("-o " + inside + " is in the archive");
        assertThat(inside).doesNotExist();
    }

    @Test
    void archiveThatARunWritesIsNotRestored() throws IOException {
        try (Archive writing = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            assertThat(restore()).isEqualTo(ExitCode.REFUSED);
        }

        assertThat(program.err()).contains("another run is using " + directory.resolve("archive"));
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void secondRestoreReplacesTheFirst() throws IOException {
        restore();
        Path earlier = Files.writeString(directory.resolve("out/restore-099.sql"), "of an earlier one");
        Files.writeString(
                directory.resolve("out/restore.txt"),
                Checksum.of(earlier) + " restore-099.sql\n",
                StandardOpenOption.APPEND);

        assertThat(restore()).isEqualTo(ExitCode.DONE);
        assertThat(sqlFiles()).noneMatch(file -> file.endsWith("restore-099.sql"));
    }

    @Test
    void changedFileIsNotOverwritten() throws IOException {
        restore();
        for (String name : List.of("restore-001.sql", "content/uploadfile/201705/camera.webp", "restore-050.sql")) {
            String message = name.equals("restore-050.sql")
                    ? name + ": a file of others is in the way"
                    : "out: somebody has changed " + name + " since an earlier run";
            Path file = directory.resolve("out").resolve(name);
            Files.writeString(file, "-- mine");

            assertThat(restore()).as(name).isEqualTo(ExitCode.REFUSED);
            assertThat(program.err()).contains(message);
            assertThat(file).hasContent("-- mine");
            assertThat(restore("--force")).as(program.err()).isEqualTo(ExitCode.DONE);
        }
        assertThat(directory.resolve("out/restore-050.sql")).doesNotExist();
    }

    @Test
    void dumpOfAnotherProgramIsNoTarget() throws IOException {
        Files.writeString(directory.resolve("fresh.sql"), FreshBackup.SQL.replaceFirst("(?s)^.*?(?=CREATE)", ""));

        assertThat(restore()).isEqualTo(ExitCode.USAGE);
        assertThat(program.err()).contains("was not made by emlog's admin page");
    }

    private static String source(String typed, String html) {
        return typed.isEmpty() ? html : typed;
    }

    private static List<String> outline(List<Comment> comments) {
        List<String> outline = new ArrayList<>();
        for (Comment comment : comments) {
            outline.add(comment.id() + " " + comment.author() + " " + outline(comment.children()));
        }
        return outline;
    }

    private List<Path> sqlFiles() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("out"))) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private Backup backup() throws IOException {
        Path all = Files.createDirectories(directory.resolve("all"));
        for (Path file : sqlFiles()) {
            Files.copy(file, all.resolve(file.getFileName()));
        }
        Files.copy(directory.resolve("fresh.sql"), all.resolve("0-structure.sql"));
        return Backup.open(List.of(all), Optional.of("https://blog.example.com/"), List.of(), Optional.empty(), false);
    }

    private int restore(String... options) {
        List<String> line = List.of("restore", "archive", "--into", "fresh.sql", "-o", "out");
        return program.set("PASSWORD", "word").run(line, options);
    }
}
