package io.github.emlogstatic.config.settings;

import com.fasterxml.jackson.core.JsonToken;
import io.github.emlogstatic.address.BlogAddress;
import io.github.emlogstatic.address.Numbers;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A value of the configuration: a text, a list or a mapping. Each method reads it as one type, or fails with the value's
 * place, what was expected and what is written there.
 *
 * @param place begins messages: {@code site-config.yaml:12: blog.url}, or {@code --base-url}
 * @param typed whether it was typed on the command line
 * @param type the type of the token in the file
 * @param content a {@code String}, a {@code List<Value>} or a {@code Map<String, Value>}
 * @param base relative paths start at this directory
 * @param variables the variables of the environment that the text may use
 */
public record Value(String place, boolean typed, JsonToken type, Object content, Path base, Variables variables) {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMG]?)B?");

    /** A key and its value without a space between them; not an address. */
    private static final Pattern KEY_AND_VALUE = Pattern.compile("(?s)[A-Za-z]\\w*:(?!//)\\S.*");

    /** What YAML makes of {@code "D:\blog"}, {@code "D:\Projects"}, {@code "D:\Lib"} and {@code "D:\_site"}. */
    private static final Pattern ESCAPED = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\u00A0]");

    /** The text of an option or an argument. */
    public static Value typed(String place, String text, Path base) {
        return new Value(place, true, JsonToken.VALUE_STRING, text, base, Variables.none());
    }

    /** The texts of an option or an argument. */
    static Value typed(String place, List<String> texts, Path base) {
        List<Value> values =
                texts.stream().map(text -> typed(place, text, base)).toList();
        return new Value(place, true, JsonToken.START_ARRAY, values, base, Variables.none());
    }

    /** Another text without variables at the same place. */
    public Value with(String text) {
        return new Value(place, typed, JsonToken.VALUE_STRING, text, base, Variables.none());
    }

    /** Whether the key has no value, which is the same as a missing key. */
    boolean isEmpty() {
        return type == JsonToken.VALUE_NULL || content.equals("");
    }

    /** A mistake in this value. The message begins with the value's place. */
    public ConfigException mistake(String words) {
        return new ConfigException(place + " " + words, typed);
    }

    /** For a value that may contain no full-width sign: names the sign if there is one, because it is the cause. */
    public ConfigException mistakeOrSign(String words) {
        return mistake(FullWidth.sign(content).orElse(words));
    }

    /** The message quotes the text as written. The value of a variable is never quoted, because it may be a secret. */
    public ConfigException wrong(String expectation) {
        return mistakeOrSign(expectation + ", not '" + content + "'");
    }

    /** The text with its variables replaced by their values; empty if the key has none. */
    public String text() throws ConfigException {
        if (!(content instanceof String written)) {
            throw mistake("must be a single value, not a list or a mapping");
        }
        try {
            return type == JsonToken.VALUE_NULL ? "" : variables.expand(written);
        } catch (ConfigException e) {
            throw new ConfigException(place + ": " + e.getMessage());
        }
    }

    /** Whether exactly this is written, before variables are replaced. */
    public boolean is(String word) {
        return content.equals(word);
    }

    public boolean flag() throws ConfigException {
        return switch (text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong("must be true or false");
        };
    }

    /** One of two words; true for the second. */
    public boolean flag(String off, String on) throws ConfigException {
        return oneOf(List.of(off, on)).equals(on);
    }

    int whole(int least, int most) throws ConfigException {
        String text = text();
        int number = Numbers.of(text).orElse(-1);
        if (number < least || number > most) {
            throw wrong("must be a whole number from " + least + (most == Integer.MAX_VALUE ? "" : " to " + most));
        }
        return number;
    }

    public int id() throws ConfigException {
        return whole(1, Integer.MAX_VALUE);
    }

    /** {@code 30s}, {@code 15m}, {@code 12h} or {@code 7d}; {@code 0} needs no unit. */
    public Duration duration() throws ConfigException {
        return duration("must be a duration such as 30s, 15m, 12h or 7d");
    }

    /** @param expectation begins the message for a text that is no duration */
    public Duration duration(String expectation) throws ConfigException {
        String text = text().replaceAll("\\s", "");
        if (text.matches("0{1,9}")) {
            return Duration.ZERO;
        }
        if (!text.matches("\\d{1,9}[smhd]")) {
            throw wrong(expectation);
        }
        return Duration.parse((text.endsWith("d") ? "P" : "PT") + text);
    }

    /** How long to wait. Neither sockets nor SSH take a month. */
    public Duration timeout() throws ConfigException {
        Duration timeout = duration();
        if (timeout.isZero() || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw wrong("must be from 1s to 1d");
        }
        return timeout;
    }

    /** {@code 500 KB}, {@code 50 MB} or {@code 2 GB}; a KB is 1024 bytes, and a bare number counts bytes. */
    public long bytes() throws ConfigException {
        Matcher size = SIZE.matcher(text().strip().toUpperCase(Locale.ROOT));
        if (!size.matches()) {
            throw wrong("must be a size such as 500 KB, 50 MB or 2 GB");
        }
        return Long.parseLong(size.group(1)) << 10 * " KMG".indexOf(size.group(2));
    }

    /** A path. A relative one starts at the directory of what names it: the file, or the working directory. */
    public Path path() throws ConfigException {
        String text = text();
        if (text.equals("~") || text.startsWith("~/")) {
            throw mistake("begins with ~, which only a shell replaces; write the whole path");
        }
        if (!typed && ESCAPED.matcher(content.toString()).find()) {
            throw mistake(YamlMistake.ESCAPE);
        }
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw wrong("must be a path");
        }
    }

    /** A path that is not empty: a variable that is not set would name the project's own directory. */
    public Path directory() throws ConfigException {
        if (text().isEmpty()) {
            throw mistake("has no path; write one, or leave it out");
        }
        return path();
    }

    /** The name of a tag. emlog takes a full-width comma for the end of one. */
    public String tag() throws ConfigException {
        if (text().contains("，")) {
            throw mistake(FullWidth.COMMA);
        }
        return text();
    }

    public Secret secret() throws ConfigException {
        return new Secret(text());
    }

    /** A web address with its final slash, its host in ASCII. */
    public String address() throws ConfigException {
        String mistake = BlogAddress.mistake(text())
                .or(() -> FullWidth.invisible(content))
                .orElse("");
        if (!mistake.isEmpty()) {
            throw mistakeOrSign(mistake);
        }
        return BlogAddress.folder(BlogAddress.inAscii(text()));
    }

    /** One of some words. The message for another word suggests the nearest. */
    public String oneOf(List<String> words) throws ConfigException {
        String text = text();
        if (words.contains(text)) {
            return text;
        }
        String expected = "must be one of " + String.join(", ", words) + ", not '" + content + "'";
        throw mistake(FullWidth.sign(content).orElse(expected) + Suggestion.question(text, words));
    }

    /** A constant of an enum, written in small letters. */
    @SafeVarargs
    public final <E extends Enum<E>> E oneOf(E... constants) throws ConfigException {
        List<String> words = Stream.of(constants)
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return constants[words.indexOf(oneOf(words))];
    }

    public boolean isList() {
        return content instanceof List<?>;
    }

    /** A list whose items are read as one type. */
    public <T> List<T> list(Conversion<T> item) throws ConfigException {
        return list(", as in [a, b]", item);
    }

    /** @param example ends the message for a value that is no list */
    public <T> List<T> list(String example, Conversion<T> item) throws ConfigException {
        if (!(content instanceof List<?> values)) {
            throw mistakeOrSign("must be a list" + example);
        }
        List<T> items = new ArrayList<>();
        for (Object value : values) {
            items.add(item.read((Value) value));
        }
        return items;
    }

    /** @param example ends the message for a value that is no mapping */
    @SuppressWarnings("unchecked")
    public Map<String, Value> entries(String example) throws ConfigException {
        if (content instanceof Map<?, ?> entries) {
            return (Map<String, Value>) entries;
        }
        String written = String.valueOf(content);
        throw mistake(
                FullWidth.mistake(written).or(() -> crowdedKey(written)).orElse("must hold keys and values" + example));
    }

    /** The mistake in a key that its value follows without a space, in words that follow the place. */
    static Optional<String> crowdedKey(String written) {
        return KEY_AND_VALUE.matcher(written).matches()
                ? Optional.of("needs a space after '" + written.replaceFirst("(?s):.*", ":") + "'")
                : Optional.empty();
    }

    /** A mapping with keys of any name: its values are texts, numbers, booleans, lists and mappings. */
    public Map<String, Object> anyEntries() throws ConfigException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, Value> entry : entries(", indented below it").entrySet()) {
            values.put(entry.getKey(), entry.getValue().any());
        }
        return values;
    }

    private Object any() throws ConfigException {
        if (content instanceof List<?>) {
            return list(Value::any);
        }
        if (content instanceof Map<?, ?>) {
            return anyEntries();
        }
        String text = text();
        return switch (type) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT -> text.matches("-?\\d{1,9}") ? Integer.valueOf(text) : text;
            case VALUE_NUMBER_FLOAT -> text.matches("-?\\d+\\.\\d+") ? Double.valueOf(text) : text;
            default -> text;
        };
    }

    /** Reads a value as one type. */
    public interface Conversion<T> {
        T read(Value value) throws ConfigException;
    }
}
