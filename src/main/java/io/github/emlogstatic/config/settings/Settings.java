package io.github.emlogstatic.config.settings;

import com.fasterxml.jackson.core.JsonToken;
import io.github.emlogstatic.config.settings.Value.Conversion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The value of each key, from the first of options, environment and file that has one. Every key that is asked for is
 * known, and {@link #rejectUnknown} finds the others.
 */
public final class Settings {

    private static final Map<String, String> VARIABLES =
            Map.of("blog.apiKey", "EMLOG_API_KEY", "blog.user", "EMLOG_USER", "blog.password", "EMLOG_PASSWORD");

    private final Overrides options;
    private final Map<String, String> environment;
    private final ConfigFile file;
    private final Path workingDirectory;
    private final Predicate<String> unread;
    private final KnownKeys known = new KnownKeys();

    public Settings(Overrides options, Map<String, String> environment, ConfigFile file, Path workingDirectory) {
        this(options, environment, file, workingDirectory, key -> false);
    }

    private Settings(
            Overrides options,
            Map<String, String> environment,
            ConfigFile file,
            Path workingDirectory,
            Predicate<String> unread) {
        this.options = options;
        this.environment = environment;
        this.file = file;
        this.workingDirectory = workingDirectory;
        this.unread = unread;
    }

    /** Returns these settings for a command that does not need what the file says under some keys. */
    public Settings without(Predicate<String> keys) {
        return new Settings(options, environment, file, workingDirectory, keys);
    }

    /** The value of a key; empty if nothing gives it one. */
    public Optional<Value> find(String key) {
        known.add(key);
        return options.find(key, workingDirectory).or(() -> ofEnvironment(key).or(() -> ofFile(key)));
    }

    /** Whether the key has a value. Unlike a key that is read, it need not be known. */
    public boolean has(String key) {
        return options.find(key, workingDirectory).or(() -> ofFile(key)).isPresent();
    }

    private Optional<Value> ofEnvironment(String key) {
        String variable = VARIABLES.getOrDefault(key, "");
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isEmpty())
                .map(text ->
                        new Value(variable, false, JsonToken.VALUE_STRING, text, workingDirectory, Variables.none()));
    }

    private Optional<Value> ofFile(String key) {
        return Optional.ofNullable(file.values().get(key)).filter(value -> !value.isEmpty() && !unread.test(key));
    }

    /** The value of a key, read as one type; empty if nothing gives it one. */
    public <T> Optional<T> get(String key, Conversion<T> reading) throws ConfigException {
        Optional<Value> value = find(key);
        return value.isEmpty() ? Optional.empty() : Optional.of(reading.read(value.get()));
    }

    /** The value of a key, read as one type, or the fallback. */
    public <T> T get(String key, T fallback, Conversion<T> reading) throws ConfigException {
        return get(key, reading).orElse(fallback);
    }

    public Optional<String> text(String key) throws ConfigException {
        return get(key, Value::text);
    }

    /** False if the key is missing. */
    public boolean flag(String key) throws ConfigException {
        return get(key, false, Value::flag);
    }

    /**
     * A whole number.
     *
     * @throws ConfigException unless the value is from {@code least} to {@code most}; the fallback need not be
     */
    public int whole(String key, int fallback, int least, int most) throws ConfigException {
        return get(key, fallback, value -> value.whole(least, most));
    }

    /** @throws ConfigException for the first key of the file that was never asked for */
    public void rejectUnknown() throws ConfigException {
        for (Map.Entry<String, Value> entry : file.values().entrySet()) {
            known.check(entry.getKey(), entry.getValue());
        }
    }
}
