package io.github.emlogstatic.render.theme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the YAML files of a theme, without Jackson's mapper, which would take longer to start than all else here. */
final class ThemeYaml {

    private static final YAMLFactory YAML = new YAMLFactory();

    private ThemeYaml() {}

    /** Loads the library. */
    static void prepare() {
        try (YAMLParser parser = YAML.createParser("name: {}")) {
            parser.nextToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, Object> read(ThemeFile file) throws ThemeException {
        boolean empty;
        try (YAMLParser parser = YAML.createParser(file.text())) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                return map(parser);
            }
            empty = first == null || first == JsonToken.VALUE_NULL;
        } catch (JsonProcessingException e) {
            throw new ThemeException(file.origin() + ":" + problem(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!empty) {
            throw new ThemeException(file.origin() + ": must hold keys and values, as in 'name: my-theme'");
        }
        return Map.of();
    }

    private static Map<String, Object> map(YAMLParser parser) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            parser.nextToken();
            map.put(key, value(parser));
        }
        return map;
    }

    private static List<Object> list(YAMLParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static @Nullable Object value(YAMLParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(parser);
            case START_ARRAY -> list(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
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
