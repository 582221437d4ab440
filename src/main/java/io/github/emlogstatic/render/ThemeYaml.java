package io.github.emlogstatic.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the YAML files of a theme as maps. */
final class ThemeYaml {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private ThemeYaml() {}

    static Map<String, Object> read(ThemeFile file) throws ThemeException {
        if (file.text().lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            return Map.of();
        }
        try {
            Map<String, Object> map = YAML.readValue(file.text(), MAP);
            return map == null ? Map.of() : map;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new ThemeException(file.origin() + ":" + line + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The map at that key; empty where there is none. */
    static Map<String, Object> map(ThemeFile file, String key) throws ThemeException {
        Object value = read(file).get(key);
        if (value == null) {
            return Map.of();
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new ThemeException(file.origin() + ": `" + key + "` must be a map");
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, entry) -> copy.put(String.valueOf(name), entry));
        return copy;
    }
}
