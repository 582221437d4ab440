package io.github.emlogstatic.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.export.MarkdownExport.Format;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class HugoExportTest extends ToolExport {

    private static final Pattern REFERENCE = Pattern.compile("\\{\\{< relref \"([^\"#]*)[^\"]*\" >}}");
    private static final Pattern UPLOAD = Pattern.compile("(?:]\\(|src=\"|href=\")/(content/uploadfile/[^)\"]+)");

    HugoExportTest() {
        super(Format.HUGO);
    }

    @Test
    void everyReferenceLeadsToAFile() {
        int references = 0;
        for (String text : files.values()) {
            for (MatchResult reference : REFERENCE.matcher(text).results().toList()) {
                String path = "content" + reference.group(1);
                assertThat(List.of(path, path + "/_index.md", path + "posts/_index.md"))
                        .anyMatch(files::containsKey);
                references++;
            }
        }
        assertThat(references).isGreaterThan(7);
    }

    @Test
    void everyUploadThatATextShowsIsThere() {
        int uploads = 0;
        for (String text : files.values()) {
            for (MatchResult upload : UPLOAD.matcher(text).results().toList()) {
                assertThat(files).containsKey("static/" + Percent.decode(upload.group(1)));
                uploads++;
            }
        }
        assertThat(uploads).isGreaterThan(3);
    }

    @Test
    void everyTermHasItsPageAtTheBlogsAddress() {
        ReadBack first = ReadBack.of(files.get("content/posts/1-第一篇.md"));

        assertThat(first.properties()).containsEntry("url", "/post-1.html");
        assertThat(first.properties().get("tags")).isEqualTo(List.of("cplusplus", "csharp", "Java"));
        assertThat(ReadBack.of(files.get("content/tags/cplusplus/_index.md")).properties())
                .containsEntry("title", "C++")
                .containsEntry("url", "/tag/C++/");
        assertThat(ReadBack.of(files.get("content/tags/csharp/_index.md")).properties())
                .containsEntry("url", "/tag/C#/");
        assertThat(ReadBack.of(files.get("content/categories/技术/_index.md")).properties())
                .containsEntry("url", "/tech/")
                .containsEntry("description", "写代码");
    }

    @Test
    void settingsAreYaml() {
        Map<String, Object> settings = new Yaml(new SafeConstructor(new LoaderOptions())).load(files.get("hugo.yaml"));

        assertThat(settings).containsEntry("title", "小站: \"引号\"").containsEntry("timeZone", "Asia/Shanghai");
    }

    @Test
    void whatTheOwnerHasChangedOfSettingsAndTemplatesStays() throws IOException {
        Path to = folder.resolve("own");
        archive.export(Format.HUGO, to);
        Path settings = Files.writeString(to.resolve("hugo.yaml"), "theme: mine\n");
        Files.delete(to.resolve("themes/simple/layouts/404.html"));

        assertThat(archive.export(Format.HUGO, to).kept()).containsExactly("hugo.yaml");
        assertThat(archive.export(Format.HUGO, to).kept()).containsExactly("hugo.yaml");
        assertThat(settings).content().isEqualTo("theme: mine\n");
    }

    @Test
    void whatOnlyHugoHasLeavesTheBlogItsAddresses() throws IOException {
        MemoryBlog odd = MemoryBlog.empty().configure(options -> options.aliases(true));
        odd.publish(post -> post.title("x").alias("tags"));
        odd.publish(post -> post.title("y").alias("Posts"));
        Map<String, String> exported = exportOf(odd, "odd");

        assertThat(exported.get("content/posts/1-x.md")).contains("url: \"/tags/\"");
        assertThat(exported.get("content/tags/_index.md")).contains("url: \"/tags-2/\"");
        assertThat(exported.get("content/posts/_index.md")).contains("url: \"/posts-2/\"");
        assertThat(exported).doesNotContainKey("content/categories/_index.md");
    }

    @Test
    void summaryIsShownAsItWasTyped() throws Exception {
        assertThat(summary("content/posts/1-t.md", "summary")).isEqualTo("\\# 1 < 2 & \\<b>x\\</b> \\*y\\*");
    }
}
