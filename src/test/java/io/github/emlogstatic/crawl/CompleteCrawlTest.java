package io.github.emlogstatic.crawl;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.Fault;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.CategorySettings;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a crawl reads: everything public, of every version of emlog, while the blog changes. */
class CompleteCrawlTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @Test
    void theFirstCrawlTakesEverything() throws IOException {
        blog.category(1, "技术");
        int id = blog.publish(
                post -> post.title("A & B <C>").text("正文").category(1).tags("C++", "A/B"));
        blog.comment(id, "客人", "好文");
        blog.like(id, "路人");

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(report.counts().articles()).isEqualTo(new Count(1, 1, 0, 0, 0));
        assertThat(report.counts().comments().added()).isEqualTo(1);
        ArchivedArticle article = crawled.article(id);
        assertThat(article.article().title()).isEqualTo("A & B <C>");
        assertThat(article.article().tags()).containsExactlyInAnyOrder("C++", "A/B");
        assertThat(article.body().contentSource()).isEqualTo("正文");
        assertThat(crawled.archive().comments(id)).extracting(Comment::author).containsExactly("客人");
        assertThat(crawled.archive().likes(id)).hasSize(1);
        assertThat(crawled.archive().categories()).hasSize(1);
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EmlogVersion.class)
    void everyVersionIsReadWhole(EmlogVersion version) throws IOException {
        blog.fill(130);
        crawled.emlog().as(version);

        CrawlReport report = crawled.crawl();

        assertThat(report.counts().articles().added()).isEqualTo(130);
        assertThat(crawled.archive().articleIds()).hasSize(130);
        assertThat(crawled.article(7).body().content()).contains("text 7");
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"V1_9_0,true", "V2_4_2,true", "V2_6_27,false"})
    void aCategoryLosesSettingsOnlyIfTheBlogSaysSo(EmlogVersion version, boolean stays) throws IOException {
        blog.category(1, "技术");
        blog.publish(post -> post.title("A").category(1));
        crawled.emlog().as(version);
        crawled.crawl();
        CategorySettings set = new CategorySettings("k", "t", "list", 2, "content/uploadfile/1/gone.png", true);
        try (Archive writing = Archive.open(crawled.folder().resolve("archive"), crawled.clock())) {
            writing.writeCategories(List.of(new Category(1, "技术", "", "", 0, 1, set)));
        }

        crawled.nextNight().crawl();

        assertThat(crawled.archive().categories())
                .extracting(Category::settings)
                .containsExactly(stays ? set : CategorySettings.NONE);
    }

    @Test
    void aBlogWithoutACountIsReadOnceANight() throws IOException {
        blog.fill(130);
        crawled.emlog().as(EmlogVersion.V2_5_5);
        crawled.crawl();

        crawled.nextNight().crawl();
        assertThat(crawled.emlog().requestsByMethod())
                .isEqualTo(Map.of("article_list", 1 + 2, "rss.php", 1, "sort_list", 1));

        blog.delete(3);
        int added = blog.publish("new", "text of the new one");
        crawled.nextNight().crawl();
        assertThat(crawled.archive().articleIds()).hasSize(130).contains(added).doesNotContain(3);

        blog.delete(4);
        CrawlReport report = crawled.nextNight().crawl();
        assertThat(report.counts().articles().removed()).isEqualTo(1);
        assertThat(crawled.archive().articleIds()).hasSize(129);
    }

    @Test
    void commentsThatNothingGivesAreNotAskedForNightly() throws IOException {
        blog.fill(3);
        blog.comment(2, "a", "b");
        crawled.emlog().as(EmlogVersion.V1_9_0);
        crawled.crawl();

        crawled.nextNight().crawl();

        assertThat(crawled.emlog().requestsByMethod()).doesNotContainKeys("page", "comment_list");
    }

    @Test
    void articlesOfOneSecondAcrossPagesAreAllFound() throws IOException {
        LocalDateTime second = LocalDateTime.of(2024, 5, 1, 10, 20, 30);
        blog.configure(options -> options.unstableTies(true));
        for (int i = 0; i < 235; i++) {
            int number = i;
            blog.publish(post -> post.title("t" + number)
                    .text("x")
                    .date(number < 200 && number > 160 ? second : second.plusMinutes(number - 180)));
        }

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().articleIds()).hasSize(235);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void anArticlePublishedDuringACrawlIsFound() throws IOException {
        blog.fill(250);
        crawled.emlog().failing(onPage(2, () -> blog.publish("in between", "x")));

        crawled.crawl();

        assertThat(crawled.archive().articleIds()).hasSize(251);
    }

    @Test
    void aListThatRepeatsItsFirstPageEnds() {
        crawled.emlog().as(EmlogVersion.V2_5_5).failing(Faults.of("article_list", Faults.ok("""
                {"articles":[{"id":1,"title":"a","url":"?post=1","date":"2024-01-01 10:00:00"}]}""")));

        inLinearTime(() -> assertThat(crawled.crawl().problems())
                .extracting(Problem::what)
                .contains("the list of articles changes while it is read"));
    }

    @Test
    void anArticleDeletedDuringACrawlHidesNoOther() throws IOException {
        blog.fill(250);
        crawled.emlog().failing(onPage(2, () -> blog.delete(250)));

        crawled.crawl();

        assertThat(crawled.archive().articleIds()).hasSize(249).doesNotContain(250);
    }

    private Fault onPage(int page, Runnable once) {
        AtomicBoolean done = new AtomicBoolean();
        return request -> {
            if (String.valueOf(page).equals(request.getUrl().queryParameter("page"))
                    && done.compareAndSet(false, true)) {
                once.run();
            }
            return Optional.empty();
        };
    }

    @Test
    void aPageOfPinnedArticlesDoesNotEndTheSweep() throws IOException {
        blog.fill(250);
        for (int id = 1; id <= 90; id++) {
            blog.pin(id, true);
        }
        crawled.configured("crawl: {sweepRequests: 1}");
        crawled.crawl();
        crawled.nextNight();
        int id = blog.publish("new behind the pinned ones", "x");

        crawled.crawl();

        assertThat(crawled.archive().articleIds()).contains(id);
    }

    @Test
    void aDeletedAndAPublishedArticleAreBothNoticed() throws IOException {
        blog.fill(250);
        crawled.configured("crawl: {sweepRequests: 1}");
        crawled.crawl();
        crawled.nextNight();
        blog.delete(3);
        int id = blog.publish("new", "x");

        CrawlReport report = crawled.crawl();

        assertThat(report.counts().articles().added()).isEqualTo(1);
        assertThat(report.counts().articles().removed()).isEqualTo(1);
        assertThat(crawled.archive().articleIds()).contains(id).doesNotContain(3);
    }

    /** It is due to be read again, while the archive has its former title, and the list shows it in a later night. */
    @Test
    void anEditOutsideTheNightsListIsNoContradiction() throws IOException {
        blog.fill(700).edit(3, post -> post.excerpt("an excerpt"));
        crawled.configured("crawl: {sweepRequests: 1, recheckEvery: 1d}").crawl();
        blog.edit(3, post -> post.title("another title").text("another text"));

        int asked = 0;
        for (int night = 1; night <= 4; night++) {
            assertThat(crawled.nextNight().crawl().problems()).isEmpty();
            assertThat(crawled.emlog().count("article_detail")).isLessThanOrEqualTo(1);
            asked += crawled.emlog().count("article_detail");
        }

        assertThat(asked).isGreaterThan(1);
        assertThat(crawled.article(3).article().title()).isEqualTo("another title");
        assertThat(crawled.article(3).body().contentSource()).isEqualTo("another text");
    }

    @Test
    void aWrongClockDoesNotPostponeTheFullSweep() throws IOException {
        blog.fill(250);
        crawled.configured("crawl: {sweepRequests: 1}");
        crawled.later(Duration.ofDays(3650)).crawl();
        crawled.later(Duration.ofDays(-3650)).nextNight();
        blog.edit(3, post -> post.text("an old one, edited"));

        crawled.crawl();

        assertThat(crawled.article(3).body().contentSource()).isEqualTo("an old one, edited");
    }

    @Test
    void configuredPagesAreArchivedAndUnknownOnesReported() throws IOException {
        blog.fill(1);
        int about = blog.publishPage("关于", "这里");
        blog.comment(about, "a", "hi");
        crawled.configured("pages: [" + about + ", 1, 99]");

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().pageIds()).containsExactly(about);
        assertThat(crawled.archive().comments(about)).hasSize(1);
        assertThat(report.problems())
                .extracting(Problem::where)
                .satisfiesExactly(
                        where -> assertThat(where).endsWith("?post=1"),
                        where -> assertThat(where).endsWith("?post=99"));
    }

    @Test
    void allPublicNotesAreReadAndNoPrivateOnes() throws IOException {
        blog.fill(1);
        for (int i = 0; i < 130; i++) {
            blog.note("note " + i);
        }
        blog.note("SECRET", true);
        crawled.configured("blog: {apiKey: " + Options.API_KEY + "}");

        crawled.crawl();

        assertThat(crawled.archive().notes()).hasSize(130);
        assertThat(ArchiveSnapshot.text(crawled)).doesNotContain("SECRET");
    }
}
