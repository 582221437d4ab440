package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.fakeemlog.php.EmlogVersion;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a login, a page or an old emlog does not show is not gone. */
class LessVisibleTest {

    @RegisterExtension
    private final TenArticles ten = new TenArticles();

    private final CrawledBlog crawled = ten.crawled();
    private final MemoryBlog blog = crawled.blog();

    @Test
    void aLoginAfterTheKeyRemovesNoNoteOfOthers() throws IOException {
        ten.notes(29);
        blog.user(2, "other", "");
        IntStream.range(0, 15).forEach(i -> blog.note("by another " + i, 2));
        crawled.crawl();
        assertThat(crawled.archive().notes()).hasSize(44);

        crawled.configured("blog: {auth: login, user: admin, password: secret}");
        for (int night = 0; night < 2; night++) {
            CrawlReport report = crawled.nextNight().crawl();
            assertThat(report.problems())
                    .extracting(Problem::what)
                    .containsExactly("notes are kept that a login does not show");
            assertThat(crawled.archive().notes()).hasSize(44);
        }

        blog.note("new");
        crawled.nextNight().crawl();
        assertThat(crawled.archive().notes()).hasSize(45);
        assertThat(crawled.archive().notes().get(0).contentSource()).isEqualTo("new");
    }

    @Test
    void aLoginThatHasShownAllNotesMayRemoveOne() throws IOException {
        List<Integer> notes = ten.notes(29);
        crawled.configured("blog: {auth: login, user: admin, password: secret}");
        crawled.crawl();
        blog.deleteNote(notes.get(3));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().notes().removed()).isEqualTo(1);
        assertThat(crawled.archive().notes()).hasSize(28);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void pagesAfterTheApiRemoveNoComment(Theme theme) throws IOException {
        ten.comments(30);
        crawled.emlog().wearing(theme);
        crawled.configured("crawl: {recheckEvery: 1d}");
        blog.configure(options -> options.apiOpen(false));
        crawled.crawl();
        blog.configure(options -> options.apiOpen(true));
        crawled.nextNight().crawl("--full");
        blog.configure(options -> options.apiOpen(false));
        blog.deleteComment(1).comment(1, "b", "another");

        for (int night = 0; night < 2; night++) {
            CrawlReport report = crawled.nextNight().later(Duration.ofDays(40)).crawl();
            assertThat(report.counts().comments().removed()).isZero();
            assertThat(crawled.archive().comments(1)).extracting(Comment::id).containsExactly(1, 11, 21, 31);
        }
    }

    @Test
    void pagesThatHaveShownAllCommentsMayRemoveOne() throws IOException {
        ten.comments(30);
        crawled.emlog().wearing(Theme.DEFAULT);
        blog.configure(options -> options.apiOpen(false));
        crawled.crawl();
        assertThat(crawled.archive().comments(1)).hasSize(3);
        blog.deleteComment(1);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().comments().removed()).isEqualTo(1);
        assertThat(crawled.archive().comments(1)).hasSize(2);
        assertThat(ten.removed("comments/1.json", Comment.class)).hasSize(1);
    }

    @Test
    void notesStayWhenTheKeyIsRemoved() throws IOException {
        ten.notes(5);
        crawled.crawl();

        CrawlReport report = crawled.configured("").nextNight().crawl();

        assertThat(crawled.archive().notes()).hasSize(5);
        assertThat(report.problems())
                .singleElement()
                .asString()
                .startsWith("notes were not asked for")
                .contains("5 notes of the archive stay");
    }

    @Test
    void notesStayWhenTheEmlogIsTooOldForThem() throws IOException {
        ten.notes(5);
        crawled.crawl();
        crawled.emlog().as(EmlogVersion.V1_9_0);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(crawled.archive().notes()).hasSize(5);
        assertThat(report.problems())
                .map(Problem::toString)
                .filteredOn(problem -> problem.contains("notes"))
                .singleElement()
                .asString()
                .startsWith("this emlog gives no notes")
                .contains("it is too old; 5 notes of the archive stay");
    }

    /** A backup tells the ids of notes, and an emlog before 2.2.6 does not. */
    @Test
    void notesWithIdsAreThoseThatTheBlogShowsWithout() throws IOException {
        ten.notes(5);
        blog.note("one"); // two of the same text
        blog.note("one");
        crawled.crawl();
        List<Note> before = crawled.archive().notes();
        crawled.emlog().as(EmlogVersion.V2_1_10);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(crawled.archive().notes()).isEqualTo(before);
        blog.editNote(before.get(2).id(), "edited");
        assertThat(crawled.nextNight().crawl().refused()).isEmpty();
        assertThat(crawled.archive().notes())
                .map(Note::content)
                .containsExactlyInAnyOrderElementsOf(before.stream()
                        .map(note -> note.content().replace("note 4", "edited"))
                        .toList());
    }

    @Test
    void notesStayTheSameWhenEmlogNumbersThem() throws IOException {
        ten.notes(5);
        crawled.configured("blog: {auth: signed, apiKey: " + Options.API_KEY + "}");
        crawled.emlog().as(EmlogVersion.V2_1_10);
        crawled.crawl();
        assertThat(crawled.archive().notes()).extracting(Note::id).containsOnly(0);
        crawled.emlog().as(EmlogVersion.NEWEST);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(crawled.archive().notes()).hasSize(5).extracting(Note::id).doesNotContain(0);
    }
}
