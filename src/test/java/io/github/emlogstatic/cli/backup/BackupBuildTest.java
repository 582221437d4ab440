package io.github.emlogstatic.cli.backup;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.emlogstatic.Answering;
import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.DraftFolder;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.browser.SampleSite;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.Main;
import io.github.emlogstatic.cli.ProgramRunner;
import io.github.emlogstatic.emlog.FakeBlog;
import io.github.emlogstatic.emlog.backup.Backup;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import io.github.emlogstatic.model.run.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.Buffer;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Builds from a backup, which was made of the sample blog, without a request. */
class BackupBuildTest {

    /** The sample blog and the files that {@code restore} makes of it. */
    @TempDir
    static Path source;

    @TempDir
    static Path built;

    @RegisterExtension
    private final ProgramRunner program = ProgramRunner.inNewFolder();

    private final Path directory = program.directory();

    @BeforeAll
    static void restore() throws IOException {
        PathUtils.copyDirectory(Path.of("examples/sample-blog"), source.resolve("sample"));
        Files.writeString(source.resolve("fresh.sql"), FreshBackup.SQL);
        PrintStream none = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        String[] restore = {"restore", "sample", "--into", "fresh.sql", "-o", "restored"};
        assertThat(Main.run(restore, none, none, Map.of(), source)).isZero();
        SampleSite.giveMade(source);
    }

    @BeforeEach
    void backup() throws IOException {
        PathUtils.copyDirectory(source, directory);
        Path backup = Files.createDirectories(directory.resolve("backup"));
        Files.copy(directory.resolve("fresh.sql"), backup.resolve("0.sql"));
        try (Stream<Path> files = Files.list(directory.resolve("restored"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                Files.copy(file, backup.resolve(file.getFileName()));
            }
        }
        configure("");
        file(
                "1.sql",
                "INSERT INTO em_options (option_name, option_value) VALUES ('blogurl','https://blog.example.com/');\n");
    }

    /** Adds a file to the backup. */
    private void file(String name, String statements) throws IOException {
        Files.writeString(
                directory.resolve("backup").resolve(name),
                "#version:emlog pro 2.6.27\n#tableprefix:em_\n" + statements + "#the end of backup");
    }

    @Test
    void archiveOfABackupIsThatOfItsBlog() throws IOException {
        build();

        try (Archive made = Archive.read(directory.resolve("archive"));
                Archive sample = Archive.read(directory.resolve("sample"))) {
            assertThat(made.articleIds()).containsExactlyElementsOf(open(sample));
            for (int id : made.articleIds()) {
                ArchivedArticle article = made.article(id).orElseThrow();
                ArchivedArticle known = sample.article(id).orElseThrow();
                assertThat(article.article().title()).isEqualTo(known.article().title());
                assertThat(article.article().url()).isEqualTo(known.article().url());
                assertThat(article.article().date()).isEqualTo(known.article().date());
                assertThat(article.origin()).isEqualTo(Origin.BACKUP);
                assertThat(outline(made.comments(id))).isEqualTo(outline(sample.comments(id)));
                assertThat(made.likes(id)).hasSameSizeAs(sample.likes(id));
            }
            assertThat(made.pageIds()).containsExactlyElementsOf(sample.pageIds());
            assertThat(made.categories()).isEqualTo(sample.categories());
            assertThat(made.notes()).hasSameSizeAs(sample.notes());
            assertThat(made.uploads().count()).isPositive();
        }
        succeeds("verify", "archive");
        succeeds("check");
    }

    @Test
    void secondBuildOfTheSameBackupWritesNothing() throws IOException {
        build();
        Map<String, String> archive = kept();
        Map<String, String> site = Tree.of(directory.resolve("public"));

        succeeds("build");
        assertThat(said()).contains("nothing new");
        List<String> eachFile = new ArrayList<>(List.of("build"));
        for (String file : Tree.of(directory.resolve("backup")).keySet()) {
            eachFile.add("backup/" + file);
        }
        assertThat(eachFile).hasSizeGreaterThan(3);
        succeeds(eachFile.toArray(String[]::new));
        assertThat(said()).contains("nothing new");

        assertThat(Tree.differences(kept(), archive)).isEmpty();
        assertThat(Tree.differences(Tree.of(directory.resolve("public")), site)).isEmpty();
    }

    @Test
    void articleThatANewerBackupLacksIsWithdrawn() throws IOException {
        build();
        replace("REPLACE INTO `em_blog` \\(`gid`[^\n]*VALUES \\('12',[^\n]*\n", "", "restore-001.sql");

        succeeds("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.hasArticle(12)).isFalse();
        }
        assertThat(directory.resolve("archive/private/withdrawn/12.json")).exists();
    }

    @Test
    void olderBackupChangesNothing() throws IOException {
        build();
        Map<String, String> archive = kept();
        replace("#date:2026-11-26", "#date:2024-11-26", "0.sql");
        replace("#date:2026-11-26", "#date:2024-11-26", "restore-001.sql");
        replace("REPLACE INTO `em_blog` \\(`gid`[^\n]*VALUES \\('12',[^\n]*\n", "", "restore-001.sql");

        succeeds("build");

        assertThat(said())
                .contains("read: a backup of 2024-11-26 ")
                .contains(", which is older than the last visit to the blog: it only adds what is missing\n");
        assertThat(Tree.differences(kept(), archive)).isEmpty();
    }

    /** Without the note nobody knows when the blog was last read, but the file has a time. */
    @ParameterizedTest
    @ValueSource(strings = {"damage\n", "\0\0\0\n"}) // a power cut leaves zeros
    void olderBackupChangesNothingIfTheLedgerIsDamaged(String ledger) throws IOException {
        build();
        Map<String, String> archive = kept();
        replace("#date:2026-11-26", "#date:2024-11-26", "0.sql");
        replace("#date:2026-11-26", "#date:2024-11-26", "restore-001.sql");
        replace("REPLACE INTO `em_blog` \\(`gid`[^\n]*VALUES \\('12',[^\n]*\n", "", "restore-001.sql");
        Files.writeString(directory.resolve("archive/state/crawl.tsv"), ledger);

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.PROBLEMS);

        assertThat(said()).containsOnlyOnce("a note of earlier runs cannot be read");
        assertThat(Tree.differences(kept(), archive)).isEmpty();
        succeeds("build");
        assertThat(said()).contains("which is older than the last visit to the blog");
        assertThat(Tree.differences(kept(), archive)).isEmpty();
    }

    @Test
    void olderBackupAsksForNoPage() throws IOException {
        build();
        List<String> pages = pagesOfLedger();
        replace("#date:2026-11-26", "#date:2024-11-26", "0.sql");
        replace("#date:2026-11-26", "#date:2024-11-26", "restore-001.sql");

        run("build", "--dry-run");
        assertThat(said()).contains("comment_list ").doesNotContain("due to be looked at again");

        succeeds("build");
        assertThat(pagesOfLedger()).isEqualTo(pages).isNotEmpty();
    }

