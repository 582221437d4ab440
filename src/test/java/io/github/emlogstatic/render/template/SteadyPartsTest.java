package io.github.emlogstatic.render.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.output.PlannedFile;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.TestBlog;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.seal.ProtectedArticles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyPartsTest {

    @TempDir
    private Path config;

    private final Map<String, String> reads = new TreeMap<>();

    @BeforeEach
    void writeTheme() throws IOException {
        write("theme.yaml", "name: own\n");
        write("layouts/article.peb", "[{% for tag in [1, 2] %}{% include \"partials/a.peb\" %}{% endfor %}]");
        write("partials/nested.peb", "{{ article.id | default(\"none\") }}");
    }

    /** A partial whose missing variable is hidden is rendered on each page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ article.id }}",
                "{{ article.id | default(\"none\") }}",
                "{% if article is defined %}{{ article.id }}{% endif %}",
                "{{ page.title | default(\"none\") }}",
                "{% include \"partials/nested.peb\" %}",
                "{% include \"partials/nested.peb\" with {\"a\": 1} %}",
                "{% macro m(a) %}{{ a.id }}{% endmacro %}{{ m(article) }}",
                "{% set a = article %}{{ a.id }}",
                "{% if page.kind == \"article\" %}{{ article.id }}{% endif %}",
            })
    void partialThatUsesThePageIsRenderedOnEachPage(String partial) throws IOException {
        write("partials/a.peb", partial);

        assertThat(article(1)).isNotEqualTo(article(2)).contains("1");
    }

    @Test
    void partialSeesTheVariablesOfAnEnclosingLoop() throws IOException {
        write("partials/a.peb", "{{ tag }}");

        assertThat(article(1)).isEqualTo("[12]");
    }

    @Test
    void sitePartialsAreTheSameOnPagesOfAKind() throws IOException {
        write("partials/a.peb", "{{ site.home }} {{ page.kind }} {{ asset(\"a.css\") }} ");
        write("assets/a.css", "");

        assertThat(article(1))
                .isEqualTo(article(2))
                .isEqualTo("[../index.html article ../assets/a.css ../index.html article ../assets/a.css ]");
    }

    @Test
    void everyPageRecordsWhatASteadyPartialReads() throws IOException {
        write("partials/a.peb", "{{ site.recent | length }}{{ asset(\"vendor/x/a.js\") }}");
        write("assets/vendor/x/a.js", "");

        article(1, 2);
        assertThat(reads).containsKeys("recent", "asset:vendor/x/");
    }

    private void write(String path, String text) throws IOException {
        Path file = config.resolve("themes/own").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String article(int id) throws IOException {
        return article(3 - id, id);
    }

    /** Renders one article, and then another one of the same site; {@link #reads} is what the second has read. */
    private String article(int before, int id) throws IOException {
        TestBlog blog = TestBlog.of(3);
        SiteRenderer renderer = SiteRenderer.of(
                blog.site(), blog.config(), Theme.load("own", config, Map.of()), ProtectedArticles.none());
        make(renderer, before);
        return make(renderer, id);
    }

    private String make(SiteRenderer renderer, int id) throws IOException {
        reads.clear();
        PlannedFile page = renderer.plan().stream()
                .filter(file -> file.path().equals("post/" + id + ".html"))
                .findFirst()
                .orElseThrow();
        return new String(page.maker().make(reads::put), StandardCharsets.UTF_8);
    }
}
