package io.github.emlogstatic.content.style;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts HTML's old layout attributes, such as {@code align} and {@code bgcolor}, into declarations of style. */
public final class PresentationalAttributes {

    private static final Pattern LENGTH = Pattern.compile("\\s*+(\\d{1,5})(?:\\.\\d*+)?\\s*+(px|%)?\\s*+");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20}");
    private static final Map<String, String> FONT_SIZES =
            Map.of("1", "x-small", "2", "small", "4", "large", "5", "x-large", "6", "xx-large", "7", "xx-large");
    private static final Set<String> TABLE_PARTS = Set.of("table", "td", "th", "col", "colgroup", "tr", "hr");
    private static final Set<String> SIDES = Set.of("left", "right", "center", "justify");
    private static final Set<String> HEIGHTS = Set.of("top", "middle", "bottom", "baseline");

    private PresentationalAttributes() {}

    /** The equivalent declarations; empty for any other attribute or value. */
    public static List<Declaration> style(String element, String attribute, String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        boolean font = element.equals("font");
        return switch (attribute) {
            case "align" -> align(element, word);
            case "valign" -> onlyIf(HEIGHTS.contains(word), "vertical-align", word);
            case "bgcolor" -> onlyIf(isColor(word), "background-color", word);
            case "color" -> onlyIf(font && isColor(word), "color", word);
            case "size" -> onlyIf(font && FONT_SIZES.containsKey(word), "font-size", FONT_SIZES.getOrDefault(word, ""));
            case "nowrap" -> List.of(new Declaration("white-space", "nowrap"));
            case "width" -> element.equals("hr") ? ruleWidth(word) : length(element, attribute, word);
            case "height" -> length(element, attribute, word);
            default -> List.of();
        };
    }

    private static boolean isColor(String word) {
        return COLOR.matcher(word).matches();
    }

    private static List<Declaration> onlyIf(boolean sensible, String property, String value) {
        return sensible ? List.of(new Declaration(property, value)) : List.of();
    }

    /** The length in pixels; 0 for any other value. */
    public static int pixels(String value) {
        if (value.isEmpty()) {
            return 0;
        }
        Matcher length = LENGTH.matcher(value);
        return length.matches() && !"%".equals(length.group(2)) ? Integer.parseInt(length.group(1)) : 0;
    }

    /** The length in percent as a declaration; empty for any other value. */
    public static List<Declaration> percentage(String property, String value) {
        Matcher length = LENGTH.matcher(value);
        return length.matches() && "%".equals(length.group(2))
                ? List.of(new Declaration(property, length.group(1) + "%"))
                : List.of();
    }

    private static List<Declaration> length(String element, String attribute, String value) {
        List<Declaration> percentage = attribute.equals("width") ? percentage(attribute, value) : List.of();
        if (!percentage.isEmpty()) {
            return percentage;
        }
        int pixels = TABLE_PARTS.contains(element) ? pixels(value) : 0;
        return onlyIf(pixels > 0, attribute, pixels + "px");
    }

    /** A rule that is 900 pixels wide would be wider than a phone. */
    private static List<Declaration> ruleWidth(String value) {
        List<Declaration> width = length("hr", "width", value);
        return width.isEmpty() ? width : List.of(width.get(0), new Declaration("max-width", "100%"));
    }

    private static List<Declaration> align(String element, String side) {
        if (!element.equals("img") && !element.equals("table")) {
            return onlyIf(SIDES.contains(side), "text-align", side);
        }
        return switch (side) {
            case "left", "right" -> List.of(new Declaration("float", side));
            case "center", "justify" ->
                List.of(new Declaration("margin-left", "auto"), new Declaration("margin-right", "auto"));
            default -> List.of();
        };
    }
}
