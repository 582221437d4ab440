package io.github.emlogstatic.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colours of a style where the page is dark. Editors write them out for a white page, black text included, so in the
 * dark text is mixed with white, and what is behind it shows through. Browsers that know no {@code light-dark()}, and
 * themes that are never dark, keep the colour as it was.
 */
final class DarkColors {

    private static final Pattern COLOR = Pattern.compile("(?i)(?:^|;)(color|background(?:-color)?):"
            + "(#[0-9a-f]{3,8}|(?:rgb|hsl)a?\\([\\w.,%/\\s]*\\)|[a-z]{3,20})(?![\\w(-])([^;]*)");
    private static final Set<String> NO_COLORS =
            Set.of("inherit", "initial", "unset", "revert", "none", "transparent", "currentcolor", "url");

    private DarkColors() {}

    /** The declarations, and after them what they mean in the dark. */
    static String added(String style) {
        StringBuilder added = new StringBuilder(style);
        Matcher matcher = COLOR.matcher(style);
        while (matcher.find()) {
            String color = matcher.group(2);
            if (!NO_COLORS.contains(color.toLowerCase(Locale.ROOT))) {
                boolean text = matcher.group(1).equalsIgnoreCase("color");
                added.append(';').append(text ? text(color) : behind(color));
                added.append(matcher.group(3).contains("!important") ? "!important" : "");
            }
        }
        return added.toString();
    }

    private static String text(String color) {
        return "color:light-dark(" + color + ",color-mix(in oklab," + color + ",white 76%))";
    }

    private static String behind(String color) {
        return "background-color:light-dark(" + color + ",color-mix(in srgb," + color + " 10%,transparent))";
    }
}
