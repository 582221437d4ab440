package io.github.emlogstatic.archive.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.archive.Verification;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.crawl.CrawledBlog;
import io.github.emlogstatic.model.run.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Lines of an index that no run of this program writes. */
class ForeignLinesTest {

    @RegisterExtension
    private final CrawledBlog crawled = CrawledBlog.ofEmptyBlog();

    private final Path archive = crawled.folder().resolve("archive");

    @Test
    void aBuildAndVerifyNameForeignLines() throws Exception {
        crawled.blog().publish("title", "text");
        crawled.build("");
        List<String> paths = List.of("""
                articles/abc.json articles/5.txt articles/007.json articles/sub/7.json
                articles/99999999999.json pages/x private/articles/9.json ../x /etc/passwd
                content/../articles/1.json state/journal .git/config index.jsonl""".split("\\s+"));
        Path index = archive.resolve("index.jsonl");
        int own = Files.readAllLines(index).size();
        for (String path : paths) {
            Files.writeString(index, line(path), StandardOpenOption.APPEND);
        }

        assertThat(Verification.of(archive).damage())
                .hasSize(paths.size())
                .allMatch(damage ->
                        damage.toString().matches("the index is damaged: index.jsonl \\(line .* is no entry.*"));
        BuildReport report = crawled.nextNight().build("");

        assertThat(report.problems())
                .map(Problem::toString)
                .containsExactly("lines of the index were removed: index.jsonl (" + paths.size()
                        + " that are no entries, the first is line " + (own + 1) + ")");
        assertThat(Files.readAllLines(index)).hasSize(own);
        assertThat(Verification.of(archive).damage()).isEmpty();
        assertThat(crawled.nextNight().build("").problems()).isEmpty();
    }

    @Test
    void filesOfLaterVersionsAreNoForeignLines() {
        assertThat(List.of(
                        "collections.json", "content/uploadfile/..a.png", "private/drafts/notes.json", "later/1.json"))
                .allMatch(ArchivePaths::isPossible);
    }

    @Test
    void aNameThatNoDiskHoldsIsAForeignLine() {
        assertThat(ArchivePaths.isPossible("content/uploadfile/a\0.png")).isFalse();
        assertThat(ArchivePaths.isPossible("a/".repeat(500_000) + "x")).isFalse();
    }

    private static String line(String path) {
        return "{\"path\":\"%s\",\"sha256\":\"%s\",\"bytes\":5,\"firstSeen\":\"2024-05-01T10:20:00Z\",\"lastChanged\":\"2024-05-01T10:20:00Z\"}\n"
                .formatted(path, "0".repeat(64));
    }
}
