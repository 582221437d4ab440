package io.github.emlogstatic.render.theme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the YAML files of a theme. */
final class ThemeYaml {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

    private ThemeYaml() {}

    static void prepare() {
        YAML.readerFor(MAP);
    }

    static Map<String, Object> read(ThemeFile file) throws ThemeException {
        if (file.text().lines().allMatch(line -> line.isBlank() || line.startsWith("#"))) {
            return Map.of();
        }
        try {
            Map<String, Object> map = YAML.readValue(file.text(), MAP);
            return map == null ? Map.of() : map;
        } catch (MismatchedInputException e) {
            throw new ThemeException(file.origin() + ": must hold keys and values, as in 'name: my-theme'", e);
        } catch (JsonProcessingException e) {
            throw new ThemeException(file.origin() + ":" + problem(e), e);
        }
    }

    /** The line of the mistake and its description. Jackson itself reports only the line where the value starts. */
    private static String problem(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            return yaml.getProblemMark().getLine() + 1 + ": is not YAML: " + yaml.getProblem()
                    + "; check the indentation, the space after each colon, and the quotes";
        }
        return (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + ": is not YAML: " + e.getOriginalMessage();
    }
}
