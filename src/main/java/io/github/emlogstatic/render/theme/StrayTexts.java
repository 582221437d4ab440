package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds texts of a theme that do nothing, because they neither replace a text of a parent nor are used by a template. */
final class StrayTexts {

    private static final Pattern FILE = Pattern.compile("i18n/[^/]+\\.yaml");

    /** The beginning of a key that a template puts together: {@code "month" ~ number}, {@code "month#{number}"}. */
    private static final Pattern BEGINNING = Pattern.compile("[\"']([^\"'\n#]+)(?:[\"']\\s*~|#\\{)");

    /** A key that a template takes from a value. Such a template may use any text. */
    private static final Pattern VALUE = Pattern.compile("\\bt\\(\\s*[^\"'\\s]");

    private StrayTexts() {}

    /** @param layers the files of a theme, the eldest parent first */
    static List<Problem> in(List<SortedMap<String, ThemeFile>> layers) throws ThemeException {
        List<List<ThemeKeys>> texts = layers.stream().map(StrayTexts::files).toList();
        if (texts.stream().allMatch(List::isEmpty)) {
            return List.of(); // as in most runs, which then search no templates
        }
        List<Problem> strays = new ArrayList<>();
        String templates = templates(layers);
        if (VALUE.matcher(templates).find()) {
            return strays;
        }
        Set<String> known = new TreeSet<>(Texts.own("en").keySet());
        known.addAll(Texts.ofDefaultTheme().keySet()); // a theme may have copied all of them
        for (List<ThemeKeys> layer : texts) {
            Set<String> inherited = Set.copyOf(known);
            for (ThemeKeys file : layer) {
                for (String key : file.values().keySet()) {
                    String plural = key.replaceFirst("\\.one$", "");
                    known.add(plural);
                    if (!inherited.contains(plural) && !isUsed(plural, templates)) {
                        strays.add(stray(file, key, inherited));
                    }
                }
            }
        }
        return strays;
    }

    private static String templates(List<SortedMap<String, ThemeFile>> layers) {
        return layers.stream()
                .flatMap(layer -> layer.entrySet().stream())
                .filter(file -> file.getKey().endsWith(".peb"))
                .map(file -> file.getValue().text())
                .collect(Collectors.joining("\n"));
    }

    /** The files of texts that are not the program's. */
    private static List<ThemeKeys> files(SortedMap<String, ThemeFile> layer) {
        return layer.entrySet().stream()
                .filter(file -> FILE.matcher(file.getKey()).matches())
                .map(Map.Entry::getValue)
                .filter(file -> !file.isOfProgram())
                .map(StrayTexts::keys)
                .toList();
    }

    /**
     * The keys of a file; none if it has a mistake. Such a file is for a language that the site does not use, because
     * otherwise the build would have failed.
     */
    private static ThemeKeys keys(ThemeFile file) {
        try {
            return ThemeYaml.read(file);
        } catch (ThemeException e) {
            return ThemeKeys.NONE;
        }
    }

    /** The place has no line, or each line above it would make another problem. */
    private static Problem stray(ThemeKeys file, String key, Set<String> known) {
        String advice = Suggestion.of(key, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("use it in a template, or remove it");
        return Problem.lasting(
                "a text of the theme does nothing",
                file.origin() + ": " + key,
                "line " + file.lines().get(key) + ": no template uses it; " + advice);
    }

    private static boolean isUsed(String key, String templates) {
        return templates.contains('"' + key + '"')
                || templates.contains("'" + key + "'")
                || BEGINNING.matcher(templates).results().anyMatch(beginning -> key.startsWith(beginning.group(1)));
    }
}
