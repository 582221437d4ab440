package io.github.emlogstatic.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.emlogstatic.build.Tree;
import io.github.emlogstatic.build.report.BuildReport;
import io.github.emlogstatic.cli.SilentCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** Links in the documents work, both languages have the same structure, and all options and exit codes are listed. */
class DocumentsTest {

    private static final Path GUIDE = Path.of("src/site/markdown/user-guide.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern OPTION = Pattern.compile("(?m)^\\| `(?:-\\w`, `)?(--[\\w-]+)` \\|");

    private static final Pattern CLASSES_IN_PACKAGE =
            Pattern.compile("((?:`[A-Z]\\w+`(?:, | and |, both )?)+) ?in `([a-z][a-z0-9.]*)`");

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsSomewhere(Path document) throws IOException {
        for (String link : links(document)) {
            int hash = link.indexOf('#');
            String path = hash < 0 ? link : link.substring(0, hash);
            Path target = path.isEmpty() ? document : parent(document).resolve(path);

            assertThat(target).as(link).exists();
            if (hash >= 0) {
                assertThat(anchors(target)).as(link).contains(link.substring(hash + 1));
            }
        }
    }

    /** Windows and the zsh of macOS take a comment behind a typed command for more arguments. */
    @ParameterizedTest
    @MethodSource("documents")
    void noCommandIsFollowedByAComment(Path document) throws IOException {
        Matcher commands = Pattern.compile("(?s)```sh\n(.*?)```").matcher(Files.readString(document));

        assertThat(commands.results().flatMap(found -> found.group(1).lines())).noneMatch(line -> line.contains(" # "));
    }

    @Test
    void theReadmeLeadsToEveryDocument() throws IOException {
        Set<Path> reached = new HashSet<>();
        reach(Path.of("README.md"), reached);

        assertThat(reached).containsAll(documents());
    }

    @ParameterizedTest
    @MethodSource("translations")
    void bothLanguagesHaveTheSameStructure(Path chinese) throws IOException {
        assertThat(shape(chinese)).containsExactlyElementsOf(shape(english(chinese)));
    }

    /** All translations but the README, which is shorter than the English one. */
    static List<Path> translations() throws IOException {
        return documents().stream()
                .filter(document -> document.toString().contains("zh-CN"))
                .filter(document -> !document.equals(Path.of("README.zh-CN.md")))
                .toList();
    }

    private static Path english(Path chinese) {
        return Path.of(chinese.toString().replaceFirst("zh-CN.|\\.zh-CN", ""));
    }

    @Test
    void theChineseReadmeHasCommandsOfTheEnglishOne() throws IOException {
        assertThat(code(Path.of("README.md"))).containsAll(code(Path.of("README.zh-CN.md")));
    }

    @Test
    void theGuideListsEveryOption() throws IOException {
        Set<String> described = OPTION.matcher(Files.readString(GUIDE))
                .results()
                .map(option -> option.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(options());
    }

    @Test
    void theGuideListsEveryExitCode() throws IOException {
        Set<String> codes = Pattern.compile("(?m)^\\| (\\d) \\|")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(code -> code.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> inHelp = SilentCommands.all()
                .getHelp()
                .commandSpec()
                .usageMessage()
                .exitCodeList()
                .keySet();

        assertThat(codes).isEqualTo(new TreeSet<>(inHelp));
    }

    @Test
    void everyKeyOfTheReportIsDocumented() throws Exception {
        String page = Files.readString(Path.of("src/site/markdown/nightly-mirror.md"));
        List<String> keys = keys(BuildReport.class).toList();

        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(page).containsPattern("(?m)^\\|[^|]*`" + key + "`[^|]*\\|"));
    }

    private static Stream<String> keys(Class<?> report) {
        return Stream.of(report.getRecordComponents())
                .filter(part -> !part.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .flatMap(part -> part.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? keys(part.getType())
                        : Stream.of(part.getName()));
    }

    @Test
    void theMapOfTheCodeNamesEveryPackage() throws IOException {
        String contributing = Files.readString(Path.of("CONTRIBUTING.md"));
        Set<String> named = Pattern.compile("(?m)^\\| `(\\w+)` \\|")
                .matcher(contributing)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> folders = Files.list(Path.of("src/main/java/io/github/emlogstatic"))) {
            assertThat(named)
                    .isEqualTo(folders.map(folder -> folder.getFileName().toString())
                            .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void theTablesOfTheCodeNameClassesThatExist() throws IOException {
        String rows = Files.readAllLines(Path.of("CONTRIBUTING.md")).stream()
                .filter(line -> line.startsWith("|"))
                .collect(Collectors.joining("\n"));
        Path code = Path.of("src/main/java/io/github/emlogstatic");
        try (Stream<Path> files = Files.walk(code)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceFirst("\\.java$", "")))
                    .containsAll(classes(rows));
        }
        List<MatchResult> placed = CLASSES_IN_PACKAGE.matcher(rows).results().toList();

        assertThat(placed).isNotEmpty().allSatisfy(found -> {
            Path folder = code.resolve(found.group(2).replace('.', '/'));
            assertThat(classes(found.group(1)))
                    .allSatisfy(
                            name -> assertThat(folder.resolve(name + ".java")).exists());
        });
    }

    private static List<String> classes(String text) {
        return Pattern.compile("`([A-Z]\\w+)`")
                .matcher(text)
                .results()
                .map(name -> name.group(1))
                .toList();
    }

    // ---- documents

    static List<Path> documents() throws IOException {
        List<Path> documents =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("README.zh-CN.md"), Path.of("CONTRIBUTING.md")));
        documents.add(Path.of("CHANGELOG.md"));
        for (String folder : List.of("src/site/markdown", "examples")) {
            documents.addAll(Tree.files(Path.of(folder), ".md"));
        }
        return documents;
    }

    private static void reach(Path document, Set<Path> reached) throws IOException {
        if (!reached.add(document)) {
            return;
        }
        for (String link : links(document)) {
            Path target = parent(document).resolve(link.replaceFirst("#.*", "")).normalize();
            if (target.toString().endsWith(".md")) {
                reach(target, reached);
            }
        }
    }

    private static Path parent(Path document) {
        Path parent = document.getParent();
        return parent == null ? Path.of("") : parent;
    }

    /** The links of a document within the repository. */
    private static List<String> links(Path document) throws IOException {
        return LINK.matcher(Files.readString(document).replaceAll("(?s)```.*?```|`[^`\n]*`", ""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .toList();
    }

    /** The anchors that GitHub gives to headings. */
    private static Set<String> anchors(Path document) throws IOException {
        return Files.readAllLines(document).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    // ---- what does not depend on the language

    /** Commands and configurations, without comments. */
    private static List<String> code(Path document) throws IOException {
        Matcher block = Pattern.compile("(?s)```\\w*\n(.*?)```").matcher(Files.readString(document));
        return block.results()
                .flatMap(found -> found.group(1).lines())
                .map(line -> line.replaceFirst("(^| +)#.*", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** Code, what tables and lists have as code, and how many rows, items and sections there are. */
    private static List<String> shape(Path document) throws IOException {
        List<String> shape = new ArrayList<>(code(document));
        for (String line : Files.readString(document).lines().toList()) {
            if (line.matches("(\\||- |\\d\\. ).*")) {
                shape.add(line.charAt(0) + " " + (document.endsWith("troubleshooting.md") ? names(line) : spans(line)));
            } else if (line.startsWith("#")) {
                shape.add(line.replaceFirst(" .*", ""));
            }
        }
        return shape;
    }

    /** The code in a line, in any order, because languages order words differently. */
    private static Set<String> spans(String line) {
        return Pattern.compile("`[^`]+`")
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The code that is no message, since each page quotes messages in its own language. */
    private static Set<String> names(String line) {
        return spans(line).stream()
                .filter(span -> span.matches("[!-~]+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    // ---- the command line

    private static Set<String> options() {
        return SilentCommands.all().getSubcommands().values().stream()
                .flatMap(command -> Stream.concat(Stream.of(command), command.getSubcommands().values().stream()))
                .map(command -> command.getCommandSpec().options())
                .flatMap(Collection::stream)
                .map(OptionSpec::longestName)
                .filter(name -> !Set.of("--help", "--version").contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
