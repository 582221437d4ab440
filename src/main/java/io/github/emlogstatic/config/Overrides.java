package io.github.emlogstatic.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the command line says. It beats the environment, which beats the file. Immutable. */
public final class Overrides {

    private static final Overrides NONE = new Overrides(Map.of());

    private final Map<String, Given> byKey;

    private Overrides(Map<String, Given> byKey) {
        this.byKey = byKey;
    }

    public static Overrides none() {
        return NONE;
    }

    /**
     * These and one more.
     *
     * @param key the key of the file that the option stands for: {@code build.offline}
     * @param option what a mistake is reported under: {@code --offline}
     */
    public Overrides with(String key, String option, String text) {
        Map<String, Given> more = new LinkedHashMap<>(byKey);
        more.put(key, new Given(option, text));
        return new Overrides(Collections.unmodifiableMap(more));
    }

    /** These, and one more where the option was given at all. */
    public Overrides withOptional(String key, String option, @Nullable Object value) {
        return value == null ? this : with(key, option, value.toString());
    }

    Optional<Given> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    record Given(String option, String text) {}
}
