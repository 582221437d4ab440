package io.github.emlogstatic.crawl.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Fault;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Articles and comments that an open API refuses come from the article's page until the API gives them. */
class BestSourceTest {

    private static final String TEXT = "一段足够长的正文，用来证明。";

    private static final Fault WITHOUT_COMMENTS =
            Faults.at(target -> target.contains("comment_list"), Faults.ok("{\"comments\":[]}"));

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @Test
    void anArticleTheApiRefusesIsReadFromItsPage() throws IOException {
        blog.publish("一", TEXT + "甲");
        int broken = blog.publish("二", TEXT + "乙");
        crawled.emlog().wearing(Theme.UNKNOWN).failing(request -> {
            boolean fails = EmlogServer.method(request).equals("article_detail")
                    && ("" + broken).equals(request.getUrl().queryParameter("id"));
            return fails ? Optional.of(Faults.status(403)) : Optional.empty();
        });

        CrawlReport report = crawled.crawl();

        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("the API does not give the article, its page does");
        assertThat(report.coverage().missed()).isEmpty();
        assertThat(article(crawled, broken).origin()).isEqualTo(Origin.PAGE);
        assertThat(article(crawled, broken).body().content()).contains(TEXT + "乙");

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(article(crawled, broken).origin()).isEqualTo(Origin.DETAIL);
    }

    @Test
    void anArticleKnownFromItsPageIsNotMissedLater() throws IOException {
        int broken = blog.publish(post -> post.title("一").excerpt("摘要").text(TEXT + "甲"));
        crawled.emlog().wearing(Theme.CLASSIC).failing(Faults.of("article_detail", Faults.status(403)));
        crawled.crawl();

        CrawlReport next = crawled.nextNight().crawl();

        assertThat(next.problems())
                .extracting(Problem::what)
                .containsExactly("the API does not give the article, its page does");
        assertThat(next.coverage().missed()).isEmpty();

        blog.edit(broken, post -> post.title("二").excerpt("又一").text(TEXT + "乙"));
        assertThat(crawled.nextNight().crawl().coverage().missed()).isEmpty();
        assertThat(article(crawled, broken).body().content()).contains(TEXT + "乙");
    }

    @Test
    void articlesOfAClosedMethodAreAllReadFromPages() throws IOException {
        for (int i = 1; i <= 90; i++) {
            int number = i;
            blog.publish(post -> post.title("题 " + number).excerpt("摘要").text(TEXT + number));
        }
        crawled.emlog().wearing(Theme.CLASSIC).failing(Faults.of("article_detail", Faults.status(403)));

        CrawlReport report = crawled.crawl();

        assertThat(report.coverage().missed()).isEmpty();
        assertThat(article(crawled, 90).body().content()).contains(TEXT + "90");
        assertThat(report.requests().byMethod().get("article_detail")).isBetween(50, 60);
    }

    @Test
    void anArticleDeletedAfterItsListIsNotMissed() throws IOException {
        blog.publish("一", TEXT);
        int brief = blog.publish("二", TEXT);
        crawled.emlog().failing(request -> {
            if (("" + brief).equals(request.getUrl().queryParameter("id"))) {
                blog.delete(brief);
            }
            return Optional.empty();
        });

        CrawlReport report = crawled.crawl();

        assertThat(report.coverage().totals().articles().orElseThrow())
                .isEqualTo(crawled.archive().articleIds());
    }

