package io.github.emlogstatic.crawl.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.crawl.ArchiveSnapshot;
import io.github.emlogstatic.crawl.AskedPages;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.crawl.state.Count;
import io.github.emlogstatic.crawl.state.DerivedId;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Articles and pages of a blog without an API whose addresses change, as when its owner allows aliases. */
class NewAddressTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    @BeforeEach
    void fill() {
        for (int i = 1; i <= 4; i++) {
            int number = i;
            blog.publish(post -> post.title("title " + number)
                    .alias("article" + number)
                    .date(LocalDateTime.of(2024, 1, number, 12, 30, 15))
                    .text("SECRET of article " + number + ", long enough to be told from others"));
        }
        crawled.emlog().wearing(Theme.DEFAULT);
    }

    /** The page of a protected article does not tell which one it is. */
    @Test
    void aProtectedArticleIsNotTakenForADeletedOne() throws IOException {
        crawled.emlog().withoutApi();
        crawled.crawl();
        blog.delete(2);
        blog.configure(options -> options.aliases(true));
        blog.publish(post -> post.title("title 2")
                .alias("article5")
                .date(LocalDateTime.of(2024, 1, 2, 12, 30, 15))
                .text("another")
                .password("pw"));

        crawled.nextNight().crawl();

        assertThat(crawled.archive().articleIds()).anyMatch(DerivedId::isDerived);
    }

    @Test
    void anArticleProtectedAtANewAddressLeaves() throws IOException {
        crawled.emlog().withoutApi();
        crawled.crawl();
        blog.protect(2, "pw");
        blog.configure(options -> options.aliases(true));

        crawled.nextNight().crawl();
        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET of article 2");
    }

    @Test
    void anArticleAtANewAddressKeepsItsFields() throws IOException {
        blog.edit(
                2,
                post -> post.field("place", "杭州")
                        .excerpt("<p>an <em>excerpt</em>, long enough</p>", "an *excerpt*, long enough")
                        .content(
                                "<p>a <strong>text</strong> that is long enough to be told from others</p>",
                                "a **text** that is long enough to be told from others"));
        crawled.crawl();
        ArchivedArticle told = crawled.article(2);
        blog.configure(options -> options.aliases(true));
        crawled.emlog().withoutApi();

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(crawled.archive().articleIds()).containsExactly(1, 2, 3, 4);
        assertThat(crawled.article(2).body().contentSource())
                .isEqualTo(told.body().contentSource());
        assertThat(crawled.article(2).article())
                .isEqualTo(told.article().toBuilder().url("article2").build());
        assertThat(report.counts().articles().added()).isZero();
    }

    /** It is due to be read again at its old address, too. */
    @Test
    void anArticleWithANewAddressIsReadOnce() throws IOException {
        crawled.emlog().withoutApi();
        crawled.configured("crawl: {recheckEvery: 1d}").crawl();
        blog.configure(options -> options.aliases(true));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(report.counts().articles()).isEqualTo(new Count(4, 0, 4, 0, 0));
        assertThat(AskedPages.of(crawled.emlog())).doesNotContainKeys("/?post=3", "/?post=4");
        assertThat(crawled.article(1).article().url()).isEqualTo("article1");
    }

    /** emlog answers with 404 where addresses of that form are no longer in use. */
    @Test
    void aPageWithoutItsAddressIsReadByItsId() throws IOException {
        blog.publish(9, post -> post.type(PostRow.PAGE).title("about").text("a text that is long enough"));
        blog.comment(9, "a reader", "a comment");
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        crawled.emlog().withoutApi();
        crawled.configured("pages: [9]\n").crawl();
        assertThat(crawled.page(9).page().url()).isEqualTo("post-9.html");
        blog.configure(options -> options.urlMode(UrlMode.FOLDER))
                .edit(9, post -> post.text("another text that is long enough"));
        crawled.emlog().failing(Faults.at(target -> target.startsWith("/post-"), Faults.status(404)));

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(crawled.page(9).page().url()).isEqualTo("post/9");
        assertThat(crawled.page(9).body().content()).contains("another text");
        assertThat(crawled.archive().comments(9)).hasSize(1);
        assertThat(report.problems()).noneMatch(problem -> problem.what().startsWith("page not fetched"));
    }

    /** A cache in front of the blog ignores the query, and the home page is a standalone page without comments. */
    @Test
    void anotherPageIsNotTakenForTheLostOne() throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).commentForms(false));
        blog.publish(8, post -> post.type(PostRow.PAGE).title("home").text("the text of the home page"));
        blog.publish(9, post -> post.type(PostRow.PAGE).title("about").text("a text that is long enough"));
        crawled.emlog().withoutApi();
        crawled.configured("pages: [9]\n").crawl();
        String home = text("?post=8");
        blog.delete(9);
        crawled.emlog().failing(Faults.at("/?post=9"::equals, Faults.body("text/html", home)));

        CrawlReport report = crawled.nextNight().crawl();

        ArchivedPage about = crawled.page(9);
        assertThat(about.page().title()).isEqualTo("about");
        assertThat(about.body().content()).contains("a text that is long enough");
        assertThat(report.problems()).anyMatch(problem -> problem.why().contains("the answers differ"));
    }

    /** A rule of the server leads there. */
    @ParameterizedTest
    @CsvSource({"post/9, false", "gone, true"})
    void aLostPageIsReadWhereItsIdLeads(String target, boolean isLost) throws IOException {
        blog.configure(options -> options.urlMode(UrlMode.STATIC).commentForms(false));
        blog.publish(9, post -> post.type(PostRow.PAGE).title("about").text("a text that is long enough"));
        crawled.emlog().withoutApi();
        crawled.configured("pages: [9]\n").crawl();
        blog.configure(options -> options.urlMode(UrlMode.FOLDER))
                .edit(9, post -> post.text("another text that is long enough"));
        String address = crawled.emlog().address() + target;
        crawled.emlog().failing(request -> switch (request.getTarget()) {
            case "/post-9.html", "/gone" -> Optional.of(Faults.status(404));
            case "/?post=9" -> Optional.of(Faults.redirect(301, address));
            default -> Optional.empty();
        });

        CrawlReport report = crawled.nextNight().crawl();

        assertThat(crawled.page(9).body().content().contains("another text")).isNotEqualTo(isLost);
        assertThat(report.problems().stream().anyMatch(problem -> problem.why().contains("the answers differ")))
                .isEqualTo(isLost);
    }

    @Test
    void aPageWhoseAddressAndIdAreGoneLeaves() throws IOException {
        blog.publish(9, post -> post.type(PostRow.PAGE).title("about").text("a text that is long enough"));
        blog.configure(options -> options.urlMode(UrlMode.STATIC));
        crawled.emlog().withoutApi();
        crawled.configured("pages: [9]\n").crawl();
        blog.delete(9).publishPage("another", "another page that is long enough");

        crawled.nextNight().crawl();

        assertThat(crawled.archive().pageIds()).doesNotContain(9);
        assertThat(AskedPages.of(crawled.emlog()))
                .containsEntry("/post-9.html", 1L)
                .containsEntry("/?post=9", 1L);
    }

    @Test
    void aProtectedArticleThatNoListShowsLeaves() throws IOException {
        crawled.crawl();
        blog.protect(2, "pw");
        crawled.emlog().withoutApi().listing(2);

        crawled.nextNight().crawl();
        crawled.nextNight().crawl();

        assertThat(ArchiveSnapshot.publicText(crawled)).doesNotContain("SECRET of article 2");
    }

    private String text(String address) throws IOException {
        try (InputStream page =
                URI.create(crawled.emlog().address() + address).toURL().openStream()) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
