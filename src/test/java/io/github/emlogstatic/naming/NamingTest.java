package io.github.emlogstatic.naming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.config.Version;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.Category;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamingTest {

    @TempDir
    Path folder;

    /** An earlier version named a list so that no build could write the site. */
    @Test
    void aNewVersionAssignsNamesAgain() throws Exception {
        MemoryBlog blog = MemoryBlog.empty().category(new Category(1, "一", "index.html", "", 0, 1));
        blog.publish(post -> post.title("first").html("text").category(1));
        try (CrawledBlog crawled = CrawledBlog.of(blog, folder)) {
            crawled.configured(QuickTheme.CHOSEN);
            crawled.build("");
            Path archive = folder.resolve("archive");
            asAnEarlierVersionLeftIt(archive);

            crawled.nextNight().build("");

            assertThat(archive.resolve("names.json")).content().contains("\"index.html_.html\"");
            Files.delete(archive.resolve("state/names.json"));
            crawled.nextNight().build("");
            assertThat(archive.resolve("state/names.json")).exists();
        }
    }

    private static void asAnEarlierVersionLeftIt(Path folder) throws Exception {
        try (Archive archive = Archive.open(folder, Clock.systemUTC())) {
            Map<String, String> names = new HashMap<>(archive.names());
            names.put("sort/1", "index.html.html");
            archive.writeNames(names);
            archive.commit();
        }
        Path given = folder.resolve("state/names.json");
        String text = Files.readString(given);
        assertThat(text).contains(Version.number());
        Files.writeString(given, text.replace(Version.number(), "0.1"));
    }
}
