package io.github.emlogstatic.render.theme;

import io.github.emlogstatic.config.settings.Suggestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Combines the options of a theme: the defaults of its parents, its own defaults, the configuration's values. */
final class ThemeOptions {

    /** Among the choices of an option, this one stands for any colour such as {@code #a34}. */
    private static final String OWN_COLOUR = "#";

    private static final String UNDECLARED = ": is no option; declare it under options";

    private ThemeOptions() {}

    static Map<String, Object> of(
            String theme, List<ThemeLayer> layers, Map<String, Object> configured, Backgrounds backgrounds)
            throws ThemeException {
        Map<String, Object> options = declared(layers, "options");
        requireOptions(layers, options.keySet());
        requireKinds(layers);
        Set<String> without = without(layers);
        for (Map.Entry<String, Object> entry : configured.entrySet()) {
            String name = entry.getKey();
            options.put(name, checked(theme, options, without, name, entry.getValue()));
        }
        for (Map.Entry<String, Object> need : declared(layers, "needs").entrySet()) {
            if (need.getValue() instanceof Map<?, ?> needed) {
                complete(theme, options, need.getKey(), needed);
            }
        }
        for (Map.Entry<String, Object> choice : declared(layers, "choices").entrySet()) {
            Object value = options.get(choice.getKey());
            if (value != null && choice.getValue() instanceof List<?> words) {
                choose(theme, place(choice.getKey(), layers, configured), words, value, backgrounds);
            }
        }
        return options;
    }

    /** Refuses what is said of an option that neither the theme nor a parent has, because it would do nothing. */
    private static void requireOptions(List<ThemeLayer> layers, Set<String> options) throws ThemeException {
        for (ThemeLayer layer : layers) {
            for (String name : layer.list("without")) {
                require(options.contains(name), layer, "without", "without: " + name + ": is no option of a parent");
            }
            for (Map.Entry<String, Object> choice : layer.map("choices").entrySet()) {
                String path = "choices." + choice.getKey();
                require(options.contains(choice.getKey()), layer, path, path + UNDECLARED);
                require(choice.getValue() instanceof List, layer, path, "`" + path + "` must be a list");
            }
            for (Map.Entry<String, Object> need : layer.map("needs").entrySet()) {
                String path = "needs." + need.getKey();
                require(options.contains(need.getKey()), layer, path, path + UNDECLARED);
                require(need.getValue() instanceof Map, layer, path, "`" + path + "` must be a map");
                for (Map.Entry<?, ?> word : ((Map<?, ?>) need.getValue()).entrySet()) {
                    String needed = path + "." + word.getKey();
                    require(
                            options.contains(word.getValue()),
                            layer,
                            needed,
                            needed + ": " + word.getValue() + UNDECLARED);
                }
            }
        }
    }

    /** Refuses a default of another kind than the parent's, because the parent's templates would fail. */
    private static void requireKinds(List<ThemeLayer> layers) throws ThemeException {
        Map<String, Object> inherited = new LinkedHashMap<>();
        for (ThemeLayer layer : layers) {
            for (Map.Entry<String, Object> option : layer.map("options").entrySet()) {
                String path = "options." + option.getKey();
                Object standard = inherited.get(option.getKey());
                Object value = option.getValue();
                if (standard != null && value != null && !isOfKind(standard, value)) {
                    throw new ThemeException(layer.place(path) + ": " + otherKind(path, standard, value));
                }
            }
            inherited.putAll(layer.map("options"));
        }
    }

    private static void require(boolean right, ThemeLayer layer, String path, String mistake) throws ThemeException {
        if (!right) {
            throw new ThemeException(layer.place(path) + ": " + mistake);
        }
    }

    /** The options of parents that the theme does without: their defaults hold. */
    private static Set<String> without(List<ThemeLayer> layers) throws ThemeException {
        Set<String> without = new HashSet<>();
        for (ThemeLayer layer : layers) {
            without.removeAll(layer.map("options").keySet());
            without.addAll(layer.list("without"));
        }
        return without;
    }

    /** Where the value of an option stands. */
    private static String place(String name, List<ThemeLayer> layers, Map<String, Object> configured)
            throws ThemeException {
        String place = "themeOptions." + name;
        if (configured.containsKey(name)) {
            return place;
        }
        for (ThemeLayer layer : layers) {
            String path = "options." + name;
            place = layer.map("options").containsKey(name) ? layer.place(path) + ": " + path : place;
        }
        return place;
    }

