package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items that are gone one by one leave, are kept in the private part, and may come back. */
class SingleRemovalTest {

    @RegisterExtension
    private final TenArticles ten = new TenArticles();

    private final CrawledBlog crawled = ten.crawled();
    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void aSingleDeletedCommentIsRemovedAndKept() throws IOException {
        List<Integer> comments = ten.comments(30);
        crawled.crawl();
        blog.deleteComment(comments.get(0));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().comments().removed()).isEqualTo(1);
        assertThat(ten.removed("comments/1.json", Comment.class))
                .singleElement()
                .satisfies(gone -> assertThat(gone.what().id()).isEqualTo(comments.get(0)));
        assertThat(crawled.archive().comments(1)).hasSize(2);
        ten.assertWhole();
    }

    @Test
    void commentsOfOneArticleAreCountedBesideAllOthers() throws IOException {
        ten.comments(30);
        crawled.crawl();
        crawled.archive().comments(1).forEach(comment -> blog.deleteComment(comment.id()));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().comments().removed()).isEqualTo(3);
    }

    @Test
    void likesThatCouldNotBeReadStayForANight() throws IOException {
        blog.like(1, "a");
        crawled.crawl();
        crawled.emlog().failing(Faults.of("like_list", Faults.status(403)));
        crawled.nextNight().crawl("--full");
        crawled.emlog().failing(Faults.of("like_list", Faults.ok("{\"likes\":[]}")));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).extracting(Problem::what).containsExactly("likes not fetched");
        assertThat(crawled.archive().likes(1)).hasSize(1);
        crawled.nextNight().crawl();
        assertThat(crawled.archive().likes(1)).isEmpty();
    }

    @Test
    void likesThatTheBlogStillCountsStayForANight() throws IOException {
        blog.like(1, "a");
        crawled.crawl();
        blog.like(1, "b");
        crawled.emlog().failing(Faults.of("like_list", Faults.ok("{\"likes\":[]}")));

        assertThat(crawled.nextNight().crawl().problems())
                .extracting(Problem::what)
                .containsExactly("likes not fetched");
        assertThat(crawled.archive().likes(1)).hasSize(1);

        crawled.nextNight().crawl();
        assertThat(crawled.archive().likes(1)).isEmpty();
    }

    @Test
    void theOnlyCommentLeavesWhenNoLongerCounted() throws IOException {
        int comment = blog.comment(1, "a", "my address is");
        crawled.crawl();
        blog.deleteComment(comment);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(crawled.archive().comments(1)).isEmpty();
        assertThat(ten.removed("comments/1.json", Comment.class)).hasSize(1);
    }

    @Test
    void theOnlyCommentStaysWhileTheListCountsIt() throws IOException {
        blog.comment(1, "a", "first");
        crawled.crawl();
        blog.comment(1, "b", "second");
        crawled.emlog().failing(Faults.of("comment_list_simple", Faults.ok("{\"comments\":[]}")));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().comments().removed()).isZero();
        assertThat(crawled.archive().comments(1)).extracting(Comment::content).contains("first");
    }

    @Test
    void withoutStateTheLastCommentAndLikeStillLeave() throws IOException {
        ten.comments(10);
        int page = blog.publishPage("guestbook", "hi");
        int said = blog.comment(page, "a", "said there");
        int like = blog.like(6, "c");
        crawled.configured(TenArticles.KEY + "\npages: [" + page + "]").crawl();
        blog.deleteComment(6).deleteComment(said).deleteLike(like);
        crawled.loseState();

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().comments().removed()).isEqualTo(2);
        assertThat(crawled.archive().index())
                .containsKeys("comments/5.json", "private/removed/comments/6.json", "private/removed/likes/6.json")
                .doesNotContainKeys("comments/6.json", "likes/6.json", "comments/" + page + ".json");
        ten.assertWhole();
        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("comment_list_simple")).isLessThanOrEqualTo(1);
    }

    @Test
    void anArchiveTakenBackWithGitLosesDeletedCommentsAgain() throws IOException {
        ten.comments(30);
        int like = blog.like(2, "c");
        crawled.crawl();
        Path archive = folder.resolve("archive");
        Path before = folder.resolve("before");
        FileUtils.copyDirectory(archive.toFile(), before.toFile());
        FileUtils.deleteDirectory(before.resolve("state").toFile());
        FileUtils.deleteDirectory(before.resolve("private").toFile());
        blog.deleteComment(1).deleteLike(like);
        crawled.nextNight().crawl();
        blog.comment(1, "d", "another, so that the number is the same");
        crawled.nextNight().crawl();

        FileUtils.copyDirectory(before.toFile(), archive.toFile());
        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(1)).extracting(Comment::id).doesNotContain(1);
        assertThat(crawled.archive().likes(2)).isEmpty();
    }

    @Test
    void aReplyIsKeptWithTheCommentThatItAnswered() throws IOException {
        List<Integer> comments = ten.comments(30);
        int reply = blog.comment(1, comment -> comment.poster("b").text("reply").parent(comments.get(0)));
        crawled.crawl();
        blog.deleteComment(comments.get(0)).deleteComment(reply);

        crawled.nextNight().crawl();

        assertThat(ten.removed("comments/1.json", Comment.class))
                .extracting(gone -> gone.what().id() + " under " + gone.parent())
                .containsExactly(comments.get(0) + " under 0", reply + " under " + comments.get(0));
    }

    @Test
    void aCommentThatComesBackLeavesThePrivatePart() throws IOException {
        List<Integer> comments = ten.comments(30);
        crawled.crawl();
        blog.editComment(comments.get(0), comment -> comment.hidden(true));
        crawled.nextNight().crawl();
        assertThat(ten.removed("comments/1.json", Comment.class)).hasSize(1);
        blog.editComment(comments.get(0), comment -> comment.hidden(false));

        crawled.nextNight().crawl();

        assertThat(folder.resolve("archive/private/removed/comments/1.json")).doesNotExist();
        assertThat(crawled.archive().comments(1)).hasSize(3);
        ten.assertWhole();
    }

    @Test
    void anAnswerThatLacksACommentOnceRemovesNothing() throws IOException {
        ten.comments(30);
        crawled.crawl();
        String first = crawled.archive().comments(1).toString();
        blog.comment(1, "b", "another");
        AtomicInteger asked = new AtomicInteger();
        crawled.emlog()
                .failing(Faults.where(
                        request -> "comment_list_simple".equals(request.getUrl().queryParameter("rest-api"))
                                && asked.incrementAndGet() == 1,
                        () -> Faults.ok("{\"comments\":[]}")));

        CrawlReport report = crawled.nextNight().crawl();
        assertThat(report.counts().comments().removed()).isZero();
        assertThat(crawled.archive().comments(1).toString()).startsWith(first.substring(0, first.length() - 1));

        crawled.nextNight().crawl();
        assertThat(crawled.archive().comments(1)).hasSize(4);
    }

    @Test
    void aDeletedNoteAndADeletedCategoryAreKept() throws IOException {
        List<Integer> notes = ten.notes(5);
        IntStream.rangeClosed(1, 6).forEach(id -> blog.category(id, "category " + id));
        crawled.crawl();
        blog.deleteNote(notes.get(2));
        blog.deleteCategory(3);
        blog.category(4, "renamed");

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().notes()).isEqualTo(new Count(4, 0, 0, 4, 1));
        assertThat(report.counts().categories()).isEqualTo(new Count(5, 0, 1, 4, 1));
        assertThat(ten.removed("notes.json", Note.class))
                .extracting(gone -> gone.what().id())
                .containsExactly(notes.get(2));
        assertThat(ten.removed("categories.json", Category.class))
                .extracting(gone -> gone.what().id())
                .containsExactly(3);
        ten.assertWhole();
    }

    @Test
    void changedLinksAndMenuEntriesAreNotRemovedOnes() throws IOException {
        ten.menus(4, 3);
        crawled.crawl();
        blog.menus(
                IntStream.range(0, 4)
                        .mapToObj(i -> Link.to("menu " + i, "sort/" + i))
                        .toList(),
                IntStream.range(0, 3)
                        .mapToObj(i -> Link.to("renamed " + i, "https://friend" + i + ".example/"))
                        .toList());

        CrawlReport report = crawled.nextNight().later(Duration.ofDays(7)).crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().menu()).isEqualTo(new Count(4, 0, 4, 0, 0));
        assertThat(report.counts().links()).isEqualTo(new Count(3, 0, 3, 0, 0));
        assertThat(folder.resolve("archive/private/removed")).doesNotExist();
    }

    @Test
    void commentsThatAReturningArticleHasLostAreKept() throws IOException {
        ten.comments(30);
        crawled.crawl();
        blog.edit(1, post -> post.hidden(true));
        crawled.nextNight().crawl();
        blog.edit(1, post -> post.hidden(false)).deleteComment(1);

        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(1)).hasSize(2);
        assertThat(ten.removed("comments/1.json", Comment.class))
                .extracting(gone -> gone.what().id())
                .containsExactly(1);
        ten.assertWhole();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPageThatComesBackLeavesThePrivatePart(boolean damaged) throws IOException {
        List<Integer> pages = IntStream.range(0, 4)
                .mapToObj(i -> blog.publishPage("page " + i, "text"))
                .toList();
        crawled.configured("pages: " + pages);
        crawled.crawl();
        blog.edit(pages.get(0), post -> post.hidden(true));
        crawled.later(Duration.ofDays(30)).crawl();
        assertThat(ten.tombstone(pages.get(0))).exists();
        blog.edit(pages.get(0), post -> post.hidden(false));
        if (damaged) {
            Files.writeString(folder.resolve("archive/private/pages/" + pages.get(0) + ".json"), "{");
        }

        crawled.nextNight().crawl();

        assertThat(crawled.archive().pageIds()).hasSize(4);
        assertThat(crawled.archive().privateFolder().pageIds()).isEmpty();
        assertThat(ten.tombstone(pages.get(0))).doesNotExist();
        ten.assertWhole();
    }
}
