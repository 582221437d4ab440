package io.github.emlogstatic.render.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.emlogstatic.model.Link;
import io.github.emlogstatic.model.Page;
import io.github.emlogstatic.output.plan.PlannedFile;
import io.github.emlogstatic.render.TestBlog;
import io.github.emlogstatic.render.With;
import io.github.emlogstatic.render.site.Dates;
import io.github.emlogstatic.render.theme.Texts;
import io.github.emlogstatic.render.theme.Theme;
import io.github.emlogstatic.render.view.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code themes.md} documents exactly what layouts can use. */
class ThemesDocumentTest {

    private static final Pattern TOKEN = Pattern.compile("`([a-zA-Z0-9]+(?:\\.[a-zA-Z]+)*)`");

    private static String document;

    @BeforeAll
    static void read() throws IOException {
        document = Files.readString(Path.of("src/site/markdown/themes.md"));
    }

    static Stream<Arguments> sections() {
        return Stream.of(
                arguments("### `site`", "site.", names(View.SiteView.class)),
                arguments("### `page`", "page.", names(View.PageHead.class)),
                arguments("### Card", "", names(View.Card.class)),
                arguments("### `article`", "article.", without(View.ArticleView.class, View.Card.class)),
                arguments("### Comment", "", names(View.CommentView.class)),
                arguments("### `list`", "list.", names(View.ListView.class)),
                arguments("### `pagination`", "pagination.", names(View.Pagination.class)),
                arguments("### `sealed`", "sealed.", names(View.SealedView.class)),
                arguments("### `search`", "search.", names(View.SearchView.class)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sections")
    void sectionNamesAllVariables(String heading, String prefix, Set<String> variables) {
        Set<String> documented = firstCells(section(heading))
                .filter(token -> token.startsWith(prefix))
                .map(token -> token.substring(prefix.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(documented).isEqualTo(variables);
    }

    @Test
    void documentNamesWhatAnArticleLacksOfACard() {
        Set<String> lacking = without(View.Card.class, View.ArticleView.class);

        assertThat(section("### `article`"))
                .contains(lacking.stream()
                        .sorted(Comparator.reverseOrder())
                        .collect(Collectors.joining("` and `", "Everything that a card has, except `", "`, and:")));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                arguments("tags", View.TagCount.class),
                arguments("categories", View.CategoryNode.class),
                arguments("years", View.ArchiveYear.class),
                arguments("years[].months", View.ArchiveMonth.class),
                arguments("years[].months", View.ArchiveEntry.class),
                arguments("authors", View.AuthorView.class),
                arguments("notes", View.NoteView.class),
                arguments("links", View.LinkView.class));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rows")
    void rowOfIndexPagesNamesAllFieldsOfItsEntries(String row, Class<?> entry) {
        String text = section("### The index pages")
                .lines()
                .filter(line -> line.startsWith("| `" + row + "` |"))
                .findFirst()
                .orElseThrow();

        assertThat(tokens(text)).containsAll(names(entry));
    }

    @Test
    void functionsAndFiltersAreDocumentedExactly() {
        ThemeExtension extension = new ThemeExtension(
                new Texts("en", Map.of()), name -> true, "assets/", new Dates("en", ZoneOffset.UTC), "");
        Set<String> code = new TreeSet<>(extension.getFunctions().keySet());
        code.addAll(extension.getFilters().keySet());

        Set<String> documented = new TreeSet<>();
        Matcher named = Pattern.compile("(?m)^\\| `(?:(\\w+)\\(|\\w+ \\| (\\w+)|\\{% filter (\\w+))")
                .matcher(section("### Functions and filters").replace("\\|", "|"));
        while (named.find()) {
            documented.add(Stream.of(1, 2, 3)
                    .map(named::group)
                    .filter(name -> name != null)
                    .findFirst()
                    .orElseThrow());
        }
        assertThat(documented).isEqualTo(code);
    }

    @Test
    void optionsOfTheDefaultThemeAreDocumentedWithDefaults() throws IOException {
        JsonNode options = new YAMLMapper()
                .readTree(Path.of("themes/default/theme.yaml").toFile())
                .path("options");
        Map<String, String> declared = new TreeMap<>();
        options.properties().forEach(option -> declared.put(option.getKey(), written(option.getValue())));

        Map<String, String> documented = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:`([^`]*)`)? *\\|")
                .matcher(section("### Options of the default theme"));
        while (row.find()) {
            documented.put(row.group(1), row.group(2) == null ? "" : row.group(2));
        }
        assertThat(documented).isEqualTo(declared);
    }

    /** The value as a person writes it. */
    private static String written(JsonNode value) {
        return value.isContainerNode()
                ? value.toString().replace("\"", "").replace(",", ", ")
                : value.asText().strip();
    }

    @Test
    void everyLayoutIsDocumented() throws IOException {
        try (Stream<Path> layouts = Files.list(Path.of("themes/default/layouts"))) {
            Set<String> names = layouts.map(
                            layout -> layout.getFileName().toString().replace(".peb", ""))
                    .filter(name -> !name.equals("base"))
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(firstCells(section("## Layouts")).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void packagesContainTheThemesToCopyFrom() {
        assertThat(document).contains("`themes/`");
        assertThat(Path.of("src/main/assembly/documents.xml")).content().contains("<directory>themes</directory>");
    }

    /** The layouts that the document calls necessary are necessary and enough for every page. */
    @Test
    void themeWithoutAParentNeedsTheDocumentedLayouts(@TempDir Path config) throws IOException {
        Path theme =
                Files.createDirectories(config.resolve("themes/bare/layouts")).getParent();
        Files.writeString(theme.resolve("theme.yaml"), "name: bare\n");
        List<String> needed =
                List.of("list", "article", "tags", "categories", "archives", "authors", "notes", "links", "404");
        for (String layout : needed) {
            Files.writeString(theme.resolve("layouts/" + layout + ".peb"), layout + " {{ page.kind }}");
        }
        assertThat(tokens(section("## Layouts"))).containsAll(needed);
        assertThat(kinds(config))
                .contains("list home", "list list", "list year", "article page", "notes notes", "links links");
        for (String layout : needed) {
            Path file = theme.resolve("layouts/" + layout + ".peb");
            String text = Files.readString(file);
            Files.delete(file);
            assertThatThrownBy(() -> blog().renderer(Theme.load("bare", config, Map.of()))
                            .plan())
                    .as("told before a page is made")
                    .hasMessageContaining("has no layouts/" + layout + ".peb;");
            Files.writeString(file, text);
        }
        Files.delete(theme.resolve("layouts/article.peb"));
        Files.delete(theme.resolve("layouts/404.peb"));
        assertThatThrownBy(() -> kinds(config)).hasMessageContaining("has no layouts/article.peb, layouts/404.peb");
    }

    @Test
    void themeFromNothingIsMadeOfItsBlocks(@TempDir Path config) throws IOException {
        Matcher block = Pattern.compile("(?s)```\\w+\n\\W*(themes/own/\\S+).*?\n(.*?)```")
                .matcher(section("### A theme from nothing"));
        while (block.find()) {
            Path file = config.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
        for (String other : List.of("tags", "categories", "archives", "authors", "notes", "links", "404")) {
            Files.writeString(
                    config.resolve("themes/own/layouts/" + other + ".peb"), "{% extends \"layouts/base.peb\" %}");
        }

        assertThat(tokens(section("### A theme from nothing")))
                .containsAll(new YAMLMapper()
                        .readValue(Theme.class.getResource("i18n/zh-CN.yaml"), Map.class)
                        .keySet());
        assertThat(kinds(config, "own"))
                .anyMatch(page -> page.contains("<h1>关于</h1>"))
                .anyMatch(page -> page.contains("再往前翻"))
                .allMatch(page -> page.startsWith("<!doctype html>") && page.contains("assets/css/own.css"));
    }

    private static Set<String> kinds(Path config) throws IOException {
        return kinds(config, "bare");
    }

    private static Set<String> kinds(Path config, String theme) throws IOException {
        Set<String> pages = new TreeSet<>();
        for (PlannedFile file :
                blog().renderer(Theme.load(theme, config, Map.of())).files()) {
            if (file.path().endsWith(".html")) {
                pages.add(new String(TestBlog.made(file, (name, fingerprint) -> {}), StandardCharsets.UTF_8));
            }
        }
        return pages;
    }

    private static TestBlog blog() {
        TestBlog blog = TestBlog.of(12);
        blog.pages.add(new Page(90, "关于", blog.article(1).date(), "?post=90", 1, ""));
        blog.bodies.pages.put(90, "");
        blog.notes.add(With.note(1, "微语"));
        blog.links.add(Link.to("朋友", "https://friend.example.com/"));
        return blog;
    }

    /** The text from a heading to the next heading of any level. */
    private static String section(String heading) {
        int from = document.indexOf("\n" + heading + "\n");
        assertThat(from).as(heading).isPositive();
        Matcher next = Pattern.compile("(?m)^##").matcher(document);
        return document.substring(from, next.find(from + heading.length() + 1) ? next.start() : document.length());
    }

    /** The code words in the first cells of a section's tables. */
    private static Stream<String> firstCells(String section) {
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> tokens(line.split(" \\|")[0]).stream());
    }

    private static Set<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(token -> token.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> names(Class<?> type) {
        return new TreeSet<>(RecordAttributes.components(type).keySet());
    }

    private static Set<String> without(Class<?> type, Class<?> others) {
        Set<String> names = names(type);
        names.removeAll(names(others));
        return names;
    }
}
