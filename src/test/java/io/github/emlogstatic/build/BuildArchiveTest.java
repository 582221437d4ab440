package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.archive.LastRun;
import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.config.Configs;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.crawl.Mirror;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.PostRow;
import io.github.emlogstatic.fakeemlog.ThemedPages;
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
    private final Mirror mirror = Mirror.ofEmptyBlog();

    private final MemoryBlog blog = mirror.blog();
    private final Path folder = mirror.folder();

    @Test
    void theResultOfTheRunIsStoredForPublish() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        assertThat(lastRun())
                .isEqualTo(new LastRun(true, List.of(), List.of(), lastRun().summary()));
        assertThat(lastRun().summary()).startsWith("1 new; ");

        int missed = blog.publish("another", "text");
        mirror.emlog()
                .failing(request -> Stream.of("id", "post") // neither the API nor its own page gives the article
                                .map(request.getUrl()::queryParameter)
                                .anyMatch(String.valueOf(missed)::equals)
                        ? Optional.of(Faults.status(403))
                        : Optional.empty());
        mirror.build("");
        assertThat(lastRun().missed())
                .containsExactly(
                        "article not fetched: " + mirror.emlog().address() + "?post=2",
                        "article not read from its page: " + mirror.emlog().address() + "?post=2");
        mirror.build("--offline");
        assertThat(lastRun().missed()).hasSize(2);

        mirror.emlog().failing(request -> Optional.of(Faults.status(403)));
        assertThatThrownBy(() -> mirror.build("")).isInstanceOf(IOException.class);
        assertThat(lastRun().ended()).isFalse();

        mirror.emlog().failing(request -> Optional.empty());
        mirror.build("");
        mirror.build("");
        assertThat(lastRun())
                .isEqualTo(new LastRun(true, List.of(), List.of(), lastRun().summary()));
        assertThat(lastRun().summary())
                .as("the one of the build that wrote something")
                .startsWith("1 new; ");
    }

    private LastRun lastRun() throws IOException {
        return LastRun.of(mirror.archive());
    }

    @Test
    void anArchiveRefusesAnotherBlogBeforeTheFirstRequest() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        try (Mirror other = Mirror.of(MemoryBlog.empty(), folder)) {
            assertThatThrownBy(() -> other.build(""))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("belongs to " + mirror.emlog().address())
                    .hasMessageContaining("--archive");
            assertThat(other.emlog().requests()).isEmpty();
        }
    }

    @Test
    void aFormerAddressIsTheSameBlog() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        try (Mirror moved = Mirror.of(blog, folder)) {
            moved.configured("blog: {aliases: ['" + mirror.emlog().address() + "']}");

            BuildReport report = moved.build("");

            assertThat(report.counts().articles().total()).isEqualTo(1);
        }
    }

    @Test
    void afterARefusalTheNextRunAsksLittle() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        mirror.nextNight();
        mirror.build("");
        Map<String, Integer> quiet = mirror.emlog().requestsByMethod();
        Files.writeString(folder.resolve("public/post/2.html"), "mine");
        blog.publish("title", "text");
        mirror.nextNight();
        assertThatThrownBy(() -> mirror.build("")).hasMessageContaining("the archive is up to date");

        mirror.nextNight();
        assertThatThrownBy(() -> mirror.build("")).hasMessageContaining("the archive is up to date");

        assertThat(mirror.emlog().requestsByMethod()).isEqualTo(quiet);
    }

    @Test
    void articlesOfAKilledRunGetNamesLater() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        byte[] names = Files.readAllBytes(folder.resolve("archive/names.json"));
        mirror.nextNight();
        blog.publish("another", "text");
        mirror.build("");
        Files.write(folder.resolve("archive/names.json"), names);
        Files.writeString(folder.resolve("archive/state/journal"), "articles/2.json\nnames.json\n");

        mirror.build("");

        assertThat(site("post/2.html")).content().contains("another");
        assertThat(Verification.of(folder.resolve("archive")).damage()).isEmpty();
    }

    @Test
    void theNextRunAssignsLostNames() throws Exception {
        blog.publish("title", "text");
        mirror.build("");
        Path names = folder.resolve("archive/names.json");
        byte[] before = Files.readAllBytes(names);
        mirror.nextNight();
        Files.delete(names);

        mirror.build("");

        assertThat(names).hasBinaryContent(before);
        assertThat(site("post/1.html")).exists();
    }

    @Test
    void aPageKeepsItsAliasWhenAnArchiveIsCrawled() throws Exception {
        blog.publish("title", "text");
        blog.publish(post -> post.type(PostRow.PAGE).title("关于").url("about-me"));
        ThemedPages.menus(blog, List.of(new Link("关于", "about-me", "", List.of())), List.of());
        mirror.build("");
        assertThat(site("about-me.html")).exists();
        Path copy = Files.createDirectories(folder.resolve("copy"));

        new SiteBuild(Configs.of(folder.resolve("archive").toString(), copy), mirror.clock(), Progress.SILENT).run();

        assertThat(copy.resolve("public/about-me.html")).exists();
    }

    @Test
    void anArchiveIsNotCrawledIntoItself() throws Exception {
        blog.publish("title", "text");
        mirror.build("");

        assertThatThrownBy(() -> new SiteBuild(Configs.of("archive", folder), mirror.clock(), Progress.SILENT).run())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--offline");
    }

    private Path site(String path) {
        return folder.resolve("public").resolve(path);
    }
}
