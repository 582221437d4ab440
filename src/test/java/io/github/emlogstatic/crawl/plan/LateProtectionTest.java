package io.github.emlogstatic.crawl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Article;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nights and requests that it takes until an old article that is no longer public has left. */
@Tag("slow")
class LateProtectionTest {

    private static final LocalDateTime START = LocalDateTime.of(2015, 1, 1, 8, 0);
    private static final String TEXT = "<p>text</p>";
    private static final int MOST_REQUESTS = 20;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();
    private final Random random = new Random(20261124);

    @Test
    void protectedArticlesOf1555LeaveInOneNight() throws IOException {
        fill(1_555);
        List<Integer> chosen = protect();

        quietNight();

        assertThat(stillOpen(chosen)).isEmpty();
    }

    @Test
    void hiddenAndProtectedArticlesOf10000LeaveWithFewRequests() throws IOException {
        fill(10_000);
        assertThat(crawled.emlog().count("article_detail")).isZero();
        blog.edit(5_000, post -> post.hidden(true));
        quietNight(); // a full sweep, after which the shares of the list do not begin at its start
        assertThat(crawled.archive().hasArticle(5_000)).isFalse();
        blog.delete(5_000);
        List<Integer> chosen = protect();

        quietNight();
        quietNight();
        quietNight();

        assertThat(stillOpen(chosen)).isEmpty();
        crawled.emlog().as(EmlogVersion.V2_5_5); // has no count
        blog.edit(5_001, post -> post.password("secret"));

        quietNight();

        assertThat(stillOpen(List.of(5_001))).isEmpty();
    }

    @Test
    void articlesOf3000LeaveThoughOthersArePublished() throws IOException {
        fill(3_000);
        blog.edit(17, post -> post.hidden(true));
        blog.publish(post -> post.title("new").html(TEXT).date(START.plusDays(4_000)));

        quietNight();

        assertThat(crawled.archive().hasArticle(17)).isFalse();
        blog.edit(18, post -> post.hidden(true));
        int added = blog.publish(post -> post.title("of old").html(TEXT).date(START.plusDays(500)));

        for (int night = 0; night < 3; night++) {
            crawled.nextNight().crawl();
        }

        assertThat(crawled.archive().hasArticle(18)).isFalse();
        assertThat(crawled.archive().hasArticle(added)).isTrue();
        List<Integer> chosen = protect();

        for (int night = 0; night < 3; night++) {
            for (int i = 0; i < 7; i++) {
                int day = 5_000 + 10 * night + i;
                blog.publish(post -> post.title("new").html(TEXT).date(START.plusDays(day)));
            }
            crawled.nextNight().crawl();
            assertThat(crawled.emlog().count("article_list")).isLessThan(MOST_REQUESTS);
        }

        assertThat(stillOpen(chosen)).isEmpty();
    }

    @Test
    void fourStandalonePagesANightAreRechecked() throws IOException {
        int about = blog.publishPage("about", "us");
        int hidden = blog.publishPage("hidden", "text");
        for (int i = 0; i < 4; i++) {
            blog.publishPage("page " + i, "text");
        }
        crawled.configured("pages: [1, 2, 3, 4, 5, 6]");
        fill(10);
        blog.edit(about, post -> post.password("secret"));
        blog.edit(hidden, post -> post.hidden(true));
        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("article_detail"))
                .as("four, and what is missing once more")
                .isLessThanOrEqualTo(5);

        crawled.nextNight().crawl();

        assertThat(crawled.archive().pageIds()).containsExactlyInAnyOrder(3, 4, 5, 6);
    }

    // ---- helpers

    private List<Integer> protect() {
        List<Integer> all = blog.posts().stream().map(PostRow::id).toList();
        TreeSet<Integer> chosen = new TreeSet<>(List.of(all.get(0), all.get(all.size() - 1)));
        while (chosen.size() < 40) {
            chosen.add(all.get(random.nextInt(all.size())));
        }
        chosen.forEach(id -> blog.edit(id, post -> post.password("secret")));
        return List.copyOf(chosen);
    }

    private void quietNight() throws IOException {
        CrawlReport report = crawled.nextNight().crawl();
        assertThat(report.problems()).isEmpty();
        assertThat(crawled.emlog().requests()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
    }

    private List<Integer> stillOpen(List<Integer> ids) throws IOException {
        Archive archive = crawled.archive();
        return ids.stream().filter(id -> !isLocked(archive, id)).toList();
    }

    private static boolean isLocked(Archive archive, int id) {
        try {
            ArchivedArticle article = archive.article(id).orElseThrow();
            return article.article().needsPassword() && article.body().equals(Body.EMPTY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Publishes so many articles and writes the archive that a first crawl would leave. */
    private void fill(int articles) throws IOException {
        int first = blog.posts().size() + 1;
        try (Archive archive = Archive.open(folder.resolve("archive"), crawled.clock())) {
            for (int id = first; id < first + articles; id++) {
                LocalDateTime date = START.plusHours(9L * id);
                int number = id;
                blog.publish(
                        id, post -> post.title("title " + number).html(TEXT).date(date));
                archive.writeArticle(new ArchivedArticle(
                        Article.builder(id)
                                .title("title " + id)
                                .date(date)
                                .url("?post=" + id)
                                .author(1)
                                .build(),
                        new Body(TEXT, TEXT, "", ""),
                        Origin.DETAIL,
                        ArticleChange.fingerprint(TEXT, TEXT),
                        Map.of()));
            }
            archive.commit();
        }
        crawled.crawl();
    }
}
