package io.github.emlogstatic.export.wordpress;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static io.github.emlogstatic.export.wordpress.WxrXml.all;
import static io.github.emlogstatic.export.wordpress.WxrXml.items;
import static io.github.emlogstatic.export.wordpress.WxrXml.meta;
import static io.github.emlogstatic.export.wordpress.WxrXml.parse;
import static io.github.emlogstatic.export.wordpress.WxrXml.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.export.SmallArchive;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.files.RefusedException;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class WxrExportTest {

    @TempDir
    static Path folder;

    @AutoClose
    private static SmallArchive archive;

    @TempDir
    Path out;

    private Path file;

    @BeforeAll
    static void crawl() throws IOException {
        archive = SmallArchive.in(folder.resolve("blog"));
    }

    @BeforeEach
    void name() {
        file = out.resolve("blog.xml");
    }

    @Test
    void articlesAndPagesAreItemsWithShortNames() throws Exception {
        Map<String, Element> items = items(export());

        assertThat(items.keySet())
                .contains("post post-1", "post post-2", "post post-3", "post hello-world", "page post-6", "post post-7")
                .doesNotContain("post post-4", "post post-8");
        Element second = items.get("post post-2");
        assertThat(text(second, "title")).isEqualTo("标题：\"引号\" &amp; &lt;b&gt;");
        assertThat(text(second, "wp:post_date")).isEqualTo("2024-03-01 09:30:00");
        assertThat(text(second, "wp:post_date_gmt")).isEqualTo("2024-03-01 01:30:00");
        assertThat(text(second, "wp:status")).isEqualTo("publish");
        assertThat(meta(second)).containsEntry("_emlog_id", "2");
    }

    @Test
    void pinnedArticleIsStickyWithCoverAndFields() throws Exception {
        Map<String, Element> items = items(export());
        Element pinned = items.get("post post-3");
        Element cover = items.get("attachment cover.png");

        assertThat(text(pinned, "wp:is_sticky")).isEqualTo("1");
        assertThat(text(items.get("post post-1"), "wp:is_sticky")).isEqualTo("0");
        assertThat(meta(pinned))
                .containsEntry("来源", "书: 第一章")
                .containsEntry("_thumbnail_id", text(cover, "wp:post_id"));
        assertThat(text(cover, "wp:attachment_url")).endsWith("/content/uploadfile/202401/cover.png");
        assertThat(text(cover, "wp:post_parent")).isEqualTo("3");
        assertThat(meta(cover)).containsEntry("_wp_attached_file", "2024/01/cover.png");
    }

    @Test
    void linksLeadToShortNamesAtTheBlogsAddress() throws Exception {
        String html = text(items(export()).get("post post-1"), "content:encoded");

        assertThat(html)
                .contains("/?name=post-2#标题\"", "/?name=hello-world\"", "/?pagename=post-6\"")
                .contains("/?category_name=tech\"", "/?tag=cplusplus\"", "/?author_name=wren\"")
                .contains("/post-4.html\"");
    }

    @Test
    void uploadsHaveTheSameAddressInTextsAndItems() throws Exception {
        Map<String, Element> items = items(export("https://cdn.example.org/files"));
        String address = "https://cdn.example.org/files/content/uploadfile/202401/%E5%9B%BE%20%E7%89%87.png";

        assertThat(text(items.get("attachment 图 片.png"), "wp:attachment_url")).isEqualTo(address);
        assertThat(text(items.get("post post-1"), "content:encoded")).contains("src=\"" + address + "\"");
    }

    @Test
    void categoriesAndTagsHaveSlugsOfTheirOwn() throws Exception {
        Document xml = parse(export().get(0));

        assertThat(all(xml, "wp:category"))
                .extracting(
                        category -> text(category, "wp:category_nicename"),
                        category -> text(category, "wp:category_parent"),
                        category -> text(category, "wp:cat_name"))
                .contains(tuple("tech", "", "技术"), tuple("java", "tech", "Java"))
                .contains(tuple("c-cplusplus-%e5%85%b6%e4%bb%96", "", "C/C++ &amp; 其他"));
        assertThat(all(xml, "wp:tag"))
                .extracting(tag -> text(tag, "wp:tag_slug"), tag -> text(tag, "wp:tag_name"))
                .contains(tuple("cplusplus", "C++"), tuple("csharp", "C#"), tuple("c", "C"), tuple("12-30", "12:30"));
        assertThat(Files.readString(file))
                .contains("<category domain=\"post_tag\" nicename=\"cplusplus\"><![CDATA[C++]]></category>")
                .contains("<category domain=\"category\" nicename=\"java\"><![CDATA[Java]]></category>");
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }

    @Test
    void repliesFollowTheirCommentWithADateInRange() throws Exception {
        List<Element> comments = all(items(export()).get("post post-1"), "wp:comment");

        assertThat(comments).hasSize(2);
        assertThat(text(comments.get(1), "wp:comment_parent")).isEqualTo(text(comments.get(0), "wp:comment_id"));
        assertThat(text(comments.get(0), "wp:comment_author_url")).isEqualTo("https://visitor.example.com/");
        assertThat(text(comments.get(0), "wp:comment_date"))
                .isLessThanOrEqualTo(text(comments.get(1), "wp:comment_date"));
        assertThat(comments).allSatisfy(comment -> {
            assertThat(text(comment, "wp:comment_author_email")).isEmpty();
            assertThat(text(comment, "wp:comment_author_IP")).isEmpty();
        });
        assertThat(Files.readString(file)).doesNotContain("guest@");
    }

    @Test
    void protectedAndWithdrawnTextsAreNotExportedUnlessNamed() throws Exception {
        export();
        assertThat(Files.readString(file)).doesNotContain("hidden words", "withdrawn words", "only here");

        Map<String, Element> items = items(export(new WxrExport.Options(
                2_000_000, Optional.empty(), List.of(SmallArchive.PROTECTED, SmallArchive.WITHDRAWN), false)));
        for (String name : List.of("post post-4", "post post-8")) {
            assertThat(text(items.get(name), "wp:status")).isEqualTo("private");
        }
        assertThat(text(items.get("post post-4"), "content:encoded")).contains("hidden words");
        assertThat(Files.readString(file)).doesNotContain("a secret");
    }

    @Test
    void filesAreSplitWithTheUploadsThatTheyShow() throws Exception {
        List<Path> files = export(new WxrExport.Options(9_000, Optional.empty(), List.of(), false));

        assertThat(files).hasSizeGreaterThan(2);
        assertThat(files.get(0)).hasFileName("blog-1.xml");
        assertThat(file).doesNotExist();
        for (Path part : files) {
            assertThat(Files.size(part)).isLessThanOrEqualTo(9_000);
            String text = Files.readString(part);
            Map<String, Element> items = items(List.of(part));
            items.forEach((name, item) -> {
                if (!name.startsWith("attachment")
                        && text(item, "content:encoded").contains(".png")) {
                    assertThat(text).contains("<wp:post_type>attachment</wp:post_type>");
                }
            });
        }
        assertThat(items(files).keySet()).isEqualTo(items(export()).keySet());
        assertThat(names()).as("parts of the earlier export").containsExactly("blog.xml");
    }

    @Test
    void fileOfOthersIsLeftAlone() throws Exception {
        Files.writeString(file, "<rss>mine</rss>");

        assertThatThrownBy(this::export).isInstanceOf(RefusedException.class).hasMessageContaining("--force");
        assertThat(file).hasContent("<rss>mine</rss>");
        assertThat(export(new WxrExport.Options(2_000_000, Optional.empty(), List.of(), true)))
                .containsExactly(file);
    }

    @Test
    void editedFileIsLeftAlone() throws Exception {
        export();
        String edited = Files.readString(file).replace("第一篇", "第 1 篇");
        Files.writeString(file, edited);

        assertThatThrownBy(this::export)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("somebody has changed blog.xml since an earlier run");
        assertThat(file).hasContent(edited);
        assertThat(export(new WxrExport.Options(2_000_000, Optional.empty(), List.of(), true)))
                .containsExactly(file);
    }

    @Test
    void exportWithANumberInItsNameStays() throws Exception {
        Path other = out.resolve("blog-20250101.xml");
        WxrExport.write(archive.config(), other, settings(), Progress.SILENT);
        byte[] bytes = Files.readAllBytes(other);

        export();
        assertThat(export(new WxrExport.Options(9_000, Optional.empty(), List.of(), false)))
                .hasSizeGreaterThan(2);
        export();

        assertThat(other).hasBinaryContent(bytes);
        assertThat(names()).containsExactlyInAnyOrder("blog.xml", "blog-20250101.xml");
    }

    @Test
    void exportWithTheNameOfAPartIsNotOverwritten() throws Exception {
        Path other = out.resolve("blog-2.xml");
        WxrExport.write(archive.config(), other, settings(), Progress.SILENT);
        byte[] bytes = Files.readAllBytes(other);

        assertThatThrownBy(() -> export(new WxrExport.Options(9_000, Optional.empty(), List.of(), false)))
                .hasMessageContaining(other + ": a file of others is in the way");

        assertThat(other).hasBinaryContent(bytes);
        assertThat(names()).containsExactly("blog-2.xml");
    }

    @Test
    void copyOfAnExportStays() throws Exception {
        export();
        Files.copy(file, out.resolve("blog-1.xml"));

        export();

        assertThat(names()).containsExactlyInAnyOrder("blog.xml", "blog-1.xml");
    }

    private List<String> names() {
        return List.of(out.toFile().list((folder, name) -> !name.startsWith(".")));
    }

    @Test
    void leftoversOfAKilledExportAreRemoved() throws Exception {
        Files.writeString(out.resolve(".blog-7.xml.tmp"), "half");
        export();

        assertThat(out.toFile().list()).containsExactlyInAnyOrder("blog.xml", ".blog.xml.emlog-static-export");
    }

    @Test
    void noTwoArticlesHaveTheSameDate() {
        LocalDateTime date = LocalDateTime.of(2024, 1, 1, 8, 0);
        WxrDates dates = new WxrDates();

        assertThat(dates.of("post", date)).isEqualTo(date);
        assertThat(dates.of("post", date)).isEqualTo(date.plusSeconds(1));
        assertThat(dates.of("post", date.plusSeconds(1))).isEqualTo(date.plusSeconds(2));
        assertThat(dates.of("page", date)).isEqualTo(date);
    }

    @Test
    void articlesOfOneSecondGetTheirDatesInLinearTime() {
        LocalDateTime date = LocalDateTime.of(2024, 1, 1, 8, 0);
        WxrDates dates = new WxrDates();

        inLinearTime(() -> {
            for (int i = 0; i < 10_000; i++) {
                assertThat(dates.of("post", date)).isEqualTo(date.plusSeconds(i));
            }
        });
    }

    @Test
    void articlesOfManySecondsGetTheirDatesInLinearTime() {
        LocalDateTime date = LocalDateTime.of(2024, 1, 1, 8, 0);
        WxrDates dates = new WxrDates();

        inLinearTime(() -> {
            for (int i = 0; i < 20_000; i++) {
                assertThat(dates.of("post", date.plusSeconds(i / 2))).isEqualTo(date.plusSeconds(i));
            }
        });
    }

    @Test
    void blogHasNoCopiesOfImagesFromElsewhere() throws Exception {
        String image = "https://images.example/x.png";
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(post -> post.title("题").html("<img src=\"" + image + "\">"));
        try (CrawledBlog crawled = CrawledBlog.of(blog, out.resolve("elsewhere"))) {
            crawled.configured("media: {external: download}").crawl();
            try (Archive archive = Archive.open(crawled.folder().resolve("archive"), crawled.clock())) {
                Path fetched = Files.write(archive.uploads().temporary().resolve("x"), TestPng.saying("x"));
                archive.uploads().moveIn(fetched, ExternalImages.path(image));
                archive.commit();
            }

            assertThat(Files.readString(written(crawled, settings()))).contains("src=\"" + image + "\"");
            WxrExport.Options site =
                    new WxrExport.Options(2_000_000, Optional.of("https://site.example/"), List.of(), false);
            assertThat(Files.readString(written(crawled, site)))
                    .contains("https://site.example/" + ExternalImages.path(image));
            crawled.configured(
                    "media: {external: download}\nbaseUrl: " + crawled.emlog().address());
            assertThat(Files.readString(written(crawled, settings())))
                    .as("the blog's own site in its place")
                    .contains("src=\"" + crawled.emlog().address() + ExternalImages.path(image));
        }
    }

    /** The importer gives the texts of articles the address of the new site, and nothing else. */
    @Test
    void linksInCommentsLeadToTheirOwnSite() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(1, post -> post.title("one").text("text"));
        blog.comment(1, comment -> comment.html("see <a href=\"?post=1\">this</a>"));
        try (CrawledBlog crawled = CrawledBlog.of(blog, out.resolve("commented"))) {
            crawled.crawl();

            assertThat(Files.readString(written(crawled, settings()))).contains("href=\"/?name=post-1\"");
        }
    }

    private Path written(CrawledBlog crawled, WxrExport.Options settings) throws IOException {
        return WxrExport.write(crawled.config("--offline"), file, settings, Progress.SILENT)
                .files()
                .get(0);
    }

    private List<Path> export() throws IOException {
        return export(settings());
    }

    private List<Path> export(String uploads) throws IOException {
        return export(new WxrExport.Options(2_000_000, Optional.of(uploads), List.of(), false));
    }

    private List<Path> export(WxrExport.Options settings) throws IOException {
        return WxrExport.write(archive.config(), file, settings, Progress.SILENT)
                .files();
    }

    private static WxrExport.Options settings() {
        return new WxrExport.Options(2_000_000, Optional.empty(), List.of(), false);
    }
}
