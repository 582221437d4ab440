package io.github.emlogstatic.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Puts the options of a theme together: the defaults of its parents, its own, the configuration's values. */
final class ThemeOptions {

    private ThemeOptions() {}

    static Map<String, Object> of(
            String theme, List<SortedMap<String, ThemeFile>> layers, Map<String, Object> configured)
            throws ThemeException {
        Map<String, Object> options = new LinkedHashMap<>();
        for (SortedMap<String, ThemeFile> layer : layers) {
            ThemeFile yaml = layer.get("theme.yaml");
            if (yaml != null) {
                options.putAll(ThemeYaml.map(yaml, "options"));
            }
        }
        for (Map.Entry<String, Object> entry : configured.entrySet()) {
            options.put(entry.getKey(), checked(theme, options, entry.getKey(), entry.getValue()));
        }
        return options;
    }

    private static Object checked(String theme, Map<String, Object> options, String name, Object value)
            throws ThemeException {
        Object standard = options.get(name);
        if (!options.containsKey(name)) {
            throw new ThemeException("themeOptions." + name + ": theme " + theme + " has no such option; it has "
                    + String.join(", ", options.keySet()));
        }
        if (standard instanceof String && !(value instanceof Map || value instanceof List)) {
            return value.toString();
        }
        if (standard != null && kind(standard) != kind(value)) {
            throw new ThemeException("themeOptions." + name + ": " + value + " is no " + word(standard) + "; theme "
                    + theme + " has " + standard + " there");
        }
        return value;
    }

    private static Class<?> kind(Object value) {
        if (value instanceof Number) {
            return Number.class;
        }
        if (value instanceof List) {
            return List.class;
        }
        return value instanceof Map ? Map.class : value.getClass();
    }

    private static String word(Object standard) {
        if (standard instanceof Boolean) {
            return "true or false";
        }
        if (standard instanceof Number) {
            return "number";
        }
        return standard instanceof List ? "list" : "map";
    }
}
