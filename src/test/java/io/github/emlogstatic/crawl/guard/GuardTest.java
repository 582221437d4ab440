package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.fakeemlog.EmlogVersion;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.Options;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.ThemedPages.Theme;
import io.github.emlogstatic.model.Category;
import io.github.emlogstatic.model.Counters;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Note;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Removals of each kind of item: a few are accepted, all at once are refused. */
class GuardTest {

    private static final String LONG = "<p>" + "It was a long day. ".repeat(20) + "</p>";
    private static final String ANOTHER =
            "Register now, win today, and be paid tomorrow. We answer at night, too, and on"
                    + " Sundays. Nobody has ever waited for longer than an hour. Tell your friends, and both of you will get a"
                    + " present: a golden pen. It is not for sale anywhere else, and its ink is said to last for years.";

    private static final String KEY = "blog: {apiKey: " + Options.API_KEY + "}";

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @BeforeEach
    void start() {
        crawled.configured(KEY);
        for (int id = 1; id <= 10; id++) {
            String title = "title " + id;
            blog.publish(title, "text");
        }
    }

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
        assertWhole();
    }

    @Test
    void aKilledRunsWorkIsEndedAfterARefusedOne() throws IOException {
        notes(44);
        crawled.crawl();
        blog.upload("content/uploadfile/a.png", TestPng.saying("png"));
        int added = blog.publish(post -> post.title("new").html("<img src=\"/content/uploadfile/a.png\">"));
        ArchivedArticle article = crawled.crawledAfresh().article(added).orElseThrow();
        try (Archive killed = Archive.open(folder.resolve("archive"), crawled.clock())) {
            killed.writeArticle(article);
        }
        crawled.emlog().failing(Faults.of("note_list", Faults.ok("{\"notes\":[]}")));
        assertThat(crawled.nextNight().crawl().refused()).isPresent();
        assertWhole();
        crawled.emlog().healthy();

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();

        assertWhole();
        assertThat(crawled.archive().names()).containsKey("article/" + added);
        assertThat(folder.resolve("archive/content/uploadfile/a.png")).exists();
    }

    // ---- many at once

    @Test
    void commentsThatAllVanishAreRefusedUnlessForced() throws IOException {
        List<Integer> comments = comments(30);
        crawled.crawl();
        comments.forEach(blog::deleteComment);

        assertRefused("30 of 30 comments");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().comments().removed()).isEqualTo(30);
        assertThat(crawled.archive().comments(1)).isEmpty();
        assertThat(removed("comments/1.json", Comment.class)).hasSize(3).allSatisfy(gone -> {
            assertThat(gone.on()).isEqualTo(crawled.clock().instant());
            assertThat(gone.what().content()).contains("said");
        });
        assertWhole();
    }

    @Test
    void notesThatAllVanishAreRefusedUnlessForced() throws IOException {
        List<Integer> notes = notes(44);
        crawled.crawl();
        notes.forEach(blog::deleteNote);

        assertRefused("44 of 44 notes");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().notes().removed()).isEqualTo(44);
        assertThat(crawled.archive().notes()).isEmpty();
        assertThat(removed("notes.json", Note.class)).hasSize(44);
        assertWhole();
    }

    @Test
    void categoriesThatAllVanishAreRefusedUnlessForced() throws IOException {
        IntStream.rangeClosed(1, 2).forEach(id -> blog.category(id, "category " + id));
        crawled.crawl();
        IntStream.rangeClosed(1, 2).forEach(blog::deleteCategory);

        assertRefused("2 of 2 categories");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().categories().removed()).isEqualTo(2);
        assertThat(crawled.archive().categories()).isEmpty();
        assertThat(removed("categories.json", Category.class)).hasSize(2);
        assertWhole();
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

        assertRefused("4 of 4 pages");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().pages().removed()).isEqualTo(4);
        assertThat(crawled.archive().pageIds()).isEmpty();
        assertThat(tombstone(pages.get(0))).exists();
        assertWhole();
    }

    @Test
    void aMenuAndLinksThatShrinkAreRefusedUnlessForced() throws IOException {
        menus(8, 5);
        crawled.crawl();
        menus(2, 1);
        crawled.later(Duration.ofDays(7)); // when the home page is read again

        assertRefused("6 of 8 entries of the menu, 4 of 5 links");
        CrawlReport forced = crawled.crawl("--force");

        assertThat(forced.counts().menu().removed()).isEqualTo(6);
        assertThat(forced.counts().links().removed()).isEqualTo(4);
        assertThat(removed("menu.json", Link.class)).hasSize(6);
        assertThat(removed("links.json", Link.class)).hasSize(4);
        assertWhole();
    }

    @Test
    void aRefusedRunTakesBackWhatItHasWritten() throws IOException {
        List<Integer> comments = comments(30);
        crawled.crawl();
        blog.publish("new", "text");
        blog.edit(2, post -> post.title("another").text("another"));
        blog.upload("content/uploadfile/a.png", TestPng.saying("png"));
        comments.forEach(blog::deleteComment);

        assertRefused("30 of 30 comments");
        assertThat(crawled.archive().articleIds()).hasSize(10);

        crawled.nextNight().crawl("--force");
        assertThat(crawled.archive().articleIds()).hasSize(11);
        assertThat(crawled.article(2).article().title()).isEqualTo("another");
        assertWhole();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<p>Hacked by nobody.</p>"})
    void textsThatAllVanishAreRefusedUnlessForced(String now) throws IOException {
        write(LONG, 1, 10);
        crawled.crawl();
        write(now, 1, 10);

        assertRefused("10 of 10 texts (all or most of each) are missing");
        crawled.crawl("--force");

        assertThat(text(1)).isEqualTo(now);
        assertWhole();
    }

    /** Nothing is written, so the text stays public: whoever is told of the refusal must know. */
    @Test
    void aRefusalTellsOfTextsThatAreProtectedNow() throws IOException {
        int page = blog.publishPage("关于", "about");
        crawled.configured("pages: [" + page + "]");
        write(LONG, 1, 10);
        crawled.crawl();
        blog.edit(10, post -> post.password("pw"));
        blog.edit(page, post -> post.password("pw"));
        write("", 1, 9);

        assertRefused("; 2 texts that ask for a password now stay in the site until then");
    }

    @Test
    void aRefusalTellsOfProtectedTextsWherePagesAreRead() throws IOException {
        crawled.emlog().wearing(Theme.CLASSIC).withoutApi();
        List<Integer> comments = comments(30);
        crawled.crawl();
        blog.edit(10, post -> post.password("pw"));
        comments.forEach(blog::deleteComment);

        assertRefused("; 1 text that asks for a password now stays in the site until then");
    }

    /** As after a move of the database with the wrong charset. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "\uFFFD\uFFFD\uFFFD", "ä¸\u00AD"})
    void chineseThatBecameIllegibleIsRefused(String now) throws IOException {
        write("<p>" + "中".repeat(50) + "</p>", 1, 10);
        crawled.crawl();
        write("<p>" + now.repeat(50) + "</p>", 1, 10);

        assertRefused("10 of 10 texts");
    }

    /** As a plugin adds one, and no longer does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>A picture of the evening sea.</p>",
                "<p>It rained all day, so we stayed in, read the old letters and wrote new ones to our friends by the sea.</p>"
            })
    void aChineseNoticeBelowTextsMayVanish(String text) throws IOException {
        write(text + "<p>" + "转载请注明出处。".repeat(10) + "</p>", 1, 10);
        crawled.crawl();
        write(text, 1, 10);

        CrawlReport night = crawled.nextNight().crawl();

        assertThat(night.refused()).isEmpty();
    }

    @Test
    void anAuthorMayTranslateAFewTextsOnOneDay() throws Exception {
        write("<p>" + "中".repeat(50) + "</p>", 1, 10);
        crawled.crawl();
        write(LONG, 1, 4);

        assertThat(crawled.nextNight().build("").summary())
                .contains("4 edited, 4 texts mostly cut or replaced (1, 2, 3, 4); ");
    }

    /** Somebody has bought the domain, or the blog was made anew: its ids begin at 1, too. */
    @ParameterizedTest
    @ValueSource(strings = {"Win today.", ANOTHER})
    void anotherBlogWithTheSameIdsIsRefused(String advertising) throws IOException {
        write(LONG, 1, 10);
        crawled.crawl();
        anew("lottery", advertising, 12);

        assertRefused("10 of 10 texts (all or most of each) are missing");
        crawled.crawl("--force");

        assertThat(crawled.article(1).article().title()).isEqualTo("lottery");
        assertWhole();
    }

    @Test
    void anAuthorMayWriteSomeTextsAnew() throws IOException {
        write(LONG, 1, 10);
        crawled.crawl();
        write(ANOTHER, 1, 5);

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();

        assertThat(text(1)).isEqualTo(ANOTHER);
    }

    /** A photograph may have a line or two below it. */
    @Test
    void photographsMayBeReplacedWithTheirTitles() throws IOException {
        write("<p><img src=\"/content/uploadfile/a.jpg\"></p><p>The harbour at night, in winter.</p>", 1, 10);
        crawled.crawl();
        anew("sea", "<p><img src=\"/content/uploadfile/b.jpg\"></p><p>Our boat, and two gulls on it.</p>", 10);

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();
    }

    /** As when an editor no longer writes characters as numbers, and all articles are saved again. */
    @Test
    void theSameTextInEntitiesIsNoOther() throws IOException {
        String text = "去年冬天我们坐船去了北方的一个小岛，岛上只有三户人家，他们种土豆，养羊，也捕鱼。";
        write(text.codePoints().mapToObj(c -> "&#" + c + ";").collect(Collectors.joining()), 1, 10);
        crawled.crawl();
        anew("island", text, 10);

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();
    }

    private void anew(String title, String html, int count) {
        for (int id = 1; id <= count; id++) {
            LocalDateTime date = LocalDateTime.of(2026, 10, id, 9, 30);
            blog.publish(id, post -> post.title(title).html(html).date(date));
        }
    }

    /** As when a plugin adds a line to each, or the owner corrects a name in all. */
    @Test
    void textsThatAllChangeALittleAreTaken() throws IOException {
        write(LONG, 1, 10);
        crawled.crawl();
        write("<div class=\"line\">" + LONG.replace("day", "evening") + "</div><p>No copies, please.</p>", 1, 10);

        CrawlReport night = crawled.nextNight().crawl();

        assertThat(night.refused()).isEmpty();
        assertThat(night.counts().shortened()).isEmpty();
    }

    /** The lists of a blog gave what stands in for its texts, which another night gives. */
    @Test
    void textsThatTakeThePlaceOfDescriptionsAreTaken() throws IOException {
        IntStream.rangeClosed(1, 10)
                .forEach(id -> blog.edit(
                        id, post -> post.html(LONG).excerpt("What we did when the sun would not go down. ".repeat(9))));
        crawled.emlog().failing(Faults.at(target -> !target.contains("article_list"), Faults.status(403)));
        crawled.crawl();
        assertThat(text(1)).doesNotContain("long");
        crawled.emlog().healthy();

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();

        assertThat(text(1)).isEqualTo(LONG);
    }

    @Test
    void descriptionsThatAllVanishAreRefused() throws IOException {
        IntStream.rangeClosed(1, 10)
                .forEach(id -> blog.edit(
                        id, post -> post.html(LONG).excerpt("What we did when the sun would not go down. ".repeat(9))));
        crawled.emlog().failing(Faults.at(target -> !target.contains("article_list"), Faults.status(403)));
        crawled.crawl();
        crawled.emlog().healthy();
        write("<p>Hacked by nobody.</p>", 1, 10);

        assertRefused("10 of 10 texts");
    }

    @Test
    void anAuthorMayShortenAFewTextsOnOneDay() throws IOException {
        write(LONG, 1, 10);
        crawled.crawl();
        write("<p>It has moved.</p>", 1, 4);

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();

        assertThat(text(1)).contains("moved");
    }

    @Test
    void aMuchShorterTextIsNamedInTheSummary() throws Exception {
        write(LONG, 1, 10);
        int page = blog.publishPage("about", LONG);
        crawled.configured("pages: [" + page + "]");
        assertThat(crawled.build("").summary()).doesNotContain("mostly");
        write("<p>It has moved.</p>", 1, 2);
        write(LONG.replaceFirst("It was", ""), 3, 3);
        blog.edit(page, post -> post.html("gone"));

        BuildReport report = crawled.nextNight().build("");
        assertThat(report.summary()).contains("4 edited, 3 texts mostly cut or replaced (1, 2, " + page + "); ");
        report.write(folder.resolve("report.json"));
        assertThat(folder.resolve("report.json")).content().contains("\"shortened\" : [ 1, 2, " + page + " ]");
        assertThat(crawled.nextNight().build("").summary()).isEqualTo("nothing new");
        write("", 4, 4);
        assertThat(crawled.nextNight().build("").summary())
                .as("the archived text stays")
                .isEqualTo("nothing new");
    }

    @Test
    void textsOfPagesThatAllVanishAreRefused() throws IOException {
        List<Integer> pages = IntStream.range(0, 5)
                .mapToObj(i -> blog.publishPage("page " + i, LONG))
                .toList();
        crawled.configured("pages: " + pages);
        crawled.crawl();
        pages.forEach(id -> blog.edit(id, post -> post.html("<p>Hacked by nobody.</p>")));
        crawled.later(Duration.ofDays(30)); // when pages are looked at again

        assertRefused("5 of 5 texts of pages");
        crawled.crawl("--force");

        assertThat(crawled.page(pages.get(0)).body().content()).contains("Hacked");
    }

    @Test
    void manyPagesHideNoLossOfTexts() throws IOException {
        List<Integer> pages = IntStream.range(0, 12)
                .mapToObj(i -> blog.publishPage("page " + i, LONG))
                .toList();
        crawled.configured("pages: " + pages);
        write(LONG, 1, 10);
        crawled.crawl();
        write("<p>Hacked by nobody.</p>", 1, 10);
        crawled.later(Duration.ofDays(31)); // when pages are looked at again

        assertRefused("10 of 10 texts");
    }

    @Test
    void anEmptyPageReplacesNoPrivateText() throws IOException {
        int page = blog.publishPage("about", LONG);
        crawled.configured("pages: [" + page + "]");
        crawled.crawl();
        String before = crawled.page(page).body().content();
        blog.edit(page, post -> post.password("pw"));
        crawled.later(Duration.ofDays(30)).crawl();
        assertThat(crawled.archive().page(page)).isEmpty();
        blog.edit(page, post -> post.password("").html(""));

        CrawlReport empty = crawled.nextNight().crawl();

        assertThat(empty.problems()).extracting(Problem::what).contains("an article or page has no text any more");
        assertThat(crawled.archive()
                        .privateFolder()
                        .page(page)
                        .orElseThrow()
                        .body()
                        .content())
                .isEqualTo(before);
        assertThat(crawled.archive().page(page)).isEmpty();
        blog.edit(page, post -> post.html(LONG));
        crawled.nextNight().crawl();
        assertThat(crawled.page(page).body().content()).isEqualTo(LONG);
        assertWhole();
    }

    @Test
    void longerTextsBesideShortenedOnesAreNoLoss() throws IOException {
        write(LONG, 1, 10);
        crawled.crawl();
        write("<p>It has moved.</p>", 1, 5);
        write(LONG + LONG, 6, 10);

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();

        assertThat(text(1)).contains("moved");
    }

    @Test
    void aSmallerPictureForAPastedOneIsNoLoss() throws IOException {
        write("<img src=\"data:image/png;base64," + "A".repeat(400) + "\">", 1, 10);
        crawled.crawl();
        write("<img src=\"a.png\">", 1, 10);

        assertThat(crawled.nextNight().crawl().refused()).isEmpty();
    }

    @Test
    void anEmptyTextReplacesNoneUnlessForced() throws IOException {
        write(LONG, 1, 2);
        crawled.crawl();
        write("", 1, 2);

        CrawlReport empty = crawled.nextNight().crawl();
        assertThat(empty.problems()).extracting(Problem::what).contains("an article or page has no text any more");
        assertThat(text(1)).isEqualTo(LONG);
        write("<p>back</p>", 1, 1);
        crawled.nextNight().crawl();
        assertThat(text(1)).isEqualTo("<p>back</p>");
        assertThat(text(2)).isEqualTo(LONG);
        crawled.nextNight().crawl("--force");
        assertThat(text(2)).isEmpty();
        assertThat(crawled.nextNight().crawl().problems()).isEmpty();
    }

    @Test
    void aTitleThatChangesWithAnEmptyTextIsTaken() throws IOException {
        write(LONG, 1, 1);
        crawled.crawl();
        blog.edit(1, post -> post.title("another").html(""));

        crawled.nextNight().crawl();

        assertThat(crawled.article(1).article().title()).isEqualTo("another");
        assertThat(text(1)).isEqualTo(LONG);
        write("<p>back</p>", 1, 1);
        crawled.nextNight().crawl();
        assertThat(text(1)).isEqualTo("<p>back</p>");
    }

    @ParameterizedTest(name = "the password is taken away: {0}")
    @ValueSource(booleans = {false, true})
    void anEmptyProtectedTextReplacesNone(boolean open) throws IOException {
        blog.edit(1, post -> post.html(LONG).password("pw"));
        crawled.configured("blog: {articlePasswords: {1: pw}}");
        crawled.crawl();
        blog.edit(1, post -> post.html("").password(open ? "" : "pw"));

        crawled.later(Duration.ofDays(31)).crawl();

        assertThat(crawled.privateArticle(1).body().content()).isEqualTo(LONG);
        assertThat(text(1)).isEmpty();
    }

    @Test
    void anEmptyPageReplacesNoneUnlessForced() throws IOException {
        int page = blog.publishPage("about", LONG);
        crawled.configured("pages: [" + page + "]");
        crawled.crawl();
        String before = crawled.page(page).body().content();
        blog.edit(page, post -> post.html(""));

        CrawlReport empty = crawled.later(Duration.ofDays(30)).crawl();

        assertThat(empty.problems()).extracting(Problem::what).contains("an article or page has no text any more");
        assertThat(crawled.page(page).body().content()).isEqualTo(before);
        crawled.nextNight().crawl("--force");
        assertThat(crawled.page(page).body().content()).isEmpty();
    }

    private void write(String html, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(id -> blog.edit(id, post -> post.html(html)));
    }

    private String text(int id) throws IOException {
        return crawled.article(id).body().content();
    }

    /** Two runs in a row refuse, and the files of the archive keep their bytes and times. */
    private void assertRefused(String what) throws IOException {
        for (int night = 0; night < 2; night++) {
            crawled.nextNight();
            Map<Path, String> before = tree();
            CrawlReport report = crawled.crawl();
            assertThat(report.refused())
                    .hasValueSatisfying(why -> assertThat(why).contains(what, "nothing was written", "--force"));
            assertThat(tree()).isEqualTo(before);
        }
    }

    // ---- one by one

    @Test
    void aSingleDeletedCommentIsRemovedAndKept() throws IOException {
        List<Integer> comments = comments(30);
        crawled.crawl();
        blog.deleteComment(comments.get(0));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().comments().removed()).isEqualTo(1);
        assertThat(removed("comments/1.json", Comment.class))
                .singleElement()
                .satisfies(gone -> assertThat(gone.what().id()).isEqualTo(comments.get(0)));
        assertThat(crawled.archive().comments(1)).hasSize(2);
        assertWhole();
    }

    @Test
    void commentsOfOneArticleAreCountedBesideAllOthers() throws IOException {
        comments(30);
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
        assertThat(removed("comments/1.json", Comment.class)).hasSize(1);
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
        comments(10);
        int page = blog.publishPage("guestbook", "hi");
        int said = blog.comment(page, "a", "said there");
        int like = blog.like(6, "c");
        crawled.configured(KEY + "\npages: [" + page + "]").crawl();
        blog.deleteComment(6).deleteComment(said).deleteLike(like);
        crawled.loseState();

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().comments().removed()).isEqualTo(2);
        assertThat(crawled.archive().index())
                .containsKeys("comments/5.json", "private/removed/comments/6.json", "private/removed/likes/6.json")
                .doesNotContainKeys("comments/6.json", "likes/6.json", "comments/" + page + ".json");
        assertWhole();
        crawled.nextNight().crawl();
        assertThat(crawled.emlog().count("comment_list_simple")).isLessThanOrEqualTo(1);
    }

    @Test
    void withoutStateCommentsThatAllVanishAreRefused() throws IOException {
        List<Integer> comments = comments(30);
        crawled.crawl();
        comments.forEach(blog::deleteComment);
        crawled.loseState();

        assertRefused("30 of 30 comments");
    }

    @Test
    void anArchiveTakenBackWithGitLosesDeletedCommentsAgain() throws IOException {
        comments(30);
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
        List<Integer> comments = comments(30);
        int reply = blog.comment(1, comment -> comment.poster("b").text("reply").parent(comments.get(0)));
        crawled.crawl();
        blog.deleteComment(comments.get(0)).deleteComment(reply);

        crawled.nextNight().crawl();

        assertThat(removed("comments/1.json", Comment.class))
                .extracting(gone -> gone.what().id() + " under " + gone.parent())
                .containsExactly(comments.get(0) + " under 0", reply + " under " + comments.get(0));
    }

    @Test
    void aCommentThatComesBackLeavesThePrivatePart() throws IOException {
        List<Integer> comments = comments(30);
        crawled.crawl();
        blog.editComment(comments.get(0), comment -> comment.hidden(true));
        crawled.nextNight().crawl();
        assertThat(removed("comments/1.json", Comment.class)).hasSize(1);
        blog.editComment(comments.get(0), comment -> comment.hidden(false));

        crawled.nextNight().crawl();

        assertThat(folder.resolve("archive/private/removed/comments/1.json")).doesNotExist();
        assertThat(crawled.archive().comments(1)).hasSize(3);
        assertWhole();
    }

    @Test
    void anAnswerThatLacksACommentOnceRemovesNothing() throws IOException {
        comments(30);
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
        List<Integer> notes = notes(5);
        IntStream.rangeClosed(1, 6).forEach(id -> blog.category(id, "category " + id));
        crawled.crawl();
        blog.deleteNote(notes.get(2));
        blog.deleteCategory(3);
        blog.category(4, "renamed");

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(report.counts().notes()).isEqualTo(new Count(4, 0, 0, 4, 1));
        assertThat(report.counts().categories()).isEqualTo(new Count(5, 0, 1, 4, 1));
        assertThat(removed("notes.json", Note.class))
                .extracting(gone -> gone.what().id())
                .containsExactly(notes.get(2));
        assertThat(removed("categories.json", Category.class))
                .extracting(gone -> gone.what().id())
                .containsExactly(3);
        assertWhole();
    }

    @Test
    void changedLinksAndMenuEntriesAreNotRemovedOnes() throws IOException {
        menus(4, 3);
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
        comments(30);
        crawled.crawl();
        blog.edit(1, post -> post.hidden(true));
        crawled.nextNight().crawl();
        blog.edit(1, post -> post.hidden(false)).deleteComment(1);

        crawled.nextNight().crawl();

        assertThat(crawled.archive().comments(1)).hasSize(2);
        assertThat(removed("comments/1.json", Comment.class))
                .extracting(gone -> gone.what().id())
                .containsExactly(1);
        assertWhole();
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
        assertThat(tombstone(pages.get(0))).exists();
        blog.edit(pages.get(0), post -> post.hidden(false));
        if (damaged) {
            Files.writeString(folder.resolve("archive/private/pages/" + pages.get(0) + ".json"), "{");
        }

        crawled.nextNight().crawl();

        assertThat(crawled.archive().pageIds()).hasSize(4);
        assertThat(crawled.archive().privateFolder().pageIds()).isEmpty();
        assertThat(tombstone(pages.get(0))).doesNotExist();
        assertWhole();
    }

    // ---- sources that see less

    @Test
    void aLoginAfterTheKeyRemovesNoNoteOfOthers() throws IOException {
        notes(29);
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
        List<Integer> notes = notes(29);
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
        comments(30);
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
        comments(30);
        crawled.emlog().wearing(Theme.DEFAULT);
        blog.configure(options -> options.apiOpen(false));
        crawled.crawl();
        assertThat(crawled.archive().comments(1)).hasSize(3);
        blog.deleteComment(1);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().comments().removed()).isEqualTo(1);
        assertThat(crawled.archive().comments(1)).hasSize(2);
        assertThat(removed("comments/1.json", Comment.class)).hasSize(1);
    }

    @Test
    void notesStayWhenTheKeyIsRemoved() throws IOException {
        notes(5);
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
        notes(5);
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
        notes(5);
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

    // ---- the only one

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
        assertThat(removed("notes.json", Note.class)).hasSize(1);
        assertThat(removed("categories.json", Category.class)).hasSize(1);
        assertWhole();
    }

    @Test
    void theOnlyLinkGoesWhenMissingTwice() throws IOException {
        menus(1, 1);
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
        assertThat(removed("links.json", Link.class)).hasSize(1);
        assertThat(removed("menu.json", Link.class)).hasSize(1);
        assertWhole();
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
        assertThat(removed("notes.json", Note.class)).isEmpty();
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

    @Test
    void notesStayTheSameWhenEmlogNumbersThem() throws IOException {
        notes(5);
        crawled.configured("blog: {auth: signed, apiKey: " + Options.API_KEY + "}");
        crawled.emlog().as(EmlogVersion.V2_1_10);
        crawled.crawl();
        assertThat(crawled.archive().notes()).extracting(Note::id).containsOnly(0);
        crawled.emlog().as(EmlogVersion.NEWEST);

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.refused()).isEmpty();
        assertThat(crawled.archive().notes()).hasSize(5).extracting(Note::id).doesNotContain(0);
    }

    // ---- in short

    /** Writes three comments on each of ten articles and returns their ids in order. */
    private List<Integer> comments(int count) {
        List<Integer> comments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            comments.add(blog.comment(1 + i % 10, "a", "said " + i));
        }
        return comments;
    }

    private List<Integer> notes(int count) {
        return IntStream.range(0, count).mapToObj(i -> blog.note("note " + i)).toList();
    }

    private void menus(int entries, int links) {
        blog.menus(
                IntStream.range(0, entries)
                        .mapToObj(i -> Link.to("menu " + i, "?sort=" + i))
                        .toList(),
                IntStream.range(0, links)
                        .mapToObj(i -> Link.to("friend " + i, "https://friend" + i + ".example/"))
                        .toList());
    }

    private <T> List<Removed<T>> removed(String path, Class<T> type) throws IOException {
        Archive archive = crawled.archive();
        return archive.privateFolder().removed(path, type);
    }

    private Path tombstone(int id) {
        return folder.resolve("archive/private/withdrawn/" + id + ".json");
    }

    private void assertWhole() throws IOException {
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
    }

    /** Each file of the archive outside {@code state/}, with its time of change. */
    private Map<Path, String> tree() throws IOException {
        Map<Path, String> tree = new TreeMap<>();
        Path archive = folder.resolve("archive");
        try (Stream<Path> files = Files.walk(archive)) {
            for (Path file : files.filter(one -> !one.startsWith(archive.resolve("state")))
                    .toList()) {
                boolean regular = Files.isRegularFile(file);
                tree.put(file, regular ? Files.readString(file) + Files.getLastModifiedTime(file) : "folder");
            }
        }
        return tree;
    }
}
