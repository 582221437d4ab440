package io.github.emlogstatic.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A sentence of the code and its translation. {@code %s} stands for a text, {@code %d} for a number. In a translation {@code
 * %l} is a text that is a list: commas between its names become those of a list; {@code %w} is a single word of the
 * catalogue, as the name of a step, or several of them with commas between.
 */
final class CatalogueEntry {

    private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d)\\$)?([sdlw%])");

    /** The subject of a sentence, which some messages leave out. */
    private static final String SUBJECT = "%s ";

    /** A placeholder has spaces beside it for Latin words. Hanzi in its place need none, and keep their own. */
    private static final Pattern SPACE_BESIDE_PLACEHOLDER =
            Pattern.compile(" (?=%(?:\\d\\$)?[sdlw])|(?<=%(?:\\d\\$)?[sdlw]) ");

    private static final char SPACE = '\0';

    /** Stands beside a path, whose last Hanzi would otherwise run into the sentence. */
    private static final char EDGE = '\1';

    /** What no path holds, as far as a sentence is concerned. */
    private static final Pattern BREAK = Pattern.compile("[\\s，。：；、“”（）]+");

    private static final String HANZI = "[\\u3000-\\u9fff\\uff00-\\uff60]";

    private static final Pattern SPACE_BETWEEN_HANZI =
            Pattern.compile("(?<=" + HANZI + ")" + SPACE + "(?=" + HANZI + ")");

    private final String original;
    private final String translation;
    private final String longestLiteral;

    /** Compiled when it is needed, because most sentences are not. */
    private @Nullable Pattern pattern;

    CatalogueEntry(String original, String translation) {
        this.original = original;
        this.translation = translation;
        this.longestLiteral = longestLiteral(original);
    }

    /** Does without a pattern, because all entries are read when the program starts. */
    private static String longestLiteral(String original) {
        String longest = "";
        int start = 0;
        for (int end = original.indexOf('%'); end >= 0; end = original.indexOf('%', start)) {
            longest = end - start > longest.length() ? original.substring(start, end) : longest;
            start = end + 2;
        }
        longest = original.length() - start > longest.length() ? original.substring(start) : longest;
        return longest.strip(); // a message that leaves out its subject begins with the second word
    }

    /** Whether a text may contain the sentence, which is quickly known. */
    boolean mayBeIn(String text) {
        return text.contains(longestLiteral);
    }

    String original() {
        return original;
    }

    String translation() {
        return translation;
    }

    boolean isWord() {
        return original.indexOf(' ') < 0;
    }

    /** Whether the value of a placeholder is a name, because it stands in quotes. */
    boolean isQuoted(int index) {
        Matcher found = PLACEHOLDER.matcher(original);
        int next = 0;
        while (found.find()) {
            if (!found.group(2).equals("%") && next++ == index) {
                return found.start() > 0 && "'`".indexOf(original.charAt(found.start() - 1)) >= 0;
            }
        }
        return false;
    }

    /** The values of the placeholders, if the text is this sentence. */
    Optional<List<String>> values(String text) {
        if (!mayBeIn(text)) {
            return Optional.empty();
        }
        Matcher matcher = pattern().matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            values.add(Objects.requireNonNullElse(matcher.group(i), ""));
        }
        return Optional.of(values);
    }

    private Pattern pattern() {
        Pattern compiled = pattern;
        if (compiled == null) {
            compiled = Pattern.compile(regex(), Pattern.DOTALL);
            pattern = compiled;
        }
        return compiled;
    }

    private String regex() {
        boolean hasSubject = original.startsWith(SUBJECT);
        StringBuilder regex = new StringBuilder(hasSubject ? "(?:(.*?) )?" : "");
        Matcher found = PLACEHOLDER.matcher(original);
        int end = hasSubject ? SUBJECT.length() : 0;
        while (found.find(end)) {
            regex.append(Pattern.quote(original.substring(end, found.start())));
            switch (found.group(2)) {
                case "d" -> regex.append("(\\d+|…)"); // documents write … for any value
                case "s" -> regex.append("(.*?)");
                default -> regex.append('%');
            }
            end = found.end();
        }
        return regex.append(Pattern.quote(original.substring(end))).toString();
    }

    /**
     * The translation with these values for its placeholders.
     *
     * @param words the translations of single words
     */
    String filled(List<String> values, Map<String, String> words) {
        StringBuilder text = new StringBuilder();
        String marked = SPACE_BESIDE_PLACEHOLDER.matcher(translation).replaceAll(String.valueOf(SPACE));
        Matcher found = PLACEHOLDER.matcher(marked);
        int end = 0;
        int next = 0;
        while (found.find()) {
            text.append(marked, end, found.start());
            if (found.group(2).equals("%")) {
                text.append('%');
            } else {
                String value = values.get(found.group(1) == null ? next++ : Integer.parseInt(found.group(1)) - 1);
                text.append(
                        switch (found.group(2)) {
                            case "l" -> edged(list(value));
                            case "w" -> words(value, words);
                            default -> edged(value);
                        });
            }
            end = found.end();
        }
        text.append(marked, end, marked.length());
        return SPACE_BETWEEN_HANZI
                .matcher(text)
                .replaceAll("")
                .replace(SPACE, ' ')
                .replace(String.valueOf(EDGE), "")
                .stripLeading();
    }

    private static String edged(String value) {
        String[] parts = BREAK.split(value, -1);
        return (isPath(parts[0]) ? EDGE : "") + value + (isPath(parts[parts.length - 1]) ? EDGE : "");
    }

    private static boolean isPath(String part) {
        return part.indexOf('/') >= 0 || part.indexOf('\\') >= 0;
    }

    private static String words(String value, Map<String, String> words) {
        return Stream.of(value.split(", ", -1))
                .map(word -> words.getOrDefault(word, word))
                .collect(Collectors.joining("、"));
    }

    private static String list(String names) {
        return names.replaceAll(", |，", "、").replaceAll("'([^']*)'", "“$1”");
    }
}
