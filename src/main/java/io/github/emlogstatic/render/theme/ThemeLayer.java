package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.settings.Suggestion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * The files of a theme without those that it inherits.
 *
 * @param keys of {@code theme.yaml}
 */
record ThemeLayer(SortedMap<String, ThemeFile> files, ThemeKeys keys) {

    /** The keys that change something. */
    static final List<String> EFFECTIVE = List.of("parent", "options", "choices", "needs", "without", "column");

    static ThemeLayer of(SortedMap<String, ThemeFile> files) throws ThemeException {
        ThemeFile yaml = files.get("theme.yaml");
        ThemeLayer layer = new ThemeLayer(files, yaml == null ? ThemeKeys.NONE : ThemeYaml.read(yaml));
        layer.requireNoTypingMistake();
        return layer;
    }

    /** File and line of a key of {@code theme.yaml}, for messages. */
    String place(String path) {
        return keys.place(path);
    }

    /** Any other key is no mistake: see {@link StrayKeys}. */
    private void requireNoTypingMistake() throws ThemeException {
        for (String key : keys.values().keySet()) {
            Optional<String> meant = EFFECTIVE.contains(key) ? Optional.empty() : Suggestion.of(key, EFFECTIVE);
            if (meant.isPresent()) {
                throw new ThemeException(
                        place(key) + ": " + key + ": is no key of a theme; did you mean '" + meant.get() + "'?");
            }
        }
    }

    /** The name of the theme that this one inherits from. */
    Optional<String> parent() {
        return Optional.ofNullable(keys.values().get("parent"))
                .map(Object::toString)
                .filter(text -> !text.isBlank());
    }

    /** The widest that an image of a text is shown, in pixels. */
    OptionalInt column() throws ThemeException {
        if (!keys.values().containsKey("column")) {
            return OptionalInt.empty();
        }
        if (keys.values().get("column") instanceof Integer pixels && pixels > 0) {
            return OptionalInt.of(pixels);
        }
        throw new ThemeException(place("column") + ": `column` must be a number of pixels, as in 'column: 684'");
    }

    /** The list of words at that key; empty if the key is missing. */
    List<String> list(String key) throws ThemeException {
        Object value = keys.values().getOrDefault(key, List.of());
        if (!(value instanceof List<?> list)) {
            throw new ThemeException(place(key) + ": `" + key + "` must be a list");
        }
        return list.stream().map(String::valueOf).toList();
    }

    /** The map at that key; empty if the key is missing. */
    Map<String, Object> map(String key) throws ThemeException {
        Object value = keys.values().get(key);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new ThemeException(place(key) + ": `" + key + "` must be a map");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, entry) -> copy.put(String.valueOf(name), entry));
        return copy;
    }
}
