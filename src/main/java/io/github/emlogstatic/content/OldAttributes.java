package io.github.emlogstatic.content;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes by which editors laid out text before style sheets, as declarations of style. */
final class OldAttributes {

    private static final Pattern LENGTH = Pattern.compile("\\s*(\\d{1,5})(?:\\.\\d*)?\\s*(px|%)?\\s*");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{3,8}|[a-zA-Z]{3,20}");
    private static final Map<String, String> FONT_SIZES =
            Map.of("1", "x-small", "2", "small", "4", "large", "5", "x-large", "6", "xx-large", "7", "xx-large");
    private static final Set<String> TABLE_PARTS = Set.of("table", "td", "th", "col", "colgroup", "tr", "hr");
    private static final Set<String> SIDES = Set.of("left", "right", "center", "justify");
    private static final Set<String> HEIGHTS = Set.of("top", "middle", "bottom", "baseline");

    private OldAttributes() {}

    /** The declaration that means the same, or empty. */
    static String style(String element, String attribute, String value) {
        String word = value.strip().toLowerCase(Locale.ROOT);
        return switch (attribute) {
            case "align" -> align(element, word);
            case "valign" -> HEIGHTS.contains(word) ? "vertical-align:" + word : "";
            case "bgcolor" -> COLOR.matcher(word).matches() ? "background-color:" + word : "";
            case "color" -> element.equals("font") && COLOR.matcher(word).matches() ? "color:" + word : "";
            case "size" -> element.equals("font") ? declaration("font-size", FONT_SIZES.getOrDefault(word, "")) : "";
            case "nowrap" -> "white-space:nowrap";
            case "width", "height" -> length(element, attribute, word);
            default -> "";
        };
    }

    /** A length in pixels, or 0. */
    static int pixels(String value) {
        Matcher length = LENGTH.matcher(value);
        return length.matches() && !"%".equals(length.group(2)) ? Integer.parseInt(length.group(1)) : 0;
    }

    /** A length in percent as a declaration, or empty. */
    static String percentage(String property, String value) {
        Matcher length = LENGTH.matcher(value);
        return length.matches() && "%".equals(length.group(2)) ? property + ":" + length.group(1) + "%" : "";
    }

    private static String length(String element, String attribute, String value) {
        if (attribute.equals("width")) {
            String percentage = percentage(attribute, value);
            if (!percentage.isEmpty()) {
                return percentage;
            }
        }
        int pixels = TABLE_PARTS.contains(element) ? pixels(value) : 0;
        return pixels == 0 ? "" : attribute + ":" + pixels + "px";
    }

    private static String align(String element, String side) {
        if (!SIDES.contains(side)) {
            return "";
        }
        if (!element.equals("img") && !element.equals("table")) {
            return "text-align:" + side;
        }
        return side.equals("left") || side.equals("right") ? "float:" + side : "margin-left:auto;margin-right:auto";
    }

    private static String declaration(String property, String value) {
        return value.isEmpty() ? "" : property + ":" + value;
    }
}
