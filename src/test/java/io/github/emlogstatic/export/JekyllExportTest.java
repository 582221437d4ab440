package io.github.emlogstatic.export;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.address.Percent;
import io.github.emlogstatic.export.MarkdownExport.Format;
import io.github.emlogstatic.export.blog.ExportedBlog;
import io.github.emlogstatic.export.tool.Jekyll;
import io.github.emlogstatic.fakeemlog.TestPng;
import io.github.emlogstatic.fakeemlog.blog.MemoryBlog;
import io.github.emlogstatic.fakeemlog.blog.Options.UrlMode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JekyllExportTest extends ToolExport {

    private static final Pattern ADDRESS = Pattern.compile("\\{\\{ '/([^']*)' \\| relative_url }}");

    JekyllExportTest() {
        super(Format.JEKYLL);
    }

    @Test
    void addressesLeadToWhatJekyllMakes() {
        Set<String> made = new HashSet<>(List.of(""));
        made.addAll(files.keySet());
        Pattern permalink = Pattern.compile("(?m)^permalink: \"/(.*)\"$");
        files.values().forEach(text -> permalink.matcher(text).results().forEach(found -> made.add(found.group(1))));

        int addresses = 0;
        for (ReadBack text : ReadBack.all(files).values()) {
            for (MatchResult address : ADDRESS.matcher(text.text()).results().toList()) {
                assertThat(made).containsAnyOf(address.group(1), Percent.decode(address.group(1)));
                addresses++;
            }
        }
        assertThat(addresses).isGreaterThan(12);
    }

    @Test
    void eachTagHasAPageAtTheBlogsAddress() {
        assertThat(files.get("lists/tag-cplusplus.html")).contains("permalink: \"/tag/C++/\"", "term: \"C++\"");
        assertThat(files.get("lists/tag-csharp.html")).contains("permalink: \"/tag/C%23/\"", "term: \"C#\"");
        assertThat(files.get("lists/tag-c.html")).contains("permalink: \"/tag/C/\"", "term: \"C\"");
        assertThat(files.get("lists/tag-yes.html")).contains("term: \"yes\"");
    }

    @Test
    void articlesFindTheAddressesOfTheirLists() {
        assertThat(files.get("_data/lists.yml"))
                .contains("author:\n  \"1\": \"/author/1/\"", "tag:\n  \"12:30\": \"/tag/12_30/\"\n  C: \"/tag/C/\"");
    }

    /** Jekyll reads the file as YAML, and one such character in one comment would stop the whole site. */
    @Test
    void noVisitorBringsCharactersThatYamlRefuses() throws IOException {
        MemoryBlog blog = MemoryBlog.empty();
        int id = blog.publish("title", "text");
        blog.comment(id, "a\u007Fb\u009B", "c\uFFFEd\u0080");

        assertThat(exportOf(blog, "odd").get("_data/comments/" + id + ".json"))
                .contains("\"ab\"", "cd")
                .doesNotContain("\u007F", "\u009B", "\uFFFE", "\u0080");
    }

    @Test
    void aRuleForAllArticlesHoldsNoSpaces() throws IOException {
        MemoryBlog blog = MemoryBlog.empty().configure(options -> options.urlMode(UrlMode.CATEGORY));
        blog.category(1, "My Stuff");
        blog.publish(post -> post.title("x").category(1));
        blog.publish(post -> post.title("y").category(1));

        assertThat(exportOf(blog, "spaces").get("_redirects")).contains("/ post=:id /My%20Stuff/:id.html 301!");
    }

    @Test
    void jekyllRunsNoCodesThatATextTellsOf() {
        assertThat(ReadBack.of(files.get("_posts/2024-03-02-5-templates.md")).text())
                .contains("{{< code >}} {{ braces }} {% tags %}{% endraw %}", "{% raw %}{{");
    }

    @Test
    void codesThatEndTheShieldAreShieldedOneByOne() throws IOException {
        Jekyll jekyll = new Jekyll(ExportedBlog.of(archive.config(), List.of()));

        assertThat(jekyll.shielded("a {% endraw %} b {{ c }}"))
                .isEqualTo("a {{ \"{%\" }} endraw %} b {{ \"{{\" }} c }}");
        assertThat(jekyll.shielded("open {{ c")).isEqualTo("open {{ \"{{\" }} c");
        assertThat(jekyll.shielded("{{ c }} and {% d %}, } e"))
                .isEqualTo("{% raw %}{{ c }} and {% d %}{% endraw %}, } e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{% ", "{{ }"})
    void codesThatNeverEndAreShieldedInLinearTime(String open) throws IOException {
        Jekyll jekyll = new Jekyll(ExportedBlog.of(archive.config(), List.of()));

        inLinearTime(() -> assertThat(jekyll.shielded(open.repeat(100_000))).contains("{{ \"{"));
    }

    @Test
    void uploadsWhoseNamesJekyllLeavesOutAreInItsSettings() throws IOException {
        MemoryBlog odd = MemoryBlog.empty();
        odd.upload("content/uploadfile/_old/_a.png", TestPng.saying("a"));
        odd.upload("content/uploadfile/b.png", TestPng.saying("b"));
        odd.publish(post -> post.title("x")
                .html("<img src=\"../content/uploadfile/_old/_a.png\"><img src=\"../content/uploadfile/b.png\">"));
        Map<String, String> exported = exportOf(odd, "odd");

        assertThat(exported.get("_config.yml"))
                .contains("include:\n  - \"_a.png\"\n  - \"_old\"\n  - \"_redirects\"\nkramdown");
    }

    /** Jekyll decodes the names of files, and then nothing is at the address of the picture. */
    @Test
    void percentSignsInNamesOfUploadsAreEncoded() throws IOException {
        MemoryBlog odd = MemoryBlog.empty();
        odd.upload("content/uploadfile/50%25.png", TestPng.saying("a"));
        odd.publish(post -> post.title("x").html("<img src=\"../content/uploadfile/50%2525.png\">"));
        Map<String, String> exported = exportOf(odd, "percent");

        assertThat(exported).containsKey("content/uploadfile/50%2525.png");
        assertThat(exported.get("_posts/2024-01-01-1-x.md")).contains("'/content/uploadfile/50%2525.png'");
    }

    @Test
    void protectedAndWithdrawnArticlesAreNowhere() {
        assertThat(files)
                .noneSatisfy((path, text) -> assertThat(path + text)
                        .containsAnyOf("hidden words", "withdrawn words", "only here", "secret", "guest@"));
    }

    @Test
    void dataFilesContainThePathOfTheSite() throws IOException {
        try {
            archive.at("https://me.example.org/blog/");
            Map<String, String> below = exportTo("below");

            assertThat(below.get("_config.yml")).contains("url: \"https://me.example.org\"", "baseurl: \"/blog\"");
            assertThat(below.get("_posts/2024-03-01-2-标题-引号-b.md")).contains("'/content/uploadfile/202401/");
        } finally {
            archive.at("");
        }
    }

    @Test
    void summaryIsShownAsItWasTyped() throws Exception {
        assertThat(summary("_posts/2024-01-01-1-t.md", "excerpt"))
                .isEqualTo("# 1 &lt; 2 &amp; &lt;b&gt;x&lt;/b&gt; *y*");
    }
}
