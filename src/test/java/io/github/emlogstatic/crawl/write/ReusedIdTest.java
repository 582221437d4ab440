package io.github.emlogstatic.crawl.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.discussion.Like;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A blog gives the id of a lost article to another one, as after an older backup of it was restored. */
class ReusedIdTest {

    private static final Instant LATER = Instant.parse("2026-11-24T20:00:00Z");

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private int id;
    private int like;

    @BeforeEach
    void anArticleIsArchived() throws IOException {
        blog.fill(3);
        for (int i = 0; i < 5; i++) {
            blog.comment(1, "读者", "第一篇的评论 " + i);
        }
        id = blog.publish("丢了的文章", "丢了的正文");
        blog.comment(id, "读者", "丢了的评论");
        like = blog.like(id, "丢了的赞");
        crawled.crawl();
    }

    private void anotherArticleHasItsId() {
        if (blog.post(id).isPresent()) {
            blog.delete(id);
        }
        blog.deleteLike(like).reuseLikeIds();
        blog.publish(id, post -> post.title("另一篇").text("另一篇的正文").date(LocalDateTime.of(2026, 5, 1, 8, 0)));
    }

    private String removed(String path) throws IOException {
        Path file = crawled.folder().resolve("archive/private/removed/" + path + "/" + id + ".json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void asManyCommentsReplaceThoseOfTheOldArticle() throws IOException {
        anotherArticleHasItsId();
        blog.comment(1, "读者", "六号");
        blog.comment(id, "别人", "另一篇的评论");
        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(id)).extracting(Comment::content).containsExactly("另一篇的评论");
        assertThat(removed("comments")).contains("丢了的评论");
    }

    @Test
    void theTextOfTheOldArticleIsKept() throws IOException {
        anotherArticleHasItsId();
        crawled.nextNight().crawl();

        assertThat(removed("articles")).contains("丢了的文章", "丢了的正文");
        assertThat(crawled.archive().article(id).orElseThrow().body().contentSource())
                .isEqualTo("另一篇的正文");
    }

    @Test
    void aWithdrawnTextStaysWhenItsIdIsReused() throws IOException {
        blog.delete(id);
        crawled.nextNight().crawl();
        anotherArticleHasItsId();
        crawled.nextNight().crawl();

        assertThat(removed("articles")).contains("丢了的文章", "丢了的正文");
        assertThat(removed("comments")).contains("丢了的评论");
        assertThat(removed("likes")).contains("丢了的赞");
    }

    @Test
    void aWithdrawnTextIsNotTakenForAProtectedOne() throws IOException {
        blog.delete(id);
        crawled.nextNight().crawl();
        anotherArticleHasItsId();
        blog.edit(id, post -> post.password("pw"));
        crawled.nextNight().crawl();

        assertThat(removed("articles")).contains("丢了的正文");
        assertThat(crawled.archive().privateFolder().hasArticle(id)).isFalse();
    }

    @Test
    void anOpenTextIsKeptBesideAProtectedOne() throws IOException {
        crawled.configured("blog: {articlePasswords: {" + id + ": pw}}");
        anotherArticleHasItsId();
        blog.edit(id, post -> post.password("pw"));
        crawled.nextNight().crawl();

        assertThat(removed("articles")).contains("丢了的正文");
        assertThat(crawled.archive()
                        .privateFolder()
                        .article(id)
                        .orElseThrow()
                        .body()
                        .contentSource())
                .isEqualTo("另一篇的正文");
    }

    @Test
    void aTextThatComesBackEditedIsNotKept() throws IOException {
        blog.edit(id, post -> post.hidden(true));
        crawled.nextNight().crawl();
        blog.edit(id, post -> post.text("改过的正文").hidden(false));
        crawled.nextNight().crawl();

        assertThat(removed("articles")).isEmpty();
    }

    @Test
    void commentsAndLikesWithReusedIdsReplaceTheOldOnes() throws IOException {
        anotherArticleHasItsId();
        blog.comment(id, comment -> comment.poster("读者").text("另一篇的评论").date(LATER));
        blog.like(id, "另一个赞");
        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(crawled.archive().comments(id)).extracting(Comment::content).containsExactly("另一篇的评论");
        assertThat(crawled.archive().likes(id)).extracting(Like::name).containsExactly("另一个赞");
        assertThat(removed("comments")).contains("丢了的评论");
        assertThat(removed("likes")).contains("丢了的赞");
    }

    @Test
    void whatIsKeptOfAReusedIdStays() throws IOException {
        anotherArticleHasItsId();
        blog.comment(id, comment -> comment.poster("读者").text("另一篇的评论").date(LATER));
        crawled.nextNight().crawl();
        blog.comment(id, "读者", "又一条");
        crawled.nextNight().crawl();

        assertThat(removed("comments")).contains("丢了的评论");
    }

    @Test
    void aNightAfterItAsksForItsCommentsNoMore() throws IOException {
        anotherArticleHasItsId();
        blog.comment(id, "读者", "另一篇的评论");
        crawled.nextNight().crawl();
        crawled.nextNight().crawl();

        assertThat(crawled.emlog().count("comment_list_simple")).isZero();
    }

    @Test
    void unreadCommentsAreAskedForInTheNextNight() throws IOException {
        anotherArticleHasItsId();
        blog.comment(id, "读者", "另一篇的评论");
        crawled.emlog().failing(Faults.of("comment_list_simple", Faults.status(404)));
        crawled.nextNight().crawl();
        crawled.emlog().failing(request -> Optional.empty());
        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(id)).extracting(Comment::content).containsExactly("另一篇的评论");
    }

    @Test
    void commentsOfAnArticleWrittenAnewStay() throws IOException {
        Instant before = crawled.archive().comments(id).get(0).date().from();
        blog.edit(id, post -> post.title("新标题").text("新的正文").date(LocalDateTime.of(2026, 5, 1, 8, 0)));
        crawled.nextNight().crawl();

        Comment comment = crawled.archive().comments(id).get(0);
        assertThat(comment.content()).isEqualTo("丢了的评论");
        assertThat(comment.date().from()).isEqualTo(before);
        assertThat(removed("comments")).isEmpty();
    }

    @Test
    void aReusedCommentIdIsTakenBesideAnOldOne() throws IOException {
        blog.deleteComment(5);
        blog.comment(1, comment -> comment.poster("别人").text("恢复以后的评论").date(LATER));
        blog.comment(1, "读者", "又一条");
        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(crawled.archive().comments(1)).extracting(Comment::content).contains("恢复以后的评论", "又一条");
        assertThat(Files.readString(crawled.folder().resolve("archive/private/removed/comments/1.json")))
                .contains("第一篇的评论 4");
    }
}
