package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.model.run.Problem;
import java.util.List;
import java.util.Set;

/** Finds keys of {@code theme.yaml} that neither change nor describe anything. */
final class StrayKeys {

    /** The keys that describe a theme. Nothing reads them. */
    private static final Set<String> DESCRIBING = Set.of(
            "name",
            "title",
            "description",
            "author",
            "authors",
            "version",
            "license",
            "licence",
            "homepage",
            "url",
            "website",
            "repository",
            "tags",
            "notes");

    private StrayKeys() {}

    /** The stray keys of the themes that are not the program's. */
    static List<Problem> in(List<ThemeLayer> layers) {
        return layers.stream()
                .map(ThemeLayer::keys)
                .flatMap(keys -> keys.values().keySet().stream()
                        .filter(key -> !ThemeLayer.EFFECTIVE.contains(key) && !DESCRIBING.contains(key))
                        .map(key -> stray(keys, key)))
                .toList();
    }

    /** The place has no line, or each line above it would make another problem. */
    private static Problem stray(ThemeKeys keys, String key) {
        return Problem.lasting(
                "a key of the theme does nothing",
                keys.origin() + ": " + key,
                "line " + keys.lines().get(key) + ": theme.yaml has no such key; remove it, or put it below `options`");
    }
}
