package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are gone, cut or replaced: a few are taken, nearly all are refused, and an empty one replaces none. */
class ReplacedTextsTest {

    private static final String LONG = "<p>" + "It was a long day. ".repeat(20) + "</p>";
    private static final String ANOTHER =
            "Register now, win today, and be paid tomorrow. We answer at night, too, and on"
                    + " Sundays. Nobody has ever waited for longer than an hour. Tell your friends, and both of you will get a"
                    + " present: a golden pen. It is not for sale anywhere else, and its ink is said to last for years.";

    @RegisterExtension
    private final TenArticles ten = new TenArticles();

    private final CrawledBlog crawled = ten.crawled();
    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @ParameterizedTest
    @ValueSource(strings = {"", "<p>Hacked by nobody.</p>"})
    void textsThatAllVanishAreRefusedUnlessForced(String now) throws IOException {
        write(LONG, 1, 10);
        crawled.crawl();
        write(now, 1, 10);

        ten.assertRefused("10 of 10 texts (all or most of each) are missing");
        crawled.crawl("--force");

        assertThat(text(1)).isEqualTo(now);
        ten.assertWhole();
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

        ten.assertRefused("; 2 texts that ask for a password now stay in the site until then");
    }

    /** As after a move of the database with the wrong charset. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "\uFFFD\uFFFD\uFFFD", "ä¸\u00AD"})
    void chineseThatBecameIllegibleIsRefused(String now) throws IOException {
        write("<p>" + "中".repeat(50) + "</p>", 1, 10);
        crawled.crawl();
        write("<p>" + now.repeat(50) + "</p>", 1, 10);

        ten.assertRefused("10 of 10 texts");
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

        ten.assertRefused("10 of 10 texts (all or most of each) are missing");
        crawled.crawl("--force");

        assertThat(crawled.article(1).article().title()).isEqualTo("lottery");
        ten.assertWhole();
    }

    @Test
    void anAuthorMayRewriteSomeTexts() throws IOException {
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

        ten.assertRefused("10 of 10 texts");
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

        ten.assertRefused("5 of 5 texts of pages");
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

        ten.assertRefused("10 of 10 texts");
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
        ten.assertWhole();
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

    private void anew(String title, String html, int count) {
        for (int id = 1; id <= count; id++) {
            LocalDateTime date = LocalDateTime.of(2026, 10, id, 9, 30);
            blog.publish(id, post -> post.title(title).html(html).date(date));
        }
    }

    private String text(int id) throws IOException {
        return crawled.article(id).body().content();
    }
}
