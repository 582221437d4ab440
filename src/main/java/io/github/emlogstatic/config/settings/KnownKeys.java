package io.github.emlogstatic.config.settings;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The keys that exist, and what a mistyped key was meant to be. */
final class KnownKeys {

    private final Set<String> keys = new TreeSet<>();

    void add(String key) {
        keys.add(key);
    }

    /** @throws ConfigException if the key is not known */
    void check(String key, Value value) throws ConfigException {
        if (keys.contains(key) || isSection(key)) {
            return;
        }
        Optional<String> fullWidth = FullWidth.mistake(lastWord(key));
        if (fullWidth.isPresent()) { // the key may hold the value too, so it is not shown
            throw new ConfigException(value.place().replace(key, "") + fullWidth.get());
        }
        throw value.mistake("is no known key"
                + meant(key)
                        .map(word -> "; did you mean '" + word + "'?")
                        .orElse("; known are " + String.join(", ", siblings(key))));
    }

    private boolean isSection(String key) {
        return keys.stream().anyMatch(word -> word.startsWith(key + "."));
    }

    private Optional<String> meant(String key) {
        String last = lastWord(key);
        return Suggestion.of(
                        last, siblings(key).stream().map(KnownKeys::lastWord).toList())
                .map(word -> section(key) + word)
                .or(() -> keys.stream()
                        .filter(word -> lastWord(word).equals(last) && !word.equals(key))
                        .findFirst());
    }

    /** The known keys of the same section; at the top, the sections too. */
    private Set<String> siblings(String key) {
        String section = section(key);
        return keys.stream()
                .filter(word -> word.startsWith(section))
                .map(word -> section + word.substring(section.length()).replaceFirst("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String section(String key) {
        return key.substring(0, key.indexOf('.') + 1);
    }

    private static String lastWord(String key) {
        return key.substring(key.indexOf('.') + 1);
    }
}
