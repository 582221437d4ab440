package io.github.emlogstatic.cli.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code troubleshooting.md} quotes messages as the program says them, and leaves none out. {@code …} stands for what
 * the code puts between its literals. The wording is held on purpose: the owner of a blog searches the page for the message
 * that he sees, and finds nothing if the two differ in a word.
 */
class TroubleshootingPageTest {

    private static final Path PAGE = Path.of("src/site/markdown/troubleshooting.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(.*?)` \\| .*\\|$");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SAID =
            Pattern.compile("(?:new (?:Config|Emlog|Theme|Publish|Output|Export)Exception|\\.refused"
                    + "|problems\\.(?:add|missed)|new Problem|warnings\\.add"
                    + "|\\badd(?=\\(\\s*(?:gaps|kept),\\s*\"))\\((?!\\))"
                    + "|String (?:MISSING_FROM|SHOWN_WITHOUT_FILE) =");

    private static final Pattern PLURAL =
            Pattern.compile("Plural\\.of\\(\\s*([^,]+),\\s*\"[^\"]*\",\\s*\"([^\"]*)\"\\s*\\)");

    /** Messages about a file name its file, line and key; the page explains them by kind. */
    private static final String EXPLAINED_BY_KIND = "config";

    private static List<String> sources;

    @BeforeAll
    static void readTheSources() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("src/main/dist/bin/emlog-static")));
        files.addAll(Tree.files(Path.of("src/main/java"), ".java"));
        List<String> read = new ArrayList<>();
        for (Path file : files) {
            read.add(joined(Files.readString(file)));
        }
        sources = List.copyOf(read);
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void quotedMessagesAreInTheCode(String message) {
        List<String> parts = Stream.of(message.split("[…{}]"))
                .map(part -> part.replaceAll("^[:;,.') ]+|[:;,.' (]+$", ""))
                .filter(part -> part.length() > 3)
                .toList();
        List<String> unsaid = parts.stream()
                .map(part -> part.replace("\\", "\\\\")) // as it stands in the code
                .filter(part -> sources.stream().noneMatch(source -> source.contains(part)))
                .toList();

        assertThat(parts).as("something to look for").isNotEmpty();
        assertThat(unsaid).isEmpty();
    }

    @Test
    void messagesInTheCodeAreQuoted() throws IOException {
        String page = Files.readString(PAGE);
        int messages = 0;
        List<String> missing = new ArrayList<>();
        for (Path file : sourceFiles()) {
            String source = joined(Files.readString(file));
            Matcher said = SAID.matcher(source);
            while (said.find()) {
                messages++;
                firstWords(source.substring(said.end(), source.indexOf(";\n", said.end())))
                        .filter(words -> !page.contains(words))
                        .ifPresent(words -> missing.add(file.getFileName() + ": " + words));
            }
        }

        assertThat(messages).as("the code says what it says as it did").isGreaterThan(200);
        assertThat(missing).as("messages that are not in " + PAGE).isEmpty();
    }

    private static List<Path> sourceFiles() throws IOException {
        return Tree.files(Path.of("src/main/java"), ".java").stream()
                .filter(file -> !file.getParent().endsWith(EXPLAINED_BY_KIND))
                .toList();
    }

    /** The first words of a message: those of its first literal with a space. */
    private static Optional<String> firstWords(String statement) {
        return LITERAL.matcher(statement)
                .results()
                .map(literal -> literal.group(1).replaceFirst("^[;:,.'` ]+", ""))
                .filter(words -> words.contains(" "))
                .map(words -> words.replaceFirst("[;:(].*", "").strip())
                .findFirst();
    }

    /** Joins literals that the code concatenates. The page quotes plurals. */
    private static String joined(String source) {
        return PLURAL.matcher(source).replaceAll("$1 + \" $2\"").replaceAll("\"\\s*\\+\\s*\"", "");
    }

    static List<String> quoted() throws IOException {
        return ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toList());
    }
}
