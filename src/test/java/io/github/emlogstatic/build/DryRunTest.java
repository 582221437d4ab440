package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedArticle;
import io.github.emlogstatic.archive.record.Origin;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code build --dry-run} says what a build would do, and writes nothing. */
class DryRunTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void aDryRunSaysWhyAndWritesNothing() throws Exception {
        blog.publish("title", "text");
        blog.publish("title", "text");
        crawled.build("");
        crawled.nextNight();
        blog.edit(1, post -> post.title("other"));
        blog.edit(2, post -> post.text("other"));
        Map<String, String> before = Tree.of(folder);

        BuildReport report = crawled.build("--dry-run");

        assertThat(report.plan())
                .contains("from the list, article 1: changed: title", "article_detail 2: changed: description");
        assertThat(Tree.of(folder)).isEqualTo(before);
    }

    @Test
    void aDryRunPredictsRequestsAndPages() throws Exception {
        for (int i = 1; i <= 12; i++) {
            blog.publish("title " + i, "text");
        }
        int page = blog.publishPage("关于", "text");
        crawled.configured("perPage: 3\npages: [" + page + "]\nblog: {apiKey: " + Options.API_KEY + "}");
        crawled.build("");
        crawled.nextNight();
        int added = blog.publish("new", "text");
        blog.edit(2, post -> post.title("other").text("other"));
        blog.comment(5, "a", "b");
        blog.like(6, "c");
        blog.delete(8);

        List<String> plan = crawled.build("--dry-run").plan();
        Map<String, Integer> asked = crawled.emlog().requestsByMethod();
        crawled.emlog().forget();
        Map<String, String> before = Tree.of(folder.resolve("public"));
        crawled.build("");

        assertThat(plan)
                .contains(
                        "article_detail " + added + ": new",
                        "article_detail 2: changed: description",
                        "article_detail 8: missing from the list, is it gone?",
                        "comment_list 5: the blog counts 1 comment and 0 likes",
                        "like_list 6: the blog counts 0 comments and 1 like",
                        "note_list: asked for in every run",
                        "post/" + added + ".html: new",
                        "post/2.html: changed: body, title",
                        "post/5.html: changed: comments, next",
                        "post/8.html: removed: no longer planned");
        assertThat(requests(plan)).isEqualTo(difference(crawled.emlog().requestsByMethod(), asked));
        assertThat(pages(plan)).containsAll(changed(before));
        assertThat(pages(plan)).doesNotContain("post/10.html", "tags.html", "404.html");
    }

    private static Map<String, Integer> requests(List<String> plan) {
        Map<String, Integer> requests = new TreeMap<>();
        plan.stream()
                .filter(line -> line.matches("[a-z_]+(_detail|_list)[ :].*"))
                .map(line -> line.replaceFirst("[ :].*", "").replace("comment_list", "comment_list_simple"))
                .forEach(method -> requests.merge(method, 1, Integer::sum));
        return requests;
    }

    private static Map<String, Integer> difference(Map<String, Integer> whole, Map<String, Integer> part) {
        Map<String, Integer> rest = new TreeMap<>(whole);
        part.forEach((method, count) -> rest.merge(method, -count, Integer::sum));
        rest.values().removeIf(count -> count == 0);
        return rest;
    }

    private static List<String> pages(List<String> plan) {
        return plan.stream()
                .filter(line -> !line.matches("([a-z_]+(_detail|_list)|from the list)[ :,].*"))
                .map(line -> line.replaceFirst(": .*", ""))
                .toList();
    }

    /** The files that are new or changed since then. */
    private Set<String> changed(Map<String, String> before) throws IOException {
        Map<String, String> now = Tree.of(folder.resolve("public"));
        now.entrySet().removeAll(before.entrySet());
        return now.keySet();
    }

    @Test
    void aDryRunWritesNothingAfterAKilledRun() throws Exception {
        int article = blog.publish("title", "text");
        crawled.build("");
        PathUtils.delete(folder.resolve(".emlog-static"));
        Files.writeString(folder.resolve("archive/state/journal"), "articles/" + article + ".json\n");
        Files.writeString(folder.resolve("archive/articles/." + article + ".json.tmp"), "half");
        crawled.nextNight();
        List<Path> before = everything();

        crawled.build("--dry-run");
        crawled.build("--dry-run --full");
        crawled.build("--dry-run --offline");

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void warmUpWritesNothingAndNeedsNoLock() throws Exception {
        int locked = blog.publish(post -> post.title("locked").text("SECRET").password("pw"));
        String password = "blog: {articlePasswords: {" + locked + ": pw}}";
        crawled.configured(password);
        crawled.build("");
        assertThat(folder.resolve("archive/private/sealed")).doesNotExist();
        PathUtils.delete(folder.resolve(".emlog-static"));
        crawled.configured("protected: encrypted\n" + password); // sealing takes seconds: once will do
        SiteBuild rehearsed = new SiteBuild(crawled.config("--offline"), crawled.clock(), Progress.SILENT);
        AtomicInteger asked = new AtomicInteger();
        try (Archive atWork = Archive.open(folder.resolve("archive"), crawled.clock())) {
            Map<String, String> before = Tree.of(folder);

            rehearsed.rehearse(() -> asked.incrementAndGet() > 0);

            assertThat(asked.get()).isGreaterThan(10);
            assertThat(Tree.of(folder)).isEqualTo(before);
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted().toList();
        }
    }

    @Test
    void aDryRunNamesUploadsToRecheck() throws Exception {
        blog.upload("content/uploadfile/202401/a.png", TestPng.saying("png"));
        blog.publish(post -> post.title("t")
                .html("<img src=\"/content/uploadfile/202401/a.png\"><img src=\"/content/uploadfile/202401/b.png\">"));
        crawled.build("");
        crawled.nextNight().later(Duration.ofDays(40));

        assertThat(crawled.build("--dry-run").plan())
                .contains("media content/uploadfile/202401/a.png: due to be looked at again")
                .contains("media content/uploadfile/202401/b.png: was missing");
    }

    @Test
    void aDryRunNamesPagesAndReasons() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        try (Archive archive = Archive.open(folder.resolve("archive"), crawled.clock())) {
            var article = archive.article(1).orElseThrow();
            var renamed = article.article().toBuilder().title("other").build();
            archive.writeArticle(
                    new ArchivedArticle(renamed, article.body(), Origin.DETAIL, article.listed(), Map.of()));
            archive.commit();
        }

        assertThat(crawled.build("--offline --dry-run").plan())
                .anySatisfy(line ->
                        assertThat(line).startsWith("post/1.html: changed: ").contains("title"))
                .anySatisfy(line -> assertThat(line).startsWith("index.html: "));
    }
}
