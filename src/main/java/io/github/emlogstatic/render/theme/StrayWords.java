package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds words of a theme that no template asks for and whose key resembles that of an inherited word. */
final class StrayWords {

    /** A key in quotes, or the beginning of one: {@code "month" ~ number}. */
    private static final Pattern KEY = Pattern.compile("[\"']([\\w.-]+)[\"'](\\s*~)?");

    private static final Pattern ONE = Pattern.compile("\\.one$");

    private StrayWords() {}

    /** @param layers the files of a theme, the eldest parent first */
    static List<Problem> in(List<SortedMap<String, ThemeFile>> layers, String language) throws ThemeException {
        List<MatchResult> asked = layers.stream()
                .flatMap(layer -> layer.entrySet().stream())
                .filter(file -> file.getKey().endsWith(".peb"))
                .flatMap(file -> KEY.matcher(file.getValue().text()).results())
                .toList();
        List<Problem> strays = new ArrayList<>();
        Set<String> inherited = new TreeSet<>(Texts.own(language).keySet());
        for (SortedMap<String, ThemeFile> layer : layers) {
            ThemeFile file = layer.get("i18n/" + language + ".yaml");
            if (file == null) {
                continue;
            }
            ThemeKeys words = ThemeYaml.read(file);
            for (String key : words.values().keySet()) {
                if (!file.isOfProgram() && !inherited.contains(key) && !isAsked(key, asked)) {
                    Suggestion.of(key, inherited)
                            .map(word -> stray(words.place(key), key, word))
                            .ifPresent(strays::add);
                }
            }
            inherited.addAll(words.values().keySet());
        }
        return strays;
    }

    private static boolean isAsked(String key, List<MatchResult> asked) {
        String word = ONE.matcher(key).replaceFirst("");
        return asked.stream()
                .anyMatch(in -> in.group(2) == null ? word.equals(in.group(1)) : word.startsWith(in.group(1)));
    }

    private static Problem stray(String place, String key, String meant) {
        return new Problem(
                "a word of the theme does nothing",
                place,
                "no template asks for " + key + "; did you mean '" + meant + "'?");
    }
}
