package io.github.emlogstatic.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Author;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.BlogProfile;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.model.Site;
import io.github.emlogstatic.model.SiteKey;
import io.github.emlogstatic.model.SiteNames;
import io.github.emlogstatic.render.MemoryBodies;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.MethodSource;

class LinkIndexTest {

    private final LinkIndex index = LinkIndex.of(site());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?post=12 | article/12
            /?post=12&comment-page=2#3 | article/12
            index.php?post=12 | article/12
            https://blog.example.com/post-12.html | article/12
            http://old.example.com/post-12.html?from=x | article/12
            post-12.html/comment-page-2 | article/12
            12.html | article/12
            post/12 | article/12
            post/12/ | article/12
            12 | article/12
            技术/12.html | article/12
            %E6%8A%80%E6%9C%AF/12.html | article/12
            tech/12 | article/12
            hello-world | article/13
            hello-world.html | article/13
            tech/hello-world | article/13
            tech/hello-world/comment-page-2 | article/13
            index.php/hello-world | article/13
            你好 | article/14
            %E4%BD%A0%E5%A5%BD.html | article/14
            my+words | article/15
            my%20words | article/15
            old-name.html | article/13
            tech/former-alias | article/13
            former-alias.html | article/13
            sort/former | sort/1
            /former | sort/1
            ?post=9 | page/9
            about | page/9
            ?sort=1 | sort/1
            sort/1 | sort/1
            sort/tech | sort/1
            tech | sort/1
            tech/ | sort/1
            tech/java | sort/2
            java | sort/2
            sort/3 | sort/3
            ?tag=C%2B%2B | tag/C++
            tag/C%2B%2B | tag/C++
            tag/C++ | tag/C++
            tag/c%2b%2b | tag/C++
            tag/A%2FB | tag/A/B
            tag/A/B | tag/A/B
            tag/two+words | tag/two words
            tag/two%20words | tag/two words
            ?author=1 | author/1
            author/1 | author/1
            author/7 | author/7
            ?record=202009 | record/202009
            record/202009 | record/202009
            record/20200918 | record/202009
            / | home
            https://blog.example.com | home
            index.php | home
            posts | posts
            posts/ | posts
            """)
    void linksToTheBlogAreFound(String href, String key) {
        assertThat(index.find(href)).map(target -> target.key().toString()).contains(key);
        assertThat(index.find(href)).map(LinkedPage::page).contains(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?page=2 | home
            page/2 | home
            /page/2/ | home
            index.php/page/2 | home
            posts/page/2 | posts
            posts/?page=2 | posts
            ?sort=1&page=2 | sort/1
            sort/1/page/2 | sort/1
            tech/page/2 | sort/1
            tech/java/page/2 | sort/2
            tag/A%2FB/page/2 | tag/A/B
            ?tag=C%2B%2B&page=2 | tag/C++
            author/1/page/2 | author/1
            record/202009/page/2 | record/202009
            """)
    void linksToOlderPagesOfListsAreFound(String href, String key) {
        assertThat(index.find(href)).hasValueSatisfying(target -> {
            assertThat(target.key()).hasToString(key);
            assertThat(target.page()).isEqualTo(2);
            assertThat(target.fragment()).isEmpty();
        });
    }

    static String[] missing() {
        return """
                ?post=99 post-99.html post/99999999999 sort/99 ?tag=unknown tag/unknown record/199901
                author/99 no-such-alias ?keyword=x ?rest-api=article_list ?resource_alias=x ?post= rss.php
                content/uploadfile/12 admin/12 https://other.example/post-12.html mailto:a@example.com
                #top""".split("\\s+");
    }

    @ParameterizedTest
    @EmptySource
    @MethodSource("missing")
    void linksToMissingPagesAreNotFound(String href) {
        assertThat(index.find(href)).isEmpty();
    }

    @Test
    void anArticleWithThePagesIdKeepsItsFormerName() {
        LinkIndex index = LinkIndex.of(site().toBuilder()
                .articles(List.of(article(9, "post-9.html", LocalDateTime.of(2020, 9, 18, 20, 26), 1, List.of())))
                .names(SiteNames.of(Map.of("moved/former-post.html", "article/9")))
                .build());

        assertThat(index.find("former-post.html")).map(LinkedPage::key).contains(SiteKey.article(9));
    }

    @Test
    void namesOfOddKeysLeadNowhere() {
        Site odd = site().toBuilder()
                .names(new SiteNames(
                        Map.of(
                                new SiteKey(SiteKey.Kind.ARTICLE, "012"), "twelve.html",
                                new SiteKey(SiteKey.Kind.ARTICLE, "abc"), "letters.html",
                                new SiteKey(SiteKey.Kind.PAGE, "99999999999"), "large.html"),
                        new TreeMap<>()))
                .build();
        LinkIndex index = LinkIndex.of(odd);

        assertThat(index.find("twelve.html")).isEmpty();
        assertThat(index.find("letters.html")).isEmpty();
        assertThat(index.find("large.html")).isEmpty();
    }

    @Test
    void fragmentIsKept() {
        assertThat(index.find("post-12.html#comment-3")).contains(new LinkedPage(SiteKey.article(12), 1, "comment-3"));
    }

    private static Site site() {
        LocalDateTime date = LocalDateTime.of(2020, 9, 18, 20, 26);
        Blog blog = new Blog(
                "https://blog.example.com/",
                List.of("http://old.example.com/"),
                "",
                "",
                "+08:00",
                List.of(),
                List.of(),
                BlogProfile.NONE);
        return Site.builder(blog, new MemoryBodies())
                .articles(List.of(
                        article(15, "my+words", date, 1, List.of()),
                        article(14, "%E4%BD%A0%E5%A5%BD", date, 7, List.of()),
                        article(13, "tech/hello-world", date, 1, List.of("A/B", "two words")),
                        article(12, "post-12.html", date, 1, List.of("C++"))))
                .pages(List.of(new Page(9, "About", date, "https://blog.example.com/about", 1, "")))
                .categories(List.of(
                        new Category(1, "技术", "tech", "", 0, 1),
                        new Category(2, "Java", "java", "", 1, 1),
                        new Category(3, "Life", "", "", 0, 2)))
                .authors(List.of(new Author(1, "A", "", "")))
                .names(SiteNames.of(Map.of(
                        "article/13", "old-name.html",
                        "article/15", "my+words.html",
                        "article/99", "ghost.html",
                        "moved/tech/former-alias.html", "article/13",
                        "moved/former.html", "sort/1",
                        "moved/java.html", "sort/1",
                        "moved/no-such-alias.html", "article/99")))
                .build();
    }

    private static Article article(int id, String url, LocalDateTime date, int author, List<String> tags) {
        return Article.builder(id)
                .title("t")
                .date(date)
                .url(url)
                .author(author)
                .category(1)
                .tags(tags)
                .build();
    }
}
