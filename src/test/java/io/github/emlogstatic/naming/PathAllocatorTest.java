package io.github.emlogstatic.naming;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.SiteNames;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathAllocatorTest {

    @ParameterizedTest
    @CsvSource({
        "post-12.html, post-12.html",
        "12.html, 12.html",
        "post/12, post/12.html",
        "12, 12.html",
        "?post=12, post/12.html",
        "hello-world, hello-world.html",
        "hello-world.html, hello-world.html",
        "技术/12.html, 技术/12.html",
        "%E6%8A%80%E6%9C%AF/12.html, 技术/12.html",
        "50%, 50%.html",
        "a+b, a+b.html",
        "con, _con.html",
        "Git~1/x, _Git~1/x.html",
        "../x, _/x.html",
        "https://elsewhere.example/a, post/12.html",
        "a.html/b, a.html_/b.html",
        "index.html/b.html, index.html_/b.html",
        "Atom.XML/b, Atom.XML_/b.html",
        "v1.0/12.html, v1.0/12.html",
        "content/uploadfile/a.html, post/12.html",
        "Content/External/a, post/12.html",
        "content/12.html, content/12.html",
        "_redirects/a, post/12.html",
        "CNAME/a, post/12.html",
    })
    void anArticleKeepsItsAddressAsItsName(String address, String name) {
        assertThat(PathAllocator.file(address, 12)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", ".", ". "})
    void oneRepeatedCharacterIsNamedInLinearTime(String part) {
        String address = "a" + part.repeat(100_000) + "b";

        inLinearTime(() -> assertThat(PathAllocator.file(address, 12)).isNotEmpty());
        inLinearTime(() -> assertThat(PathAllocator.segment(address)).startsWith("a"));
    }

    @Test
    void anAddressThatIsTooLongIsNoName() {
        assertThat(PathAllocator.file("a/".repeat(2500) + "b", 12)).isEqualTo("post/12.html");
    }

    @ParameterizedTest
    @CsvSource({"C++, C++", "A/B, A_B", "C#, C#", ".NET, _.NET", "50%, 50%", "标签 空格, 标签 空格", "a?b*c, a_b_c", "x., x_"})
    void aTagBecomesAFileNameForEveryFileSystem(String tag, String segment) {
        assertThat(PathAllocator.segment(tag)).isEqualTo(segment);
    }

    @Test
    void namesThatDifferByCaseAloneAreNumbered() {
        Map<String, String> names = names(List.of(article(1, "?post=1", "TAG", "tag", "Tag")), Map.of());

        assertThat(names)
                .containsEntry("tag/TAG", "tag/TAG.html")
                .containsEntry("tag/Tag", "tag/Tag-2.html")
                .containsEntry("tag/tag", "tag/tag-3.html");
    }

    @Test
    void aGivenNameStays() {
        Map<String, String> first = names(List.of(article(1, "?post=1", "tag")), Map.of());
        Map<String, String> second = names(List.of(article(1, "?post=1", "tag", "TAG")), first);

        assertThat(second).containsEntry("tag/tag", "tag/tag.html").containsEntry("tag/TAG", "tag/TAG-2.html");
    }

    @Test
    void aChangedAddressMovesThePageAndLeavesAStub() {
        Map<String, String> first = names(List.of(article(1, "?post=1")), Map.of());
        Map<String, String> second = names(List.of(article(1, "post-1.html")), first);
        Map<String, String> third = names(List.of(article(1, "post-1.html")), second);

        assertThat(second).containsEntry("article/1", "post-1.html").containsEntry("moved/post/1.html", "article/1");
        assertThat(third).isEqualTo(second);
    }

    @Test
    void anOldAddressThatAnotherArticleHasLeavesNoStub() {
        Map<String, String> first = names(List.of(article(1, "a.html")), Map.of());
        Map<String, String> second = names(List.of(article(1, "b.html"), article(2, "a.html")), first);

        assertThat(second).containsEntry("article/2", "a.html").doesNotContainKey("moved/a.html");
    }

    @Test
    void anArticleGetsTheAddressOfAPageThatLeft() {
        List<Article> articles = List.of(article(7, "about.html"));
        Map<String, String> first = names(List.of(), List.of(page("about.html")), List.of(), Map.of());
        Map<String, String> both = names(articles, List.of(page("about.html")), List.of(), first);
        Map<String, String> alone = names(articles, both);

        assertThat(both).containsEntry("page/9", "about.html").containsEntry("article/7", "about-2.html");
        assertThat(alone)
                .containsEntry("article/7", "about.html")
                .containsEntry("moved/about-2.html", "article/7")
                .doesNotContainKey("page/9");
        assertThat(names(articles, alone)).isEqualTo(alone);
    }

    @Test
    void aFormerAddressOutlastsTheAbsenceOfItsArticle() {
        Map<String, String> first = names(List.of(article(1, "old.html")), Map.of());
        Map<String, String> renamed = names(List.of(article(1, "new.html")), first);
        Map<String, String> hidden = names(List.of(), renamed);

        assertThat(names(List.of(article(1, "new.html")), hidden)).isEqualTo(renamed);
        assertThat(names(List.of(article(2, "old.html")), hidden))
                .containsEntry("article/2", "old.html")
                .doesNotContainKey("moved/old.html");
    }

    @Test
    void aNumberOfATagStaysWithoutTheOther() {
        Map<String, String> both = names(List.of(article(1, "post-1.html", "TAG", "tag")), Map.of());

        assertThat(names(List.of(article(1, "post-1.html", "tag")), both)).containsEntry("tag/tag", "tag/tag-2.html");
    }

    @Test
    void categoriesAreFoundByTheirAliases() {
        List<Category> categories = List.of(
                new Category(1, "技术", "tech", "", 0, 1),
                new Category(2, "Java", "java", "", 1, 1),
                new Category(3, "生活", "", "", 0, 2));

        assertThat(names(List.of(), List.of(), categories, Map.of()))
                .containsEntry("sort/1", "tech.html")
                .containsEntry("sort/2", "tech/java.html")
                .containsEntry("sort/3", "sort/3.html");
    }

    /** Feeds and further pages of a list are in a folder of its name. */
    @Test
    void theFolderOfAListReplacesNoFile() {
        List<Category> categories = List.of(
                new Category(1, "一", "index.html", "", 0, 1),
                new Category(2, "二", "robots.txt", "", 0, 2),
                new Category(3, "三", "CNAME", "", 0, 3),
                new Category(4, "四", "_redirects", "", 0, 4));
        List<Article> articles = List.of(article(1, "post-1.html", "index", "index.html"));

        assertThat(names(articles, List.of(), categories, Map.of()))
                .containsEntry("sort/1", "index.html_.html")
                .containsEntry("sort/2", "robots.txt_.html")
                .containsEntry("sort/3", "sort/3.html")
                .containsEntry("sort/4", "sort/4.html")
                .containsEntry("tag/index", "tag/index.html")
                .containsEntry("tag/index.html", "tag/index.html_.html");
        assertThat(names(List.of(), List.of(), categories, Map.of("sort/1", "index.html.html")))
                .containsEntry("sort/1", "index.html_.html")
                .doesNotContainKey("moved/index.html.html");
    }

    /** Tags have no feeds, and nothing but pages of tags is beside them. */
    @Test
    void aTagNamedLikeAFileKeepsItsAddress() {
        List<Article> articles = List.of(article(1, "post-1.html", "pom.xml", "a.html"));
        Map<String, String> before = Map.of("tag/pom.xml", "tag/pom.xml.html", "tag/a.html", "tag/a.html.html");

        assertThat(names(articles, before))
                .containsEntry("tag/pom.xml", "tag/pom.xml.html")
                .containsEntry("tag/a.html", "tag/a.html_.html")
                .containsEntry("moved/tag/a.html.html", "tag/a.html");
    }

    @Test
    void aYearInAnAliasIsNoNumber() {
        List<Category> year = List.of(new Category(1, "新闻", "news-2024", "", 0, 1));
        List<Category> always = List.of(new Category(1, "新闻", "news", "", 0, 1));
        Map<String, String> first = names(List.of(), List.of(), year, Map.of());

        assertThat(names(List.of(), List.of(), always, first))
                .containsEntry("sort/1", "news.html")
                .containsEntry("moved/news-2024.html", "sort/1");
    }

    @Test
    void aNumberOfACategoryStaysWithoutTheOther() {
        List<Category> category = List.of(new Category(1, "新闻", "news", "", 0, 1));
        Map<String, String> both = names(List.of(article(1, "news")), List.of(), category, Map.of());

        assertThat(names(List.of(), List.of(), category, both)).containsEntry("sort/1", "news-2.html");
    }

    @Test
    void aBlogAddressDoesNotReplaceTheHomePage() {
        assertThat(names(List.of(article(1, "index")), Map.of())).containsEntry("article/1", "index-2.html");
    }

    @Test
    void pagesAndMonthsAndAuthorsHaveNames() {
        assertThat(names(List.of(article(1, "post-1.html")), List.of(page("post-9.html")), List.of(), Map.of()))
                .containsEntry("page/9", "post-9.html")
                .containsEntry("author/1", "author/1.html")
                .containsEntry("record/202405", "record/202405.html");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyFileSystemAcceptsAnyName(long seed) {
        Random random = new Random(seed);
        List<Article> articles = new ArrayList<>();
        for (int id = 1; id <= 60; id++) {
            articles.add(article(id, hostile(random), hostile(random), hostile(random)));
        }

        Map<String, String> names = names(articles, Map.of());

        assertThat(names.values().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        assertThat(names.values()).allSatisfy(name -> {
            assertThat(name).endsWith(".html").doesNotStartWith("/").doesNotContain("//", "\\", ":", "\0");
            for (String segment : name.split("/")) {
                assertThat(segment).isNotIn("", ".", "..").doesNotStartWith(".");
                assertThat(segment.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(200);
            }
        });
    }

    private static String hostile(Random random) {
        String[] parts = {
            "..",
            "/",
            "a",
            "A",
            "中文",
            "😀",
            "\u0000",
            "con",
            ".",
            " ",
            "?",
            "#",
            "%2F",
            "%",
            "é",
            "e\u0301",
            "\\",
            "长".repeat(90),
            "x".repeat(300)
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(parts[random.nextInt(parts.length)]);
        }
        return text.toString();
    }

    private static Map<String, String> names(List<Article> articles, Map<String, String> before) {
        return names(articles, List.of(), List.of(), before);
    }

    private static Map<String, String> names(
            List<Article> articles, List<Page> pages, List<Category> categories, Map<String, String> before) {
        return PathAllocator.names(articles, pages, categories, SiteNames.of(before))
                .json();
    }

    private static Page page(String url) {
        return new Page(9, "关于", LocalDateTime.of(2020, 1, 1, 0, 0), url, 1, "");
    }

    private static Article article(int id, String url, String... tags) {
        return Article.builder(id)
                .title("t")
                .date(LocalDateTime.of(2024, 5, 1, 10, 20))
                .url(url)
                .author(1)
                .tags(List.of(tags))
                .build();
    }
}
