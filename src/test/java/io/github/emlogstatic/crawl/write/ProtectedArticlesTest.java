package io.github.emlogstatic.crawl.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.crawl.ArchiveSnapshot;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.plan.PagePlanner;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.ArticleSettings;
import io.github.emlogstatic.model.Body;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing that is protected or scheduled is in the public part of the archive. */
class ProtectedArticlesTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @Test
    void noProtectedTextIsInThePublicPart() throws IOException {
        int id = blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        blog.comment(id, "a", "SECRET comment");
        blog.fill(2);

        crawled.crawl();

        assertThat(crawled.article(id).article().needsPassword()).isTrue();
        assertThat(crawled.article(id).body()).isEqualTo(Body.EMPTY);
        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
        assertThat(crawled.emlog().count("comment_list_simple")).isZero();
    }

    @ParameterizedTest
    @EnumSource(EmlogVersion.class)
    void noVersionLeaksAProtectedOrScheduledText(EmlogVersion version) throws IOException {
        blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        blog.publish(post -> post.title("later").text("SECRET later").date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        blog.publish(post -> post.title("draft").text("SECRET draft").hidden(true));
        blog.publish(post -> post.title("waiting").text("SECRET waiting").checked(false));
        int locked = blog.publishPage("locked", "SECRET page");
        blog.protect(locked, "pw");
        int later = blog.publishPage("later", "SECRET page of a later date");
        blog.edit(later, post -> post.date(LocalDateTime.of(2031, 1, 1, 0, 0)));
        blog.fill(2);
        crawled.emlog().as(version);
        crawled.configured("pages: [" + locked + ", " + later + "]");

        crawled.crawl();

        assertThat(ArchiveSnapshot.text(crawled)).doesNotContain("SECRET");
    }

    /** The API of emlog 1.9 gives the text in full, and the page alone tells that it is protected. */
    @Test
    void aFormBesideAPasswordFieldOpensNoPage() throws IOException {
        int locked = blog.publishPage("locked", "SECRET page");
        blog.protect(locked, "pw");
        blog.fill(2);
        String asking = "<html><title>locked</title><form method=post><input type=password name=logpwd></form><aside>"
                + "<form action='/?action=addcom'><input type=hidden name=gid value=2></form></aside></html>";
        crawled.emlog()
                .as(EmlogVersion.V1_9_0)
                .failing(Faults.at(
                        target -> target.endsWith("post=" + locked), Faults.body("text/html; charset=UTF-8", asking)));

        crawled.configured("pages: [" + locked + "]").crawl();

        assertThat(ArchiveSnapshot.text(crawled)).doesNotContain("SECRET");
    }

    @ParameterizedTest
    @EnumSource(names = {"V1_9_0", "V2_6_27"}) // the first lists scheduled articles and shows them
    void noPageLeaksAScheduledText(EmlogVersion version) throws IOException {
        LocalDateTime later = LocalDateTime.of(2031, 1, 1, 0, 0);
        blog.publish(post -> post.title("later").text("SECRET text").date(later));
        blog.fill(2);
        crawled.emlog().as(version).wearing(Theme.DEFAULT).withoutApi();

        crawled.crawl();

        assertThat(ArchiveSnapshot.text(crawled)).doesNotContain("SECRET");
        assertThat(crawled.archive().articleIds()).containsExactly(2, 3);
    }

    /** emlog 1.9 lists scheduled articles first, so that they may fill the first page. */
    @Test
    void aPageOfScheduledArticlesDoesNotEndTheList() throws IOException {
        blog.fill(3);
        for (int month = 1; month <= 12; month++) {
            LocalDateTime later = LocalDateTime.of(2031, month, 1, 0, 0);
            blog.publish(post -> post.title("later").date(later));
        }
        crawled.emlog().as(EmlogVersion.V1_9_0).wearing(Theme.DEFAULT).withoutApi();

        crawled.crawl();
        int news = blog.publish("news", "text");

        crawled.nextNight().crawl();

        assertThat(crawled.archive().articleIds()).containsExactly(1, 2, 3, news);
    }

    @Test
    void anArticleThatBecomesProtectedLeavesAtOnce() throws IOException {
        blog.fill(3);
        blog.edit(2, post -> post.text("SECRET from now on"));
        blog.comment(2, "a", "SECRET too");
        crawled.crawl();
        crawled.nextNight();
        blog.protect(2, "pw");

        crawled.crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
        assertThat(crawled.archive().privateFolder().article(2)).isPresent();
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void aProtectedArticleThatIsDeletedKeepsItsText() throws IOException {
        blog.fill(3);
        crawled.crawl();
        blog.protect(2, "pw");
        crawled.nextNight().crawl();
        blog.delete(2);

        crawled.nextNight().crawl();

        assertThat(crawled.archive().articleIds()).containsExactly(1, 3);
        assertThat(crawled.privateArticle(2).body().contentSource()).isEqualTo("text 2");
    }

    @Test
    void settingsOutlastProtectionAndWithdrawal() throws IOException {
        ArticleSettings settings = new ArticleSettings(true, "https://SECRET.example/", "wide");
        blog.fill(4);
        crawled.configured("blog: {articlePasswords: {3: pw}}").crawl();
        try (Archive archive = Archive.open(crawled.folder().resolve("archive"), crawled.clock())) {
            for (int id = 1; id <= 3; id++) {
                ArchivedArticle known = archive.article(id).orElseThrow();
                archive.writeArticle(new ArchivedArticle(
                        known.article(), known.body(), known.origin(), known.listed(), known.extra(), settings));
            }
            archive.commit();
        }
        blog.edit(1, post -> post.hidden(true));
        blog.protect(2, "pw");
        blog.protect(3, "pw");
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
        blog.edit(1, post -> post.hidden(false));
        blog.protect(2, "");
        blog.edit(3, post -> post.text("another text of that article"));
        crawled.nextNight().crawl("--full");
        blog.protect(3, "");
        crawled.nextNight().crawl();

        for (int id = 1; id <= 3; id++) {
            assertThat(crawled.article(id).settings()).as("article %s", id).isEqualTo(settings);
            assertThat(crawled.article(id).hasText()).isTrue();
        }
        assertThat(crawled.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void aWithdrawnArticleThatReturnsProtectedHasNoTombstone() throws IOException {
        blog.fill(3);
        crawled.crawl();
        blog.edit(2, post -> post.hidden(true));
        crawled.nextNight().crawl();
        assertThat(crawled.archive().holds("private/withdrawn/2.json")).isTrue();
        blog.edit(2, post -> post.hidden(false).password("pw"));

        crawled.nextNight().crawl();

        assertThat(crawled.archive().articleIds()).containsExactly(1, 2, 3);
        assertThat(crawled.archive().holds("private/withdrawn/2.json")).isFalse();
        assertThat(crawled.archive().privateFolder().article(2)).isPresent();
    }

    /** The refusal names no article, so a cache may give that of a protected one to any question. */
    @Test
    void aRefusalThatThePageDoesNotConfirmHidesNothing() throws IOException {
        blog.fill(3);
        int page = blog.publishPage("about", "us");
        crawled.configured("pages: [" + page + "]");
        crawled.crawl();
        crawled.emlog().failing(Faults.of("article_detail", Faults.refusal("Wrong password")));

        CrawlReport report = crawled.nextNight().crawl("--full");

        assertThat(crawled.archive().pageIds()).containsExactly(page);
        assertThat(crawled.article(2).body()).isNotEqualTo(Body.EMPTY);
        assertThat(report.problems())
                .extracting(Problem::what)
                .contains("the article does not agree with the list", "page not fetched");
    }

    @Test
    void anUnlockedTextIsKeptInPrivate() throws IOException {
        int id = blog.publish(post -> post.title("locked").text("SECRET text").password("pw"));
        crawled.configured("blog: {articlePasswords: {1: pw}}");

        CrawlReport report = crawled.crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
        assertThat(crawled.privateArticle(id).body().contentSource()).isEqualTo("SECRET text");
        assertThat(crawled.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void anEmptyTextOnTheDayOfProtectionReplacesNone() throws IOException {
        blog.fill(2);
        crawled.configured("blog: {articlePasswords: {1: pw}}").crawl();
        blog.edit(1, post -> post.html("").password("pw"));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(privateText(1)).isEqualTo("text 1");
        assertThat(crawled.article(1).hasText()).isFalse();
        assertThat(report.problems())
                .extracting(Problem::what)
                .containsExactly("an article or page has no text any more");
    }

    @Test
    void aProtectedTextThatCameEmptyIsAskedForAgain() throws IOException {
        blog.fill(2);
        crawled.configured("blog: {articlePasswords: {1: pw}}").crawl();
        blog.edit(1, post -> post.html("").password("pw"));
        crawled.nextNight().crawl();
        blog.edit(1, post -> post.text("back"));

        crawled.nextNight().crawl();

        assertThat(privateText(1)).isEqualTo("back");
    }

    private String privateText(int id) throws IOException {
        return crawled.privateArticle(id).body().contentSource();
    }

    @Test
    void aPasswordThatIsConfiguredLaterBringsThePresentText() throws IOException {
        blog.fill(2);
        crawled.crawl();
        blog.edit(1, post -> post.text("edited as it was protected").password("pw"));
        crawled.nextNight().crawl();
        assertThat(privateText(1)).isEqualTo("text 1");

        crawled.configured("blog: {articlePasswords: {1: pw}}").nextNight().crawl();

        assertThat(privateText(1)).isEqualTo("edited as it was protected");
        assertThat(crawled.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void aNewTitleBringsANewProtectedText() throws IOException {
        blog.fill(2).protect(1, "pw");
        crawled.configured("blog: {articlePasswords: {1: pw}}").crawl();
        blog.edit(1, post -> post.title("another title").text("another text"));

        crawled.nextNight().crawl();

        assertThat(privateText(1)).isEqualTo("another text");
        assertThat(crawled.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void aCorrectedPasswordBringsThePresentText() throws IOException {
        blog.fill(2).protect(1, "pw");
        crawled.configured("blog: {articlePasswords: {1: pw}}").crawl();
        blog.edit(1, post -> post.title("another title").text("another text").password("other"));
        crawled.nextNight().crawl();
        assertThat(privateText(1)).isEqualTo("text 1");

        crawled.configured("blog: {articlePasswords: {1: other}}").nextNight().crawl();

        assertThat(privateText(1)).isEqualTo("another text");
        assertThat(crawled.nextNight().crawl().requests().viewsAdded()).isZero();
    }

    @Test
    void anEditOnTheDayOfProtectionIsKept() throws IOException {
        blog.fill(2);
        crawled.configured("blog: {articlePasswords: {1: pw}}").crawl();
        blog.edit(1, post -> post.text("SECRET edit").password("pw"));

        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
        assertThat(crawled.privateArticle(1).body().contentSource()).isEqualTo("SECRET edit");
    }

    /** One page a night is asked for its comments alone, in turn; an emlog before 2.2.8 shows them on its page. */
    @Test
    void aPageWhoseCommentsWantAPasswordLeaves() throws IOException {
        List<Integer> pages = IntStream.range(0, 6)
                .mapToObj(i -> blog.publishPage("page " + i, "SECRET text"))
                .toList();
        crawled.emlog().as(EmlogVersion.V2_1_10);
        crawled.configured("pages: " + pages).crawl();
        int last = pages.get(5);
        blog.protect(last, "pw");
        while (PagePlanner.pageForComments(crawled.archive(), crawled.clock().instant())
                        .orElseThrow()
                != last) {
            crawled.later(Duration.ofDays(1));
        }

        crawled.crawl();

        assertThat(crawled.archive().pageIds()).doesNotContain(last);
    }

    @Test
    void anArticleThatOnceAskedForAPasswordIsRetried() throws IOException {
        blog.fill(2);
        crawled.emlog().failing(Faults.first(1, "article_detail", Faults.refusal("Wrong password")));
        assertThat(crawled.crawl().problems())
                .extracting(Problem::what)
                .containsExactly("the article asks for a password, and the list does not say so");

        crawled.nextNight().crawl();

        assertThat(crawled.article(1).body().contentSource()).isEqualTo("text 1");
        assertThat(crawled.article(2).body().contentSource()).isEqualTo("text 2");
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void anOldListMakesNoPrivateCommentPublic() throws IOException {
        blog.fill(2);
        blog.comment(1, "a", "SECRET comment");
        blog.protect(1, "pw");
        crawled.crawl();
        crawled.emlog().failing(request -> {
            blog.protect(1, EmlogServer.method(request).equals("article_list") ? "" : "pw");
            return Optional.empty();
        });

        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET");
    }

    @Test
    void anUnprotectedArticleIsReadAgain() throws IOException {
        blog.fill(1);
        blog.protect(1, "pw");
        crawled.crawl();
        crawled.nextNight();
        blog.protect(1, "");

        crawled.crawl();

        assertThat(crawled.article(1).body().contentSource()).isEqualTo("text 1");
        assertThat(crawled.verification().damage()).isEmpty();
    }

    /** Pages, and an article that leads to them. */
    private List<Integer> linkedPages(int count) {
        List<Integer> pages = IntStream.range(0, count)
                .mapToObj(i -> blog.publishPage("page " + i, "text of page " + i))
                .toList();
        blog.publish(post -> post.title("links")
                .html(pages.stream()
                        .map(id -> "<a href=\"" + crawled.emlog().address() + "?post=" + id + "\">a page</a>")
                        .collect(Collectors.joining())));
        return pages;
    }

    @Test
    void pagesThatAreOpenAgainReturnWithinThreeNights() throws IOException {
        List<Integer> pages = linkedPages(6);
        crawled.crawl();
        assertThat(crawled.archive().pageIds()).hasSize(6);
        pages.forEach(id -> blog.protect(id, "pw"));
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        assertThat(crawled.archive().pageIds()).isEmpty();
        crawled.nextNight();
        assertThat(crawled.crawl().problems()).isEmpty();
        assertThat(crawled.emlog().count("article_detail")).isEqualTo(2);
        pages.forEach(id -> blog.protect(id, ""));

        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();

        assertThat(crawled.archive().pageIds()).hasSize(6);
        assertThat(crawled.archive().privateFolder().pageIds()).isEmpty();
        assertThat(crawled.verification().damage()).isEmpty();
    }

    @Test
    void noPageWaitsForEverWithRunsEachSecondNight() throws IOException {
        List<Integer> pages = linkedPages(4);
        crawled.crawl();
        pages.forEach(id -> blog.protect(id, "pw"));
        crawled.later(Duration.ofDays(2)).crawl();
        assertThat(crawled.archive().pageIds()).isEmpty();

        for (int open : pages) {
            blog.protect(open, "");
            crawled.later(Duration.ofDays(2)).crawl();
            crawled.later(Duration.ofDays(2)).crawl();
            assertThat(crawled.archive().pageIds()).containsExactly(open);
            blog.protect(open, "pw");
            crawled.later(Duration.ofDays(2)).crawl();
            assertThat(crawled.archive().pageIds()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void openedArticlesReturnWithinThreeNightsWithoutAnApi(Theme theme) throws IOException {
        blog.fill(12);
        IntStream.rangeClosed(1, 6).forEach(id -> blog.protect(id, "pw"));
        crawled.emlog().wearing(theme).withoutApi();
        crawled.crawl();
        assertThat(locked()).isEqualTo(6);
        crawled.nextNight().crawl();
        assertThat(locked()).isEqualTo(6);
        IntStream.rangeClosed(1, 6).forEach(id -> blog.protect(id, ""));

        crawled.nextNight().crawl();
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();

        assertThat(locked()).isZero();
    }

    private long locked() throws IOException {
        long locked = 0;
        for (int id : crawled.archive().articleIds()) {
            locked += crawled.article(id).article().needsPassword() ? 1 : 0;
        }
        return locked;
    }

    @Test
    void manyProtectedArticlesLeaveAtOnceWithAReport() throws IOException {
        blog.fill(36);
        crawled.crawl();
        IntStream.rangeClosed(1, 28).forEach(id -> blog.protect(id, "pw"));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.problems())
                .singleElement()
                .satisfies(told -> assertThat(told.what()).isEqualTo("many articles became protected"))
                .satisfies(told -> assertThat(told.why()).startsWith("28 of 36; "));
        assertThat(locked()).isEqualTo(28);
        assertThat(crawled.archive().privateFolder().articleIds()).hasSize(28);
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();

        IntStream.rangeClosed(1, 28).forEach(id -> blog.protect(id, ""));
        crawled.nextNight().crawl();
        assertThat(locked()).isZero();
        assertThat(crawled.article(28).body().contentSource()).isEqualTo("text 28");
    }

    @Test
    void aFewArticlesThatBecomeProtectedAreNoProblem() throws IOException {
        blog.fill(36);
        crawled.crawl();
        IntStream.rangeClosed(1, 3).forEach(id -> blog.protect(id, "pw"));

        assertThat(crawled.nextNight().crawl().problems()).isEmpty();

        assertThat(locked()).isEqualTo(3);
    }
}
