package io.github.emlogstatic.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.QuickTheme;
import io.github.emlogstatic.content.text.HtmlFragment;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How much a whole build does, in counts, from its archive to its site. Java's flight recorder tells which files were read,
 * the file system which were written.
 */
@Tag("slow")
class BuildWorkTest {

    private static final int ARTICLES = 200;
    private static final int MIDDLE = 100;

    /** A file of the search that is made before the pages of its texts reads these, too. */
    private static final int SOONER = ARTICLES;

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final MemoryBlog blog = crawled.blog();

    /**
     * @param read how often files of articles were read
     * @param parsed texts and parts of pages that were parsed
     * @param written all files of the site that were written, also with the same bytes
     */
    private record Work(int read, int parsed, int written) {}

    @BeforeEach
    void crawl() throws IOException {
        blog.category(1, "技术").category(2, "生活");
        for (int id = 1; id <= ARTICLES; id++) {
            write(id);
        }
        Path layouts = Files.createDirectories(crawled.folder().resolve("theme/layouts"));
        Files.writeString(layouts.resolve("search.peb"), "{{ search.segments }}");
        crawled.configured("baseUrl: https://mirror.example.com/\n" + QuickTheme.CHOSEN);
        crawled.crawl();
    }

    private void write(int id) {
        blog.publish(
                id,
                post -> post.title("第" + id + "篇")
                        .text("正文 " + id)
                        .category(1 + id % 2)
                        .tags("tag" + id % 7));
    }

    @Test
    void aBuildReadsParsesAndWritesWhatItsNewsReach() throws Exception {
        // Each text is read once, for its summary and its page, and once more for feeds: the newest 20, and 10 a
        // category.
        Work first = offline();
        assertThat(first.read())
                .as("and once more, for what the crawl has written is read back")
                .isBetween(2 * ARTICLES + 40, 2 * ARTICLES + 40 + SOONER);
        assertThat(first.parsed()).as("for summary, page and feeds").isBetween(first.read(), first.read() + 12);
        assertThat(first.written()).isEqualTo(489);

        assertThat(night()).as("nothing new").isEqualTo(new Work(0, 0, 0));

        blog.edit(ARTICLES, post -> post.text("又一版"));
        assertNight("the newest edited", new Work(36, 40, 31));
        blog.edit(MIDDLE, post -> post.text("又一版"));
        assertNight("an old one edited", new Work(11, 14, 16));
        blog.comment(ARTICLES, "客", "好");
        assertNight("a comment", new Work(32, 36, 1));
        write(ARTICLES + 1);
        assertNight("a new one", new Work(34, 42, 42));
        assertThat(night()).as("nothing new").isEqualTo(new Work(0, 0, 0));

        PathUtils.delete(crawled.config("").output());
        Work deleted = night();
        assertThat(deleted.read()).as("the site deleted").isBetween(ARTICLES + 41, ARTICLES + 41 + SOONER);
        assertThat(deleted.parsed()).isBetween(deleted.read(), deleted.read() + 12);
        assertThat(deleted.written()).isEqualTo(496);
    }

    @Test
    void aSiteWithoutASearchReadsNoTextForIt() throws Exception {
        Files.delete(crawled.folder().resolve("theme/layouts/search.peb"));

        Work first = offline();

        assertThat(first.read()).isEqualTo(2 * ARTICLES + 40);
        assertThat(first.parsed()).isBetween(first.read(), first.read() + 12);
        assertThat(first.written()).isEqualTo(357);
    }

    private void assertNight(String news, Work usual) throws Exception {
        Work work = night();
        assertThat(work.read()).as(news + ": read").isBetween(usual.read() - 2, usual.read() + 2);
        assertThat(work.parsed()).as(news + ": parsed").isBetween(usual.parsed() - 2, usual.parsed() + 2);
        assertThat(work.written()).as(news + ": written").isEqualTo(usual.written());
    }

    private Work night() throws Exception {
        crawled.nextNight().crawl();
        return offline();
    }

    private Work offline() throws Exception {
        Map<Path, String> before = site();
        long parsed = HtmlFragment.parsed();
        Path file = crawled.folder().resolve("reads.jfr");
        try (Recording recording = new Recording()) {
            recording
                    .enable("jdk.FileRead")
                    .withThreshold(Duration.ZERO)
                    .withoutStackTrace()
                    .with("throttle", "off"); // from Java 25 on
            recording.start();
            crawled.build("--offline");
            recording.stop();
            recording.dump(file);
        }
        Map<Path, String> after = site();
        long written = after.entrySet().stream()
                .filter(now -> !now.getValue().equals(before.get(now.getKey())))
                .count();
        return new Work(articlesRead(file), (int) (HtmlFragment.parsed() - parsed), (int) written);
    }

    private int articlesRead(Path recorded) throws IOException {
        Path articles = crawled.folder().resolve("archive/articles").toRealPath();
        Map<Path, Long> bytes = RecordingFile.readAllEvents(recorded).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileRead"))
                .filter(event -> event.getString("path") != null)
                .filter(event -> Path.of(event.getString("path")).startsWith(articles))
                .collect(Collectors.groupingBy(
                        event -> Path.of(event.getString("path")),
                        Collectors.summingLong(event -> Math.max(0, event.getLong("bytesRead")))));
        int times = 0;
        for (Map.Entry<Path, Long> file : bytes.entrySet()) {
            times += (int) ((file.getValue() + Files.size(file.getKey()) - 1) / Files.size(file.getKey()));
        }
        return times;
    }

    /** Each file of the site with what is different once it has been written again. */
    private Map<Path, String> site() throws IOException {
        Path output = crawled.config("").output();
        Map<Path, String> files = new TreeMap<>();
        if (Files.exists(output)) {
            for (Path file : Tree.files(output)) {
                BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
                files.put(file, now.fileKey() + " " + now.lastModifiedTime());
            }
        }
        return files;
    }
}
