package io.github.emlogstatic.build.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.crawl.BlogTotals;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawlReport.Coverage;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.discussion.Comment;
import io.github.emlogstatic.model.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The totals of blog, archive, site, sitemap and search agree, and a difference is reported. */
class ReconciliationTest {

    private static final Pattern LOC = Pattern.compile("<loc>https://me\\.example\\.com/([^<]*)</loc>");
    private static final Pattern ROW = Pattern.compile("\",\"([^\",]+\\.html)\",\"");

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @BeforeEach
    void start() {
        crawled.configured("baseUrl: https://me.example.com/");
    }

    @Test
    void aMissingUploadNamesTheArticleThatShowsIt() throws Exception {
        blog.publish("first", "text");
        blog.publish(post -> post.title("second").html("<img src=\"/content/uploadfile/202401/lost.png\">"));
        String problem = "upload is missing: " + crawled.emlog().address() + "content/uploadfile/202401/lost.png"
                + " (answered HTTP 404; the file is not there; shown in article 2)";

        assertThat(crawled.build("").problems()).map(Problem::toString).containsExactly(problem);
        assertThat(crawled.build("").problems())
                .as("with nothing new")
                .map(Problem::toString)
                .containsExactly(problem);
    }

    @Test
    void blogArchiveAndSiteHaveTheSameArticles() throws Exception {
        Set<String> pages = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png"));
        for (int i = 0; i < 30; i++) {
            String lost = i % 10 == 3 ? "lost" : "a";
            String title = "title " + i;
            int id = blog.publish(
                    post -> post.title(title).html("<img src=\"/content/uploadfile/202401/" + lost + ".png\">"));
            blog.comment(id, "a", "x");
            pages.add("post/" + id + ".html");
            open.add("post/" + id + ".html");
        }
        int locked = blog.publish(post -> post.title("locked").text("secret").password("pw"));
        pages.add("post/" + locked + ".html");

        BuildReport report = crawled.build("");

        assertThat(report.problems()).extracting(Problem::what).containsOnly("upload is missing");
        assertThat(report.counts().articles().total()).isEqualTo(31);
        assertThat(files("post/")).isEqualTo(pages);
        assertThat(found(LOC, List.of(site("sitemap.xml"))).filter(path -> path.startsWith("post/")))
                .containsExactlyInAnyOrderElementsOf(pages);
        assertThat(found(ROW, texts())).containsExactlyInAnyOrderElementsOf(open);
        assertThat(commentsOfPages(pages)).isEqualTo(commentsOfArchive()).isEqualTo(30);
        assertThat(lastRun().gaps()).isEmpty();
    }

    @Test
    void repliesToHiddenCommentsAreNoProblem() throws Exception {
        int id = blog.publish("title", "text");
        int hidden = blog.comment(id, comment -> comment.text("spam").hidden(true));
        blog.comment(id, comment -> comment.text("reply").parent(hidden));
        blog.comment(id, "a", "x");

        BuildReport report = crawled.build("");

        assertThat(report.outcome().completeness())
                .endsWith(
                        "; of its comments it counts 1 that it does not show, replies to hidden ones or a wrong count");
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void aMissingArticleIsReportedAndPreventsPublishing() throws Exception {
        blog.publish("title", "text");
        crawled.build("");

        Reconciliation reconciled = heldAgainst(Set.of(1, 7, 9));

        assertThat(reconciled.gaps())
                .containsExactly(new Problem(
                        "articles of the blog that the archive does not contain",
                        "article 7, article 9",
                        "run build --full; if the problem remains, report it"));
    }

    @Test
    void anUnlistedArticleIsReportedAndKept() throws Exception {
        blog.publish("title", "text");
        blog.publish("another", "text");
        crawled.build("");

        Reconciliation reconciled = heldAgainst(Set.of(2));

        assertThat(reconciled.gaps()).isEmpty();
        assertThat(reconciled.problems()).singleElement().asString().contains("no longer lists", "article 1");
    }

    private Reconciliation heldAgainst(Set<Integer> listed) throws IOException {
        CrawlReport none = CrawlReport.none(crawled.archive());
        CrawlReport crawl = new CrawlReport(
                none.counts(),
                none.requests(),
                none.forecast(),
                Optional.empty(),
                new Coverage(List.of(), "", new BlogTotals(Optional.of(listed), Set.of(), true, 0)),
                List.of());
        Reconciliation reconciled = new Reconciliation();
        reconciled.articles(crawl, crawled.archive());
        return reconciled;
    }

    @Test
    void anUnreportedMissingUploadIsReported() {
        Reconciliation reconciled = new Reconciliation();

        reconciled.media(
                Set.of("content/uploadfile/lost.png", "content/uploadfile/known.png"),
                new BlogTotals(Optional.empty(), Set.of("content/uploadfile/known.png"), true, 0));

        assertThat(reconciled.gaps())
                .singleElement()
                .extracting(Problem::where)
                .isEqualTo("content/uploadfile/lost.png");
    }

    @Test
    void onlyTheFirstMissingArticlesAreNamed() {
        Reconciliation reconciled = new Reconciliation();

        reconciled.site(Map.of("the sitemap", List.of("1", "2", "3", "4", "5", "6", "7")));

        assertThat(reconciled.gaps().get(0).what()).isEqualTo("articles or pages missing from the sitemap");
        assertThat(reconciled.gaps().get(0).where()).isEqualTo("1, 2, 3, 4, 5 and 2 more");
    }

    private LastRun lastRun() throws IOException {
        return LastRun.of(crawled.archive());
    }

    private Path site(String path) {
        return folder.resolve("public").resolve(path);
    }

    private Set<String> files(String under) throws IOException {
        return Tree.files(site(under)).stream()
                .map(file -> site("").relativize(file).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The texts that the search shows. */
    private List<Path> texts() throws IOException {
        return Tree.files(site("search")).stream()
                .filter(file -> file.getFileName().toString().matches("t\\d+\\.js"))
                .toList();
    }

    private static Stream<String> found(Pattern pattern, List<Path> files) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            all.append(Files.readString(file)).append('\n');
        }
        Matcher matcher = pattern.matcher(all);
        return matcher.results().map((MatchResult result) -> result.group(1));
    }

    private int commentsOfPages(Set<String> pages) throws IOException {
        int comments = 0;
        for (String page : pages) {
            Document document = Jsoup.parse(Files.readString(site(page)));
            comments += document.select("[id^=comment-]").size();
        }
        return comments;
    }

    private int commentsOfArchive() throws IOException {
        Archive archive = crawled.archive();
        int comments = 0;
        for (int id : archive.articleIds()) {
            comments += archive.comments(id).stream()
                    .mapToInt(ReconciliationTest::count)
                    .sum();
        }
        return comments;
    }

    private static int count(Comment comment) {
        return 1
                + comment.children().stream()
                        .mapToInt(ReconciliationTest::count)
                        .sum();
    }
}
