package io.github.emlogstatic.render.theme;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a YAML file of a theme.
 *
 * @param origin of the file, for messages; empty if there is none
 * @param values by key
 * @param lines of all keys, by their path: {@code options.accent}
 */
record ThemeKeys(String origin, Map<String, @Nullable Object> values, Map<String, Integer> lines) {

    static final ThemeKeys NONE = new ThemeKeys("", Map.of(), Map.of());

    /** File and line of a key, for messages: {@code themes/mine/theme.yaml:3}. */
    String place(String path) {
        Integer line = lines.get(path);
        return line == null ? origin : origin + ":" + line;
    }
}
