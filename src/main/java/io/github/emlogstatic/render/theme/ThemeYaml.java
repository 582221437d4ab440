package io.github.emlogstatic.render.theme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.github.emlogstatic.config.settings.YamlMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the YAML files of a theme, without Jackson's mapper, which would take longer to start than all else here. */
final class ThemeYaml {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final YAMLParser parser;
    private final String origin;
    private final Map<String, Integer> lines = new HashMap<>();

    private ThemeYaml(YAMLParser parser, String origin) {
        this.parser = parser;
        this.origin = origin;
    }

    /** Loads the library. */
    static void prepare() {
        try (YAMLParser parser = YAML.createParser("name: {}")) {
            parser.nextToken();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys and values of a file; empty if it has comments only. */
    static ThemeKeys read(ThemeFile file) throws ThemeException {
        try (YAMLParser parser = YAML.createParser(file.text())) {
            return new ThemeYaml(parser, file.origin()).document();
        } catch (ThemeException e) {
            throw e;
        } catch (JsonProcessingException e) {
            throw new ThemeException(YamlMistake.in(file.text(), file.origin(), e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ThemeKeys document() throws IOException {
        if (parser.nextToken() == null) {
            return ThemeKeys.NONE;
        }
        Map<String, Object> map = root();
        if (parser.nextToken() != null) {
            throw new ThemeException(line() + ": begins a second document; remove the line ---");
        }
        return new ThemeKeys(origin, map, lines);
    }

    private Map<String, Object> root() throws IOException {
        requireNoAlias();
        return switch (parser.currentToken()) {
            case START_OBJECT -> map("");
            case VALUE_NULL -> Map.of();
            default -> throw new ThemeException(line() + ": must hold keys and values, as in 'name: my-theme'");
        };
    }

    /** @param parent the path of the key whose value the map is, with a dot */
    private Map<String, Object> map(String parent) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (map.containsKey(key)) {
                throw new ThemeException(line() + ": " + key + " is there twice; keep one of them");
            }
            lines.put(parent + key, parser.currentTokenLocation().getLineNr());
            parser.nextToken();
            map.put(key, value(parent + key));
        }
        return map;
    }

    private List<Object> list(String path) throws IOException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(path));
        }
        return list;
    }

    private @Nullable Object value(String path) throws IOException {
        requireNoAlias();
        return switch (parser.currentToken()) {
            case START_OBJECT -> map(path + ".");
            case START_ARRAY -> list(path);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private void requireNoAlias() throws ThemeException {
        if (parser.isCurrentAlias()) {
            throw new ThemeException(line() + ": is not YAML: a value that starts with * needs quotes");
        }
    }

    private String line() {
        return origin + ":" + parser.currentTokenLocation().getLineNr();
    }
}
