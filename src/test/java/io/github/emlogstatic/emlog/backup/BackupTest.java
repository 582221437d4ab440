package io.github.emlogstatic.emlog.backup;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.emlog.article.ArticleDetail;
import io.github.emlogstatic.emlog.article.ListEntry;
import io.github.emlogstatic.emlog.backup.dump.BackupException;
import io.github.emlogstatic.emlog.backup.dump.BackupFiles;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.DateRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupTest {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final long JANUARY = Instant.parse("2024-01-02T03:04:05Z").getEpochSecond();

    private static final Optional<String> BLOG = Optional.of("https://blog.example.com/");

    private static final String HEAD = "#version:emlog pro 2.6.27\n#dbversion:100\n#tableprefix:em_\n";
    private static final String END = "\n#the end of backup";

    private static final String STRUCTURE = """
            DROP TABLE IF EXISTS em_blog;
            CREATE TABLE `em_blog` (
              `gid` int(11) unsigned NOT NULL AUTO_INCREMENT COMMENT '文章表',
              `title` varchar(512) NOT NULL DEFAULT '',
              `date` bigint(20) NOT NULL,
              `content` longtext NOT NULL,
              `excerpt` longtext NOT NULL,
              `alias` varchar(255) NOT NULL DEFAULT '',
              `author` int(11) NOT NULL DEFAULT 1,
              `sortid` int(11) NOT NULL DEFAULT -1,
              `type` varchar(20) NOT NULL DEFAULT 'blog',
              `hide` enum('n','y') NOT NULL DEFAULT 'n',
              `checked` enum('n','y') NOT NULL DEFAULT 'y',
              `password` varchar(255) NOT NULL DEFAULT '',
              `tags` text DEFAULT NULL,
              `cover` varchar(2048) NOT NULL DEFAULT '',
              PRIMARY KEY (`gid`)
            );
            CREATE TABLE `em_comment` (`cid` int, `gid` int, `pid` int, `poster` text, `comment` text, `mail` text,
              `url` text, `ip` text, `hide` text, `date` int);
            CREATE TABLE `em_twitter` (`id` int, `content` text, `author` int, `date` int, `private` text, `ip` text);
            CREATE TABLE `em_sort` (`sid` int, `sortname` text, `alias` text, `taxis` int, `pid` int, `description` text);
            CREATE TABLE `em_tag` (`tid` int, `tagname` text, `gid` text);
            CREATE TABLE `em_user` (`uid` int, `username` text, `password` text, `nickname` text, `email` text);
            CREATE TABLE `em_navi` (`id` int, `naviname` text, `url` text, `hide` text, `taxis` int, `pid` int,
              `type` int, `type_id` int);
            CREATE TABLE `em_link` (`id` int, `sitename` text, `siteurl` text, `description` text, `hide` text, `taxis` int);
            CREATE TABLE `em_options` (`option_id` int, `option_name` text, `option_value` longtext);
            INSERT INTO em_options VALUES ('1','blogname','静态博客');
            INSERT INTO em_options VALUES ('2','blogurl','https://blog.example.com/');
            INSERT INTO em_options VALUES ('3','timezone','Asia/Shanghai');
            INSERT INTO em_options VALUES ('4','apikey','SECRET-key');
            INSERT INTO em_user VALUES ('1','SECRET-login','SECRET-hash','作者','SECRET@mail.example');
            """;

    @TempDir
    Path folder;

    @Test
    void articleHasItsPropertiesAndItsText() throws IOException {
        String rows = """
                INSERT INTO em_sort VALUES ('3','编程','code','1','0','');
                INSERT INTO em_tag VALUES ('2','Java',',12,');
                INSERT INTO em_tag VALUES ('5','C++',',12,');
                INSERT INTO em_tag VALUES ('2000000001','长',',12,');
                INSERT INTO em_blog VALUES ('12','a & b','%d','# 标题\\n\\nit\\'s','','','1','3','blog','n','y','','2000000001,5,2','');
                """.formatted(JANUARY);
        try (Backup backup = open(rows)) {
            ArticleDetail detail = backup.detail(12).orElseThrow();

            Article article = detail.article();
            assertThat(article.title()).isEqualTo("a & b");
            assertThat(article.date()).isEqualTo(LocalDateTime.parse("2024-01-02T11:04:05"));
            assertThat(article.url()).isEqualTo("?post=12");
            assertThat(article.categoryId()).isEqualTo(3);
            assertThat(article.tags()).containsExactly("Java", "C++", "长");
            assertThat(detail.body().contentSource()).isEqualTo("# 标题\n\nit's");
            assertThat(detail.body().content()).contains("<h1>标题</h1>");
        }
    }

    @Test
    void publicArticlesAreThoseThatEmlogShows() throws IOException {
        String rows = post(1, "shown", "blog", "n", "y", "")
                + post(2, "draft", "blog", "y", "y", "")
                + post(3, "unchecked", "blog", "n", "n", "")
                + post(4, "protected", "blog", "n", "y", "SECRET-word")
                + post(5, "page", "page", "n", "y", "")
                + post(6, "hidden page", "page", "y", "y", "")
                + post(7, "tomorrow", "blog", "n", "y", "").replace("'" + JANUARY + "'", "'1800000000'");
        try (Backup backup = open(rows)) {
            assertThat(backup.articles(NOW).stream().map(BackupTest::title)).containsExactly("protected", "shown");
            assertThat(backup.pages()).containsExactly(5);
            assertThat(backup.keptBack(NOW)).containsExactly(2, 3, 4, 6, 7);
        }
    }

    @Test
    void protectedArticleShowsNothingOfItsText() throws IOException {
        try (Backup backup = open(post(4, "protected", "blog", "n", "y", "word"))) {
            ListEntry entry = backup.articles(NOW).get(0);

            assertThat(entry.article().needsPassword()).isTrue();
            assertThat(entry.description() + entry.descriptionSource()).doesNotContain("text of 4");
        }
    }

    @Test
    void commentsAreThreadsWithExactDates() throws IOException {
        String rows = post(1, "a", "blog", "n", "y", "")
                + comment(3, 2, "n", "an [b]answer[/b] & <i>more</i>\\r\\n  twice")
                + comment(2, 0, "n", "first")
                + comment(4, 0, "y", "SECRET spam")
                + comment(5, 4, "n", "answer to what is hidden");
        try (Backup backup = open(rows)) {
            List<Comment> threads = backup.comments(1).threads();

            assertThat(threads).extracting(Comment::id).containsExactly(2);
            Comment answer = threads.get(0).children().get(0);
            assertThat(answer.content())
                    .isEqualTo("an <b>answer</b> &amp; &lt;i&gt;more&lt;/i&gt;<br />\r\n&nbsp;&nbsp;twice");
            Instant date = Instant.ofEpochSecond(JANUARY + 3);
            assertThat(answer.date()).isEqualTo(new DateRange(date, date));
            assertThat(answer.authorUrl()).isEmpty();
        }
    }

    @Test
    void commentsAreCountedAsTheyAreThere() throws IOException {
        String columns = STRUCTURE.replace("`tags` text DEFAULT NULL,", "`tags` text, `comnum` int,");
        String rows = post(1, "a", "blog", "n", "y", "").replace("'','');", "'','0','');")
                + comment(5, 0, "n", "x")
                + comment(6, 0, "y", "x")
                + comment(7, 5, "n", "x");
        try (Backup backup = open(write(HEAD + columns + rows + END))) {
            assertThat(backup.articles(NOW).get(0).counts().comments()).isEqualTo(2);
        }
        String without = columns.replaceAll("(?s)CREATE TABLE `em_comment`.*?;\n", "");
        String counted = rows.replaceAll("INSERT INTO em_comment.*\n", "").replace("'','0','');", "'','3','');");
        try (Backup backup = open(write(HEAD + without + counted + END))) {
            assertThat(backup.articles(NOW).get(0).counts().comments()).isEqualTo(3);
        }
    }

    @Test
    void commentsThatAnswerEachOtherInACircleEnd() throws IOException {
        StringBuilder rows = new StringBuilder(post(1, "a", "blog", "n", "y", ""));
        rows.append(comment(90_001, 90_002, "n", "x")).append(comment(90_002, 90_001, "n", "y"));
        for (int id = 1; id <= 30_000; id++) {
            rows.append(comment(id, id - 1, "n", "deeper"));
        }
        try (Backup backup = open(rows.toString())) {
            assertThat(backup.comments(1).threads()).hasSize(1);
        }
    }

    @Test
    void privateNotesAreLeftOut() throws IOException {
        String rows = "INSERT INTO em_twitter VALUES ('1','one','1','9','n','9.9.9.9');\n"
                + "INSERT INTO em_twitter VALUES ('2','SECRET','1','9','y','9.9.9.9');\n"
                + "INSERT INTO em_twitter VALUES ('3','three','1','9','n','9.9.9.9');\n"
                + post(1, "a", "blog", "n", "y", "");
        try (Backup backup = open(rows)) {
            assertThat(backup.notes()).extracting(Note::contentSource).containsExactly("three", "one");
        }
    }

    @Test
    void menuAndLinksAreThoseThatVisitorsSee() throws IOException {
        String rows = """
                INSERT INTO em_sort VALUES ('3','编程','','2','0','');
                INSERT INTO em_sort VALUES ('4','Java','','1','3','');
                INSERT INTO em_sort VALUES ('5','孤儿','','1','77','');
                INSERT INTO em_navi VALUES ('1','首页','','n','1','0','1','0');
                INSERT INTO em_navi VALUES ('2','登录','admin','n','9','0','3','0');
                INSERT INTO em_navi VALUES ('3','分类','','n','2','0','4','3');
                INSERT INTO em_navi VALUES ('4','关于','','n','3','0','5','9');
                INSERT INTO em_navi VALUES ('5','更多','https://blog.example.com/t','n','4','0','0','0');
                INSERT INTO em_navi VALUES ('6','里面','https://other.example/','n','1','5','0','0');
                INSERT INTO em_navi VALUES ('7','藏','x','y','1','0','0','0');
                INSERT INTO em_link VALUES ('1','朋友','https://friend.example/','说','n','2');
                INSERT INTO em_link VALUES ('2','第一','https://first.example/','','n','1');
                INSERT INTO em_link VALUES ('3','藏','https://hidden.example/','','y','1');
                """ + post(9, "关于", "page", "n", "y", "");
        try (Backup backup = open(rows)) {
            assertThat(backup.navigation())
                    .containsExactly(
                            Link.to("首页", ""),
                            Link.to("分类", "?sort=3", Link.to("Java", "?sort=4")),
                            Link.to("关于", "?post=9"),
                            Link.to("更多", "t", Link.to("里面", "https://other.example/")));
            assertThat(backup.links()).extracting(Link::title).containsExactly("第一", "朋友");
            assertThat(backup.categories()).extracting(Category::id).containsExactly(5, 3, 4);
        }
    }

    @Test
    void newTabsIconsAndClosedCategoriesAreRead() throws IOException {
        String tables = STRUCTURE
                .replace(
                        "`url` text, `hide` text, `taxis` int, `pid` int,",
                        "`url` text, `newtab` text," + " `hide` text, `taxis` int, `pid` int,")
                .replace("`siteurl` text,", "`siteurl` text, `icon` text,")
                .replace("`pid` int, `description` text);", "`pid` int, `description` text, `allow_user_post` text);");
        String rows = """
                INSERT INTO em_sort VALUES ('3','编程','','2','0','','n');
                INSERT INTO em_sort VALUES ('4','生活','','3','0','','y');
                INSERT INTO em_sort VALUES ('5','未说','','4','0','',NULL);
                INSERT INTO em_navi VALUES ('5','外','https://other.example/','y','n','4','0','0','0');
                INSERT INTO em_navi VALUES ('6','内','https://in.example/','n','n','5','0','0','0');
                INSERT INTO em_link VALUES ('1','友','https://a.example/','../content/uploadfile/202401/a.png','','n','1');
                INSERT INTO em_link VALUES ('2','无','https://b.example/','','','n','2');
                """;
        try (Backup backup = open(write(HEAD + tables + rows + END))) {
            assertThat(backup.navigation()).extracting(Link::newTab).containsExactly(true, false);
            assertThat(backup.links()).extracting(Link::icon).containsExactly("content/uploadfile/202401/a.png", "");
            assertThat(backup.categories())
                    .extracting(category -> category.settings().ownersOnly())
                    .containsExactly(true, false, null);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,n,n,n,?post=12",
        "1,n,n,n,post-12.html",
        "1,y,n,n,12.html",
        "2,n,n,n,post/12",
        "2,y,n,n,12",
        "3,n,n,n,code/12.html",
        "0,n,y,n,my+name",
        "1,n,y,y,my+name.html",
        "3,n,y,n,code/my+name",
    })
    void addressesFollowTheSettings(String mode, String brief, String alias, String html, String address)
            throws IOException {
        String rows = """
                INSERT INTO em_options VALUES ('5','isurlrewrite','%s');
                INSERT INTO em_options VALUES ('6','is_sample_url','%s');
                INSERT INTO em_options VALUES ('7','isalias','%s');
                INSERT INTO em_options VALUES ('8','isalias_html','%s');
                INSERT INTO em_sort VALUES ('3','编程','code','1','0','');
                INSERT INTO em_blog VALUES ('12','a','9','x','','my name','1','3','blog','n','y','','','');
                """.formatted(mode, brief, alias, html);
        try (Backup backup = open(rows)) {
            assertThat(backup.detail(12).orElseThrow().article().url()).isEqualTo(address);
        }
    }

    @Test
    void severalAndPackedFilesAreOneBackup() throws IOException {
        Path zip = folder.resolve("parts/1.zip");
        Files.createDirectories(zip.getParent());
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("emlog_2.6.27.sql"));
            out.write((HEAD + STRUCTURE + post(1, "one", "blog", "n", "y", "") + END).getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("parts/2.sql.gz")))) {
            out.write((HEAD + post(2, "two", "blog", "n", "y", "") + END).getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("parts/readme.txt"), "not SQL");

        try (Backup backup = Backup.open(List.of(zip.getParent()))) {
            assertThat(backup.articles(NOW).stream().map(BackupTest::title)).containsExactly("two", "one");
        }
    }

    @Test
    void twoBackupsAreNotMixed() throws IOException {
        Path parts = Files.createDirectories(folder.resolve("parts"));
        String first = HEAD + STRUCTURE + post(1, "one", "blog", "n", "y", "") + comment(2, 0, "n", "old");
        String second = HEAD + STRUCTURE + post(1, "newer", "blog", "n", "y", "");
        Files.writeString(parts.resolve("0.sql"), first + END);
        Files.writeString(parts.resolve("1.sql"), second + END);

        assertThatThrownBy(() -> open(parts))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "0.sql and 1.sql are two backups, for both hold the article 1; name one of them, or keep them in"
                                + " two directories");

        Files.writeString(
                parts.resolve("1.sql"),
                "DELETE FROM `em_blog`;\nTRUNCATE TABLE em_comment;\nDELETE FROM em_options WHERE option_id = 1;\n"
                        + post(1, "newer", "blog", "n", "y", ""));
        try (Backup backup = open(parts)) {
            assertThat(backup.articles(NOW).stream().map(BackupTest::title)).containsExactly("newer");
            assertThat(backup.comments(1).threads()).isEmpty();
            assertThat(backup.name()).isEqualTo("静态博客");
        }
    }

    @Test
    void tablesThatADumpLacksAreNamed() throws IOException {
        try (Backup backup = open("")) {
            assertThat(backup.incomplete()).isEmpty(); // this version has neither likes nor fields
        }
        String without = STRUCTURE
                .replaceAll("(?s)CREATE TABLE `em_comment`.*?;\n", "")
                .replaceAll("(?s)CREATE TABLE `em_tag`.*?;\n", "");
        try (Backup backup = open(write(HEAD + without + END))) {
            assertThat(backup.incomplete())
                    .hasValue("without em_tag there are no tags; without em_comment there are no comments");
        }
        String recent = STRUCTURE.replace("`tags` text DEFAULT NULL,", "`tags` text, `like_count` int,");
        try (Backup backup = open(write(HEAD + recent + END))) {
            assertThat(backup.incomplete().orElseThrow()).contains("em_like", "em_blog_fields");
        }
    }

    @Test
    void tablesThatAVersionDoesNotHaveAreNotMissed() throws IOException {
        String of61 = STRUCTURE.replaceAll("(?s)CREATE TABLE `em_twitter`.*?;\n", "");
        try (Backup backup = open(write(HEAD + of61 + END))) {
            assertThat(backup.incomplete()).isEmpty();
        }
        String later = of61.replace("`cid` int,", "`cid` int, `top` text,");
        try (Backup backup = open(write(HEAD + later + END))) {
            assertThat(backup.incomplete()).hasValue("without em_twitter there are no notes");
        }
    }

    @Test
    void countBelowZeroInOldMysqlIsZero() throws IOException {
        String counted = STRUCTURE.replace("`tags` text DEFAULT NULL,", "`tags` text, `views` int unsigned,");
        for (String count : List.of("4294967295", "18446744073709551615")) {
            String post = post(1, "a", "blog", "n", "y", "").replace(",'','');", ",'','" + count + "','');");
            try (Backup backup = open(write(HEAD + counted + post + END))) {
                assertThat(backup.detail(1).orElseThrow().counts().views()).isZero();
            }
        }
    }

    @Test
    void packedFileIsKnownWithoutItsEnding() throws IOException {
        Path zip = folder.resolve("download");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("emlog_2.6.27.sql"));
            out.write((HEAD + STRUCTURE + post(1, "one", "blog", "n", "y", "") + END).getBytes(StandardCharsets.UTF_8));
        }
        Path renamed = Files.copy(zip, folder.resolve("backup.sql"));

        for (Path file : List.of(zip, renamed)) {
            try (Backup backup = open(file)) {
                assertThat(backup.articles(NOW)).hasSize(1);
            }
        }
    }

    @Test
    void cutFileIsRefused() {
        assertThatThrownBy(() -> open(write(HEAD + STRUCTURE + post(1, "a", "blog", "n", "y", ""))))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("backup.sql is cut off")
                .hasMessageContaining("#the end of backup");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE TABLE wp_posts (ID int); CREATE TABLE wp_a (x int); INSERT INTO wp_b VALUES (1); CREATE TABLE wp_c (x int); | \
            backup.sql is no backup of an emlog: it has no table of articles (…_blog with the columns gid, title, content, \
            excerpt, sortid, type), but wp_posts, wp_a, wp_b and 1 more
            no dump | backup.sql is no backup of an emlog: it has no tables
            INSERT INTO `em_blog` VALUES (1,'a'); | \
            backup.sql has rows of em_blog without the names of their columns; dump the tables' structure, too
            <?xml version="1.0"?><mysqldump> | backup.sql is XML or a web page; a backup is SQL, which mysqldump makes \
            without --xml, and phpMyAdmin as its format SQL
            """)
    void whatIsNoBackupIsCalledWhatItIs(String text, String message) {
        assertThatThrownBy(() -> open(write(text)))
                .isInstanceOf(BackupException.class)
                .hasMessage(message);
    }

    @Test
    void dumpWithoutRowsIsReported() {
        String structure = STRUCTURE.replaceAll("(?m)^INSERT .*", "");

        assertThatThrownBy(() -> open(write(structure)))
                .isInstanceOf(BackupException.class)
                .hasMessage(
                        "backup.sql has the tables of an emlog without their rows; dump these, too (mysqldump without"
                                + " --no-data and --tab)");
    }

    @Test
    void structureMayBeInAFileOfItsOwn() throws IOException {
        Path rows = Files.writeString(folder.resolve("a.sql"), post(1, "one", "blog", "n", "y", ""));
        Path structure = Files.writeString(folder.resolve("b.sql"), STRUCTURE);

        for (List<Path> files : List.of(List.of(rows, structure), List.of(structure, rows))) {
            try (Backup backup = Backup.open(files)) {
                assertThat(backup.articles(NOW)).hasSize(1);
            }
        }
    }

    @Test
    void dumpOfTwoBlogsIsRefused() {
        String two = STRUCTURE + STRUCTURE.replace("em_", "other_");

        assertThatThrownBy(() -> open(write(HEAD + two + END)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("[em_, other_]");
    }

    @Test
    void dumpOfTwoDatabasesIsRefused() {
        String rows = post(1, "a", "blog", "n", "y", "");
        String refused =
                "backup.sql holds several blogs, for the table em_blog is in it more than once; dump one database"
                        + " alone (mysqldump DATABASE)";
        String created = "USE `one`;\n" + STRUCTURE + rows + "USE `two`;\n" + STRUCTURE + rows;
        String filled = STRUCTURE + "USE `one`;\n" + rows + "USE `two`;\n" + rows;
        for (String text : List.of(created, filled)) {
            assertThatThrownBy(() -> open(write(text)))
                    .isInstanceOf(BackupException.class)
                    .hasMessage(refused);
        }
    }

    @Test
    void databaseBesideThatOfTheBlogIsNoOther() throws IOException {
        String other = "USE `two`;\nCREATE TABLE `words` (`id` int);\nINSERT INTO `words` VALUES (1);\n";
        try (Backup backup = open(write(other + "USE `one`;\n" + STRUCTURE + post(1, "a", "blog", "n", "y", "")))) {
            assertThat(backup.articles(NOW)).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "读者,em_comment is not UTF-8 in column poster",
        "说,em_comment is not UTF-8 in column comment",
        "正文,em_blog is not UTF-8 in column content",
    })
    void unreadableValueIsReportedBeforeAnythingIsRead(String value, String message) throws IOException {
        String rows = post(1, "a", "blog", "n", "y", "").replace("text of", "正文") + comment(5, 0, "n", "说");
        Path file = write(HEAD + STRUCTURE + rows + END);
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        String sought = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(sought);
        Files.writeString(file, bytes.replace(sought, "x\u00FF"), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> open(file)).isInstanceOf(BackupException.class).hasMessageContaining(message);
    }

    /** In China the year 10000 begins before it does in the seconds that emlog keeps. */
    @Test
    void dateAfterTheYear9999IsRefused() {
        String rows = comment(5, 0, "n", "x") + post(1, "a", "blog", "n", "y", "");

        assertThatThrownBy(() -> open(rows.replace(String.valueOf(JANUARY), "253402300799")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("that emlog does not write");
    }

    @Test
    void invalidNumberIsReportedBeforeAnythingIsRead() {
        String rows =
                post(1, "a", "blog", "n", "y", "") + comment(5, 0, "n", "x").replace("'n','", "'n','x");

        assertThatThrownBy(() -> open(rows))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("em_comment has no number in column date");
    }

    @Test
    void damagedZipIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("backup.zip"), "PK, but no zip");

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("backup.zip is not packed");
    }

    @Test
    void mysqldumpIsRead() throws IOException {
        String dump = """
                -- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
                --
                -- Host: localhost    Database: blog
                /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
                /*!40101 SET NAMES utf8mb4 */;
                %s
                LOCK TABLES `em_blog` WRITE;
                /*!40000 ALTER TABLE `em_blog` DISABLE KEYS */;
                INSERT INTO `em_blog` VALUES
                (1,'one',1704164645,'text; -- no remark /* none */',\'\',\'\',1,-1,'blog','n','y','',NULL,\'\'),
                (2,'two',1704164646,_binary 'it\\'s',\'\',\'\',1,-1,'blog','n','y','',NULL,\'\');
                /*!40000 ALTER TABLE `em_blog` ENABLE KEYS */;
                UNLOCK TABLES;
                -- Dump completed on 2026-11-26 22:00:00
                """.formatted(STRUCTURE
                .replace("INSERT INTO em_", "INSERT INTO `em_")
                .replaceAll("`em_(\\w+) VALUES", "`em_$1` VALUES"));
        Path file = write(dump);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2027-01-01T00:00:00Z")));
        try (Backup backup = Backup.open(List.of(file))) {
            assertThat(backup.madeAt()).isEqualTo("2026-11-26T14:00:00Z");
            assertThat(backup.articles(NOW).stream().map(BackupTest::title)).containsExactly("two", "one");
            assertThat(backup.detail(1).orElseThrow().body().contentSource())
                    .isEqualTo("text; -- no remark /* none */");
            assertThat(backup.detail(2).orElseThrow().body().contentSource()).isEqualTo("it's");
        }
        assertThatThrownBy(() -> open(write(dump.replaceFirst("(?s)-- Dump completed.*", ""))))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("-- Dump completed");
    }

    @ParameterizedTest
    @CsvSource({
        "in UTC, 2026-11-26T22:00:02Z, 2026-11-26T22:00:02Z",
        "in India, 2026-11-26T16:30:00Z, 2026-11-26T16:30:00Z",
        "copied later, 2026-11-26T23:07:00Z, 2026-11-26T14:00:00Z",
        "copied days later, 2026-11-29T22:00:00Z, 2026-11-26T14:00:00Z"
    })
    void dateOfADumpIsOfItsMachine(String where, Instant changed, Instant made) throws IOException {
        Path file = write("-- MySQL dump 10.13\n" + STRUCTURE + "-- Dump completed on 2026-11-26 22:00:00\n");
        Files.setLastModifiedTime(file, FileTime.from(changed));

        try (Backup backup = open(file)) {
            assertThat(backup.madeAt()).as(where).isEqualTo(made);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Generation Time: Nov 26, 2026 at 10:00 PM | 2026-11-26T22:00:58Z | 2026-11-26T22:00:58Z
            Generation Time: Nov 26, 2026 at 10:00 PM | 2026-11-26T14:04:20Z | 2026-11-26T14:04:20Z
            生成日期： 2026-11-26 22:00:00 | 2026-11-26T22:14:55Z | 2026-11-26T22:14:55Z
            Generation Time: Nov 26, 2026 at 10:00 PM | 2027-03-01T09:00:00Z | 2026-11-26T14:00:00Z
            生成日期： 2026-11-26 22:00:00 | 2027-03-01T09:00:00Z | 2026-11-26T14:00:00Z
            生成日期: 26 Nov 2026 | 2027-03-01T09:00:00Z | 2027-03-01T09:00:00Z
            """)
    void phpMyAdminTellsWhenItsDumpWasMade(String remark, Instant changed, Instant made) throws IOException {
        Path file = write("-- phpMyAdmin SQL Dump\n-- " + remark + "\n" + STRUCTURE);
        Files.setLastModifiedTime(file, FileTime.from(changed));

        try (Backup backup = open(file)) {
            assertThat(backup.madeAt()).isEqualTo(made);
        }
    }

    @Test
    void invalidDateIsReplacedByThatOfTheFile() throws IOException {
        Path file = write(HEAD + "#date:2024-13-45 99:99\n" + STRUCTURE + END);
        Files.setLastModifiedTime(file, FileTime.from(NOW));

        try (Backup backup = open(file)) {
            assertThat(backup.madeAt()).isEqualTo(NOW);
        }
    }

    @Test
    void aMenuEntryBelowItselfIsReadOnce() throws IOException {
        String rows = """
                INSERT INTO em_navi VALUES ('0','环','https://ring.example/','n','1','0','0','0');
                INSERT INTO em_navi VALUES ('1','首页','','n','2','0','1','0');
                """;
        try (Backup backup = open(rows)) {
            assertThat(backup.navigation()).extracting(Link::title).containsExactly("环", "首页");
        }
    }

    @Test
    void commentOfMarksWithoutAnEndIsReadAtOnce() throws IOException {
        String marks = "[b][color=#f][url]http://[img]http://".repeat(60_000 / 37);
        String ended =
                "[B]粗[b]体[/b] [color=red]红[/COLOR] [url]https://a.example/[/url]b[/url] [url]http://[/url] [img]http://x";
        try (Backup backup =
                open(post(1, "a", "blog", "n", "y", "") + comment(1, 0, "n", marks) + comment(2, 0, "n", ended))) {
            List<Comment> comments = new ArrayList<>();
            inLinearTime(() -> comments.addAll(backup.comments(1).threads()));

            assertThat(comments)
                    .extracting(Comment::content)
                    .containsExactlyInAnyOrder(
                            marks,
                            "<b>粗[b]体</b> <span style=\"color:red\">红</span> <a href=\"https://a.example/[/url]b\""
                                    + " target=\"_blank\" rel=\"nofollow noopener noreferrer\">https://a.example/[/url]b</a>"
                                    + " [url]http://[/url] [img]http://x");
        }
    }

    @Test
    void dumpOfPhpMyAdminIsRead() throws IOException {
        String dump = """
                -- phpMyAdmin SQL Dump
                -- version 5.2.1
                SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
                START TRANSACTION;
                %s
                INSERT INTO `em_blog` (`gid`, `title`, `date`, `content`, `excerpt`, `alias`, `author`, `sortid`, `type`) VALUES
                (1, 'it''s one', 1704164645, 'text', \'\', \'\', 1, -1, 'blog'),
                (2, 'two', 1704164646, 'text', \'\', \'\', 1, -1, 'blog');
                ALTER TABLE `em_blog`
                  ADD PRIMARY KEY (`gid`);
                ALTER TABLE `em_blog`
                  MODIFY `gid` int(11) unsigned NOT NULL AUTO_INCREMENT COMMENT '文章表', AUTO_INCREMENT=3;
                COMMIT;
                """.formatted(STRUCTURE);
        try (Backup backup = Backup.open(List.of(write(dump)))) {
            assertThat(backup.articles(NOW).stream().map(BackupTest::title)).containsExactly("two", "it's one");
        }
    }

    @ParameterizedTest
    @CsvSource({"GBK, is not UTF-8", "UTF-16, is in UTF-16", "UTF-16LE, is in UTF-16"})
    void fileInAnotherEncodingIsRefusedInOneLine(String encoding, String message) throws IOException {
        String text = HEAD + STRUCTURE + post(1, "标题", "blog", "n", "y", "") + END;
        Path file = Files.write(folder.resolve("other.sql"), text.getBytes(encoding));

        assertThatThrownBy(() -> {
                    try (Backup backup = Backup.open(List.of(file))) {
                        backup.articles(NOW);
                    }
                })
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("other.sql")
                .hasMessageContaining(message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void packedFileWithoutADateIsAsOldAsItself() throws IOException {
        Path file = folder.resolve("backup.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write((HEAD + STRUCTURE + END).getBytes(StandardCharsets.UTF_8));
        }
        Files.setLastModifiedTime(file, FileTime.from(NOW));

        try (Backup backup = open(file)) {
            assertThat(backup.madeAt()).isEqualTo(NOW);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4096})
    void emptyFileIsCalledSo(int zeros) throws IOException {
        Path file = Files.write(folder.resolve("backup.sql"), new byte[zeros]);

        assertThatThrownBy(() -> open(file)).hasMessage("backup.sql is empty; make the backup again");
    }

    @Test
    void cutPackedFileIsRefused() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write((HEAD + STRUCTURE + END).getBytes(StandardCharsets.UTF_8));
        }
        Path file =
                Files.write(folder.resolve("backup.sql.gz"), Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

        assertThatThrownBy(() -> open(file)).isInstanceOf(BackupException.class).hasMessageContaining("is cut off");
    }

    @Test
    void classicBlogHasHtmlAndTagsThatNameTheirArticles() throws IOException {
        String classic = HEAD.replace("pro 2.6.27", "5.3.1")
                + STRUCTURE.replaceFirst("  `tags` text.*\n", "").replaceFirst("  `cover` .*\n", "")
                + post(1, "a", "blog", "n", "y", "")
                        .replace(",'','');", ");")
                        .replace("text of 1", "<p>a*b*\n\n    c[break]</p>")
                + post(2, "b", "blog", "n", "y", "").replace(",'','');", ");")
                + "INSERT INTO em_tag VALUES ('7','随笔',',1,2,'),('3','一',',1,');" + END;
        try (Backup backup = open(write(classic))) {
            assertThat(backup.detail(1).orElseThrow().body().content()).isEqualTo("<p>a*b*\n\n    c</p>");
            assertThat(backup.articles(NOW))
                    .extracting(entry -> entry.article().tags())
                    .containsExactlyInAnyOrder(List.of("一", "随笔"), List.of("随笔"));
        }
    }

    @Test
    void answersOfEmlog3AreWithTheirComments() throws IOException {
        String tables = STRUCTURE.replace("`comment` text, `mail` text,", "`comment` text, `reply` text,");
        String rows = post(1, "a", "blog", "n", "y", "")
                + "INSERT INTO em_comment (`cid`, `gid`, `pid`, `comment`, `reply`, `hide`) VALUES ('1','1','0','一','a < b','n');\n";
        try (Backup backup = open(write(HEAD + tables + rows + END))) {
            assertThat(backup.comments(1).threads().get(0).content()).isEqualTo("一<br />\n博主回复：a &lt; b");
        }
    }

    /** emlog pro 1.0.1 to 1.0.3 have the tables of the classic 6.1.0, and Markdown in them. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            "#version:emlog pro 1.0.3"|""
            -- phpMyAdmin SQL Dump|INSERT INTO em_options VALUES ('9','emkey','SECRET-key');
            """)
    void firstVersionsOfEmlogProHaveMarkdown(String remark, String row) throws IOException {
        String tables = STRUCTURE.replaceFirst("  `cover` .*\n", "");
        String post =
                post(1, "a", "blog", "n", "y", "").replace(",'','');", ",'');").replace("text of 1", "*a*[break]");
        try (Backup backup = open(write(remark + "\n" + tables + row + "\n" + post + END))) {
            assertThat(backup.detail(1).orElseThrow().body().content()).isEqualTo("<p><em>a</em>[break]</p>");
        }
    }

    @Test
    void aLineOfPhpBeforeADumpIsSkipped() throws IOException {
        try (Backup backup =
                open(write("<?php exit; ?>\n" + HEAD + STRUCTURE + post(1, "a", "blog", "n", "y", "") + END))) {
            assertThat(backup.articles(NOW)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Warning: A partial dump … If you don't want to restore GTIDs, pass --set-gtid-purged=OFF.",
                "mysqldump.exe: Couldn't execute 'SELECT COLUMN_NAME'",
                "mariadb-dump: Couldn't execute",
                "PHP Warning:  it's not good in data.php on line 3",
                "<br />\n<b>Warning</b>:  it's disabled in <b>/www/admin/data.php</b> on line <b>12</b><br />"
            })
    void whatAProgramSaysBeforeItsDumpIsSkipped(String said) throws IOException {
        try (Backup backup = open(write(said + "\n" + HEAD + STRUCTURE + post(1, "a", "blog", "n", "y", "") + END))) {
            assertThat(backup.articles(NOW)).hasSize(1);
        }
    }

    @Test
    void dumpThatDoesNotCommitIsCut() throws IOException {
        String dump = "-- phpMyAdmin SQL Dump\nSTART TRANSACTION;\n" + STRUCTURE + post(1, "a", "blog", "n", "y", "");

        assertThatThrownBy(() -> open(write(dump + "<br />\n<b>Fatal error</b>:  Maximum execution time\n")))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("backup.sql is cut off")
                .hasMessageContaining("COMMIT;");
        try (Backup backup = open(write(dump + "COMMIT;\nSTART SLAVE;\n"))) {
            assertThat(backup.articles(NOW)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-12-01 12:51:42 UTC", "2020-02-03 04:05:06"})
    void adminersDumpWithoutItsDateIsCut(String end) throws IOException {
        String dump = "-- Adminer 4.8.1 MySQL 5.7.44 dump\n\n" + STRUCTURE + post(1, "a", "blog", "n", "y", "");

        assertThatThrownBy(() -> open(write(dump)))
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("backup.sql is cut off: its last line does not say that it is whole"
                        + " ('-- YYYY-MM-DD hh:mm:ss')");
        try (Backup backup = open(write(dump + "\n-- " + end + "\n"))) {
            assertThat(backup.articles(NOW)).hasSize(1);
        }
    }

    @Test
    void beginningOfACutFileIsReadOnRequest() throws IOException {
        String two = post(1, "a", "blog", "n", "y", "") + post(2, "b", "blog", "n", "y", "");
        String cut = HEAD + STRUCTURE + two.substring(0, two.length() - 9);
        Path packed = folder.resolve("cut.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(cut.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(
                packed, Arrays.copyOf(Files.readAllBytes(packed), (int) Files.size(packed) - 9)); // in its last block

        assertThatThrownBy(() -> open(write(cut)))
                .isInstanceOf(BackupException.class)
                .hasMessageEndingWith("; if this is all that is left, build --force reads it up to there");
        for (Path file : List.of(write(cut), packed)) {
            try (Backup backup = read(file)) {
                assertThat(backup.articles(NOW).stream().map(BackupTest::title)).containsExactly("a");
                assertThat(backup.cuts()).hasSize(1);
            }
        }
    }

    @Test
    void fileThatIsCutInAStatementIsCalledCut() throws IOException {
        String rows = "INSERT INTO `em_blog` (`gid`, `title`) VALUES (3,X'41'),(4,_binary 'b');\n";
        byte[] whole = (STRUCTURE + rows).getBytes(StandardCharsets.UTF_8);
        int first = whole.length - rows.length();
        for (int cut = 0; cut <= rows.length(); cut++) {
            Path file = Files.write(folder.resolve("cut.sql"), Arrays.copyOf(whole, first + cut));
            boolean between = cut < "INSERT".length() || cut == rows.indexOf(",(4") || cut >= rows.indexOf(";");
            try (Backup backup = read(file)) {
                assertThat(backup.cuts()).as(rows.substring(0, cut)).hasSize(between ? 0 : 1);
            }
        }
    }

    @Test
    void zipThatIsCutInItsSecondFileIsCut() throws IOException {
        Path zip = folder.resolve("backup.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String part : List.of(STRUCTURE + post(1, "a", "blog", "n", "y", ""), noise())) {
                out.putNextEntry(new ZipEntry(part.length() + ".sql"));
                out.write(part.getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = Files.readAllBytes(zip);
        int second = new String(whole, StandardCharsets.ISO_8859_1).indexOf("PK\3\4", 1);
        for (int length : new int[] {whole.length / 2, second, second + 10}) {
            Files.write(zip, Arrays.copyOf(whole, length));

            assertThatThrownBy(() -> open(zip)).hasMessageStartingWith(zip + " is cut off; ");
            try (Backup backup = read(zip)) {
                assertThat(backup.cuts()).hasSize(1);
            }
        }
    }

    /** Its bytes may unpack to whole statements, or to none. */
    @ParameterizedTest
    @ValueSource(ints = {8, 14, 60})
    void packedFileThatIsCutCountsAsCut(int length) throws IOException {
        Path whole = write(HEAD + STRUCTURE + post(1, "a", "blog", "n", "y", "") + END);
        Path packed = folder.resolve("part.sql.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(noise().getBytes(StandardCharsets.UTF_8));
        }
        Files.write(packed, Arrays.copyOf(Files.readAllBytes(packed), length));

        try (Backup backup = Backup.open(List.of(whole, packed), Optional.empty(), List.of(), Optional.empty(), true)) {
            assertThat(backup.cuts()).hasSize(1);
        }
        assertThatThrownBy(() -> read(packed))
                .hasMessageEndingWith(" is cut off; copy the backup again, and compare the sizes");
    }

    /** Statements that no packing makes much shorter. */
    private static String noise() {
        return new Random(1)
                .ints(5_000)
                .mapToObj(number -> "SELECT " + number + ";\n")
                .collect(Collectors.joining());
    }

    @Test
    void fileWithoutRowsIsCutIfItsEndIsMissing() throws IOException {
        for (String rows : List.of(HEAD, HEAD + STRUCTURE.replaceAll("INSERT[^\n]*\n", ""))) {
            assertThatThrownBy(() -> read(write(rows)))
                    .hasMessageStartingWith("backup.sql is cut off: ")
                    .hasMessageEndingWith("compare the sizes of the two files");
        }
    }

    /** phpMyAdmin begins in the first, which has no rows, if it exports each table as a file. A file may also be split by hand. */
    @Test
    void transactionMayGoOverSeveralFiles() throws IOException {
        String begin = "-- phpMyAdmin SQL Dump\nSTART TRANSACTION;\n";
        String rows = STRUCTURE + post(1, "a", "blog", "n", "y", "");

        try (Backup tables = open(begin, rows);
                Backup split = open(begin + rows, post(2, "b", "blog", "n", "y", "") + "COMMIT;\n")) {
            assertThat(tables.titles()).containsExactly("a");
            assertThat(split.titles()).containsExactly("a", "b");
        }
        for (String second : List.of("", begin)) {
            String end = second.isEmpty() ? "" : "COMMIT;\n";
            assertThatThrownBy(() -> open(begin + rows, second + post(2, "b", "blog", "n", "y", "") + end))
                    .hasMessageStartingWith("0.sql is cut off: ");
        }
    }

    private Backup open(String first, String second) throws IOException {
        List<Path> parts = List.of(
                Files.writeString(folder.resolve("0.sql"), first), Files.writeString(folder.resolve("1.sql"), second));
        return Backup.open(parts);
    }

    /** mysqldump writes the structure in UTF-8, and texts in GBK, where the second byte of 誠 is a backslash. */
    @Test
    void dumpInGbkIsRead() throws IOException {
        String head = "/*!40101 SET NAMES gbk */;\n";
        String rows = "INSERT INTO em_options VALUES ('2','blogurl','https://blog.example.com/');\n"
                + post(1, "誠\\'中", "blog", "n", "y", "").replace("text of 1", "誠誠\\\\\\n文 it\\'s")
                + comment(1, 0, "n", "評");
        ByteArrayOutputStream dump = new ByteArrayOutputStream();
        dump.writeBytes((head + STRUCTURE.replaceAll("INSERT[^\n]*\n", "")).getBytes(StandardCharsets.UTF_8));
        dump.writeBytes(rows.getBytes(Charset.forName("GBK")));
        Path inGbk = Files.write(folder.resolve("gbk.sql"), dump.toByteArray());
        Path saidOnly = Files.writeString(folder.resolve("utf8.sql"), head + STRUCTURE + rows);

        for (Path file : List.of(inGbk, saidOnly)) {
            try (Backup backup = open(file)) {
                assertThat(backup.titles()).containsExactly("誠'中");
                assertThat(backup.detail(1).orElseThrow().body().contentSource())
                        .isEqualTo("誠誠\\\n文 it's");
                assertThat(backup.comments(1).threads().get(0).content()).isEqualTo("評");
            }
        }
    }

    /** Their bytes begin like those of other letters in UTF-8, and then have a backslash or a backtick. */
    @ParameterizedTest
    @ValueSource(strings = {"電籠", "錄淺", "陳縛"})
    void traditionalLettersOfGbkAreRead(String title) throws IOException {
        byte[] dump = ("SET NAMES gbk;\n" + STRUCTURE + post(1, title, "blog", "n", "y", ""))
                .getBytes(Charset.forName("GBK"));

        try (Backup backup = open(Files.write(folder.resolve("gbk.sql"), dump))) {
            assertThat(backup.titles()).containsExactly(title);
        }
    }

    /** Of UTF-8 that says GBK, only what is damaged is read as GBK, and of GBK that has UTF-8 in it, all is read. */
    @Test
    void textsOfAMixedDumpHaveTheirOwnEncoding() throws IOException {
        byte[] head = ("SET NAMES gbk;\n" + STRUCTURE + post(1, "中\\'文", "blog", "n", "y", ""))
                .getBytes(StandardCharsets.UTF_8);
        byte[] signs = ("SET NAMES gbk;\n" + STRUCTURE + post(3, "“好”\\'…\\'の\\'①\\'", "blog", "n", "y", ""))
                .getBytes(StandardCharsets.UTF_8);
        byte[] utf8 = post(2, "再来", "blog", "n", "y", "").getBytes(StandardCharsets.UTF_8);
        byte[] gbk = (post(2, "系统", "blog", "n", "y", "") + comment(1, 0, "n", "誠")).getBytes(Charset.forName("GBK"));
        int half = new String(utf8, StandardCharsets.ISO_8859_1).indexOf('\u00e6') + 2;

        try (Backup cut = read(write(head, Arrays.copyOf(utf8, half)));
                Backup mixed = open(write(head, gbk));
                Backup western = open(write(signs, gbk))) {
            assertThat(cut.titles()).containsExactly("中'文");
            assertThat(mixed.titles()).containsExactly("中'文", "系统");
            assertThat(western.titles()).containsExactly("“好”'…'の'①'", "系统");
        }
    }

    @Test
    void namesInADumpInGbkAreUtf8() throws IOException {
        byte[] structure =
                ("SET NAMES gbk;\n" + STRUCTURE + "CREATE TABLE `备注` (`列` int);\n").getBytes(StandardCharsets.UTF_8);
        byte[] row = post(1, "誠", "blog", "n", "y", "").getBytes(Charset.forName("GBK"));
        try (Backup backup = open(write(structure, row))) {
            assertThat(backup.titles()).containsExactly("誠");
        }
    }

    private Path write(byte[] first, byte[] second) throws IOException {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return Files.write(Files.createTempFile(folder, "dump", ".sql"), all);
    }

    @Test
    void userWithoutANicknameHasTheNameThatEmlogShows() throws IOException {
        String rows = "INSERT INTO em_user VALUES ('2','two','hash','','two@mail.example');\n"
                + post(1, "a", "blog", "n", "y", "").replace("'1','-1'", "'2','-1'")
                + post(2, "b", "blog", "n", "y", "");
        try (Backup backup = open(rows)) {
            assertThat(backup.authors(NOW, false)).extracting(Author::name).containsExactly("作者", "two");
        }
    }

    @Test
    void secretsAreNotRead() throws IOException {
        String row = "INSERT INTO em_options VALUES ('9','emkey','SECRET-key');\n";
        Path file = write(HEAD + STRUCTURE + row + END);
        try (BackupFiles files = BackupFiles.of(List.of(file), false)) {
            Tables held = Tables.of(files, false);

            assertThat(held.users.get(1).text("nickname")).isEqualTo("作者");
            assertThat(held.users.get(1).text("email")).isEmpty();
            assertThat(held.users.get(1).text("password")).isEmpty();
            assertThat(held.options.get("apikey")).isEmpty();
            assertThat(held.options.get("emkey")).isEmpty();
        }
    }

    private static String title(ListEntry entry) {
        return entry.article().title();
    }

    private static String post(int id, String title, String type, String hide, String checked, String password) {
        return "INSERT INTO em_blog VALUES ('%d','%s','%d','text of %d','','','1','-1','%s','%s','%s','%s','','');\n"
                .formatted(id, title, JANUARY, id, type, hide, checked, password);
    }

    private static String comment(int id, int parent, String hide, String text) {
        return "INSERT INTO em_comment VALUES ('%d','1','%d','读者','%s','m@mail.example','javascript:x','9.9.9.9','%s','%d');\n"
                .formatted(id, parent, text, hide, JANUARY + id);
    }

    private Backup open(String rows) throws IOException {
        return open(write(HEAD + STRUCTURE + rows + END));
    }

    private static Backup open(Path file) throws IOException {
        return Backup.open(List.of(file));
    }

    /** Reads a file up to where it is cut. */
    private static Backup read(Path file) throws IOException {
        return Backup.open(List.of(file), BLOG, List.of(), Optional.empty(), true);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("backup.sql"), text);
    }
}
