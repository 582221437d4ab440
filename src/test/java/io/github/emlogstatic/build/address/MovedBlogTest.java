package io.github.emlogstatic.build.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.build.SiteBuild;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.config.Config;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.Overrides;
import io.github.emlogstatic.content.media.ExternalImages;
import io.github.emlogstatic.fakeemlog.EmlogServer;
import io.github.emlogstatic.fakeemlog.Fault;
import io.github.emlogstatic.fakeemlog.Faults;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.page.ThemedPages.Theme;
import io.github.emlogstatic.model.Blog;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.run.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A blog moves to another address, and its mirror follows. */
class MovedBlogTest {

    private static final Fault ICON =
            Faults.at("/favicon.ico"::equals, Faults.body("image/png", TestPng.saying("icon")));

    private static final Clock NIGHT = Clock.fixed(Instant.parse("2026-11-24T02:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final MemoryBlog blog = MemoryBlog.empty();

    @AutoClose
    private final EmlogServer before = EmlogServer.serving(blog).at(NIGHT);

    @AutoClose
    private final EmlogServer after = EmlogServer.serving(blog).at(NIGHT);

    @BeforeEach
    void write() {
        blog.upload("content/uploadfile/a.txt", "an upload");
        blog.publish(post -> post.title("first").html("<p>the first text</p>"));
        blog.publish(post -> post.title("second")
                .html("<p><a href=\"" + before.address() + "?post=1\">the first</a> <a href=\"" + before.address()
                        + "content/uploadfile/a.txt\">a file</a></p>"));
        blog.menus(
                List.of(Link.to("new home", after.address() + "?post=1")),
                List.of(Link.to("friend", "https://friend.example/")));
    }

    @Test
    void theNextRunUsesTheNewAddress() throws Exception {
        build("mirror", before.address(), "");
        assertThat(page("post/2.html")).contains("href=\"" + before.address());

        build("mirror", after.address(), "aliases: [" + before.address() + "]");

        assertThat(archived().address()).isEqualTo(after.address());
        assertThat(archived().aliases()).containsExactly(before.address());
        assertThat(page("post/2.html"))
                .contains("<link rel=\"canonical\" href=\"" + after.address())
                .contains("href=\"../post/1.html\">the first", "href=\"../content/uploadfile/a.txt\"")
                .doesNotContain(before.address());
    }

    @Test
    void theSiteOfAMovedBlogEqualsAFreshCrawl() throws Exception {
        String aliases = "aliases: [" + before.address() + "]";
        build("mirror", before.address(), "");
        build("mirror", after.address(), aliases);
        build("fresh", after.address(), aliases);

        Map<String, String> moved = Tree.of(folder.resolve("mirror/public"));

        assertThat(moved).isEqualTo(Tree.of(folder.resolve("fresh/public")));
    }

    @Test
    void aMovedBlogKeepsItsIcon() throws Exception {
        before.wearing(Theme.DEFAULT).failing(ICON);
        after.wearing(Theme.DEFAULT).failing(ICON);
        build("mirror", before.address(), "");

        build("mirror", after.address(), "aliases: [" + before.address() + "]");

        String icon = ExternalImages.path(after.address() + "favicon.ico");
        assertThat(page("index.html")).contains("<link rel=\"icon\" href=\"" + icon + "\">");
        assertThat(folder.resolve("mirror/public").resolve(icon)).isNotEmptyFile();
    }

    @Test
    void aRedirectedBlogHasMoved() throws Exception {
        build("mirror", before.address(), "");
        before.failing(request ->
                Optional.of(Faults.redirect(301, after.address().replaceFirst("/$", "") + request.getTarget())));

        build("mirror", before.address(), "");

        assertThat(archived().address()).isEqualTo(after.address());
        assertThat(archived().aliases()).containsExactly(before.address());
        assertThat(page("post/2.html")).doesNotContain(before.address());
    }

    private void build(String name, String address, String aliases) throws Exception {
        Path project = Files.createDirectories(folder.resolve(name));
        Path file = Files.writeString(project.resolve("site-config.yaml"), "blog: {" + aliases + "}");
        Config config = ConfigLoader.in(project)
                .load(Optional.of(file), Map.of(), Overrides.none().with("blog.url", "BLOG", address))
                .config();
        new SiteBuild(config, NIGHT, Progress.SILENT).run();
    }

    private Blog archived() throws Exception {
        return Archive.peek(folder.resolve("mirror/archive")).blog().orElseThrow();
    }

    private String page(String path) throws Exception {
        return Files.readString(folder.resolve("mirror/public").resolve(path));
    }
}
