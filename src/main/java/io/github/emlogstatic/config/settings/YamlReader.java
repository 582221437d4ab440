package io.github.emlogstatic.config.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads YAML as a tree of {@link Value}s.
 *
 * <p>The tree is built from the parser's tokens, because only these have exact lines and the text as it was written,
 * such as {@code 0123} or {@code no}. Messages never quote a line of the file, because it may hold a secret.
 */
record YamlReader(YAMLParser parser, String text, String name, Path directory, Variables variables) {

    private static final YAMLFactory YAML = new YAMLFactory();

    /**
     * @param name how messages call the file
     * @param directory that relative paths start at
     * @return empty if the text has comments only
     */
    static Optional<Value> read(String text, String name, Path directory, Variables variables) throws ConfigException {
        try (YAMLParser parser = YAML.createParser(text)) {
            return new YamlReader(parser, text, name, directory, variables).document();
        } catch (JsonProcessingException e) {
            throw new ConfigException(YamlMistake.in(text, name, e));
        } catch (IOException e) {
            throw new ConfigException(name + ": cannot be read (" + e.getMessage() + ")");
        }
    }

    private Optional<Value> document() throws IOException, ConfigException {
        if (parser.nextToken() == null) {
            return Optional.empty();
        }
        Value root = value("", line());
        if (parser.nextToken() != null) {
            throw new ConfigException(name + ":" + line() + ": begins a second document; remove the line ---");
        }
        return Optional.of(root);
    }

    /** @param line of the key; a text that starts on another line has that line */
    private Value value(String key, int line) throws IOException, ConfigException {
        JsonToken type = parser.currentToken();
        String place = place(key.isEmpty() ? "the file" : key, type.isScalarValue() ? line() : line);
        if (parser.isCurrentAlias()) {
            throw new ConfigException(name + ":" + line() + ": is not YAML: a value that starts with * needs quotes");
        }
        String tag = parser.getTypeId();
        if (tag != null && !tag.startsWith("tag:yaml.org,")) {
            throw new ConfigException(place + " starts with !; put the value in quotes");
        }
        Object content = switch (type) {
            case START_OBJECT -> entries(key);
            case START_ARRAY -> items(key);
            default -> scalar(place);
        };
        return new Value(place, false, type, content, directory, variables);
    }

    private Map<String, Value> entries(String section) throws IOException, ConfigException {
        Map<String, Value> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String last = parser.getText();
            String key = section.isEmpty() ? last : section + "." + last;
            int line = line();
            parser.nextToken();
            if (entries.put(last, value(key, line)) != null) {
                throw new ConfigException(place(key, line) + " is there twice; keep one of them");
            }
        }
        return entries;
    }

    private List<Value> items(String key) throws IOException, ConfigException {
        List<Value> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(key, line()));
        }
        return items;
    }

    private String scalar(String place) throws IOException, ConfigException {
        String scalar = parser.getText();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        boolean plain =
                !scalar.isEmpty() && text.codePoints().skip(start).findFirst().orElse(-1) == scalar.codePointAt(0);
        if (plain && FullWidth.isQuoted(scalar)) {
            throw new ConfigException(place + " " + FullWidth.QUOTES);
        }
        return scalar;
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private String place(String key, int line) {
        return name + ":" + line + ": " + key;
    }
}
