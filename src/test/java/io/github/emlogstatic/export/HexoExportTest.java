package io.github.emlogstatic.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.export.MarkdownExport.Format;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HexoExportTest extends ToolExport {

    private static final Pattern ADDRESS = Pattern.compile("(?:]\\(|src=\"|href=\"|]: )/([^)\"\\s#]*)");

    HexoExportTest() {
        super(Format.HEXO);
    }

    @Test
    void addressesLeadToWhatHexoMakes() {
        Set<String> made = new HashSet<>(List.of("", "archives/", "archives/2024/03/", "tag/cplusplus/"));
        made.addAll(List.of("categories/技术/", "categories/技术/Java/"));
        ReadBack.all(files)
                .values()
                .forEach(text -> made.add((String) text.properties().get("permalink")));
        files.keySet().stream().filter(path -> path.startsWith("source/")).forEach(path -> made.add(path.substring(7)));

        int addresses = 0;
        for (ReadBack text : ReadBack.all(files).values()) {
            for (MatchResult address : ADDRESS.matcher(text.text()).results().toList()) {
                assertThat(made).contains(Percent.decode(address.group(1)));
                addresses++;
            }
        }
        assertThat(addresses).isGreaterThan(12);
    }

    @Test
    void formerAddressesLeadToThePresentOnes() {
        assertThat(files.get("source/tech/index.html"))
                .contains("layout: false", "url=../categories/%E6%8A%80%E6%9C%AF/");
        assertThat(files.get("source/record/202403/index.html")).contains("url=../../archives/2024/03/");
        assertThat(files.get("source/tag/C++/index.html")).contains("url=../../tag/cplusplus/");
    }

    @Test
    void hexoRunsNoCodesOfATextThatHoldsBraces() {
        assertThat(ReadBack.of(files.get("source/_posts/5-templates.md")).properties())
                .containsEntry("disableNunjucks", true);
        assertThat(ReadBack.of(files.get("source/_posts/1-第一篇.md")).properties())
                .doesNotContainKey("disableNunjucks");
    }

    @Test
    void addressesHaveThePathOfASiteBelowAPath() throws IOException {
        try {
            archive.at("https://me.example.org/blog/");
            Map<String, String> below = exportTo("below");

            assertThat(below.get("source/_posts/2-标题-引号-b.md"))
                    .contains("src=\"/blog/content/uploadfile/", "](/blog/content/uploadfile/202401/a.mp4)");
            assertThat(below.get("source/_posts/1-第一篇.md"))
                    .contains("[二](/blog/post-2.html#标题)", "![图](/blog/content/");
            assertThat(below.get("source/_posts/3-置顶.md")).contains("cover: \"/content/");
            assertThat(below.get("_config.yml")).contains("root: \"/blog/\"", "prependRoot: false");
        } finally {
            archive.at("");
        }
    }

    @Test
    void whatOnlyHexoHasLeavesTheBlogItsAddresses() throws IOException {
        MemoryBlog odd = MemoryBlog.empty().configure(options -> options.aliases(true));
        odd.publish(post -> post.title("x").alias("archives").html("<a href=\"../record/202401\">x</a>"));
        odd.publish(post -> post.title("y").tags("Café", "cafe", "ø"));
        Map<String, String> exported = exportOf(odd, "odd");

        assertThat(exported.get("source/_posts/1-x.md")).contains("permalink: \"archives/\"", "(/archives-2/2024/01/)");
        assertThat(exported.get("_config.yml"))
                .contains("archive_dir: \"archives-2\"", "  \"Café\": \"cafe-2\"\n  \"ø\": \"other\"\n");
    }

    @Test
    void summaryIsShownAsItWasTyped() throws Exception {
        assertThat(summary("source/_posts/1-t.md", "excerpt")).isEqualTo("# 1 &lt; 2 &amp; &lt;b&gt;x&lt;/b&gt; *y*");
    }
}
