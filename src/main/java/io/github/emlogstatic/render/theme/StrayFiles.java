package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.address.Segments;
import io.github.emlogstatic.config.settings.Suggestion;
import io.github.emlogstatic.model.run.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds files of a theme that do nothing, because they neither replace a file of a parent nor are included. */
final class StrayFiles {

    /**
     * A path in quotes or in {@code url()}, or the beginning of one: {@code "partials/" ~ name}. What is in quotes may
     * overlap. Nothing is tried twice, for a theme may contain anything.
     */
    private static final Pattern BEGINNING = Pattern.compile("[\"'](?:\\./)?(?=([^\"'\n/]++/[^\"'\n]*+)[\"'])"
            + "|url\\(\\s*+(?:\\./)?(?=([^\"'\\s)/]++/[^\"'\\s)]*+)\\s*+\\))");

    /** The kinds of files that may name an asset. */
    private static final Pattern TEXT = Pattern.compile(".*\\.(?:peb|css|js|yaml)");

    /** Names of templates as other generators have them. This program reads only templates that end in {@code .peb}. */
    private static final Pattern TEMPLATE_OF_OTHERS =
            Pattern.compile("((?:layouts|partials)/.*)\\.(?:x?html?|pebble|twig)", Pattern.CASE_INSENSITIVE);

    private StrayFiles() {}

    /**
     * @param layers the files of a theme, the eldest parent first
     * @param options the values of all options, which may name an asset
     */
    static List<Problem> in(List<SortedMap<String, ThemeFile>> layers, String options) {
        List<Problem> strays = new ArrayList<>();
        Set<String> inherited = new TreeSet<>();
        for (SortedMap<String, ThemeFile> layer : layers) {
            SortedMap<String, ThemeFile> own = new TreeMap<>(layer);
            own.keySet().removeIf(path -> !isPart(path) && !isAsset(path) && !lacksFolder(path, inherited));
            own.forEach((path, file) -> {
                if (inherited.contains(path) || file.isOfProgram() || isOfProgram(path)) {
                    return;
                }
                Optional<String> meant = meant(path, inherited);
                Optional<String> twin = meant.filter(path::equalsIgnoreCase);
                if (twin.filter(other -> isSaid(ownEnd(path, other), layers, options))
                        .isPresent()) {
                    strays.add(Problem.lasting(
                            "two files of the theme differ by case alone",
                            file.origin(),
                            "on macOS and Windows it is one file with '" + twin.get() + "'; rename it"));
                    return;
                }
                boolean used = !lacksFolder(path, inherited)
                        && twin.isEmpty()
                        && (isAsset(path) ? meant.isEmpty() || isNamed(path, layers, options) : isBegun(path, layers));
                if (!used) {
                    strays.add(stray(file.origin(), meant));
                }
            });
            inherited.addAll(own.keySet());
        }
        return strays;
    }

    private static Problem stray(String origin, Optional<String> meant) {
        String advice = meant.map(path -> "did you mean '" + path + "'?").orElse("include it, or remove it");
        return Problem.lasting("a file of the theme does nothing", origin, "nothing uses it; " + advice);
    }

    private static boolean isPart(String path) {
        return path.endsWith(".peb")
                || path.startsWith("styles/")
                || path.startsWith("i18n/")
                || TEMPLATE_OF_OTHERS.matcher(path).matches();
    }

    private static boolean isAsset(String path) {
        return path.startsWith(Theme.ASSETS) && !path.startsWith(Theme.ASSETS + Theme.VENDOR);
    }

    /**
     * Whether it stands beside the folder of assets, with the name of one in it: {@code css/lists.css}. A style sheet in
     * no folder has its place there, too.
     */
    private static boolean lacksFolder(String path, Set<String> inherited) {
        return inherited.contains(Theme.ASSETS + path) || path.endsWith(".css") && path.indexOf('/') < 0;
    }

    /** The inherited file whose name the path resembles; for an asset, one of the same folder and kind. */
    private static Optional<String> meant(String path, Set<String> inherited) {
        Matcher foreign = TEMPLATE_OF_OTHERS.matcher(path);
        if (foreign.matches() && inherited.contains(foreign.group(1) + ".peb")) {
            return Optional.of(foreign.group(1) + ".peb");
        }
        if (lacksFolder(path, inherited)) {
            return Optional.of(Theme.ASSETS + path);
        }
        // One file on the disks of macOS and Windows, two on others.
        Optional<String> otherCase =
                inherited.stream().filter(path::equalsIgnoreCase).findFirst();
        if (otherCase.isPresent()) {
            return otherCase;
        }
        if (!isAsset(path)) {
            return Suggestion.of(
                    path, inherited.stream().filter(StrayFiles::isPart).toList());
        }
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        int dot = path.lastIndexOf('.');
        String kind = dot < folder.length() ? "" : path.substring(dot);
        List<String> names = inherited.stream()
                .filter(other -> other.startsWith(folder) && other.endsWith(kind))
                .map(other -> other.substring(folder.length(), other.length() - kind.length()))
                .toList();
        return Suggestion.of(path.substring(folder.length(), path.length() - kind.length()), names)
                .map(name -> folder + name + kind);
    }

    /**
     * Whether the program asks for the file by itself, such as a layout that a parent may lack. To answer, a native
     * executable lists all that it contains.
     */
    private static boolean isOfProgram(String path) {
        return StrayFiles.class.getResource("/themes/default/" + path) != null;
    }

    /** Any asset is a file of the site. One that no file of the theme names is of use only if a text links to it. */
    private static boolean isNamed(String path, List<SortedMap<String, ThemeFile>> layers, String options) {
        return isSaid(Segments.last(path), layers, options) || isBegun(path.substring(Theme.ASSETS.length()), layers);
    }

    private static boolean isSaid(String name, List<SortedMap<String, ThemeFile>> layers, String options) {
        return options.contains(name)
                || texts(layers, file -> TEXT.matcher(file).matches()).anyMatch(text -> text.contains(name));
    }

    /** The end of a path that distinguishes it from another one, as short as possible. */
    private static String ownEnd(String path, String other) {
        int slash = path.lastIndexOf('/');
        while (other.endsWith(path.substring(slash + 1))) {
            slash = path.lastIndexOf('/', slash - 1);
        }
        return path.substring(slash + 1);
    }

    /** Whether a template or a style sheet has the path in quotes, or its beginning. */
    private static boolean isBegun(String path, List<SortedMap<String, ThemeFile>> layers) {
        return texts(layers, file -> file.endsWith(".peb") || file.endsWith(".css"))
                .flatMap(text -> BEGINNING.matcher(text).results())
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .anyMatch(path::startsWith);
    }

    private static Stream<String> texts(List<SortedMap<String, ThemeFile>> layers, Predicate<String> named) {
        return layers.stream()
                .flatMap(layer -> layer.entrySet().stream())
                .filter(file -> named.test(file.getKey()))
                .map(file -> file.getValue().text());
    }
}
