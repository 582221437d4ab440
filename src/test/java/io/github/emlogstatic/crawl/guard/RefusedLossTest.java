package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Items that vanish all at once: the run is refused, writes nothing and takes a killed run's files in. */
class RefusedLossTest {

    @RegisterExtension
    private final TenArticles ten = new TenArticles();

    private final CrawledBlog crawled = ten.crawled();
    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void aRefusedRunTakesInAKilledRunsFiles() throws IOException {
        crawled.crawl();
        try (Archive killed = Archive.open(folder.resolve("archive"), crawled.clock())) {
            killed.writeComments(3, List.of());
            killed.writeCounters(new Counters(Map.of(1, 99), Map.of(), Map.of()));
        }
        IntStream.rangeClosed(1, 10).forEach(blog::delete);

        assertThat(crawled.nextNight().crawl().refused()).isPresent();

        try (Archive next = Archive.open(folder.resolve("archive"), crawled.clock())) {
            assertThat(next.recovered()).isTrue();
            assertThat(next.counters().views()).containsEntry(1, 99);
        }
        ten.assertWhole();
    }

    @Test
    void aKilledRunsWorkIsEndedAfterARefusedOne() throws IOException {
        ten.notes(44);
        crawled.crawl();
        blog.upload("content/uploadfile/a.png", TestPng.saying("png"));
        int added = blog.publish(post -> post.title("new").html("<img src=\"/content/uploadfile/a.png\">"));
        ArchivedArticle article = crawled.crawledAfresh().article(added).orElseThrow();
        try (Archive killed = Archive.open(folder.resolve("archive"), crawled.clock())) {
            killed.writeArticle(article);
        }
        crawled.emlog().failing(Faults.of("note_list", Faults.ok("{\"notes\":[]}")));
        assertThat(crawled.nextNight().crawl().refused()).isPresent();
        ten.assertWhole();
        crawled.emlog().healthy();

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();

        ten.assertWhole();
        assertThat(crawled.archive().names()).containsKey("article/" + added);
        assertThat(folder.resolve("archive/content/uploadfile/a.png")).exists();
    }

    @Test
    void commentsThatAllVanishAreRefusedUnlessForced() throws IOException {
        List<Integer> comments = ten.comments(30);
        crawled.crawl();
        comments.forEach(blog::deleteComment);

        ten.assertRefused("30 of 30 comments");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().comments().removed()).isEqualTo(30);
        assertThat(crawled.archive().comments(1)).isEmpty();
        assertThat(ten.removed("comments/1.json", Comment.class)).hasSize(3).allSatisfy(gone -> {
            assertThat(gone.on()).isEqualTo(crawled.clock().instant());
            assertThat(gone.what().content()).contains("said");
        });
        ten.assertWhole();
    }

    @Test
    void notesThatAllVanishAreRefusedUnlessForced() throws IOException {
        List<Integer> notes = ten.notes(44);
        crawled.crawl();
        notes.forEach(blog::deleteNote);

        ten.assertRefused("44 of 44 notes");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().notes().removed()).isEqualTo(44);
        assertThat(crawled.archive().notes()).isEmpty();
        assertThat(ten.removed("notes.json", Note.class)).hasSize(44);
        ten.assertWhole();
    }

    @Test
    void categoriesThatAllVanishAreRefusedUnlessForced() throws IOException {
        IntStream.rangeClosed(1, 2).forEach(id -> blog.category(id, "category " + id));
        crawled.crawl();
        IntStream.rangeClosed(1, 2).forEach(blog::deleteCategory);

        ten.assertRefused("2 of 2 categories");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().categories().removed()).isEqualTo(2);
        assertThat(crawled.archive().categories()).isEmpty();
        assertThat(ten.removed("categories.json", Category.class)).hasSize(2);
        ten.assertWhole();
    }

    @Test
    void pagesThatAllVanishAreRefusedUnlessForced() throws IOException {
        List<Integer> pages = IntStream.range(0, 4)
                .mapToObj(i -> blog.publishPage("page " + i, "text"))
                .toList();
        crawled.configured("pages: " + pages);
        crawled.crawl();
        pages.forEach(blog::delete);
        crawled.later(Duration.ofDays(30)); // when pages are looked at again

        ten.assertRefused("4 of 4 pages");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().pages().removed()).isEqualTo(4);
        assertThat(crawled.archive().pageIds()).isEmpty();
        assertThat(ten.tombstone(pages.get(0))).exists();
        ten.assertWhole();
    }

    @Test
    void aMenuAndLinksThatShrinkAreRefusedUnlessForced() throws IOException {
        ten.menus(8, 5);
        crawled.crawl();
        ten.menus(2, 1);
        crawled.later(Duration.ofDays(7)); // when the home page is read again

        ten.assertRefused("6 of 8 entries of the menu, 4 of 5 links");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().menu().removed()).isEqualTo(6);
        assertThat(forced.counts().links().removed()).isEqualTo(4);
        assertThat(ten.removed("menu.json", Link.class)).hasSize(6);
        assertThat(ten.removed("links.json", Link.class)).hasSize(4);
        ten.assertWhole();
    }

    @Test
    void aRefusedRunTakesBackWhatItHasWritten() throws IOException {
        List<Integer> comments = ten.comments(30);
        crawled.crawl();
        blog.publish("new", "text");
        blog.edit(2, post -> post.title("another").text("another"));
        blog.upload("content/uploadfile/a.png", TestPng.saying("png"));
        comments.forEach(blog::deleteComment);

        ten.assertRefused("30 of 30 comments");
        assertThat(crawled.archive().articleIds()).hasSize(10);

        crawled.nextNight().crawl("--force");
        assertThat(crawled.archive().articleIds()).hasSize(11);
        assertThat(crawled.article(2).article().title()).isEqualTo("another");
        ten.assertWhole();
    }

    @Test
    void aRefusalTellsOfProtectedTextsWherePagesAreRead() throws IOException {
        crawled.emlog().wearing(Theme.CLASSIC).withoutApi();
        List<Integer> comments = ten.comments(30);
        crawled.crawl();
        blog.edit(10, post -> post.password("pw"));
        comments.forEach(blog::deleteComment);

        ten.assertRefused("; 1 text that asks for a password now stays in the site until then");
    }

    @Test
    void withoutStateCommentsThatAllVanishAreRefused() throws IOException {
        List<Integer> comments = ten.comments(30);
        crawled.crawl();
        comments.forEach(blog::deleteComment);
        crawled.loseState();

        ten.assertRefused("30 of 30 comments");
    }
}