    private static Map<String, Object> declared(List<ThemeLayer> layers, String key) throws ThemeException {
        Map<String, Object> declared = new LinkedHashMap<>();
        for (ThemeLayer layer : layers) {
            declared.putAll(layer.map(key));
        }
        return declared;
    }

    /** Refuses a word that templates would ignore silently, and a colour that cannot be read. */
    private static void choose(String theme, String place, List<?> choice, Object value, Backgrounds backgrounds)
            throws ThemeException {
        boolean takesColours = choice.contains(OWN_COLOUR);
        if (takesColours && Colour.isColour(value.toString())) {
            Colour.requireContrast(place, value.toString(), backgrounds);
            return;
        }
        for (Object word : value instanceof List<?> list ? list : List.of(value)) {
            boolean empty = "".equals(word);
            boolean unset = empty && !takesColours;
            if (!choice.contains(word) && !unset) {
                String words = choice.stream()
                        .map(known -> OWN_COLOUR.equals(known) ? "a colour such as \"#a34\"" : String.valueOf(known))
                        .collect(Collectors.joining(", "));
                if (empty && takesColours) {
                    throw new ThemeException(place + ": is empty; take one of " + words
                            + "; a colour needs the quotes, because # begins a comment");
                }
                throw new ThemeException(place + ": " + (empty ? "\"\"" : word) + " is none of " + words + "; theme "
                        + theme + " knows no other");
            }
        }
    }

    /**
     * Refuses an option that needs another one which is empty. The site would contain something useless, such as a
     * button that loads no comments.
     */
    private static void complete(String theme, Map<String, Object> options, String name, Map<?, ?> needed)
            throws ThemeException {
        Object word = options.get(name);
        Object other = needed.get(word);
        if (other != null && isEmpty(options.get(other))) {
            throw new ThemeException(
                    "themeOptions." + other + ": is empty; theme " + theme + " needs it for " + name + ": " + word);
        }
    }

    private static boolean isEmpty(@Nullable Object value) {
        return value == null || value.equals("") || value.equals(List.of()) || value.equals(Map.of());
    }

    private static Object checked(
            String theme, Map<String, Object> options, Set<String> without, String name, Object value)
            throws ThemeException {
        Object standard = options.get(name);
        if (!options.containsKey(name) || without.contains(name)) {
            Set<String> known = new LinkedHashSet<>(options.keySet());
            known.removeAll(without);
            throw new ThemeException("themeOptions." + name + ": theme " + theme + " has no such option"
                    + Suggestion.of(name, known)
                            .map(meant -> "; did you mean '" + meant + "'?")
                            .orElse("; it has " + String.join(", ", known)));
        }
        if (standard instanceof String && !(value instanceof Map || value instanceof List)) {
            return value.toString();
        }
        if (standard instanceof Number && !isNegative(standard) && isNegative(value)) {
            throw new ThemeException("themeOptions." + name + ": must be 0 or more, not " + value);
        }
        if (standard != null && !isOfKind(standard, value)) {
            String there = isEmpty(standard) ? "" : "; theme " + theme + " has " + standard + " there";
            throw new ThemeException(otherKind("themeOptions." + name, standard, value) + there);
        }
        return value;
    }

    private static boolean isNegative(Object value) {
        return value instanceof Number number && number.doubleValue() < 0;
    }

    /** A text may be written without quotes, and then look like something else. */
    private static boolean isOfKind(Object standard, Object value) {
        return kind(standard) == kind(value)
                || standard instanceof String && !(value instanceof Map || value instanceof List);
    }

    private static String otherKind(String option, Object standard, Object value) {
        Object written = value instanceof String ? "\"" + value + "\"" : value; // the quotes may be the mistake
        return option + ": must be " + word(standard) + ", not " + written;
    }

    private static Class<?> kind(Object value) {
        if (value instanceof Number) {
            return Number.class;
        }
        if (value instanceof List) {
            return List.class;
        }
        return value instanceof Map ? Map.class : value.getClass();
    }

    private static String word(Object standard) {
        if (standard instanceof Boolean) {
            return "true or false";
        }
        if (standard instanceof Number) {
            return "a number";
        }
        if (standard instanceof List) {
            return "a list";
        }
        return standard instanceof Map ? "a map" : "a text";
    }
}
