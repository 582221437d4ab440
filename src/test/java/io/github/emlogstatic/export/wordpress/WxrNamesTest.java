package io.github.emlogstatic.export.wordpress;

import static io.github.emlogstatic.export.wordpress.WxrXml.all;
import static io.github.emlogstatic.export.wordpress.WxrXml.parse;
import static io.github.emlogstatic.export.wordpress.WxrXml.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.model.run.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Names and texts that WordPress would take for something else. {@code WordPressImportTest} imports the same blog. */
class WxrNamesTest {

    @TempDir
    static Path folder;

    private static Document xml;

    @BeforeAll
    static void export() throws Exception {
        try (CrawledBlog crawled = CrawledBlog.of(MessyBlog.blog(), folder.resolve("blog"))) {
            crawled.configured(MessyBlog.settings(crawled.blog()));
            crawled.crawl();
            MessyBlog.move(crawled.blog());
            crawled.nextNight().crawl("--full");
            WxrExport.Options settings = new WxrExport.Options(20_000_000, Optional.empty(), List.of(), false);
            xml = parse(
                    WxrExport.write(crawled.config("--offline"), folder.resolve("blog.xml"), settings, Progress.SILENT)
                            .files()
                            .get(0));
        }
    }

    @Test
    void shortNameOfACategoryIsNoOtherName() {
        Map<String, String> slugs = slugs("wp:category", "wp:cat_name", "wp:category_nicename");

        assertThat(slugs).containsEntry("Java", "tech").containsEntry("Other", "java-2");
    }

    @Test
    void shortNameOfATagIsNoOtherName() {
        Map<String, String> slugs = slugs("wp:tag", "wp:tag_name", "wp:tag_slug");

        assertThat(slugs).containsEntry("cplusplus", "cplusplus").containsEntry("C++", "cplusplus-2");
        assertThat(slugs.get("Java")).isNotIn("java", slugs.get("java"));
        assertThat(slugs.get("java")).isNotEqualTo("java");
        assertThat(slugs.get("m2")).isNotEqualTo("m2"); // m² is the same to MariaDB
        assertThat(slugs.get("1")).isNotEqualTo("1"); // and so is ①
    }

    @Test
    void cutShortNamesOfTagsAreDifferentToWordPress() {
        String longTag = "标".repeat(21);

        assertThat(slugs("wp:tag", "wp:tag_name", "wp:tag_slug"))
                .containsEntry(longTag, "%e6%a0%87".repeat(21))
                .containsEntry(longTag + " 标", "%e6%a0%87".repeat(21) + "-2");
    }

    @Test
    void newEmojiIsACharacterToEveryJava() {
        assertThat(slugs("wp:tag", "wp:tag_name", "wp:tag_slug"))
                .containsEntry("ba", "ba")
                .containsEntry("ba🫠", "ba-2");
    }

    @Test
    void shortNamesOfTagsAreThoseThatWordPressFinds() {
        Map<String, String> slugs = slugs("wp:tag", "wp:tag_name", "wp:tag_slug");

        assertThat(slugs.get("é")).matches("e-\\d");
        assertThat(slugs.get("0")).matches("0-\\d");
    }

    @Test
    void categoriesOfTheSameNameKeepIt() {
        assertThat(all(xml, "wp:category"))
                .extracting(category -> text(category, "wp:cat_name"))
                .contains("Notes")
                .doesNotContain("Notes (6)", "Notes (7)");
    }

    @Test
    void nameOfAnAuthorIsEscaped() {
        assertThat(all(xml, "wp:author"))
                .extracting(author -> text(author, "wp:author_display_name"))
                .contains("R&amp;D &lt;团队&gt; 100&#037;ab &#092;");
    }

    @Test
    void tagsInASummaryAreShown() {
        assertThat(text(article("excerpt"), "excerpt:encoded"))
                .startsWith("1 &lt; 2 &amp; &lt;b&gt;bold&lt;/b&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void articleHasNoShortNameThatWordPressChanges() {
        Element feed = article("alias feed");

        assertThat(text(feed, "wp:post_name")).isEqualTo("feed-2");
        assertThat(former(feed)).containsExactly("feed");
        assertThat(text(article("page page2"), "wp:post_name")).startsWith("post-");
    }

    @Test
    void aliasesThatDifferInHyphensAreNotTheSame() {
        assertThat(shortName("a--c")).isEqualTo("a-c");
        assertThat(shortName("a-c")).isEqualTo("a-c-2");
        assertThat(shortName("a-c-")).isEqualTo("a-c-3");
        assertThat(shortName("5-")).startsWith("post-"); // 5 is a page of a list
    }

    @Test
    void newArticleTakesNoShortNameOfAnOlderOne() {
        assertThat(shortName("v1.2")).isEqualTo("v1-2");
        assertThat(shortName("v1-2")).isEqualTo("v1-2-2");
    }

    private static String shortName(String alias) {
        return text(article("alias " + alias), "wp:post_name");
    }

    @Test
    void addressesAtTheBlogAreFormerNames() {
        assertThat(former(article("In category 1"))).containsExactly("post-1-html");
        assertThat(former(article("alias CamelCase"))).containsExactly("camelcase", "camelcase-html");
    }

    @Test
    void longAliasIsShortEnoughForWordPress() {
        Element article = article("alias " + "中文别名".repeat(10));

        assertThat(text(article, "guid").length()).isLessThan(256);
        assertThat(text(article, "wp:post_name").length()).isLessThan(201);
        assertThat(former(article)).contains("%e4%b8%ad%e6%96%87%e5%88%ab%e5%90%8d".repeat(5) + "%e4%b8%ad%e6%96%87");
    }

    @Test
    void noTwoArticlesHaveTheSameDate() {
        assertThat(all(xml, "item").stream()
                        .filter(item -> text(item, "wp:post_type").equals("post"))
                        .map(item -> text(item, "wp:post_date")))
                .doesNotHaveDuplicates()
                .contains("2023-05-06 07:08:09", "2023-05-06 07:08:10", "2023-05-06 07:08:35");
    }

    @Test
    void commentOfAnAuthorIsHis() {
        Element own = all(article("comments"), "wp:comment").stream()
                .filter(comment -> text(comment, "wp:comment_content").equals("I wrote it"))
                .findFirst()
                .orElseThrow();

        assertThat(text(own, "wp:comment_user_id")).isEqualTo("1");
    }

    private static Map<String, String> slugs(String element, String name, String slug) {
        return all(xml, element).stream()
                .filter(term -> !text(term, name).equals("Notes"))
                .collect(Collectors.toMap(term -> text(term, name), term -> text(term, slug)));
    }

    private static Element article(String title) {
        return all(xml, "item").stream()
                .filter(item -> text(item, "title").equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> former(Element item) {
        return all(item, "wp:postmeta").stream()
                .filter(meta -> text(meta, "wp:meta_key").equals("_wp_old_slug"))
                .map(meta -> text(meta, "wp:meta_value"))
                .toList();
    }
}