    private List<String> pagesOfLedger() throws IOException {
        return Files.readAllLines(directory.resolve("archive/state/crawl.tsv")).stream()
                .filter(line -> line.startsWith("page\t"))
                .toList();
    }

    @Test
    void olderBackupNarrowsAllDates() throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), QuickTheme.CHOSEN + "media: {variants: false}\n");
        succeeds("build", "sample");
        List<DateRange> before = ranges();
        replace("#date:2026-11-26", "#date:2024-11-26", "0.sql");
        replace("#date:2026-11-26", "#date:2024-11-26", "restore-001.sql");
        configure("");

        succeeds("build");

        assertThat(said()).contains("which is older than the last visit to the blog");
        assertThat(before).noneMatch(range -> range.width().isZero());
        assertThat(ranges())
                .hasSameSizeAs(before)
                .allMatch(range -> range.width().isZero());
        Map<String, String> archive = kept();
        succeeds("build");
        assertThat(Tree.differences(kept(), archive)).isEmpty();
    }

    /** The dates of all notes, of all likes, and of comments on standalone pages. */
    private List<DateRange> ranges() throws IOException {
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            List<DateRange> ranges = new ArrayList<>();
            archive.notes().forEach(note -> ranges.add(note.date()));
            for (int id : archive.articleIds()) {
                archive.likes(id).forEach(like -> ranges.add(like.date()));
            }
            int others = ranges.size();
            for (int id : archive.pageIds()) {
                archive.comments(id).forEach(comment -> ranges.add(comment.date()));
            }
            assertThat(ranges).hasSizeGreaterThan(others);
            return ranges;
        }
    }

    @Test
    void settingsOfArticlesAndPagesAreKeptAndComeBack() throws IOException {
        file(
                "x.sql",
                set(901, "blog", "n", "https://elsewhere.example/?a=1&b=2", "wide", 12)
                        + set(902, "page", "n", "", "full_page", 0)
                        + set(903, "page", "y", "", "page", 0));
        succeeds("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            ArchivedArticle article = archive.article(901).orElseThrow();
            assertThat(article.settings())
                    .isEqualTo(new ArticleSettings(true, "https://elsewhere.example/?a=1&b=2", "wide"));
            assertThat(article.extra()).containsEntry("parent_id", 12);
            assertThat(archive.page(902).orElseThrow().settings())
                    .isEqualTo(new ArticleSettings(true, "", "full_page"));
            assertThat(archive.page(903).orElseThrow().settings()).isEqualTo(ArticleSettings.NONE);
        }
        for (String tool : List.of("plain", "hugo", "hexo", "jekyll")) {
            succeeds("export", "markdown", "--for", tool, "-o", tool);
            assertThat(texts(tool))
                    .containsOnlyOnce("link: \"https://elsewhere.example/?a=1&b=2\"\n")
                    .containsOnlyOnce("<https://elsewhere.example/?a=1&b=2>");
        }
        succeeds("export", "wxr", "-o", "blog.xml");
        assertThat(Files.readString(directory.resolve("blog.xml")))
                .contains(
                        "<![CDATA[_links_to]]></wp:meta_key>",
                        "<wp:meta_value><![CDATA[https://elsewhere.example/?a=1&b=2]]>",
                        "<a href=\"https://elsewhere.example/?a=1&amp;b=2\">");

        succeeds("restore", "archive", "--into", "fresh.sql", "-o", "again");
        try (Backup again = Backup.open(
                        List.of(directory.resolve("again")),
                        Optional.of("https://a.example/"),
                        List.of(),
                        Optional.empty(),
                        false);
                Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(again.settings(901))
                    .isEqualTo(archive.article(901).orElseThrow().settings());
            assertThat(again.detail(901).orElseThrow().extra()).containsEntry("parent_id", 12);
            assertThat(again.settings(902))
                    .isEqualTo(archive.page(902).orElseThrow().settings());
            assertThat(again.settings(903)).isEqualTo(ArticleSettings.NONE);
        }

        replace("'wide'", "'narrow'", "x.sql");
        succeeds("build");
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.article(901).orElseThrow().settings().template()).isEqualTo("narrow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"关于我", "a page", "t"})
    void aPageIsFoundWhateverItsAliasIs(String alias) throws IOException {
        file(
                "x.sql",
                "INSERT INTO em_blog (`gid`, `title`, `date`, `content`, `type`, `hide`, `checked`, `alias`)"
                        + " VALUES ('904','About','1600000000','text','page','n','y','" + alias + "');\n"
                        + "INSERT INTO em_options (option_name, option_value) VALUES ('isalias','y');\n");
        succeeds("build");
        succeeds("build");

        assertThat(program.out()).contains("nothing new");
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.pageIds()).contains(904);
        }
    }

    @Test
    void aHiddenMenuPageComesWithTheNextBackup() throws IOException {
        file(
                "x.sql",
                set(903, "page", "n", "", "page", 0).replace("'page','n'", "'page','y'")
                        + "INSERT INTO em_navi (`id`, `naviname`, `url`, `newtab`, `hide`, `taxis`, `pid`, `type`, `type_id`)"
                        + " VALUES ('99','About','','n','n','9','0','5','903');\n");
        succeeds("build");
        replace("'page','y'", "'page','n'", "x.sql");

        succeeds("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.pageIds()).contains(903);
        }
    }

    @Test
    void crawlAndOlderBackupsKeepWhatOnlyABackupKnows() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        for (int id : List.of(901, 904)) {
            blog.publish(
                    id,
                    post -> post.title("t").text("text").category(-1).date(LocalDateTime.of(2020, 9, 13, 20, 26, 40)));
        }
        blog.publish(
                902, post -> post.type(PostRow.PAGE).title("t").text("text").category(-1));
        try (EmlogServer server = EmlogServer.serving(blog)) {
            String made = FreshBackup.SQL
                    .replaceFirst("INSERT INTO em_blog .*\n", "")
                    .replace(
                            "\n#the end",
                            "INSERT INTO em_options (option_name, option_value) VALUES ('blogurl','" + server.address()
                                    + "');\n" + set(901, "blog", "n", "https://elsewhere.example/", "wide", 0)
                                    + set(902, "page", "n", "", "full_page", 0) + set(904, "blog", "y", "", "", 0)
                                    + "\n#the end");
            Path backup = Files.writeString(directory.resolve("small.sql"), made);
            Files.writeString(
                    directory.resolve("site-config.yaml"), "archive: small\npages: [902]\n" + QuickTheme.CHOSEN);
            succeeds("build", "small.sql", "--uploads", "restored");
            Map<Integer, ArticleSettings> told = settings();
            assertThat(told)
                    .isEqualTo(Map.of(
                            901, new ArticleSettings(true, "https://elsewhere.example/", "wide"),
                            902, new ArticleSettings(true, "", "full_page"),
                            904, ArticleSettings.NONE));

            blog.edit(901, post -> post.text("another text"));
            blog.edit(902, post -> post.text("another text"));
            succeeds("build", server.address(), "--full");
            assertThat(settings()).isEqualTo(told);
            try (Archive archive = Archive.read(directory.resolve("small"))) {
                assertThat(archive.article(901).orElseThrow().body().content()).contains("another");
            }

            Files.writeString(backup, made.replace("'n','https", "'y','https").replace("'wide'", "'old'"));
            Map<String, String> before = Tree.of(directory.resolve("small"));
            run("build", "small.sql", "--uploads", "restored", "--dry-run");
            assertThat(said()).doesNotContain("settings");
            succeeds("build", "small.sql", "--uploads", "restored");
            assertThat(settings()).isEqualTo(told);
            assertThat(Tree.differences(Tree.of(directory.resolve("small")), before)
                            .keySet())
                    .allMatch(path -> path.startsWith("state/"));
            assertThat(said()).contains("nothing new");

            Files.writeString(
                    backup,
                    made.replace("#date:2026", "#date:9036")
                            .replace("'wide'", "'new'")
                            .replaceFirst("'text'", "'another text'"));
            succeeds("build", "small.sql", "--uploads", "restored");
            assertThat(settings().get(901).template()).isEqualTo("new");
            Map<String, String> newer = texts();
            succeeds("build", server.address());
            assertThat(Tree.differences(texts(), newer)).isEmpty();

            succeeds("export", "wxr", "-o", "blog.xml");
            Map<String, String> statuses = new TreeMap<>();
            Jsoup.parse(Files.readString(directory.resolve("blog.xml")), Parser.xmlParser())
                    .select("item")
                    .forEach(item -> statuses.put(
                            item.select("wp|post_id").text(),
                            item.select("wp|comment_status").text()));
            assertThat(statuses)
                    .containsEntry("901", "closed")
                    .containsEntry("902", "closed")
                    .containsEntry("904", "open");
        }
    }

    private Map<String, String> texts() throws IOException {
        Map<String, String> tree = Tree.of(directory.resolve("small"));
        tree.keySet().removeIf(path -> !path.startsWith("articles/"));
        return tree;
    }

    private Map<Integer, ArticleSettings> settings() throws IOException {
        Map<Integer, ArticleSettings> all = new TreeMap<>();
        try (Archive archive = Archive.read(directory.resolve("small"))) {
            for (int id : archive.articleIds()) {
                all.put(id, archive.article(id).orElseThrow().settings());
            }
            for (int id : archive.pageIds()) {
                all.put(id, archive.page(id).orElseThrow().settings());
            }
        }
        return all;
    }

    /** The text is emlog's own HTML of it, and stays when a backup tells only other settings. */
    @Test
    void anotherTextAloneInALaterBackupIsRead() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(
                901,
                post -> post.title("t")
                        .text("text")
                        .excerpt("short")
                        .category(-1)
                        .date(LocalDateTime.of(2020, 9, 13, 20, 26, 40)));
        try (EmlogServer server = EmlogServer.serving(blog)) {
            Files.writeString(directory.resolve("site-config.yaml"), "archive: small\n" + QuickTheme.CHOSEN);
            succeeds("build", server.address());
            String made = FreshBackup.SQL
                    .replaceFirst("INSERT INTO em_blog .*\n", "")
                    .replace("#date:2026", "#date:9036")
                    .replace(
                            "\n#the end",
                            "INSERT INTO em_options (option_name, option_value) VALUES ('blogurl','" + server.address()
                                    + "');\n"
                                    + set(901, "blog", "n", "", "wide", 0).replace("'text',''", "'text','short'")
                                    + "\n#the end");
            Path backup = Files.writeString(directory.resolve("small.sql"), made);
            succeeds("build", "small.sql", "--uploads", "restored");
            assertThat(settings().get(901).template()).isEqualTo("wide");

            Files.writeString(
                    backup, made.replace("#date:9036", "#date:9037").replaceFirst("'text'", "'another text'"));
            succeeds("build", "small.sql", "--uploads", "restored");
        }

        try (Archive archive = Archive.read(directory.resolve("small"))) {
            assertThat(archive.article(901).orElseThrow().body().content()).contains("another text");
        }
    }

    @Test
    void filesThatNoCopyOfUploadsHasAreCounted() throws IOException {
        String smileys = "<img src=\"/admin/editor/1.gif\"><img src=\"/admin/editor/2.gif\">";
        Files.writeString(
                directory.resolve("small.sql"),
                FreshBackup.SQL
                        .replaceFirst("INSERT INTO em_blog .*\n", "")
                        .replace(
                                "\n#the end",
                                "INSERT INTO em_options (option_name, option_value) VALUES ('blogurl',"
                                        + "'https://blog.example.com/');\n"
                                        + set(901, "blog", "n", "", "", 0).replace("'text'", "'" + smileys + "'")
                                        + "\n#the end"));
        Files.writeString(directory.resolve("site-config.yaml"), "archive: small\n" + QuickTheme.CHOSEN);
        Path emlog = Files.createDirectories(directory.resolve("emlog/content/uploadfile"));

        assertThat(run("build", "small.sql", "--uploads", emlog.toString())).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said())
                .contains("files beside the uploads are not in the copy", "2 of them")
                .doesNotContain("1.gif");

        succeeds("build", "small.sql", "--uploads", emlog.toString());
        Path folder = Files.createDirectories(directory.resolve("emlog/admin/editor"));
        Files.write(folder.resolve("1.gif"), TestPng.saying("one"));
        Files.write(folder.resolve("2.gif"), TestPng.saying("two"));
        succeeds("build", "small.sql", "--uploads", "emlog");
        assertThat(directory.resolve("small/content/files/admin/editor/2.gif")).exists();
    }

    /** Nothing is downloaded then. */
    @Test
    void aFileThatIsCutInTheCopyIsTold() throws IOException {
        Path upload;
        try (Stream<Path> files = Files.walk(directory.resolve("restored/content/uploadfile"))) {
            upload = files.filter(path -> path.toString().endsWith(".webp"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.write(upload, Arrays.copyOf(Files.readAllBytes(upload), 100));

        assertThat(run("build", "backup", "--uploads", "restored")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).contains("only 100 bytes came, apparently not the whole file");
    }

    @Test
    void crawlAfterABackupKeepsZoneAndOrderOfTags() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(
                901,
                post -> post.title("t")
                        .text("text")
                        .category(-1)
                        .tags("B", "A")
                        .date(LocalDateTime.of(2020, 9, 13, 20, 26, 40)));
        try (EmlogServer server = EmlogServer.serving(blog)) {
            Files.writeString(
                    directory.resolve("small.sql"),
                    FreshBackup.SQL
                            .replaceFirst("INSERT INTO em_blog .*\n", "")
                            .replace(
                                    "\n#the end",
                                    "INSERT INTO em_options (option_name, option_value) VALUES ('blogurl','"
                                            + server.address() + "'), ('timezone','Asia/Shanghai');\n"
                                            + "INSERT INTO em_tag (tid, tagname) VALUES ('1','A'), ('2','B');\n"
                                            + set(901, "blog", "y", "", "", 0)
                                                    .replace("`parent_id`)", "`parent_id`, `tags`)")
                                                    .replace("'0');", "'0','1,2');")
                                            + "\n#the end"));
            Files.writeString(directory.resolve("site-config.yaml"), "archive: small\n" + QuickTheme.CHOSEN);
            succeeds("build", "small.sql", "--uploads", "restored");
            succeeds("build", server.address(), "--full");

            try (Archive archive = Archive.read(directory.resolve("small"))) {
                assertThat(archive.blog().orElseThrow().timeZone()).isEqualTo("Asia/Shanghai");
                assertThat(archive.article(901).orElseThrow().article().tags()).containsExactly("A", "B");
            }
            succeeds("build", server.address());
            assertThat(said()).contains("nothing new");
        }
    }

    private static String set(int id, String type, String remarks, String link, String template, int parent) {
        return ("INSERT INTO em_blog (`gid`, `title`, `date`, `content`, `excerpt`, `sortid`, `author`, `type`, `hide`, `checked`,"
                        + " `allow_remark`, `link`, `template`, `parent_id`)"
                        + " VALUES ('%d','t','1600000000','text','','-1','1','%s','n','y','%s','%s','%s','%d');\n")
                .formatted(id, type, remarks, link, template, parent);
    }

    @Test
    void olderBackupRemovesNoComment() throws IOException {
        build();
        Map<String, String> archive = kept();
        Map<String, String> shownAll = new TreeMap<>();
        archive.keySet().stream()
                .filter(path -> path.startsWith("comments/"))
                .forEach(
                        path -> shownAll.put(path, "pages")); // as if the blog's pages had shown all comments meanwhile
        Files.writeString(
                directory.resolve("archive/state/sources.json"),
                new ObjectMapper().writeValueAsString(Map.of("shownAll", shownAll)));
        replace("#date:2026-11-26", "#date:2024-11-26", "0.sql");
        replace("#date:2026-11-26", "#date:2024-11-26", "restore-001.sql");
        replace("REPLACE INTO `em_comment`[^\n]*VALUES \\('11',[^\n]*\n", "", "restore-001.sql");

        succeeds("build");

        assertThat(Tree.differences(kept(), archive)).isEmpty();
    }

    @Test
    void draftsAndProtectedTextsArePublishedNowhere() throws IOException {
        file(
                "x.sql",
                post(901, "draft", "y", "y", "", 1_600_000_000L)
                        + post(902, "unchecked", "n", "n", "", 1_600_000_000L)
                        + post(903, "protected", "n", "y", "word", 1_600_000_000L)
                        + post(904, "later", "n", "y", "", 4_000_000_000L));

        succeeds("build");

        assertNothingSecretBeside("no folder");
        assertThat(directory.resolve("public/post-903.html").toFile().exists()
                        || directory.resolve("public/post/903.html").toFile().exists())
                .isTrue();
    }

    @Test
    void whoHasOnlyDraftsIsNoAuthor() throws IOException {
        file(
                "x.sql",
                "INSERT INTO em_user (`uid`, `nickname`, `description`) VALUES ('66','SECRET name','SECRET life');\n"
                        + post(901, "draft", "y", "y", "", 1_600_000_000L)
                                .replace("(`gid`", "(`author`, `gid`")
                                .replace("VALUES (", "VALUES ('66',"));

        succeeds("build");
        assertNothingSecretBeside("no folder");

        configure("drafts: true");
        succeeds("build");
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.authors())
                    .as("for the way back")
                    .extracting(Author::name)
                    .contains("SECRET name");
        }
    }

    /** No file of the site, the archive and the caches holds a secret text, unless it is below that folder. */
    private void assertNothingSecretBeside(String kept) throws IOException {
        for (String folder : List.of("public", "archive", ".emlog-static")) {
            assertThat(Tree.files(directory.resolve(folder)))
                    .filteredOn(file -> !file.startsWith(directory.resolve(kept)))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .doesNotContain("SECRET"));
        }
    }

    @Test
    void draftsAreKeptPrivatelyIfConfigured() throws IOException {
        configure("drafts: true");
        drafts();

        succeeds("build");

        assertNothingSecretBeside("archive/private/drafts");
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            DraftFolder drafts = archive.drafts();
            assertThat(drafts.articleIds()).containsExactly(37, 901, 902, 903, 904);
            assertThat(drafts.article(901).orElseThrow().body().contentSource()).isEqualTo("SECRET text");
            assertThat(drafts.pageIds()).containsExactly(905);
            assertThat(drafts.comments(12))
                    .extracting(one -> one.parent() + " " + one.waiting() + " "
                            + one.comment().content())
                    .containsExactly("0 true SECRET wait", "9001 false SECRET answer");
            assertThat(drafts.notes()).extracting(Note::contentSource).containsExactly("SECRET note");
        }
        succeeds("verify", "archive");
        Map<String, String> archive = kept();
        succeeds("build");
        assertThat(Tree.differences(kept(), archive)).isEmpty();
    }

    @Test
    void draftsOfACutBackupAreKept() throws IOException {
        String whole = Files.readString(directory.resolve("backup/restore-001.sql"));
        configure("drafts: true");
        drafts();
        cutAfter(whole, whole.length() - 10);

        run("build", "--force");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            DraftFolder drafts = archive.drafts();
            assertThat(drafts.articleIds()).containsExactly(37, 901, 902, 903, 904);
            assertThat(drafts.pageIds()).containsExactly(905);
            assertThat(drafts.comments(12))
                    .extracting(one -> one.comment().id())
                    .containsExactly(9001, 9004);
            assertThat(drafts.notes()).extracting(Note::id).containsExactly(9002);
        }
    }

    @Test
    void privateNotesStayWhereABackupLacksTheirTable() throws IOException {
        configure("drafts: true");
        drafts();
        run("build");
        try (Stream<Path> files = Files.list(directory.resolve("backup"))) {
            for (Path file : files.toList()) {
                String all = Files.readString(file);
                Files.writeString(
                        file,
                        all.replaceAll("(?s)(?:CREATE TABLE|INSERT INTO|REPLACE INTO) `?em_twitter\\b.*?;\n", ""));
            }
        }

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.PROBLEMS);

        assertThat(said()).contains("without em_twitter there are no notes");
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.drafts().notes()).extracting(Note::contentSource).containsExactly("SECRET note");
        }
    }

    @Test
    void draftThatIsPublishedLaterIsNoDraftAnyMore() throws IOException {
        configure("drafts: true");
        drafts();
        run("build");
        replace("'draft',([^\n]*),'y','y'", "'draft',$1,'n','y'", "x.sql");
        replace("'protected',", "'still protected',", "x.sql");

        succeeds("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.hasArticle(901)).isTrue();
            assertThat(archive.drafts().articleIds()).containsExactly(37, 902, 903, 904);
        }
    }

    @Test
    void aHiddenArticleIsTheDraftOfToday() throws IOException {
        configure("drafts: true");
        drafts();
        replace("'draft',([^\n]*),'y','y'", "'draft',$1,'n','y'", "x.sql");
        run("build");
        replace("'SECRET text'(,[^\n]*),'n','y'", "'SECRET edit'$1,'y','y'", "x.sql");

        succeeds("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.privateFolder().article(901).orElseThrow().body().contentSource())
                    .isEqualTo("SECRET text");
            assertThat(archive.drafts().article(901).orElseThrow().body().contentSource())
                    .isEqualTo("SECRET edit");
        }
        run("export", "markdown", "--for", "plain", "-o", "exported", "--private", "901");
        assertThat(texts("exported")).contains("SECRET edit").doesNotContain("SECRET text");
        run("restore", "archive", "--into", "fresh.sql", "-o", "again");
        assertThat(texts("again")).containsOnlyOnce("SECRET edit");
    }

    @Test
    void aProtectedTextThatIsOpenedIsNoDraft() throws IOException {
        configure("drafts: true");
        drafts();
        run("build");
        replace("SECRET text'(,[^\n]*'word')", "SECRET newest'$1", "x.sql");
        configure("drafts: true, articlePasswords: {903: word}");

        succeeds("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.drafts().articleIds()).containsExactly(37, 901, 902, 904);
        }
        run("export", "markdown", "--for", "plain", "-o", "exported", "--private", "903");
        assertThat(texts("exported")).contains("SECRET newest").doesNotContain("SECRET text");
    }

    @Test
    void aProtectedTextIsExportedRatherThanItsDraft() throws IOException {
        configure("drafts: true, articlePasswords: {903: word}");
        drafts();
        run("build");
        try (Archive archive = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            ArchivedArticle newest = archive.privateFolder().article(903).orElseThrow();
            archive.drafts().write(with(newest, new Body("SECRET draft", "SECRET draft", "", "")));
            archive.commit();
        }

        run("export", "markdown", "--for", "plain", "-o", "exported", "--private", "903");

        assertThat(texts("exported")).contains("SECRET text").doesNotContain("SECRET draft");
    }

    @Test
    void aProtectedTextWithoutItsSourceIsNotKeptTwice() throws IOException {
        configure("drafts: true, articlePasswords: {903: word}");
        drafts();
        run("build");
        try (Archive archive = Archive.open(directory.resolve("archive"), Clock.systemUTC())) {
            ArchivedArticle known = archive.privateFolder().article(903).orElseThrow();
            archive.privateFolder().write(with(known, new Body(known.body().content(), "", "", "")));
            archive.commit();
        }
        configure("drafts: true");

        succeeds("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.drafts().articleIds()).containsExactly(37, 901, 902, 904);
        }
    }

    private static ArchivedArticle with(ArchivedArticle known, Body body) {
        return new ArchivedArticle(known.article(), body, known.origin(), known.listed(), known.extra());
    }

    @Test
    void draftsAreExportedOnlyByName() throws IOException {
        configure("drafts: true");
        drafts();
        run("build");

        succeeds("export", "markdown", "--for", "plain", "-o", "exported");
        assertThat(texts("exported")).doesNotContain("SECRET");
        succeeds("export", "markdown", "--for", "plain", "-o", "exported", "--private", "901");
        assertThat(texts("exported")).containsOnlyOnce("SECRET text");

        Files.writeString(directory.resolve("public/leak.html"), "<p>SECRET text</p>\n");
        assertThat(run("publish", "--dry-run", "--remote", "nowhere"))
                .as(said())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(said()).contains("draft 901");
    }

    /** @param unseen what the ledger has of each text: earlier versions wrote false for all texts of a backup */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void newerBackupBringsEditsThatNoListShows(boolean unseen) throws IOException {
        configure("articlePasswords: {907: word}");
        String columns =
                "INSERT INTO em_blog (`gid`, `title`, `date`, `content`, `excerpt`, `sortid`, `author`, `type`,"
                        + " `hide`, `checked`, `password`) VALUES ";
        file(
                "x.sql",
                columns + "('906','a','1600000000','OLD 1','short','-1','1','blog','n','y','');\n"
                        + columns + "('907','b','1600000000','OLD 2','','-1','1','blog','n','y','word');\n"
                        + columns + "('908','c','1600000000','OLD 3','','-1','1','page','n','y','');\n");
        run("build");

        Path ledger = directory.resolve("archive/state/crawl.tsv");
        Files.writeString(ledger, Files.readString(ledger).replace("\ttrue\t", "\t" + unseen + "\t"));
        for (int i = 1; i <= 3; i++) {
            replace("OLD", "NEW", "x.sql");
        }
        run("build");

        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.article(906).orElseThrow().body().contentSource())
                    .isEqualTo("NEW 1");
            assertThat(archive.privateFolder().article(907).orElseThrow().body().contentSource())
                    .isEqualTo("NEW 2");
            assertThat(archive.page(908).orElseThrow().body().contentSource()).isEqualTo("NEW 3");
        }
    }

    @Test
    void uploadsOfDraftsThatStayBehindAreNamed() throws IOException {
        configure("drafts: true");
        drafts();
        replace("'SECRET text'", "'![](https://blog.example.com/content/uploadfile/1/draft.png)'", "x.sql");
        run("build");

        succeeds("restore", "archive", "--into", "fresh.sql", "-o", "again");
        assertThat(said())
                .contains("not as it was: 1 upload of hidden or protected texts is not in the archive;"
                        + " copy content/uploadfile of the old blog as well: content/uploadfile/1/draft.png");
    }

    @Test
    void draftsComeBackAsDrafts() throws IOException {
        configure("drafts: true");
        drafts();
        run("build");

        succeeds("restore", "archive", "--into", "fresh.sql", "-o", "again");
        assertThat(texts("again")).contains("'SECRET text'", "'SECRET wait'", "'SECRET note'");
        assertThat(said()).doesNotContain("hidden or protected texts");
        Files.copy(directory.resolve("fresh.sql"), directory.resolve("again/0.sql"));
        try (Backup backup = Backup.open(
                List.of(directory.resolve("again")),
                Optional.of("https://blog.example.com/"),
                List.of(),
                Optional.empty(),
                false)) {
            assertThat(backup.keptBack(Instant.now())).contains(901, 902, 903, 904, 905);
            assertThat(backup.articles(Instant.now()))
                    .noneMatch(entry -> entry.article().id() > 900);
            assertThat(backup.privateComments(12, false)).hasSize(2);
        }
        Path old = directory.resolve("old.sql");
        Files.writeString(old, FreshBackup.SQL.replace(", `private` enum('n','y')", ""));
        succeeds("restore", "archive", "--into", "old.sql", "-o", "third");
        assertThat(texts("third")).contains("'SECRET text'").doesNotContain("'SECRET note'");
        assertThat(said()).contains("1 private notes, because this version of emlog would show them");
    }

    @Test
    void aWrongPasswordOpensNoTextOfABackup() throws IOException {
        configure("articlePasswords: {903: another}");
        drafts();

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.PROBLEMS);

        assertThat(said()).contains("the configured password does not open the article");
        assertThat(texts("archive")).doesNotContain("SECRET text");
    }

    @Test
    void commentsOnAProtectedArticleComeBack() throws IOException {
        drafts();
        for (String keys : List.of(
                "drafts: true",
                "articlePasswords: {903: word, 905: word of the page}",
                "drafts: true, articlePasswords: {903: word, 905: word of the page}")) {
            configure(keys);
            PathUtils.deleteDirectory(Files.createDirectories(directory.resolve("archive")));
            PathUtils.deleteDirectory(Files.createDirectories(directory.resolve("again")));
            succeeds("build", "--clean", "--force");
            succeeds("build");
            assertThat(said()).contains("nothing new");

            succeeds("restore", "archive", "--into", "fresh.sql", "-o", "again");
            assertThat(texts("again")).containsOnlyOnce("'SECRET approved'");
            assertThat(texts("public")).doesNotContain("SECRET approved");
            assertThat(texts("again").contains("'SECRET answer'")).isEqualTo(keys.contains("drafts"));
            assertThat(said())
                    .doesNotContain("without comments")
                    .contains("1 comment is of registered visitors, whose accounts the archive does not have");
            if (keys.contains("drafts") && keys.contains("905")) {
                assertThat(texts("again")).containsOnlyOnce("'word of the page'");
                assertThat(said()).contains("hidden: 'hidden page' (905)");
            }
        }
    }

    /** @param key of {@code blog}, or empty */
    private void configure(String key) throws IOException {
        Files.writeString(
                directory.resolve("site-config.yaml"),
                "blog: {backup: backup, uploads: restored, " + key + "}\n" + QuickTheme.CHOSEN
                        + "media: {variants: false}\n");
    }

    private void drafts() throws IOException {
        file(
                "x.sql",
                post(901, "draft", "y", "y", "", 1_600_000_000L)
                        + post(902, "unchecked", "n", "n", "", 1_600_000_000L)
                        + post(903, "protected", "n", "y", "word", 1_600_000_000L)
                        + post(904, "later", "n", "y", "", 4_000_000_000L)
                        + post(905, "hidden page", "y", "y", "", 1_600_000_000L).replace("'blog'", "'page'")
                        + "INSERT INTO em_comment (`cid`, `gid`, `pid`, `poster`, `comment`, `hide`, `date`, `uid`)"
                        + " VALUES ('9001','12','0','a','SECRET wait','y','1600000000','0'),"
                        + "('9003','903','0','b','SECRET approved','n','1600000000','77'),"
                        + "('9004','12','9001','b','SECRET answer','n','1600000001','0');\n"
                        + "INSERT INTO em_twitter (`id`, `content`, `author`, `date`, `private`)"
                        + " VALUES ('9002','SECRET note','1','1600000000','y');\n");
    }

    private String texts(String folder) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : Tree.files(directory.resolve(folder))) {
            if (file.toString().matches(".*\\.(?:md|sql|json)")) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void missingUploadsAreNamed() throws IOException {
        PathUtils.deleteDirectory(directory.resolve("restored/content/uploadfile"));

        assertThat(run("build")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).contains("the copy of the uploads does not have it");

        PathUtils.deleteDirectory(directory.resolve("archive"));
        PathUtils.deleteDirectory(directory.resolve("public"));
        Files.writeString(
                directory.resolve("site-config.yaml"),
                "blog: {url: 'http://127.0.0.1:1/', aliases: ['https://blog.example.com/'], backup: backup}\n"
                        + "crawl: {retries: 0}\n" + QuickTheme.CHOSEN);
        assertThat(run("build")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).contains("name a copy of content/uploadfile with --uploads");
    }

    /** A link has the key and the name of a file; emlog's table of files says where the file is. */
    @Test
    void downloadsComeFromTheCopyByTheirKeys() throws IOException {
        String key = "aB3dEf7890123456";
        String link =
                "<p><a href=\"https://blog.example.com/?resource_alias=" + key + "&resource_filename=%s\">file</a></p>";
        file(
                "z.sql",
                "CREATE TABLE `em_attachment` (`aid` int, `alias` varchar(64), `filepath` text);\n"
                        + "INSERT INTO em_attachment VALUES ('1','" + key
                        + "','../content/uploadfile/202601/f0.rar');\n"
                        + set(901, "blog", "y", "", "", 0)
                                .replace("'text'", "'" + link.formatted("f0") + link.formatted("other") + "'"));
        Path folder = Files.createDirectories(directory.resolve("restored/content/uploadfile/202601"));
        Files.writeString(folder.resolve("f0.rar"), "Rar!\7");

        assertThat(run("build")).isEqualTo(ExitCode.PROBLEMS);

        assertThat(directory.resolve("archive/content/downloads/" + key + "/f0.zip"))
                .hasContent("Rar!\7");
        assertThat(said()).contains("resource_filename=other (").doesNotContain("=f0");
    }

    @Test
    void uploadsComeWhenTheirCopyIsNamedLater() throws IOException {
        Map<String, String> expected = uploadsOfTheFirstBuild();
        Files.writeString(directory.resolve("site-config.yaml"), QuickTheme.CHOSEN + "media: {variants: false}\n");

        assertThat(run("build", "backup")).as(said()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).contains("name a copy of content/uploadfile with --uploads");

        succeeds("build", "backup", "--uploads", "restored");
        assertThat(uploads()).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void uploadsComeWhenTheRightCopyIsNamed() throws IOException {
        Map<String, String> expected = uploadsOfTheFirstBuild();
        Path wrong = Files.createDirectories(directory.resolve("wrong"));

        assertThat(run("build", "backup", "--uploads", "wrong")).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).contains("the copy of the uploads does not have it");

        PathUtils.copyDirectory(directory.resolve("restored/content/uploadfile"), wrong);
        succeeds("build", "backup", "--uploads", "wrong");
        assertThat(uploads()).isEqualTo(expected).isNotEmpty();
    }

    @Test
    void aCopyTooLargeWaitsUntilTheLimitIsRaised() throws IOException {
        Path config = directory.resolve("site-config.yaml");
        Path state = directory.resolve("archive/state/media.tsv");
        Files.writeString(config, QuickTheme.CHOSEN + "media: {variants: false, maxBytes: 10}\n");
        run("build", "backup", "--uploads", "restored");
        assertThat(said()).contains("is larger than media.maxBytes (10)");
        String first = Files.readString(state);

        run("build", "backup", "--uploads", "restored");
        assertThat(Files.readString(state)).isEqualTo(first);

        Files.writeString(config, QuickTheme.CHOSEN + "media: {variants: false}\n");
        succeeds("build", "backup", "--uploads", "restored");
        assertThat(uploads()).isNotEmpty();
    }

    /** The uploads of the first build, which is deleted again. */
    private Map<String, String> uploadsOfTheFirstBuild() throws IOException {
        build();
        Map<String, String> uploads = uploads();
        FileUtils.cleanDirectory(directory.toFile());
        backup();
        return uploads;
    }

    private Map<String, String> uploads() throws IOException {
        return Tree.of(directory.resolve("archive/content/uploadfile"));
    }

    @Test
    void missingUploadsAreFetchedWhereTheBlogHasMoved() throws IOException {
        Path uploads = directory.resolve("restored/content/uploadfile");
        Path online = Files.move(uploads, directory.resolve("online")); // the copy that is configured is empty
        try (MockWebServer blog = new MockWebServer()) {
            blog.setDispatcher(new Answering(request -> online(request, online)));
            blog.start();
            assertThat(run("build")).isEqualTo(ExitCode.PROBLEMS);
            assertThat(said()).contains("no blog.url is set to ask for it");
            Files.writeString(
                    directory.resolve("site-config.yaml"),
                    "blog: {url: '" + blog.url("/") + "', aliases: ['https://blog.example.com/'], backup: backup,"
                            + " articlePasswords: {37: word}}\n" + QuickTheme.CHOSEN + "media: {variants: false}\n");

            succeeds("build");
        }
        try (Archive made = Archive.read(directory.resolve("archive"))) {
            assertThat(made.uploads().count()).isPositive();
        }
    }

    /** The host {@code localhost} redirects to 127.0.0.1. */
    private static MockResponse online(RecordedRequest request, Path uploads) {
        HttpUrl address = request.getUrl();
        if (address.host().equals("localhost")) {
            return Faults.redirect(
                    301, address.newBuilder().host("127.0.0.1").build().toString());
        }
        String path = String.join("/", address.pathSegments());
        if (!path.startsWith("content/uploadfile/")) {
            return FakeBlog.json(
                    200,
                    "{\"code\":0,\"msg\":\"ok\",\"data\":{\"articles\":[],\"page\":1,\"total_pages\":1,\"has_more\":false}}");
        }
        try {
            byte[] bytes = Files.readAllBytes(uploads.resolve(path.substring("content/uploadfile/".length())));
            return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
        } catch (IOException e) {
            return new MockResponse.Builder().code(404).build();
        }
    }

    @Test
    void aDumpWithoutEmojiIsReportedOnce() throws IOException {
        file(
                "x.sql",
                "/*!40101 SET NAMES utf8 */;\nCREATE TABLE `em_storage` (`sid` int(8)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;\n");

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said())
                .containsOnlyOnce("the backup may lack emoji: https://blog.example.com/ (it was dumped in 'utf8'");

        succeeds("build");
    }

    /** Adminer begins in utf8, and changes over before the first table that may have emoji. */
    @Test
    void aDumpByAdminerHasItsEmoji() throws IOException {
        file("x.sql", """
                -- Adminer 4.8.1 MySQL 5.7.44 dump

                SET NAMES utf8;
                SET time_zone = '+00:00';
                SET foreign_key_checks = 0;

                SET NAMES utf8mb4;

                DROP TABLE IF EXISTS `em_storage`;
                CREATE TABLE `em_storage` (`sid` int(8)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

                -- 2026-11-26 03:04:05
                """);

        succeeds("build");
        assertThat(said()).doesNotContain("emoji");
    }

    @Test
    void aBackupThatWasEncodedTwiceIsReported() throws IOException {
        configure("");
        garble();

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.PROBLEMS);

        assertThat(said()).containsOnlyOnce("the backup's texts are garbled");
    }

    @Test
    void garbledTextsDoNotTakeThePlaceOfGoodOnes() throws IOException {
        build();
        Map<String, String> archive = kept();
        garble();

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.REFUSED);

        assertThat(said()).contains("the backup's texts are garbled, and those of the archive are not");
        assertThat(Tree.differences(kept(), archive)).isEmpty();
        assertThat(run("build", "--force")).as(said()).isEqualTo(ExitCode.PROBLEMS);
    }

    private void garble() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("backup"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                byte[] once = Files.readAllBytes(file);
                Files.writeString(file, new String(once, StandardCharsets.ISO_8859_1));
            }
        }
    }

    /** A dump of the table of articles alone, as somebody makes it who knows where the texts are. */
    @Test
    void backupOfOneTableNamesMissingTablesAndLosesNothing() throws IOException {
        build();
        Map<String, String> archive = kept();
        Path dump = Files.createDirectories(directory.resolve("dump")).resolve("blog.sql");
        StringBuilder articles = new StringBuilder(FreshBackup.SQL
                .replaceAll("(?s)CREATE TABLE `em_(?!blog`).*?;\n", "")
                .replaceAll("INSERT[^\n]*\n", "")
                .replace("#the end of backup", ""));
        for (String part : Tree.of(directory.resolve("restored")).keySet()) {
            if (part.matches("restore-\\d+\\.sql")) {
                Files.readString(directory.resolve("restored").resolve(part))
                        .lines()
                        .filter(line -> line.startsWith("REPLACE INTO `em_blog` "))
                        .forEach(line -> articles.append(line).append('\n'));
            }
        }
        Files.writeString(dump, articles + "#the end of backup");
        Files.writeString(
                directory.resolve("site-config.yaml"),
                "blog: {url: 'https://blog.example.com/', backup: dump, uploads: restored}\ncrawl: {retries: 0}\n"
                        + QuickTheme.CHOSEN + "media: {variants: false}\n");

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.PROBLEMS);

        assertThat(said().lines().filter(line -> line.startsWith("problem: ")))
                .singleElement(as(STRING))
                .contains("the backup lacks tables", "without em_comment there are no comments");
        assertThat(Tree.differences(kept(), archive)).isEmpty();

        PathUtils.deleteDirectory(directory.resolve("archive"));
        assertThat(run("build", "--clean", "--force")).as(said()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).doesNotContain("likes not fetched", "asks again");
        try (Archive made = Archive.read(directory.resolve("archive"))) {
            assertThat(made.articleIds()).isNotEmpty();
            assertThat(made.blog().orElseThrow().name()).isEqualTo("https://blog.example.com/");
        }
    }

    @Test
    void iconComesFromACopyOfTheWholeBlog() throws IOException {
        Files.write(directory.resolve("restored/favicon.ico"), TestPng.saying("icon"));

        succeeds("build");

        assertThat(Tree.of(directory.resolve("archive/content/external/blog.example.com")))
                .hasSize(1)
                .allSatisfy((name, hash) -> assertThat(name).matches("favicon-\\w+\\.ico"));
        try (Archive archive = Archive.read(directory.resolve("archive"))) {
            assertThat(archive.blog().orElseThrow().profile().favicon()).isEqualTo("favicon.ico");
        }
    }

    /** An address that is configured may be the whole one. */
    @ParameterizedTest
    @ValueSource(strings = {"favicon.ico", "https://blog.example.com/favicon.ico"})
    void olderBackupTakesTheIconOnlyIfItIsMissing(String address) throws IOException {
        configure("favicon: '" + address + "'");
        succeeds("build");
        replace("#date:2026-11-26", "#date:2024-11-26", "0.sql");
        replace("#date:2026-11-26", "#date:2024-11-26", "restore-001.sql");
        Path icon = directory.resolve("restored/favicon.ico");
        Path copies = directory.resolve("archive/content/external/blog.example.com");

        Files.write(icon, TestPng.saying("first"));
        succeeds("build");
        Map<String, String> made = Tree.of(copies);
        Files.write(icon, TestPng.saying("another"));
        succeeds("build");

        assertThat(made).hasSize(1);
        assertThat(Tree.of(copies)).isEqualTo(made);
    }

    /** What runs have seen may be lost, or noted by none, if the first was killed. */
    @Test
    void cutBackupRemovesNothingAndBringsBackNothing() throws IOException {
        String whole = Files.readString(directory.resolve("backup/restore-001.sql"));
        build();
        replace("REPLACE INTO `em_blog` \\(`gid`[^\n]*VALUES \\('12',[^\n]*\n", "", "restore-001.sql");
        succeeds("build");
        Map<String, String> archive = kept();
        Files.delete(directory.resolve("archive/state/crawl.tsv"));

        cutAfter(whole, 15_000);

        assertThat(run("build", "--force")).as(said()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).contains("problem: the backup is cut off: ").doesNotContain("the backup lacks tables");
        assertThat(Tree.differences(kept(), archive)).isEmpty();
    }

    @Test
    void longerCutBackupAddsWhatTheArchiveNeverHad() throws IOException {
        String whole = Files.readString(directory.resolve("backup/restore-001.sql"));
        build();
        Set<String> archive = kept().keySet();
        PathUtils.deleteDirectory(directory.resolve("archive"));
        cutAfter(whole, 15_000);
        assertThat(run("build", "--clean", "--force")).as(said()).isEqualTo(ExitCode.PROBLEMS);
        Map<String, String> few = kept();
        assertThat(few).hasSizeLessThan(archive.size());
        Files.delete(directory.resolve("archive/state/crawl.tsv")); // a run that is killed writes none

        cutAfter(whole, whole.length() - 10);

        run("build", "--force");
        assertThat(said()).contains("it only adds what is missing");
        Map<String, String> many = kept();
        assertThat(many.keySet()).isEqualTo(archive);
        few.keySet().removeIf(path -> !path.startsWith("articles/"));
        many.keySet().retainAll(few.keySet());
        assertThat(Tree.differences(many, few)).isEmpty();
    }

    private void cutAfter(String whole, int length) throws IOException {
        Files.writeString(directory.resolve("backup/restore-001.sql"), whole.substring(0, length));
    }

    @Test
    void cutBackupGivesWayToAWholeOne() throws IOException {
        Path file = directory.resolve("backup/restore-001.sql");
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, whole.indexOf("REPLACE INTO `em_blog` (`gid`") + 5000));

        assertThat(run("build")).as(said()).isEqualTo(ExitCode.USAGE);
        assertThat(directory.resolve("archive")).doesNotExist();
        assertThat(run("build", "--force")).as(said()).isEqualTo(ExitCode.PROBLEMS);
        assertThat(said()).contains("problem: the backup is cut off: ", "read: what is left of the blog's backup\n");
        assertThat(run("build", "--force")).as(said()).isZero();
        assertThat(said()).contains("read: what is left of the blog's backup: it only adds what is missing");

        Files.writeString(file, whole);
        succeeds("build");
        try (Archive made = Archive.read(directory.resolve("archive"));
                Archive sample = Archive.read(directory.resolve("sample"))) {
            assertThat(made.articleIds()).containsExactlyElementsOf(open(sample));
        }
    }

    @Test
    void backupIsNamedOnTheCommandLine() throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), "media: {variants: false}\n");

        succeeds("build", "backup", "--uploads", "restored", "--theme", QuickTheme.FOLDER);
        assertThat(directory.resolve("public/index.html")).exists();
    }

    private static String post(int id, String title, String hide, String checked, String password, long date) {
        return ("INSERT INTO em_blog (`gid`, `title`, `date`, `content`, `excerpt`, `sortid`, `type`, `hide`, `checked`,"
                        + " `password`) VALUES ('%d','%s','%d','SECRET text','','-1','blog','%s','%s','%s');\n")
                .formatted(id, title, date, hide, checked, password);
    }

    private void replace(String pattern, String by, String name) throws IOException {
        Path file = directory.resolve("backup").resolve(name);
        String text = Files.readString(file);
        String replaced = text.replaceFirst(pattern, by);
        assertThat(replaced).isNotEqualTo(text);
        Files.writeString(file, replaced);
    }

    private static List<Integer> open(Archive archive) {
        return new ArrayList<>(archive.articleIds())
                .stream().filter(id -> id != 37).toList(); // protected: restored as a draft
    }

    private static List<String> outline(List<Comment> comments) {
        List<String> outline = new ArrayList<>();
        for (Comment comment : comments) {
            outline.add(comment.id() + " " + comment.author() + " "
                    + Jsoup.parse(comment.content()).text() + outline(comment.children()));
        }
        return outline;
    }

    /** The archive without {@code state/}. */
    private Map<String, String> kept() throws IOException {
        Map<String, String> tree = Tree.of(directory.resolve("archive"));
        tree.keySet().removeIf(path -> path.startsWith("state/"));
        return tree;
    }

    private String said() {
        return program.out() + program.err();
    }

    /** The first build of the backup as it is. One test runs it, and the others take what it has made. */
    private void build() throws IOException {
        if (Files.exists(built.resolve("archive"))) {
            copyMade(built, directory);
            return;
        }
        succeeds("build");
        copyMade(directory, built);
    }

    private static void copyMade(Path from, Path to) throws IOException {
        for (String made : List.of("archive", "public", ".emlog-static")) {
            FileUtils.copyDirectory(
                    from.resolve(made).toFile(), to.resolve(made).toFile());
        }
    }

    private void succeeds(String... arguments) {
        assertThat(run(arguments)).as(said()).isEqualTo(ExitCode.DONE);
    }

    private int run(String... arguments) {
        return program.run(arguments);
    }
}
