package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.AskedPages;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Articles that the home page's list does not show, on a blog without any API. */
class UnlistedArticlesTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    static Stream<Arguments> listsThemesAndModes() {
        return Stream.of("sort", "record", "tag")
                .flatMap(list -> Stream.of(
                        Arguments.of(list, Theme.CLASSIC, UrlMode.DYNAMIC),
                        Arguments.of(list, Theme.DEFAULT, UrlMode.STATIC),
                        Arguments.of(list, Theme.LISTS, UrlMode.CATEGORY)));
    }

    @ParameterizedTest
    @MethodSource("listsThemesAndModes")
    void articlesOnOneListOnlyAreFound(String list, Theme theme, UrlMode mode) throws IOException {
        int hidden = write(mode);
        crawled.emlog().wearing(theme).withoutApi().listing(hidden, list);

        CrawlReport first = crawled.crawl();

        assertThat(first.counts().articles().added()).isEqualTo(7);
        assertThat(crawled.article(hidden).body().content()).contains("藏起来");
        assertThat(first.coverage().restsOn()).contains("the lists of 2 categories, 2 months and 2 tags");
        AskedPages.assertOnceEach(crawled.emlog());
        // Only lists whose count includes the hidden article are read. Without counts, all lists are read.
        int lists = theme == Theme.LISTS ? 6 : 3;
        assertThat(AskedPages.of(crawled.emlog())).hasSize(2 + lists + 7);

        CrawlReport quiet = crawled.nextNight().crawl();
        assertThat(quiet.counts().articles()).isEqualTo(Count.unchanged(7));
        assertThat(AskedPages.of(crawled.emlog())).hasSize(2);
        assertThat(quiet.coverage().restsOn()).contains("as read on 2026-11-24");
        assertThat(quiet.coverage().totals().articles().orElseThrow()).contains(hidden);

        crawled.emlog().forget();
        CrawlReport afterAWeek = crawled.later(Duration.ofDays(7)).crawl();
        assertThat(afterAWeek.counts().articles()).isEqualTo(Count.unchanged(7));
        assertThat(afterAWeek.requests().viewsAdded()).isZero();
        assertThat(AskedPages.of(crawled.emlog())).hasSize(2 + (theme == Theme.LISTS ? 4 : 0));
    }

    @Test
    void aListIsReadToItsEndAndNoFurther() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).listCount(4));
        blog.category(1, "日记");
        List<Integer> hidden = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            int number = i;
            hidden.add(blog.publish(post -> post.title("日记 " + number)
                    .category(1)
                    .text("第 " + number + " 篇日记，写得足够长。")
                    .date(LocalDateTime.of(2023, number, 1, 8, 0))));
        }
        for (int i = 1; i <= 5; i++) {
            blog.publish("第 " + i + " 篇", "第 " + i + " 篇的正文，写得足够长。");
        }
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();
        hidden.forEach(id -> crawled.emlog().listing(id, "sort"));

        crawled.crawl();

        assertThat(crawled.archive().articleIds()).hasSize(14).containsAll(hidden);
        AskedPages.assertOnceEach(crawled.emlog());
        assertThat(AskedPages.of(crawled.emlog())).containsKeys("/sort/1", "/sort/1/page/2", "/sort/1/page/3");
        assertThat(AskedPages.of(crawled.emlog()).keySet()).noneMatch(address -> address.startsWith("/sort/1/page/4"));
    }

    @Test
    void anUnlistedArticleIsConfirmedByItsPage() throws IOException {
        int hidden = write(UrlMode.STATIC);
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi().listing(hidden, "record");
        crawled.crawl();
        blog.delete(hidden);

        crawled.later(Duration.ofDays(40)).crawl();

        assertThat(crawled.archive().articleIds()).hasSize(6).doesNotContain(hidden);
    }

    @Test
    void aFailingListIsReportedAndReadTheNextNight() throws IOException {
        int hidden = write(UrlMode.STATIC);
        crawled.configured("crawl: {retries: 0}");
        crawled.emlog()
                .wearing(Theme.DEFAULT)
                .withoutApi()
                .listing(hidden, "record")
                .failing(Faults.at(target -> target.startsWith("/record/"), Faults.status(500)));

        CrawlReport report = crawled.crawl();

        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("a list of a category, a month or a tag cannot be read");
        assertThat(report.coverage().restsOn()).contains("not all of them could be read");

        crawled.emlog().healthy();
        assertThat(crawled.nextNight().crawl().counts().articles().added()).isEqualTo(1);
        assertThat(crawled.archive().articleIds()).contains(hidden);
    }

    @Test
    void listsThatAlwaysFailAreTriedForThreeNights() throws IOException {
        write(UrlMode.STATIC);
        crawled.configured("crawl: {retries: 0, connections: 1}");
        crawled.emlog()
                .wearing(Theme.LISTS)
                .withoutApi()
                .failing(Faults.at(UnlistedArticlesTest::isOtherList, Faults.status(500)));
        List<Long> asked = new ArrayList<>();
        for (int night = 0; night < 4; night++) {
            crawled.nextNight().crawl();
            asked.add(AskedPages.of(crawled.emlog()).keySet().stream()
                    .filter(UnlistedArticlesTest::isOtherList)
                    .count());
        }

        assertThat(asked).containsExactly(5L, 5L, 5L, 0L);
        assertThat(crawled.archive().articleIds()).hasSize(7);
    }

    private static boolean isOtherList(String target) {
        return target.matches("/(?:record|sort|tag)/.*");
    }

    @Test
    void listsForbiddenByRobotsAreNotRead() throws IOException {
        int hidden = write(UrlMode.STATIC);
        crawled.emlog()
                .wearing(Theme.LISTS)
                .withoutApi()
                .listing(hidden, "record")
                .failing(Faults.at(
                        "/robots.txt"::equals,
                        Faults.body("text/plain", "User-agent: *\nDisallow: /record/\nDisallow: /tag/")));

        CrawlReport report = crawled.crawl();

        assertThat(AskedPages.of(crawled.emlog()).keySet())
                .noneMatch(address -> address.startsWith("/record/") || address.startsWith("/tag/"));
        assertThat(crawled.archive().articleIds()).hasSize(6);
        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("pages not fetched, the blog's robots.txt closes them to programs");
    }

    @Test
    void aPagesAliasInTheMenuIsAskedForOnce() throws IOException {
        write(UrlMode.STATIC);
        blog.configure(options -> options.aliases(true));
        int about = blog.publishPage("关于", "关于这个博客的一段话，足够长。");
        blog.edit(about, post -> post.alias("about"));
        blog.menu(Link.to("关于", "about"));
        crawled.emlog().wearing(Theme.DEFAULT).withoutApi();

        crawled.crawl();

        assertThat(crawled.archive().pageIds()).containsExactly(about);
        assertThat(crawled.archive().articleIds()).hasSize(7);
        AskedPages.assertOnceEach(crawled.emlog());
    }

    /** Publishes seven articles of two categories, months and tags. The last one is to be hidden. */
    private int write(UrlMode mode) {
        blog.configure(options -> options.urlMode(mode).listCount(4));
        blog.category(1, "技术").category(2, "生活");
        for (int i = 1; i <= 6; i++) {
            int number = i;
            blog.publish(post -> post.title("第 " + number + " 篇")
                    .category(1 + number % 2)
                    .tags(number % 2 == 0 ? "C++" : "随笔")
                    .date(LocalDateTime.of(2024, 5 + number % 2, number, 8, number))
                    .text("第 " + number + " 篇的正文，写得足够长，因为列表会把它截断。"));
        }
        return blog.publish(post -> post.title("藏")
                .category(1)
                .tags("C++")
                .date(LocalDateTime.of(2024, 5, 9, 8, 0))
                .text("藏起来的一篇，写得足够长，因为列表会把它截断。"));
    }
}
