package io.github.emlogstatic.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.archive.Archive;
import io.github.emlogstatic.archive.record.ArchivedPage;
import io.github.emlogstatic.export.MarkdownExport.Format;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.model.Body;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PlainExportTest extends ToolExport {

    private static final Pattern ADDRESS = Pattern.compile("(?:]\\(|src=\"|href=\"|]: )([^)\"\\s]+)");

    PlainExportTest() {
        super(Format.PLAIN);
    }

    @Test
    void propertiesAreReadAsTheyWereWritten() {
        Map<String, ReadBack> texts = ReadBack.all(files);

        assertThat(texts.get("articles/2-标题-引号-b.md").properties())
                .containsEntry("title", "标题：\"引号\" & <b>")
                .containsEntry("tags", List.of("yes", "12:30", "C"));
        assertThat(texts.get("articles/3-置顶.md").properties())
                .containsEntry("pinned", true)
                .containsEntry("fields", Map.of("来源", "书: 第一章"))
                .containsEntry("cover", "../content/uploadfile/202401/cover.png")
                .containsEntry("summary", "这是\"摘要\"");
    }

    @Test
    void relativeLinksLeadToFilesOfTheExport() {
        int links = 0;
        for (Map.Entry<String, ReadBack> text : ReadBack.all(files).entrySet()) {
            Path here = Path.of(text.getKey()).getParent();
            for (MatchResult address :
                    ADDRESS.matcher(text.getValue().text()).results().toList()) {
                if (!address.group(1).contains("://")) {
                    String path = Percent.decode(address.group(1).replaceFirst("#.*", ""));
                    assertThat(files).containsKey(here.resolve(path).normalize().toString());
                    links++;
                }
            }
        }
        assertThat(links).isGreaterThan(7);
    }

    @Test
    void nothingOfWhatIsNotPublicIsInIt() {
        assertThat(files.keySet()).noneMatch(path -> path.contains("secret") || path.contains("加密"));
        files.forEach((path, text) -> assertThat(text)
                .as(path)
                .doesNotContain("hidden words", "only here", "withdrawn words", "guest@example.com", "alert(1)"));
    }

    @Test
    void privateArticlesComeWhenTheyAreAskedForByName() throws IOException {
        Map<String, String> all = exportTo("all", SmallArchive.PROTECTED, SmallArchive.WITHDRAWN);

        assertThat(all.get("articles/4-加密的.md")).contains("hidden words", "- \"only here\"");
        assertThat(all.get("articles/8-删掉的.md")).contains("withdrawn words");
        assertThat(all.get("articles/1-第一篇.md")).contains("[加密的](4-加密的.md)");
    }

    /** A backup may hold the draft of a page that the blog has published since. */
    @Test
    void thePrivateVersionOfAPublicPageTakesItsPlace() throws IOException {
        try (Archive own = Archive.open(archive.archive(), Clock.systemUTC())) {
            ArchivedPage page = own.page(6).orElseThrow();
            Body earlier = new Body("<p>an earlier version</p>", "", "", "");
            own.drafts().write(new ArchivedPage(page.page(), earlier, page.origin(), page.extra(), page.settings()));
            own.commit();
        }

        assertThat(exportTo("earlier", 6).get("pages/6-关于.md")).contains("an earlier version");
    }

    @Test
    void summaryIsShownAsItWasTyped() throws Exception {
        assertThat(summary("articles/1-t.md", "summary")).isEqualTo("# 1 < 2 & <b>x</b> *y*");
    }

    @Test
    void spaceInAPlaceDoesNotEndTheLink() throws Exception {
        MemoryBlog blog = MemoryBlog.empty();
        blog.publish(1, post -> post.title("t").html("<p><a href=\"post-1.html#x (y)\">link</a></p>"));

        assertThat(exportOf(blog, "space").get("articles/1-t.md")).contains("[link](1-t.md#x%20%28y%29)");
    }
}
