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
 * @param origin of {@code theme.yaml}, for messages
 * @param keys what {@code theme.yaml} says; empty if there is none
 */
record ThemeLayer(SortedMap<String, ThemeFile> files, String origin, Map<String, Object> keys) {

    /** The keys that change something. */
    private static final List<String> EFFECTIVE = List.of("parent", "options", "choices", "needs", "without", "column");

    static ThemeLayer of(SortedMap<String, ThemeFile> files) throws ThemeException {
        ThemeFile yaml = files.get("theme.yaml");
        if (yaml == null) {
            return new ThemeLayer(files, "", Map.of());
        }
        ThemeLayer layer = new ThemeLayer(files, yaml.origin(), ThemeYaml.read(yaml));
        layer.requireNoTypingMistake();
        return layer;
    }

    /** Any other key may be there, such as {@code author}. */
    private void requireNoTypingMistake() throws ThemeException {
        for (String key : keys.keySet()) {
            Optional<String> meant = EFFECTIVE.contains(key) ? Optional.empty() : Suggestion.of(key, EFFECTIVE);
            if (meant.isPresent()) {
                throw new ThemeException(
                        origin + ": " + key + ": is no key of a theme; did you mean '" + meant.get() + "'?");
            }
        }
    }

    /** The name of the theme that this one inherits from. */
    Optional<String> parent() {
        return Optional.ofNullable(keys.get("parent")).map(Object::toString).filter(text -> !text.isBlank());
    }

    /** The widest that an image of a text is shown, in pixels. */
    OptionalInt column() throws ThemeException {
        if (!keys.containsKey("column")) {
            return OptionalInt.empty();
        }
        if (keys.get("column") instanceof Integer pixels && pixels > 0) {
            return OptionalInt.of(pixels);
        }
        throw new ThemeException(origin + ": `column` must be a number of pixels, as in 'column: 684'");
    }

    /** The list of words at that key; empty if the key is missing. */
    List<String> list(String key) throws ThemeException {
        Object value = keys.getOrDefault(key, List.of());
        if (!(value instanceof List<?> list)) {
            throw new ThemeException(origin + ": `" + key + "` must be a list");
        }
        return list.stream().map(String::valueOf).toList();
    }

    /** The map at that key; empty if the key is missing. */
    Map<String, Object> map(String key) throws ThemeException {
        Object value = keys.get(key);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new ThemeException(origin + ": `" + key + "` must be a map");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, entry) -> copy.put(String.valueOf(name), entry));
        return copy;
    }
}
