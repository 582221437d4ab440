package io.github.emlogstatic.config.settings;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options of the command line that stand for keys of the file. They win over the environment and the file.
 * Immutable.
 */
public final class Overrides {

    private static final Overrides NONE = new Overrides(Map.of());

    private final Map<String, Option> byKey;

    private Overrides(Map<String, Option> byKey) {
        this.byKey = byKey;
    }

    public static Overrides none() {
        return NONE;
    }

    /**
     * Returns these options and one more.
     *
     * @param key the key as the file has it: {@code build.offline}
     * @param option as it was given, for messages: {@code --offline}
     */
    public Overrides with(String key, String option, String text) {
        return withAll(key, option, List.of(text));
    }

    /** Returns these options, and one more if it was given, perhaps with several values. */
    public Overrides withAll(String key, String option, List<String> texts) {
        if (texts.isEmpty()) {
            return this;
        }
        Map<String, Option> more = new LinkedHashMap<>(byKey);
        more.put(key, new Option(option, List.copyOf(texts)));
        return new Overrides(Collections.unmodifiableMap(more));
    }

    /** Returns these options, and one more if it was given. */
    public Overrides withOptional(String key, String option, @Nullable Object value) {
        return value == null ? this : with(key, option, value.toString());
    }

    /** @param workingDirectory that relative paths in options start at */
    public Optional<Value> find(String key, Path workingDirectory) {
        return Optional.ofNullable(byKey.get(key)).map(option -> option.value(workingDirectory));
    }

    /** The keys that options stand for. */
    public Set<String> keys() {
        return byKey.keySet();
    }

    /** The options as a user types them, each after a space. */
    public String typed() {
        return byKey.values().stream()
                .map(option -> " " + option.name() + " " + option.typed())
                .collect(Collectors.joining());
    }

    /** A word as a user types it. */
    public static String quoted(String text) {
        return text.contains(" ") ? '"' + text + '"' : text;
    }

    /** The option that stands for the key, as it was given. */
    public String option(String key) {
        return Optional.ofNullable(byKey.get(key)).map(Option::name).orElse(key);
    }

    private record Option(String name, List<String> texts) {

        Value value(Path workingDirectory) {
            return texts.size() == 1
                    ? Value.typed(name, texts.get(0), workingDirectory)
                    : Value.typed(name, texts, workingDirectory);
        }

        String typed() {
            return texts.stream().map(Overrides::quoted).collect(Collectors.joining(" "));
        }
    }
}
