package io.github.emlogstatic.content.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds colours for dark pages. Editors write colours for a white page, black text included. On a dark page, {@code
 * light-dark()} mixes text colours with white, turns black and greys around, and makes backgrounds transparent. Browsers
 * without {@code light-dark()}, and themes without a dark mode, use the original colour.
 */
public final class DarkColors {

    private static final Set<String> PROPERTIES = Set.of("color", "background", "background-color");
    private static final Pattern COLOR =
            Pattern.compile("(?i)(#[0-9a-f]{3,8}|(?:rgb|hsl)a?\\([\\w.,%/\\s]*\\)|[a-z]{3,20})(?![\\w(-])");
    private static final Set<String> NO_COLORS =
            Set.of("inherit", "initial", "unset", "revert", "none", "transparent", "currentcolor", "url");

    private static final Set<String> WHITE = Set.of("white", "#fff", "#ffffff", "rgb(255,255,255)");

    private static final Pattern BORDER = Pattern.compile("border(?:-(?:top|right|bottom|left))?(?:-color)?");
    private static final Pattern BLACK =
            Pattern.compile("(?i)(?<![\\w#(-])(?:black|#000(?:000)?|rgb\\(0, ?0, ?0\\))(?![\\w(-])");

    private DarkColors() {}

    /** The declarations, each followed by its variant for dark pages, so that later ones still override it. */
    public static List<Declaration> added(List<Declaration> style) {
        List<Declaration> added = new ArrayList<>();
        for (Declaration declaration : style) {
            added.add(declaration);
            inTheDark(declaration).ifPresent(added::add);
        }
        return added;
    }

    private static Optional<Declaration> inTheDark(Declaration light) {
        if (BORDER.matcher(light.property()).matches()) {
            return ofBorder(light);
        }
        Matcher start = COLOR.matcher(light.value());
        if (!PROPERTIES.contains(light.property()) || !start.lookingAt()) {
            return Optional.empty();
        }
        String color = start.group();
        if (NO_COLORS.contains(color.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        String important = important(light.value());
        return Optional.of(
                light.property().equals("color")
                        ? new Declaration("color", text(color) + important)
                        : new Declaration("background-color", behind(color) + important));
    }

    /** A black line is drawn in the colour of the text. */
    private static Optional<Declaration> ofBorder(Declaration light) {
        Matcher black = BLACK.matcher(light.value());
        return black.find()
                ? Optional.of(new Declaration(light.property(), black.replaceAll("light-dark($0,currentcolor)")))
                : Optional.empty();
    }

    private static String important(String value) {
        return value.contains("!important") ? "!important" : "";
    }

    private static String text(String color) {
        OptionalInt lightness = Grey.lightness(color);
        if (lightness.isPresent()) {
            return "light-dark(" + color + "," + turned(lightness.getAsInt()) + ")";
        }
        return "light-dark(" + color + ",color-mix(in oklab," + color + ",white 76%))";
    }

    /**
     * A colour of text for dark pages. The usual colours of text (black to #404040) become as bright as the text of the
     * default theme, and paler greys become darker. A light grey stays, because it was written for a dark box.
     */
    private static String turned(int lightness) {
        int part = Math.max(lightness, Math.min(214, 258 - lightness * 2 / 3));
        return "#" + Integer.toHexString(part).repeat(3);
    }

    /**
     * A background for dark pages. White is the page of the editor, so it becomes transparent. Style sheets recognise
     * it by {@code #fff0}.
     */
    private static String behind(String color) {
        if (WHITE.contains(color.toLowerCase(Locale.ROOT).replace(" ", ""))) {
            return "light-dark(" + color + ",#fff0)";
        }
        return "light-dark(" + color + ",color-mix(in srgb," + color + " 10%,transparent))";
    }
}
