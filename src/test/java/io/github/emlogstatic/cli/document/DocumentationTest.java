package io.github.emlogstatic.cli.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.cli.SilentCommands;
import io.github.emlogstatic.config.Blogs;
import io.github.emlogstatic.config.ConfigLoader;
import io.github.emlogstatic.config.settings.ConfigException;
import io.github.emlogstatic.config.settings.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Commands and configurations in the documents are valid. {@code .ci/run} runs the commands for Maven. */
class DocumentationTest {

    private static final Pattern BLOCK = Pattern.compile("(?m)^( *)```(\\w+)\\R(.*?)^ *```", Pattern.DOTALL);
    private static final Pattern OURS = Pattern.compile(
            "(?:- run: )?(?:(?:emlog-static-VERSION/bin/)?emlog-static|java -jar \\S*emlog-static\\.jar) +(.*?)(?: \\|\\| .*)?");

    /** Programs of others that the documents may use. */
    private static final Set<String> OTHERS = Set.of("""
            mvn git cd cp touch chmod chown useradd
            systemctl export jq sha256sum sudo tar docker jbang""".split("\\s+"));

    @TempDir
    Path directory;

    /** A fenced block: the document, the language, the text. */
    record Snippet(Path document, String language, String text) {

        @Override
        public String toString() {
            return document + ": " + text.lines().findFirst().orElse("");
        }
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void configurationsInDocumentsLoad(Snippet snippet) throws IOException {
        Files.writeString(directory.resolve("site-config.yaml"), snippet.text());

        assertThatCode(() -> load(environment(snippet.text()))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("otherYaml")
    void otherYamlInDocumentsParses(Snippet snippet) {
        assertThatCode(() -> new Yaml(new SafeConstructor(new LoaderOptions())).<Object>load(snippet.text()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void ourCommandsInDocumentsParse(String command) {
        assertThatCode(() -> SilentCommands.all().parseArgs(command.split(" +")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("shellLines")
    void otherCommandsAreKnownPrograms(String line) {
        assertThat(OURS.matcher(line).matches() || OTHERS.contains(line.split(" ")[0]))
                .as(line)
                .isTrue();
    }

    @Test
    void theTopLevelConfigurationLoads() {
        assertThatCode(() -> ConfigLoader.in(Path.of("")).load(Optional.empty(), Map.of(), Overrides.none()))
                .doesNotThrowAnyException();
    }

    @Test
    void theExamplesConfigurationsLoad() throws Exception {
        List<Path> found = Tree.files(Path.of("examples")).stream()
                .filter(file -> file.endsWith("site-config.yaml"))
                .toList();

        assertThat(found)
                .extracting(file -> file.getName(1).toString())
                .containsExactlyInAnyOrder("gitea", "github-branch", "github-pages", "gitlab-pages", "nightly");
        for (Path file : found) {
            String text = Files.readString(file);
            assertThatCode(() ->
                            ConfigLoader.in(Path.of("")).load(Optional.of(file), environment(text), Overrides.none()))
                    .as(file.toString())
                    .doesNotThrowAnyException();
        }
    }

    private void load(Map<String, String> environment) throws ConfigException {
        for (Blogs.Entry blog : ConfigLoader.in(directory)
                .blogs(Optional.empty(), environment, Overrides.none())
                .entries()) {
            blog.config();
        }
    }

    private static Map<String, String> environment(String text) {
        Map<String, String> environment = new HashMap<>();
        Matcher variable = Pattern.compile("\\$\\{(\\w+)}").matcher(text);
        while (variable.find()) {
            environment.put(
                    variable.group(1),
                    variable.group(1).equals("WEBHOOK") ? "https://hooks.slack.com/services/set" : "set");
        }
        return environment;
    }

    static Stream<Snippet> configurations() throws IOException {
        return yaml().filter(DocumentationTest::isConfiguration);
    }

    static Stream<Snippet> otherYaml() throws IOException {
        return yaml().filter(snippet -> !isConfiguration(snippet));
    }

    static Stream<String> commands() throws IOException {
        return Stream.concat(
                        shellLines(),
                        otherYaml().flatMap(snippet -> snippet.text().lines()))
                .map(line -> OURS.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(command -> command.group(1));
    }

    static Stream<String> shellLines() throws IOException {
        return snippets()
                .filter(snippet -> snippet.language().equals("sh"))
                .flatMap(snippet -> snippet.text().replace("\\\n", " ").lines())
                .map(line -> line.replaceFirst(" +#.*", "").strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static Stream<Snippet> yaml() throws IOException {
        return snippets().filter(snippet -> snippet.language().equals("yaml"));
    }

    /** A block of YAML is a configuration unless its first line names another file. */
    private static boolean isConfiguration(Snippet snippet) {
        String first = snippet.text().lines().findFirst().orElse("");
        return !first.startsWith("#") || first.contains("site-config.yaml");
    }

    private static Stream<Snippet> snippets() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (Path document : DocumentsTest.documents()) {
            Matcher block = BLOCK.matcher(Files.readString(document));
            while (block.find()) {
                String text = block.group(3).replaceAll("(?m)^" + block.group(1), "");
                snippets.add(new Snippet(document, block.group(2), text));
            }
        }
        return snippets.stream();
    }
}
