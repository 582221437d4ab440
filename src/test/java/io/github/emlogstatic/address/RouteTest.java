package io.github.emlogstatic.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.Route.Alias;
import io.github.emlogstatic.address.Route.Author;
import io.github.emlogstatic.address.Route.Category;
import io.github.emlogstatic.address.Route.Month;
import io.github.emlogstatic.address.Route.Post;
import io.github.emlogstatic.address.Route.Tag;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {

    static List<RouteExample> examples() {
        return RouteExample.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anAddressLeadsWhereEmlogTakesIt(RouteExample example) {
        assertThat(text(example.address())).isEqualTo(example.leadsTo());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void allModesWriteAddressesThatLeadToTheSame(RouteExample example) {
        String route = sameAlias(text(example.address()));

        assertThat(text(example.dynamic())).isEqualTo(route);
        assertThat(text(example.folder())).isEqualTo(route);
    }

    @Test
    void aListIsWrittenAsEachModeWritesIt() {
        assertThat(new Category(1).in(UrlMode.DYNAMIC)).isEqualTo("?sort=1");
        assertThat(new Category(1).in(UrlMode.STATIC)).isEqualTo("sort/1");
        assertThat(Tag.named("web").in(UrlMode.DYNAMIC)).isEqualTo("?tag=web");
        assertThat(new Author(1).in(UrlMode.DYNAMIC)).isEqualTo("?author=1");
        assertThat(new Month("202009").in(UrlMode.FOLDER)).isEqualTo("record/202009");
    }

    @Test
    void aCommentPageKeepsTheFormOfItsAddress() {
        assertThat(CommentPage.of("?post=12&comment-page=2#comments")
                        .orElseThrow()
                        .at(3))
                .isEqualTo("?post=12&comment-page=3");
        assertThat(CommentPage.of("post-12.html/comment-page-2").orElseThrow().at(3))
                .isEqualTo("post-12.html/comment-page-3");
    }

    /** A category with an alias is written as the alias alone, which is then read as an alias of any kind. */
    private static String sameAlias(String text) {
        return text.replaceFirst("^Category (?=[a-z])", "Alias ");
    }

    /** Articles of a blog without API have ids of ten digits. */
    @Test
    void anIdMayHaveTenDigits() {
        assertThat(Route.of("?post=2147483647")).isEqualTo(new Route.Post(Integer.MAX_VALUE));
        assertThat(Route.of("post-2147483648.html")).isInstanceOf(Route.Alias.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%zz",
                "?",
                "??",
                "#",
                "?post=",
                "?post=99999999999",
                "////",
                "a:b",
                "?=&=",
                "page/",
                "\0",
                "."
            })
    void noAddressThrows(String address) {
        assertThat(Route.of(address)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"robots.txt", "a/b/c", "name@host", "sitemap", "tags", "?sort=1", "page/2"})
    void otherAddressesAreNoAliases(String address) {
        assertThat(Route.isAlias(address)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "?page=3, 3",
        "page/3/, 3",
        "sort/1/page/2, 2",
        "?sort=1&page=2, 2",
        "sort/1/page/1, 1",
        "life/page/12#list, 12",
        "sort/1, 0",
        "post-12.html, 0"
    })
    void theNumberOfAListPageIsRead(String address, int page) {
        assertThat(Route.listPage(address).orElse(0)).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ?page=2",
        "?sort=1, ?sort=1&page=2",
        "sort/1, sort/1/page/2",
        "sort/1/, sort/1/page/2",
        "life, life/page/2"
    })
    void aFurtherPageHasTheFormOfItsList(String list, String second) {
        assertThat(Route.listPage(list, 2)).isEqualTo(second);
    }

    @Test
    void aTagIsWrittenAsEmlogEncodesIt() {
        assertThat(Tag.named("A/B+C").in(UrlMode.FOLDER)).isEqualTo("tag/A%2FB%2BC");
        assertThat(Route.of("tag/A%2FB%2BC")).isEqualTo(Tag.named("A/B+C"));
    }

    @ParameterizedTest
    @CsvSource({
        "/blog/post/12, /blog/",
        "/index.php, /",
        "/blog/tag/php/page/2, /blog/",
        "/a/b/admin/account.php, /a/b/",
        "/blog/content/uploadfile/202401/a.png, /blog/",
        "/sitemap.xml, /",
        "/content/, /content/",
        "/blog/, /blog/",
        "/post/, /post/"
    })
    void theFolderOfABlogIsFoundFromAPage(String path, String folder) {
        assertThat(Route.folder(path)).isEqualTo(folder);
    }

    static Stream<Map.Entry<UrlMode, String>> modes() {
        return Stream.of(UrlMode.values()).map(mode -> Map.entry(mode, mode.post(7)));
    }

    @ParameterizedTest
    @MethodSource("modes")
    void theModeIsLearntFromTheAddressesOfMostArticles(Map.Entry<UrlMode, String> mode) {
        Map<Integer, String> addresses =
                Map.of(7, mode.getValue(), 8, mode.getKey().post(8), 9, "an-alias");

        assertThat(UrlMode.of(addresses)).isEqualTo(mode.getKey());
    }

    private static String text(String address) {
        Route route = Route.of(address);
        int comments = CommentPage.of(address).map(CommentPage::number).orElse(1);
        return route.getClass().getSimpleName()
                + key(route)
                + (route.page() > 1 ? " page " + route.page() : "")
                + (comments > 1 ? " comments " + comments : "");
    }

    private static String key(Route route) {
        if (route instanceof Post post) {
            return " " + post.id();
        }
        if (route instanceof Alias alias) {
            return " " + alias.path();
        }
        if (route instanceof Category category) {
            return " " + category.key();
        }
        if (route instanceof Tag tag) {
            return " " + tag.name();
        }
        if (route instanceof Author author) {
            return " " + author.id();
        }
        return route instanceof Month month ? " " + month.digits() : "";
    }
}
