package io.github.emlogstatic.render.template.steady;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.SiteRenderer;
import io.github.emlogstatic.render.TestBlog;
import io.github.emlogstatic.render.theme.Theme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyPartsTest {

    @TempDir
    private Path config;

    private final Map<String, String> reads = new TreeMap<>();

    @BeforeEach
    void writeTheme() throws IOException {
        write("theme.yaml", "name: own\n");
        for (String layout : List.of("list", "tags", "categories", "archives", "authors", "404")) {
            write("layouts/" + layout + ".peb", "");
        }
        write("layouts/article.peb", "[{% for tag in [1, 2] %}{% include \"partials/a.peb\" %}{% endfor %}]");
        write("partials/a.peb", "");
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

    @ParameterizedTest
    @ValueSource(strings = {"", "{# Look for page 2. #}", "{# {{ set site }} #}"})
    void aSteadyPartialIsRenderedOncePerKindOfPage(String comment) throws IOException {
        write("layouts/outer.peb", comment);
        AtomicInteger rendered = new AtomicInteger();
        List<String> counted = new CountedWords(rendered);
        write("theme.yaml", "name: own\noptions: {words: []}\n");
        write("partials/a.peb", "{% for word in options.words %}{{ word }}{% endfor %}");
        SiteRenderer renderer = renderer(Map.of("words", counted));

        assertThat(make(renderer, 1)).isEqualTo("[wordword]");
        int once = rendered.get();
        assertThat(make(renderer, 2)).isEqualTo("[wordword]");
        assertThat(make(renderer, 3)).isEqualTo("[wordword]");
        assertThat(rendered).hasValue(once);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            {% if options.words contains "word" %}{{ article.title }}{% endif %}=>文章 3=>true
            {% if options.words contains "x" %}-{% else %}{{ article.title }}{% endif %}=>文章 3=>true
            {% if options.words contains "x" %}{{ article.title }}{% endif %}.=>.=>true
            {% if options.words contains "word" %}{% if article.id == 3 %}{{ article.title }}{% endif %}{% endif %}=>文章 3=>true
            {% if article.id == 0 %}-{% elseif options.words contains "word" %}{{ article.title }}{% endif %}=>文章 3=>false
            """)
    void aConditionThatIsSteadyIsAskedOnce(String partial, String shown, boolean once) throws IOException {
        AtomicInteger asked = new AtomicInteger();
        write("theme.yaml", "name: own\noptions: {words: []}\n");
        write("partials/a.peb", partial);
        SiteRenderer renderer = renderer(Map.of("words", new CountedWords(asked)));

        make(renderer, 1);
        make(renderer, 2);
        int before = asked.get();

        assertThat(make(renderer, 3)).isEqualTo("[" + shown + shown + "]");
        assertThat(asked.get() == before).isEqualTo(once);
    }

    /** Tags and authors are lists of different kinds, in folders of the same depth. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", textBlock = """
            {{ card.title }}=>[文章 1]=>true
            {{ card.title }} {{ page.language }}=>[文章 1 zh-CN]=>true
            {{ card.title }} {{ page.kind }}=>[文章 1 tag]=>false
            {{ card.title }} {{ list.title }}=>[文章 1 one]=>false
            {{ loop.index }} {{ card.title }}=>[0 文章 1]=>false
            """)
    void partialThatShowsACardIsRenderedOnceForLists(String partial, String tag, boolean once) throws IOException {
        AtomicInteger rendered = new AtomicInteger();
        write("theme.yaml", "name: own\noptions: {words: []}\n");
        write("layouts/list.peb", "[{% for card in list.articles %}{% include \"partials/card.peb\" %}{% endfor %}]");
        write(
                "partials/card.peb",
                partial + "{% for word in options.words %}{% if card.id == 0 %}{{ word }}{% endif %}{% endfor %}");
        TestBlog blog = new TestBlog();
        blog.publish(1, "one");
        blog.publish(2, "two");
        SiteRenderer renderer = renderer(blog, Map.of("words", new CountedWords(rendered)));

        make(renderer, "tag/two.html");
        make(renderer, "author/1.html");
        int before = rendered.get();
        assertThat(make(renderer, "tag/one.html")).isEqualTo(tag);
        assertThat(rendered.get() == before).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if true %}{% block row %}{% endblock %}{% endif %}",
                "{% filter trim %}{% block row %}{% endblock %}{% endfilter %}",
                "{% if true %}{% filter trim | trim %}{% block row %}{% endblock %}{% endfilter %}{% endif %}",
                "{% if true %}{% cache 'k' %}{% block row %}{% endblock %}{% endcache %}{% endif %}",
                "{% filter trim %}{% cache 'k' %}{% block row %}{% endblock %}{% endcache %}{% endfilter %}",
            })
    void layoutsReplaceABlockAroundTheSameCard(String row) throws IOException {
        write("layouts/list.peb", "{% for card in list.articles %}" + row + "{% endfor %}");
        for (String layout : List.of("tag", "author")) {
            write("layouts/" + layout + ".peb", """
                    {%% extends "layouts/list.peb" %%}{%% block row %%}%s {{ card.title }}{%% endblock %%}
                    """.formatted(layout));
        }
        TestBlog blog = new TestBlog();
        blog.publish(1, "one");
        SiteRenderer renderer = renderer(blog, Map.of());

        assertThat(make(renderer, "tag/one.html")).isEqualTo("tag 文章 1");
        assertThat(make(renderer, "author/1.html")).isEqualTo("author 文章 1");
    }

    /** Of all cards, those of 2,048 articles are kept. */
    @Test
    void articlesOfWhichOneCardIsKeptHaveTheirOwn() throws IOException {
        write("layouts/list.peb", "{% for card in list.articles %}{{ card.title }} {% endfor %}");
        TestBlog blog = new TestBlog();
        blog.publish(1, "one");
        blog.publish(2049, "one", "two");
        SiteRenderer renderer = renderer(blog, Map.of());

        assertThat(make(renderer, "tag/one.html")).isEqualTo("文章 2049 文章 1 ");
        assertThat(make(renderer, "tag/two.html")).isEqualTo("文章 2049 ");
        assertThat(make(renderer, "author/1.html")).isEqualTo("文章 2049 文章 1 ");
    }

    /** A layout is rendered as if it were rendered anew for each page. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ page.kind }} {{ article.id }} {{ page.kind }}.=>article 2 article.
            {% if page.kind == "article" %}a{{ article.id }}{% endif %}=>a2
            {% for i in [1, 2] %}{{ page.kind }}{{ i }}{{ article.id }}{% endfor %}=>article12article22
            {% if true %}{% set a = article %}{% endif %}{{ a.id }}=>2
            {% for page in [article] %}{{ page.id }}{{ page.title }}{% endfor %}=>2文章 2
            {% set page = {"kind": article.id} %}{{ page.kind }}=>2
            {% include "partials/page.peb" with {"page": {"kind": article.id}} %}=>2
            {% set page = {"kind": article.id} %}{% include "partials/page.peb" %}=>2
            {{ none | default(page.kind) }} {{ article.id | default(page.kind) }}=>article 2
            {% macro m(page) %}{{ page.kind }}{% endmacro %}{{ m({"kind": article.id}) }}=>2
            {% extends "layouts/outer.peb" %}{% block a %}<{{ page.kind }}{{ article.id }}>{% endblock %}=>article<article2>2
            {% extends "layouts/outer.peb" %}{% block a %}<{{ parent() }}{{ article.id }}>{% endblock %}=>article<own2>2
            {% if true %}{% extends "layouts/outer.peb" %}{% endif %}{% block a %}<{{ article.id }}>{% endblock %}=>article<2>2
            {% if true %}{% import "partials/m.peb" %}{% endif %}{{ m(article.id) }}=>(2)
            {% if article.id == 2 %}{% import "partials/m.peb" %}{% else %}{% import "partials/n.peb" %}{% endif %}{{ m(0) }}=>(0)
            {{ asset("a.css") }}{{ "<" }}{{ article.id }}=>../assets/a.css<2
            {{ "<&>'é" ~ article.id ~ '"' }}=>&lt;&amp;&gt;&#39;é2&quot;
            {{ "<b>" ~ article.id | raw }}{{ "<" ~ article.id | escape }}=><b>2&lt;2
            {{ "'" ~ article.id | escape(strategy="js") }}{{ null }}{{ 1.50 }}{{ [article.id] }}=>\\'21.5[2]
            """)
    void layoutsAreRenderedForEachPage(String layout, String expected) throws IOException {
        write("layouts/article.peb", layout);
        write("layouts/outer.peb", "{{ page.kind }}{% block a %}own{% endblock %}{{ article.id }}");
        write("partials/page.peb", "{{ page.kind }}");
        write("partials/m.peb", "{% macro m(a) %}({{ a }}){% endmacro %}");
        write("partials/n.peb", "{% macro m(a) %}[{{ a }}]{% endmacro %}");
        write("assets/a.css", "");

        assertThat(article(2)).isEqualTo(expected);
    }

    /** As {@link io.github.emlogstatic.content.text.CleanText} does it, in UTF-8. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {"é·中，😀\u0009,é·中，😀\u0009", "a\u0000b\u007F\u0085c\uFFFE\uFDD0\uD83Dd\uDE00,abcd"})
    void charactersThatHtmlForbidsAreRemoved(String text, String expected) throws IOException {
        write("layouts/article.peb", "{{ options.text }}|{{ options.text | raw }}|{{ article.id }}");
        write("theme.yaml", "name: own\noptions: {text: none}\n");

        assertThat(make(renderer(Map.of("text", "<" + text + ">")), 1))
                .isEqualTo("&lt;" + expected + "&gt;|<" + expected + ">|1");
    }

    @Test
    void aLayoutThatFailsNamesLineAndPage() throws IOException {
        write("layouts/article.peb", "{{ page.kind }}\n{{ article.id }}{{ nothing }}");

        assertThatThrownBy(() -> article(1))
                .hasMessageContaining("article.peb:2: page post/1.html: there is no variable 'nothing'");

        write(
                "layouts/article.peb",
                "{{ page.kind }}\n{{ article.id }}\n{% if article.id == 3 %}\n{{ 1.5 is even }}{% endif %}");
        article(1, 2);
        assertThatThrownBy(() -> article(1, 3)).hasMessageContaining("article.peb:4: page post/3.html: 'even' cannot");
    }

    /** One word, which counts how often it is asked for. */
    private static final class CountedWords extends AbstractList<String> {

        private final AtomicInteger asked;

        CountedWords(AtomicInteger asked) {
            this.asked = asked;
        }

        @Override
        public String get(int index) {
            asked.incrementAndGet();
            return "word";
        }

        @Override
        public int size() {
            return 1;
        }
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
        SiteRenderer renderer = renderer(Map.of());
        make(renderer, before);
        return make(renderer, id);
    }

    private SiteRenderer renderer(Map<String, Object> options) throws IOException {
        return renderer(TestBlog.of(3), options);
    }

    private SiteRenderer renderer(TestBlog blog, Map<String, Object> options) throws IOException {
        SiteRenderer renderer = blog.renderer(Theme.load("own", config, options));
        PlannedFile any = file(renderer, "post/1.html");
        for (int i = 0; i < SteadyParts.FEW; i++) {
            any.maker().make(reads::put);
        }
        return renderer;
    }

    private String make(SiteRenderer renderer, int id) throws IOException {
        return make(renderer, "post/" + id + ".html");
    }

    private String make(SiteRenderer renderer, String path) throws IOException {
        reads.clear();
        return new String(TestBlog.made(file(renderer, path), reads::put), StandardCharsets.UTF_8);
    }

    private static PlannedFile file(SiteRenderer renderer, String path) throws IOException {
        return renderer.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
