package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The only item of its kind leaves when it is missing twice. */
class OnlyOneTest {

    @RegisterExtension
    private final TenArticles ten = new TenArticles();

    private final CrawledBlog crawled = ten.crawled();
    private final MemoryBlog blog = crawled.blog();

    @Test
    void theOnlyNoteAndCategoryGoInTheSecondNight() throws IOException {
        int note = blog.note("the only one");
        blog.category(1, "the only one");
        crawled.crawl();
        blog.deleteNote(note);
        blog.deleteCategory(1);

        for (Duration time : List.of(Duration.ofDays(1), Duration.ofHours(1))) {
            CrawlReport first = crawled.later(time).crawl();

            assertThat(first.refused()).isEmpty();
            assertThat(first.problems())
                    .map(Problem::what)
                    .contains("the only note is missing from the blog", "the only category is missing from the blog");
            assertThat(crawled.archive().notes()).hasSize(1);
            assertThat(crawled.archive().categories()).hasSize(1);
        }
        CrawlReport second = crawled.nextNight().crawl();

        assertThat(second.counts().notes().removed()).isEqualTo(1);
        assertThat(second.counts().categories().removed()).isEqualTo(1);
        assertThat(second.problems()).isEmpty();
        assertThat(crawled.archive().notes()).isEmpty();
        assertThat(crawled.archive().categories()).isEmpty();
        assertThat(ten.removed("notes.json", Note.class)).hasSize(1);
        assertThat(ten.removed("categories.json", Category.class)).hasSize(1);
        ten.assertWhole();
    }

    @Test
    void theOnlyLinkGoesWhenMissingTwice() throws IOException {
        ten.menus(1, 1);
        crawled.crawl();
        blog.menu(Link.to("another", "?sort=9"));

        CrawlReport first = crawled.later(Duration.ofDays(7)).crawl();
        assertThat(first.refused()).isEmpty();
        assertThat(crawled.archive().blog().orElseThrow().links()).hasSize(1);
        assertThat(crawled.archive().blog().orElseThrow().navigation())
                .extracting(Link::title)
                .containsExactly("menu 0", "another");
        CrawlReport second = crawled.later(Duration.ofDays(7)).crawl();

        assertThat(second.counts().links().removed()).isEqualTo(1);
        assertThat(crawled.archive().blog().orElseThrow().links()).isEmpty();
        assertThat(crawled.archive().blog().orElseThrow().navigation())
                .extracting(Link::title)
                .containsExactly("another");
        assertThat(ten.removed("links.json", Link.class)).hasSize(1);
        assertThat(ten.removed("menu.json", Link.class)).hasSize(1);
        ten.assertWhole();
    }

    @Test
    void theOnlyNoteGoesAtOnceIfForced() throws IOException {
        int note = blog.note("the only one");
        crawled.crawl();
        blog.deleteNote(note);

        assertThat(crawled.nextNight().crawl("--force").counts().notes().removed())
                .isEqualTo(1);
    }

    @Test
    void theOnlyNoteStaysIfItComesBack() throws IOException {
        int note = blog.note("the only one");
        crawled.crawl();
        nightWithoutNotes();

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.problems()).isEmpty();
        assertThat(crawled.archive().notes()).extracting(Note::id).containsExactly(note);
        assertThat(ten.removed("notes.json", Note.class)).isEmpty();
        crawled.later(Duration.ofDays(30));
        nightWithoutNotes();
        assertThat(crawled.archive().notes()).extracting(Note::id).containsExactly(note);
    }

    @Test
    void anotherOnlyNoteStaysAsTheFirstDid() throws IOException {
        int first = blog.note("the first");
        crawled.crawl();
        nightWithoutNotes();
        int second = blog.note("the second");
        crawled.nextNight().crawl();
        blog.deleteNote(first);
        crawled.nextNight().crawl();

        nightWithoutNotes();

        assertThat(crawled.archive().notes()).extracting(Note::id).containsExactly(second);
    }

    private void nightWithoutNotes() throws IOException {
        crawled.emlog().failing(Faults.of("note_list", Faults.ok("{\"notes\":[]}")));
        crawled.nextNight().crawl();
        crawled.emlog().healthy();
    }
}
