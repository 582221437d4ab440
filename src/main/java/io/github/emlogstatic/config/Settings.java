package io.github.emlogstatic.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The values of keys, typed, from the first of options, environment and file that has one. The keys that are asked for
 * are the known ones, and {@link #rejectUnknown} finds the others.
 */
final class Settings {

    private final Overrides options;
    private final Map<String, String> environment;
    private final ConfigFile file;
    private final Path workingDirectory;
    private final Variables variables;
    private final KnownKeys known = new KnownKeys();

    Settings(Overrides options, Map<String, String> environment, ConfigFile file, Path workingDirectory) {
        this.options = options;
        this.environment = environment;
        this.file = file;
        this.workingDirectory = workingDirectory;
        this.variables = new Variables(environment);
    }

    /**
     * A value as text.
     *
     * @param text variables filled in
     * @param written as it stands in the file, for messages
     * @param where it stands, as messages begin
     * @param base what it is relative to, if it is a path
     */
    record Value(String text, String written, String where, Path base) {

        ConfigException wrong(String expectation) {
            return new ConfigException(where + " " + expectation + ", not '" + written + "'");
        }
    }

    /** What the file holds under a key that has a value there. */
    private Optional<Node> node(String key) {
        known.add(key);
        return file.find(key).filter(value -> !ConfigFile.isEmpty(value));
    }

    Optional<Value> value(String key) throws ConfigException {
        known.add(key);
        Optional<Overrides.Given> option = options.find(key);
        if (option.isPresent()) {
            String text = option.get().text();
            return Optional.of(new Value(text, text, option.get().option(), workingDirectory));
        }
        Optional<Node> node = node(key);
        return node.isPresent() ? Optional.of(scalar(key, node.get())) : Optional.empty();
    }

    Optional<String> text(String key) throws ConfigException {
        return value(key).map(Value::text);
    }

    /** A secret, which a variable of the environment may give without the file naming it. */
    Optional<Secret> secret(String key, String variable) throws ConfigException {
        return textOr(key, variable).map(Secret::new);
    }

    Optional<String> textOr(String key, String variable) throws ConfigException {
        String value = environment.getOrDefault(variable, "");
        known.add(key);
        return value.isEmpty() ? text(key) : Optional.of(value);
    }

    boolean flag(String key, boolean fallback) throws ConfigException {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            return fallback;
        }
        return switch (value.get().text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw value.get().wrong("must be true or false");
        };
    }

    int whole(String key, int fallback, int least, int most) throws ConfigException {
        Optional<Value> value = value(key);
        return value.isEmpty() ? fallback : whole(value.get(), least, most);
    }

    Duration duration(String key, Duration fallback) throws ConfigException {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            return fallback;
        }
        return Units.duration(value.get().text()).orElseThrow(() -> value.get().wrong(Units.DURATION));
    }

    long bytes(String key, long fallback) throws ConfigException {
        Optional<Value> value = value(key);
        if (value.isEmpty()) {
            return fallback;
        }
        return Units.bytes(value.get().text()).orElseThrow(() -> value.get().wrong(Units.SIZE));
    }

    /** One of the constants of an enum, written in small letters. */
    <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) throws ConfigException {
        Optional<Value> value = value(key);
        return value.isEmpty() ? fallback : constant(value.get(), type);
    }

    /** A list of them, each once, in the enum's order. */
    <E extends Enum<E>> List<E> choices(String key, Class<E> type, List<E> fallback) throws ConfigException {
        if (node(key).isEmpty()) {
            return fallback;
        }
        Set<E> chosen = new TreeSet<>();
        for (Value value : values(key)) {
            chosen.add(constant(value, type));
        }
        return List.copyOf(chosen);
    }

    private static <E extends Enum<E>> E constant(Value value, Class<E> type) throws ConfigException {
        List<String> words = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return Enum.valueOf(type, word(value, words).toUpperCase(Locale.ROOT));
    }

    String choice(String key, List<String> words, String fallback) throws ConfigException {
        Optional<Value> value = value(key);
        return value.isEmpty() ? fallback : word(value.get(), words);
    }

    Optional<Path> path(String key) throws ConfigException {
        Optional<Value> value = value(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(path(value.get()));
    }

    Path path(Value value) throws ConfigException {
        try {
            return value.base().resolve(value.text()).normalize();
        } catch (InvalidPathException e) {
            throw value.wrong("must be a path");
        }
    }

    List<Value> values(String key) throws ConfigException {
        return values(key, "[a, b]");
    }

    private List<Value> values(String key, String example) throws ConfigException {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode sequence)) {
            throw new ConfigException(file.where(key) + " must be a list, as in " + example);
        }
        List<Value> values = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            values.add(scalar(key, item));
        }
        return values;
    }

    /** Whether that word stands where otherwise a list would. */
    boolean is(String key, String word) throws ConfigException {
        known.add(key);
        return file.find(key)
                .filter(node ->
                        node instanceof ScalarNode scalar && scalar.getValue().equals(word))
                .isPresent();
    }

    /** A list of ids; none where that word stands in its place. */
    List<Integer> ids(String key, String word) throws ConfigException {
        List<Integer> ids = new ArrayList<>();
        for (Value value : is(key, word) ? List.<Value>of() : values(key, "[9, 27], or the word " + word)) {
            ids.add(whole(value, 1, Integer.MAX_VALUE));
        }
        return ids;
    }

    /** A mapping of ids to secrets. */
    Map<Integer, Secret> secrets(String key) throws ConfigException {
        Map<Integer, Secret> secrets = new TreeMap<>();
        for (NodeTuple tuple : mapping(key)) {
            int id = whole(scalar(key, tuple.getKeyNode()), 1, Integer.MAX_VALUE);
            Secret secret =
                    new Secret(scalar(key + "." + id, tuple.getValueNode()).text());
            if (secrets.put(id, secret) != null) {
                throw twice(key, tuple);
            }
        }
        return secrets;
    }

    /** A mapping whose keys are not ours to know. Its values are texts, numbers, booleans, lists and mappings. */
    Map<String, Object> free(String key) throws ConfigException {
        return free(key, mapping(key));
    }

    /** A value of any kind, as in {@link #free(String)}. */
    Optional<Object> any(String key) throws ConfigException {
        Optional<Node> node = node(key);
        return node.isEmpty() ? Optional.empty() : Optional.of(freeValue(key, node.get()));
    }

    /** A mistake in the value of a key of the file. */
    ConfigException wrong(String key, String expectation) {
        return new ConfigException(file.where(key) + " " + expectation);
    }

    /** @throws ConfigException for the first key of the file that nobody asked for */
    void rejectUnknown() throws ConfigException {
        known.rejectOthers(file);
    }

    private Value scalar(String key, Node node) throws ConfigException {
        String where = file.where(key, node);
        if (!(node instanceof ScalarNode scalar)) {
            throw new ConfigException(where + " must be a single value, not a list or a mapping");
        }
        if (!scalar.getTag().getValue().startsWith(Tag.PREFIX)) {
            throw new ConfigException(where + " starts with !; put the value in quotes");
        }
        return new Value(expand(scalar.getValue(), where), scalar.getValue(), where, file.directory());
    }

    private String expand(String text, String where) throws ConfigException {
        try {
            return variables.expand(text);
        } catch (ConfigException e) {
            throw new ConfigException(where + ": " + e.getMessage());
        }
    }

    private List<NodeTuple> mapping(String key) throws ConfigException {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof MappingNode mapping) {
            return mapping.getValue();
        }
        throw new ConfigException(file.where(key) + " must hold keys and values, indented below it");
    }

    private Map<String, Object> free(String key, List<NodeTuple> tuples) throws ConfigException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (NodeTuple tuple : tuples) {
            String name = scalar(key, tuple.getKeyNode()).text();
            if (values.put(name, freeValue(key + "." + name, tuple.getValueNode())) != null) {
                throw twice(key + "." + name, tuple);
            }
        }
        return values;
    }

    private Object freeValue(String key, Node node) throws ConfigException {
        if (node instanceof MappingNode mapping) {
            return free(key, mapping.getValue());
        }
        if (node instanceof SequenceNode sequence) {
            List<Object> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(freeValue(key, item));
            }
            return items;
        }
        String text = scalar(key, node).text();
        return typed(text, node.getTag());
    }

    private static Object typed(String text, Tag tag) {
        if (Tag.BOOL.equals(tag)) {
            return List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT));
        }
        if (Tag.INT.equals(tag) && text.matches("-?\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        if (Tag.FLOAT.equals(tag) && text.matches("-?\\d+\\.\\d+")) {
            return Double.parseDouble(text);
        }
        return Tag.NULL.equals(tag) ? "" : text;
    }

    private static int whole(Value value, int least, int most) throws ConfigException {
        String expectation = most == Integer.MAX_VALUE
                ? "must be a whole number from " + least
                : "must be a whole number from " + least + " to " + most;
        if (!value.text().matches("\\d{1,9}")) {
            throw value.wrong(expectation);
        }
        int number = Integer.parseInt(value.text());
        if (number < least || number > most) {
            throw value.wrong(expectation);
        }
        return number;
    }

    private static String word(Value value, List<String> words) throws ConfigException {
        if (words.contains(value.text())) {
            return value.text();
        }
        String advice = Suggestion.of(value.text(), words)
                .map(word -> "; did you mean '" + word + "'?")
                .orElse("");
        throw new ConfigException(
                value.wrong("must be one of " + String.join(", ", words)).getMessage() + advice);
    }

    private ConfigException twice(String key, NodeTuple tuple) {
        return new ConfigException(file.where(key, tuple.getKeyNode()) + " is there twice; keep one of them");
    }
}
