package io.github.emlogstatic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jar contains the licence of every library that is in it. */
class LicensesTest {

    private static final Path FOLDER = Path.of("src/main/licenses");
    private static final Pattern DEPENDENCY = Pattern.compile("(?s)<dependency>(.*?)</dependency>");
    private static final Pattern NAME = Pattern.compile("<artifactId>([^<]+)</artifactId>");

    @Test
    void everyLibraryOfThePomIsListed() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String managed = "(?s)<dependencyManagement>.*?</dependencyManagement>|<build>.*";
        List<String> libraries = DEPENDENCY
                .matcher(pom.replaceAll(managed, ""))
                .results()
                .map(dependency -> dependency.group(1))
                .filter(dependency -> !dependency.contains("<scope>test</scope>"))
                .map(dependency -> NAME.matcher(dependency)
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1))
                .toList();

        assertThat(libraries).hasSizeGreaterThan(10);
        assertThat(listed()).containsAll(libraries);
    }

    @Test
    void everyListedLibraryIsThereAndHasItsText() throws Exception {
        String classPath = System.getProperty("java.class.path")
                + File.pathSeparator
                + System.getProperty("surefire.test.class.path", "");

        assertThat(listed()).allSatisfy(library -> assertThat(classPath).containsPattern("/" + library + "-\\d"));
        for (String text : matches("`([\\w.-]+\\.txt)`")) {
            assertThat(FOLDER.resolve(text)).isRegularFile();
        }
    }

    private static Set<String> listed() throws Exception {
        return matches("(?m)^\\| ([\\w ,.()-]+) \\|").stream()
                .flatMap(cell -> Stream.of(cell.replaceAll(" \\(.*?\\)", "").split(", ")))
                .filter(library -> !library.equals("library") && !library.startsWith("-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> matches(String pattern) throws Exception {
        return Pattern.compile(pattern)
                .matcher(Files.readString(FOLDER.resolve("THIRD-PARTY.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
