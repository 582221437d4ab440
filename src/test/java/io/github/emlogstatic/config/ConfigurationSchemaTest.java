package io.github.emlogstatic.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The JSON Schemas of {@code site-config.yaml}, one a language, are made from the tables of {@code configuration.md}. After
 * a change of the tables, {@code mvn test -Dtest=ConfigurationSchemaTest -Dschema.write=true} writes it again.
 */
class ConfigurationSchemaTest {

    private static final Path SCHEMAS = Path.of("src/site/resources");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([\\w.]+)` \\| ([^|]+) \\| ([^|]+) \\| `[^|]+` \\|(.*)\\|$");
    private static final Pattern RANGE = Pattern.compile("(\\d+) to (\\d+)");
    private static final Pattern WORDS = Pattern.compile("(list of )?((?:`[\\w-]+`(?:, )?)+)");

    private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @ParameterizedTest
    @CsvSource({"site-config.schema.json, configuration.md", "site-config.schema.zh-CN.json, zh-CN/configuration.md"})
    void theSchemaIsThatOfTheTables(String name, String page) throws Exception {
        Path file = SCHEMAS.resolve(name);
        String schema = json.writeValueAsString(schema(descriptions(page))) + "\n";
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(file, schema);
        }

        assertThat(file).content().isEqualTo(schema);
    }

    @Test
    void initNamesASchemaAndAPageThatAreThere() {
        for (String language : List.of("en", "zh-CN")) {
            assertThat(Path.of(NewConfig.schema(language))).isRegularFile();
            assertThat(Path.of(NewConfig.page(language))).isRegularFile();
        }
    }

    private static Map<String, String> descriptions(String page) throws Exception {
        Matcher row = ROW.matcher(Files.readString(Path.of("src/site/markdown", page)));
        Map<String, String> descriptions = new HashMap<>();
        while (row.find()) {
            descriptions.put(row.group(1), plain(row.group(4)));
        }
        return descriptions;
    }

    private ObjectNode schema(Map<String, String> descriptions) throws Exception {
        ObjectNode root = object(json.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "site-config.yaml of emlog-static"));
        Matcher row = ROW.matcher(Files.readString(Path.of("src/site/markdown/configuration.md")));
        while (row.find()) {
            String[] key = row.group(1).split("\\.");
            ObjectNode section = key.length == 1 ? root : section(root, key[0]);
            ObjectNode value = type(row.group(2).strip());
            value.put("description", Objects.requireNonNull(descriptions.get(row.group(1)), row.group(1)));
            Matcher fallback = Pattern.compile("`([^`]+)`").matcher(row.group(3).strip());
            if (fallback.matches()) {
                value.set("default", json.valueToTree(yaml(fallback.group(1))));
            }
            section.withObjectProperty("properties").set(key[key.length - 1], value);
        }
        ObjectNode blogs = root.withObjectProperty("properties").putObject("blogs");
        blogs.put("type", "object")
                .put("description", "several blogs by name, each with its own keys")
                .putObject("additionalProperties")
                .put("$ref", "#");
        return root;
    }

    private ObjectNode section(ObjectNode root, String name) {
        ObjectNode properties = root.withObjectProperty("properties");
        return properties.has(name) ? properties.withObjectProperty(name) : object(properties.putObject(name));
    }

    private static ObjectNode object(ObjectNode node) {
        return node.put("type", "object").put("additionalProperties", false);
    }

    private ObjectNode type(String type) {
        ObjectNode node = json.createObjectNode();
        Matcher range = RANGE.matcher(type);
        Matcher words = WORDS.matcher(type);
        if (type.equals("yes or no")) {
            return node.put("type", "boolean");
        }
        if (range.matches()) {
            return node.put("type", "integer")
                    .put("minimum", Integer.parseInt(range.group(1)))
                    .put("maximum", Integer.parseInt(range.group(2)));
        }
        if (words.matches()) {
            List<String> values = List.of(words.group(2).replace("`", "").split(", "));
            ObjectNode value =
                    words.group(1) == null ? node : node.put("type", "array").putObject("items");
            value.set("enum", json.valueToTree(values));
            return node;
        }
        return ofOthers(type, node);
    }

    private static ObjectNode ofOthers(String type, ObjectNode node) {
        Matcher either = Pattern.compile("(.*), or (list of \\w+|`\\w+`)").matcher(type);
        if (either.matches()) {
            node.putArray("anyOf").add(simple(either.group(1))).add(simple(either.group(2)));
            return node;
        }
        return (ObjectNode) node.setAll(simple(type));
    }

    private static ObjectNode simple(String type) {
        ObjectNode node = new ObjectMapper().createObjectNode();
        if (type.startsWith("`")) {
            return node.put("const", type.replace("`", ""));
        }
        if (type.startsWith("list of titles")) {
            node.put("type", "array").putObject("items").put("type", "object");
            return node;
        }
        if (type.startsWith("list of ")) {
            node.put("type", "array").putObject("items").put("type", type.endsWith("ids") ? "integer" : "string");
            return node;
        }
        if (type.equals("size")) {
            node.putArray("type").add("string").add("integer");
            return node;
        }
        if (type.equals("duration")) {
            return node.put("type", "string").put("pattern", "^\\d+[smhd]$|^\\$\\{");
        }
        return node.put("type", type.contains(" by ") || type.startsWith("keys of") ? "object" : "string");
    }

    private static Object yaml(String value) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(value);
    }

    /** Without Markdown's marks, and without links that have a part of a sentence to themselves: a schema has none. */
    private static String plain(String markdown) {
        return markdown.replaceAll("(?:; |, |；|，)\\[[^]]*]\\([^)]*\\)(?=\\s*$|[.。])", "")
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replace("`", "")
                .strip();
    }
}
