package io.github.emlogstatic.content.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emlogstatic.build.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ThemeClassesTest {

    private static final Pattern ATTRIBUTE = Pattern.compile("class=\"([^\"]*)\"");
    private static final Pattern SELECTOR = Pattern.compile("[.]([a-zA-Z][\\w-]*)(?=[^{}]*\\{)");
    /** What texts get while they are rewritten. */
    private static final Pattern OF_TEXTS = Pattern.compile("hljs-.*|pictures?");

    @Test
    void namesOfTheThemesAreTakenOut() {
        assertThat(ThemeClasses.without("skip")).isEmpty();
        assertThat(ThemeClasses.without("tip  meta\nlanguage-java")).isEqualTo("tip language-java");
        assertThat(ThemeClasses.without(" tip  big")).isEqualTo(" tip  big");
    }

    @Test
    void everyClassOfAThemeIsKnown() throws IOException {
        SortedSet<String> unknown = new TreeSet<>();
        for (Path file : Tree.files(Path.of("themes"))) {
            classes(file).filter(name -> !ThemeClasses.without(name).isEmpty()).forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    private static Stream<String> classes(Path file) throws IOException {
        String name = file.toString();
        if (name.endsWith(".peb")) {
            return ATTRIBUTE
                    .matcher(Files.readString(file).replaceAll("(?s)\\{[{%#].*?[#%}]}", "{}"))
                    .results()
                    .flatMap(found -> Stream.of(found.group(1).split("\\s+")))
                    .filter(found -> !found.contains("{}"));
        }
        return name.endsWith(".css")
                ? SELECTOR.matcher(Files.readString(file).replaceAll("(?s)/[*].*?[*]/|\"[^\"]*\"", ""))
                        .results()
                        .map(found -> found.group(1))
                        .filter(found -> !OF_TEXTS.matcher(found).matches())
                : Stream.of();
    }
}
