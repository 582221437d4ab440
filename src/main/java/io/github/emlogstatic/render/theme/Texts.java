package io.github.emlogstatic.render.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The texts of the interface in one language. Immutable. */
public final class Texts {

    private final String language;
    private final Map<String, String> texts;

    public Texts(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = new HashMap<>(texts); // found faster than in a Map.copyOf
    }

    public String language() {
        return language;
    }

    public Set<String> keys() {
        return Collections.unmodifiableSet(texts.keySet());
    }

    /**
     * The text with {@code {0}} and {@code {1}} replaced. If the first value is 1, {@code KEY.one} is used if it
     * exists.
     */
    public Optional<String> find(String key, Object... values) {
        boolean one = values.length > 0 && String.valueOf(values[0]).equals("1");
        String text = one ? texts.getOrDefault(key + ".one", texts.get(key)) : texts.get(key);
        return text == null ? Optional.empty() : Optional.of(filled(text, values));
    }

    /** A text that always exists, because the program contains it. */
    public String get(String key, Object... values) {
        return find(key, values).orElseThrow(() -> new IllegalArgumentException("no text " + key));
    }

    private static String filled(String text, Object... values) {
        String filled = text;
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return filled;
    }

    /** The texts that the program needs in any theme; empty for a language that the program does not have. */
    static Map<String, String> own(String language) throws ThemeException {
        return packed("i18n/" + language + ".yaml");
    }

    /** The English texts of the default theme. */
    static Map<String, String> ofDefaultTheme() throws ThemeException {
        return packed("/themes/default/i18n/en.yaml");
    }

    private static Map<String, String> packed(String name) throws ThemeException {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            return in == null ? Map.of() : of(new ThemeFile(name, in.readAllBytes()));
        } catch (ThemeException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, String> of(ThemeFile file) throws ThemeException {
        Map<String, String> words = new LinkedHashMap<>();
        ThemeKeys keys = ThemeYaml.read(file);
        for (Map.Entry<String, Object> word : keys.values().entrySet()) {
            Object text = word.getValue() == null ? "" : word.getValue();
            if (!(text instanceof String || text instanceof Number)) {
                throw new ThemeException(
                        keys.place(word.getKey()) + ": `" + word.getKey() + "` must be a text; put it in quotes");
            }
            words.put(word.getKey(), text.toString());
        }
        return words;
    }
}
