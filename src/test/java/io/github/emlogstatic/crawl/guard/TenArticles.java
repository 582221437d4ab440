package io.github.emlogstatic.crawl.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.record.Removed;
import io.github.emlogstatic.crawl.CrawlReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options;
import io.github.emlogstatic.model.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A blog of ten articles that is crawled night by night, and what its archive must be after a loss. */
final class TenArticles implements AfterEachCallback {

    static final String KEY = "blog: {apiKey: " + Options.API_KEY + "}";

    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog().configured(KEY);
    private final MemoryBlog blog = crawled.blog();
    private final Path archive = crawled.folder().resolve("archive");

    TenArticles() {
        for (int id = 1; id <= 10; id++) {
            blog.publish("title " + id, "text");
        }
    }

    CrawledBlog crawled() {
        return crawled;
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        crawled.afterEach(context);
    }

    /** Writes three comments on each of ten articles and returns their ids in order. */
    List<Integer> comments(int count) {
        List<Integer> comments = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            comments.add(blog.comment(1 + i % 10, "a", "said " + i));
        }
        return comments;
    }

    List<Integer> notes(int count) {
        return IntStream.range(0, count).mapToObj(i -> blog.note("note " + i)).toList();
    }

    void menus(int entries, int links) {
        blog.menus(
                IntStream.range(0, entries)
                        .mapToObj(i -> Link.to("menu " + i, "?sort=" + i))
                        .toList(),
                IntStream.range(0, links)
                        .mapToObj(i -> Link.to("friend " + i, "https://friend" + i + ".example/"))
                        .toList());
    }

    <T> List<Removed<T>> removed(String path, Class<T> type) throws IOException {
        return crawled.archive().privateFolder().removed(path, type);
    }

    Path tombstone(int id) {
        return archive.resolve("private/withdrawn/" + id + ".json");
    }

    void assertWhole() throws IOException {
        assertThat(crawled.verification().damage()).isEmpty();
    }

    /** Two runs in a row refuse, and the files of the archive keep their bytes and times. */
    void assertRefused(String what) throws IOException {
        for (int night = 0; night < 2; night++) {
            crawled.nextNight();
            Map<Path, String> before = tree();
            CrawlReport report = crawled.crawl();
            assertThat(report.refused())
                    .hasValueSatisfying(why -> assertThat(why).contains(what, "nothing was written", "--force"));
            assertThat(tree()).isEqualTo(before);
        }
    }

    /** Each file of the archive outside {@code state/}, with its time of change. */
    private Map<Path, String> tree() throws IOException {
        Map<Path, String> tree = new TreeMap<>();
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
