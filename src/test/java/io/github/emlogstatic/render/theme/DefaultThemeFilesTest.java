package io.github.emlogstatic.render.theme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.emlogstatic.EachTheme;
import io.github.emlogstatic.build.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules for the files of the default theme. */
class DefaultThemeFilesTest {
    private static final Path THEME = Path.of("themes/default");

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "zh-TW"})
    void everyLanguageHasAllTextsOfEnglish(String language) throws IOException {
        assertThat(words(language)).containsExactlyElementsOf(withoutSingulars(words("en")));
    }

    @Test
    void everyTextOfATemplateExists() throws IOException {
        assertThat(words("en")).containsAll(matches("\\bt\\(\"(\\w+)\"(?! ~)"));
    }

    /** Names are excepted, because they are the same in every language. */
    @EachTheme
    void templatesContainNoUntranslatedText(String theme) throws IOException {
        for (Path file : Tree.files(Path.of("themes", theme), ".peb")) {
            assertThat(spoken(Files.readString(file)).replaceAll("https?://\\S+|\\b(Atom|RSS|JSON|Feed|404)\\b", ""))
                    .as(file.toString())
                    .doesNotContainPattern("\\p{L}");
        }
    }

    /** The text that a template itself shows: text between tags, and attributes for screen readers. */
    private static String spoken(String template) {
        String bare = template.replaceAll("(?s)\\{#.*?#}", "")
                .replaceAll("(?s)\\{%.*?%}", "")
                .replaceAll("(?s)\\{\\{.*?}}", "")
                .replaceAll("(?s)<!--.*?-->", "")
                .replaceAll("(?s)<(script|style)\\b.*?</\\1>", "");
        StringBuilder spoken =
                new StringBuilder(bare.replaceAll("(?s)<[^>]*>", " ").replaceAll("&\\w+;", " "));
        Pattern.compile("\\s(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"")
                .matcher(bare)
                .results()
                .forEach(attribute -> spoken.append(' ').append(attribute.group(1)));
        return spoken.toString();
    }

    @Test
    void everyAssetOfATemplateExists() throws IOException {
        assertThat(matches("\\basset\\(\"([^\"]+)\"\\)"))
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(THEME.resolve("assets").resolve(name)).isRegularFile());
    }

    @Test
    void everyOptionOfATemplateIsDeclared() throws IOException {
        JsonNode options =
                new YAMLMapper().readTree(THEME.resolve("theme.yaml").toFile()).path("options");
        assertThat(matches("\\boptions\\.(\\w+)"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(options.has(name)).as(name).isTrue());
    }

    @Test
    void templatesContainNoRootAddressAndNoInlineStyle() throws IOException {
        assertThat(matches("((?:href|src)=\"/[^\"]*\")")).isEmpty();
        assertThat(matches("(<[^>]* style=)")).isEmpty();
    }

    @Test
    void templatesLoadNothingFromOtherHosts() throws IOException {
        assertThat(matches("((?:src|srcset)=\"https?:)")).isEmpty();
        for (String sheet : List.of("article", "lists", "site", "code", "later")) {
            assertThat(new String(published("default", "css/" + sheet + ".css"), StandardCharsets.UTF_8))
                    .doesNotContain("url(", "@import");
        }
    }

    /** Browsers other than Safari find no family by its name there, such as PingFang SC, whose faces are called otherwise. */
    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void localFacesAreNamedAsFacesNotAsFamilies(String theme) throws IOException {
        assertThat(Files.readString(Path.of("themes", theme, "styles/faces.css")))
                .contains("-Regular)")
                .doesNotContainPattern("local\\(\"?(PingFang |Hiragino Sans|Songti SC)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "xuan"})
    void styleAndScriptStayWithinTheirSizeLimits(String theme) throws IOException {
        for (String kind : List.of("article", "lists")) {
            assertThat(gzipped(theme, "css/" + kind + ".css"))
                    .as("bytes of style of " + kind)
                    .isLessThanOrEqualTo(5 * 1024 + 512);
        }
        assertThat(gzipped(theme, "js/site.js")).as("bytes of script").isLessThanOrEqualTo(1536);
    }

    @Test
    void plainThemeIsSmall() throws IOException {
        long lines = 0;
        for (Path file : Tree.files(Path.of("themes/plain"))) {
            lines += Files.readAllLines(file).size();
        }
        assertThat(lines).isLessThan(300);
    }

    private static Set<String> words(String language) throws IOException {
        JsonNode words = new YAMLMapper()
                .readTree(THEME.resolve("i18n").resolve(language + ".yaml").toFile());
        Set<String> keys = new TreeSet<>();
        words.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> withoutSingulars(Set<String> keys) {
        return keys.stream().filter(key -> !key.endsWith(".one")).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The first group of every match in every template. */
    private static Set<String> matches(String regex) throws IOException {
        Pattern pattern = Pattern.compile(regex);
        Set<String> found = new TreeSet<>();
        for (Path file : Tree.files(THEME, ".peb")) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .forEach(found::add);
        }
        return found;
    }

    private static int gzipped(String theme, String file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(published(theme, file));
        }
        return bytes.size();
    }

    private static byte[] published(String theme, String asset) throws IOException {
        return Theme.load(theme, Path.of(""), Map.of()).published(asset);
    }
}