    @Test
    void commentsTheApiRefusesAreReadFromThePage() throws IOException {
        int id = blog.publish("一", TEXT);
        blog.comment(id, "客人", "说的话");
        crawled.emlog()
                .wearing(Theme.CLASSIC)
                .failing(Faults.at(target -> target.contains("comment_list"), Faults.status(403)));

        CrawlReport report = crawled.crawl();

        assertThat(crawled.archive().comments(id)).extracting(Comment::content).containsExactly("说的话");
        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("the API does not give the comments, the page does");
        assertThat(report.coverage().missed()).isEmpty();
        assertThat(crawled.nextNight().crawl().requests().byMethod()).doesNotContainKey("comment_list_simple");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "摘要"})
    void aWrongCountOfNoCommentsIsNoProblem(String excerpt) throws IOException {
        int id = blog.publish(post -> post.title("一").excerpt(excerpt).text(TEXT));
        int hidden = blog.comment(id, comment -> comment.poster("客人").hidden(true));
        blog.comment(id, comment -> comment.parent(hidden).poster("又"));
        crawled.emlog().wearing(Theme.CLASSIC).failing(WITHOUT_COMMENTS);

        assertThat(crawled.crawl().problems()).isEmpty();
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
        assertThat(crawled.nextNight().crawl().requests().byMethod()).doesNotContainKey("comment_list_simple");
    }

    @Test
    void aPagesWrongCountIsNotedOfThePage() throws IOException {
        int id = blog.publishPage("留言", TEXT);
        int hidden = blog.comment(id, comment -> comment.poster("客人").hidden(true));
        blog.comment(id, comment -> comment.parent(hidden).poster("又"));
        crawled.configured("pages: [" + id + "]");
        crawled.emlog().wearing(Theme.CLASSIC).failing(WITHOUT_COMMENTS);

        for (int night = 1; night <= 3; night++) {
            assertThat(crawled.nextNight().crawl().problems()).isEmpty();
        }
        assertThat(crawled.folder().resolve("archive/state/crawl.tsv"))
                .content()
                .contains("page\t" + id)
                .doesNotContain("article\t" + id);
    }

    @Test
    void commentsThatThePageLacksComeWithTheApi() throws IOException {
        int id = blog.publish("一", TEXT);
        int first = blog.comment(id, "甲", "话一");
        blog.comment(id, "乙", "话二");
        String page = "<html><head><title>一</title></head><body><h1>一</h1><div>" + TEXT + "</div>"
                + "<div class='comment' id='comment-" + first + "'><b>甲</b><span>2020-09-18 20:26</span>"
                + "<div class='comment-content'>话一</div></div></body></html>";
        crawled.emlog().failing(request -> switch (EmlogServer.method(request)) {
            case "comment_list_simple" -> Optional.of(Faults.status(403));
            case "page" -> Optional.of(Faults.body("text/html", page));
            default -> Optional.empty();
        });
        crawled.crawl();
        assertThat(crawled.archive().comments(id)).hasSize(1);

        crawled.emlog().healthy();
        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(id)).hasSize(2);
    }

    @Test
    void pagesInVainAmongOthersKeepNoneFromBeingRead() throws IOException {
        for (int i = 1; i <= 80; i++) {
            blog.comment(blog.publish("题" + i, TEXT + i), "客人", "话" + i);
        }
        crawled.emlog()
                .wearing(Theme.CLASSIC)
                .failing(Faults.where(
                        request -> request.getTarget().contains("comment_list")
                                || request.getTarget().matches(".*post=\\d*[13579]"),
                        () -> Faults.status(403)));

        crawled.crawl();

        assertThat(crawled.archive().comments(80)).hasSize(1);
    }

    @Test
    void aDescriptionFromTheListGivesWayToThePage() throws IOException {
        int id = blog.publish(post -> post.title("一").excerpt("摘要").text(TEXT));
        crawled.emlog().wearing(Theme.CLASSIC).failing(request -> switch (EmlogServer.method(request)) {
            case "article_detail", "page" -> Optional.of(Faults.status(403));
            default -> Optional.empty();
        });
        crawled.crawl();
        assertThat(article(crawled, id).origin()).isEqualTo(Origin.LIST);

        crawled.emlog().failing(Faults.of("article_detail", Faults.status(403)));

        assertThat(crawled.nextNight().crawl().coverage().missed()).isEmpty();
        assertThat(article(crawled, id).body().content()).contains(TEXT);
    }

    @Test
    void aFullRunReadsPagesAgainForUnseenEdits() throws IOException {
        int id = blog.publish(post -> post.title("一").excerpt("摘要").text(TEXT + "甲"));
        crawled.emlog().wearing(Theme.CLASSIC).failing(Faults.of("article_detail", Faults.status(403)));
        crawled.crawl();
        blog.edit(id, post -> post.text(TEXT + "乙"));

        crawled.nextNight().crawl("--full");

        assertThat(article(crawled, id).body().content()).contains(TEXT + "乙");
    }

    @Test
    void aPageTheApiRefusesOneNightComesTheNext() throws IOException {
        blog.configure(options -> options.aliases(true));
        blog.publish("一", TEXT);
        int about = blog.publish(
                post -> post.type(PostRow.PAGE).title("关于").text(TEXT).alias("about"));
        blog.menu(Link.to("关于", "about"));
        crawled.emlog()
                .wearing(Theme.CLASSIC)
                .failing(Faults.where(
                        request -> ("" + about).equals(request.getUrl().queryParameter("id")),
                        () -> Faults.status(403)));
        assertThat(crawled.crawl().problems()).extracting(Problem::what).containsExactly("page not fetched");

        crawled.emlog().healthy();
        crawled.nextNight().crawl();

        assertThat(crawled.archive().pageIds()).containsExactly(about);
    }

    @Test
    void anArticleThatOnlyItsAddressShowsIsThere() throws IOException {
        blog.configure(options -> options.aliases(true));
        int id = blog.publish(post -> post.title("一").text(TEXT).alias("yi"));
        crawled.emlog().wearing(Theme.CLASSIC).failing(request -> {
            if (EmlogServer.method(request).equals("article_detail")) {
                return Optional.of(Faults.refusal("Article not found"));
            }
            return request.getTarget().contains("?post=") ? Optional.of(Faults.status(404)) : Optional.empty();
        });

        assertThat(crawled.crawl().problems())
                .extracting(Problem::what)
                .containsExactly("the API does not give the article, its page does");
        assertThat(article(crawled, id).body().content()).contains(TEXT);

        blog.edit(id, post -> post.title("二").text(TEXT + "乙"));
        crawled.nextNight().crawl();
        assertThat(article(crawled, id).body().content()).contains(TEXT + "乙");
    }

    @Test
    void commentsThePageHidesAreAskedOfTheApi() throws IOException {
        blog.publish("一", TEXT + "甲");
        int broken = blog.publish("二", TEXT + "乙");
        blog.comment(broken, "客人", "说的话");
        String page = "<html><body><h1>二</h1><div class=\"x\">" + TEXT + "乙</div></body></html>";
        crawled.emlog().failing(request -> switch (EmlogServer.method(request)) {
            case "article_detail", "comment_list_simple" -> Optional.of(Faults.status(403));
            case "page" -> Optional.of(Faults.body("text/html", page));
            default -> Optional.empty();
        });
        crawled.crawl();
        assertThat(article(crawled, broken).origin()).isEqualTo(Origin.PAGE);

        crawled.emlog().failing(Faults.of("comment_list_simple", Faults.status(403)));
        crawled.nextNight().crawl();
        assertThat(article(crawled, broken).origin()).isEqualTo(Origin.DETAIL);
        assertThat(crawled.archive().comments(broken)).isEmpty();

        crawled.emlog().healthy();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().comments(broken))
                .extracting(Comment::content)
                .containsExactly("说的话");
    }

    @Test
    void commentsComeFromPagesWhereTheApiHasNone() throws IOException {
        int id = blog.publish("题", TEXT);
        for (int i = 1; i <= 12; i++) {
            blog.comment(id, "客人" + i, "第 " + i + " 条");
        }
        crawled.emlog().as(EmlogVersion.V1_9_0).wearing(Theme.CLASSIC);

        CrawlReport report = crawled.crawl();

        assertThat(report.counts().comments().added()).isEqualTo(12);
        assertThat(crawled.archive().comments(id)).extracting(Comment::content).contains("第 1 条", "第 12 条");
        assertThat(report.requests().viewsAdded()).isEqualTo(3);

        assertThat(crawled.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void theHomePageIsNoPageWithoutComments() throws IOException {
        int id = blog.publish("题", TEXT);
        blog.comment(id, "客人", "说的话");
        String home = "<html><head><title>博客</title></head><body><h1>博客</h1></body></html>";
        crawled.emlog().as(EmlogVersion.V1_9_0).failing(Faults.of("page", Faults.body("text/html", home)));

        assertThat(crawled.crawl().problems()).extracting(Problem::what).contains("comments not fetched");
    }

    @Test
    void aPageThatHidesCountedCommentsIsReported() throws IOException {
        int id = blog.publish("题", TEXT);
        blog.comment(id, "客人", "说的话");
        String page = "<html><body><h1>题</h1><div>" + TEXT + "</div></body></html>";
        crawled.emlog().as(EmlogVersion.V1_9_0).failing(Faults.of("page", Faults.body("text/html", page)));

        assertThat(crawled.crawl().problems())
                .extracting(Problem::what)
                .contains("no comments found on the article's page");
    }

    @Test
    void anExcerptFromAnOldListIsKept() throws IOException {
        int id = blog.publish(post -> post.title("题").excerpt("一句话的摘要。").text(TEXT));
        int other = blog.publish("又", TEXT);
        crawled.emlog().as(EmlogVersion.V1_9_0).wearing(Theme.CLASSIC);

        crawled.crawl();

        assertThat(article(crawled, id).body().excerpt()).contains("一句话的摘要");
        assertThat(article(crawled, other).body().excerpt()).isEmpty();
    }

    private static ArchivedArticle article(CrawledBlog crawled, int id) throws IOException {
        return crawled.article(id);
    }
}
