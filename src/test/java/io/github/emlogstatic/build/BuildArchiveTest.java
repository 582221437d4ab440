package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.PostRow;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a build requires of the archive, and what it keeps there. */
class BuildArchiveTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();
    private final Path folder = crawled.folder();

    @Test
    void theResultOfTheRunIsStoredForPublish() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        assertThat(lastRun())
                .isEqualTo(new LastRun(true, List.of(), List.of(), lastRun().summary()));
        assertThat(lastRun().summary()).startsWith("1 new; ");

        int missed = blog.publish("another", "text");
        crawled.emlog()
                .failing(Faults.where(
                        request -> Stream.of("id", "post") // neither the API nor its own page gives the article
                                .map(request.getUrl()::queryParameter)
                                .anyMatch(String.valueOf(missed)::equals),
                        () -> Faults.status(403)));
        crawled.build("");
        assertThat(lastRun().missed())
                .containsExactly(
                        "article not fetched: " + crawled.emlog().address() + "?post=2",
                        "article not read from its page: " + crawled.emlog().address() + "?post=2");
        crawled.build("--offline");
        assertThat(lastRun().missed()).hasSize(2);

        crawled.emlog().failing(request -> Optional.of(Faults.status(403)));
        assertThatThrownBy(() -> crawled.build("")).isInstanceOf(IOException.class);
        assertThat(lastRun().ended()).isFalse();

        crawled.emlog().healthy();
        crawled.build("");
        crawled.build("");
        assertThat(lastRun())
                .isEqualTo(new LastRun(true, List.of(), List.of(), lastRun().summary()));
        assertThat(lastRun().summary())
                .as("the one of the build that wrote something")
                .startsWith("1 new; ");
    }

    private LastRun lastRun() throws IOException {
        return LastRun.of(crawled.archive());
    }

    @Test
    void anArchiveRefusesAnotherBlogBeforeTheFirstRequest() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        try (CrawledBlog other = CrawledBlog.of(MemoryBlog.empty(), folder)) {
            assertThatThrownBy(() -> other.build(""))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("belongs to " + crawled.emlog().address())
                    .hasMessageContaining("--archive");
            assertThat(other.emlog().requests()).isEmpty();
        }
    }

    @Test
    void aFormerAddressIsTheSameBlog() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        try (CrawledBlog moved = CrawledBlog.of(blog, folder)) {
            moved.configured("blog: {aliases: ['" + crawled.emlog().address() + "']}");

            BuildReport report = moved.build("");

            assertThat(report.counts().articles().total()).isEqualTo(1);
        }
    }

    @Test
    void afterARefusalTheNextRunAsksLittle() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        crawled.nextNight();
        crawled.build("");
        Map<String, Integer> quiet = crawled.emlog().requestsByMethod();
        Files.writeString(folder.resolve("public/post/2.html"), "mine");
        blog.publish("title", "text");
        crawled.nextNight();
        assertThatThrownBy(() -> crawled.build("")).hasMessageContaining("the archive is up to date");

        crawled.nextNight();
        assertThatThrownBy(() -> crawled.build("")).hasMessageContaining("the archive is up to date");

        assertThat(crawled.emlog().requestsByMethod()).isEqualTo(quiet);
    }

    @Test
    void articlesOfAKilledRunGetNamesLater() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        byte[] names = Files.readAllBytes(folder.resolve("archive/names.json"));
        crawled.nextNight();
        blog.publish("another", "text");
        crawled.build("");
        Files.write(folder.resolve("archive/names.json"), names);
        Files.writeString(folder.resolve("archive/state/journal"), "articles/2.json\nnames.json\n");

        crawled.build("");

        assertThat(site("post/2.html")).content().contains("another");
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
    }

    @Test
    void theNextRunAssignsLostNames() throws Exception {
        blog.publish("title", "text");
        crawled.build("");
        Path names = folder.resolve("archive/names.json");
        byte[] before = Files.readAllBytes(names);
        crawled.nextNight();
        Files.delete(names);

        crawled.build("");

        assertThat(names).hasBinaryContent(before);
        assertThat(site("post/1.html")).exists();
    }

    @Test
    void aPageKeepsItsAliasWhenAnArchiveIsCrawled() throws Exception {
        blog.publish("title", "text");
        blog.publish(post -> post.type(PostRow.PAGE).title("关于").url("about-me"));
        blog.menu(Link.to("关于", "about-me"));
        crawled.build("");
        assertThat(site("about-me.html")).exists();
        Path copy = Files.createDirectories(folder.resolve("copy"));

        new SiteBuild(Configs.of(folder.resolve("archive").toString(), copy), crawled.clock(), Progress.SILENT).run();

        assertThat(copy.resolve("public/about-me.html")).exists();
    }

    @Test
    void aCoverBesideTheUploadsStaysAtTheBlog() throws Exception {
        String cover = "content/templates/default/cover.png";
        blog.publish(post -> post.title("title").text("text").cover(cover));
        crawled.build("");
        Path copy = Files.createDirectories(folder.resolve("copy"));

        new SiteBuild(Configs.of(folder.resolve("archive").toString(), copy), crawled.clock(), Progress.SILENT).run();

        assertThat(copy.resolve("archive/articles/1.json"))
                .content()
                .contains("\"cover\": \"" + crawled.emlog().address() + cover + "\"");
    }

    @Test
    void anArchiveIsNotCrawledIntoItself() throws Exception {
        blog.publish("title", "text");
        crawled.build("");

        assertThatThrownBy(() -> new SiteBuild(Configs.of("archive", folder), crawled.clock(), Progress.SILENT).run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--offline");
    }

    private Path site(String path) {
        return folder.resolve("public").resolve(path);
    }
}
