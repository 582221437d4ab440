package io.github.emlogstatic.content.repair;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides which attribute values HTML allows. */
public final class AttributeValues {

    private static final Pattern DATE =
            Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(?:[T ](?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,3})?)?"
                    + "(?:Z|[+-](?:0\\d|1[0-4]):?[0-5]\\d)?)?");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,9}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern SPAN = Pattern.compile("[1-9]\\d?");
    private static final Pattern TYPE = Pattern.compile("[\\w.+-]+/[\\w.+-]+");
    private static final Set<String> DIRECTIONS = Set.of("ltr", "rtl", "auto");
    private static final Set<String> SCOPES = Set.of("row", "col", "rowgroup", "colgroup");
    private static final Set<String> TRACKS = Set.of("subtitles", "captions", "descriptions", "chapters", "metadata");
    private static final Set<String> PRELOADS = Set.of("none", "metadata", "auto");

    private AttributeValues() {}

    /** Whether the attribute may have this value on this element. */
    public static boolean isRight(String element, String attribute, String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        return switch (attribute) {
            case "lang", "hreflang", "srclang" -> LANGUAGE.matcher(value).matches();
            case "dir" -> DIRECTIONS.contains(word);
            case "aria-hidden" -> word.equals("true");
            case "aria-label" -> element.equals("a") || element.equals("img");
            case "datetime" -> isDate(value);
            case "start" -> NUMBER.matcher(value).matches();
            case "value" -> !element.equals("li") || NUMBER.matcher(value).matches();
            case "span" -> SPAN.matcher(value).matches();
            case "headers", "colspan", "rowspan" -> false; // ContentModel computes these from the grid of the table.
            case "scope" -> SCOPES.contains(word);
            case "kind" -> TRACKS.contains(word);
            case "preload" -> PRELOADS.contains(word);
            case "type" ->
                element.equals("ol")
                        ? value.matches("[1aAiI]")
                        : TYPE.matcher(value).matches();
            default -> true;
        };
    }

    /** Whether the value is a date or a moment that {@code datetime} allows. */
    static boolean isDate(String value) {
        Matcher date = DATE.matcher(value);
        try {
            return date.matches() && LocalDate.parse(date.group(1)).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
