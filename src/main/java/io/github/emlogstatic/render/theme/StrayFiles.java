package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds files of a theme that do nothing, because they neither replace a file of a parent nor are included. */
final class StrayFiles {

    /** A path in quotes, or the beginning of one: {@code "partials/" ~ name}. What is in quotes may overlap. */
    private static final Pattern BEGINNING = Pattern.compile("[\"'](?=([^\"'\n]+/[^\"'\n]*)[\"'])");

    private StrayFiles() {}

    /** @param layers the files of a theme, the eldest parent first */
    static List<Problem> in(List<SortedMap<String, ThemeFile>> layers) {
        List<Problem> strays = new ArrayList<>();
        Set<String> inherited = new TreeSet<>();
        for (SortedMap<String, ThemeFile> layer : layers) {
            SortedMap<String, ThemeFile> parts = new TreeMap<>(layer);
            parts.keySet().removeIf(path -> !isPart(path));
            parts.forEach((path, file) -> {
                boolean replaces = inherited.isEmpty() || inherited.contains(path) || isOfProgram(path);
                if (!replaces && !isIncluded(path, layers)) {
                    strays.add(stray(file.origin(), Suggestion.of(path, inherited)));
                }
            });
            inherited.addAll(parts.keySet());
        }
        return strays;
    }

    private static Problem stray(String origin, Optional<String> meant) {
        String advice = meant.map(path -> "did you mean '" + path + "'?").orElse("include it, or remove it");
        return new Problem("a file of the theme does nothing", origin, "nothing uses it; " + advice);
    }

    private static boolean isPart(String path) {
        return path.endsWith(".peb") || path.startsWith("styles/") || path.startsWith("i18n/");
    }

    /** Whether the program asks for the file by itself, such as a layout that a parent may lack. */
    private static boolean isOfProgram(String path) {
        return StrayFiles.class.getResource("/themes/default/" + path) != null;
    }

    private static boolean isIncluded(String path, List<SortedMap<String, ThemeFile>> layers) {
        return layers.stream()
                .flatMap(layer -> layer.entrySet().stream())
                .filter(file -> file.getKey().endsWith(".peb") || file.getKey().endsWith(".css"))
                .flatMap(file -> BEGINNING.matcher(file.getValue().text()).results())
                .anyMatch(beginning -> path.startsWith(beginning.group(1)));
    }
}
