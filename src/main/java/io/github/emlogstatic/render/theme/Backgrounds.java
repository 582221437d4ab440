package io.github.emlogstatic.render.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The backgrounds of text in the accent colour, by day and by night: those of pages ({@code --bg}) and of boxes
 * ({@code --soft}), from {@code styles/colours.css} of the theme. Empty if the style sheet of a theme has no such names.
 */
record Backgrounds(List<Ground> day, List<Ground> night) {

    private static final Pattern RULE = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern DARK = Pattern.compile("color-scheme:\\s*dark");
    private static final Pattern GROUND =
            Pattern.compile("--(bg|soft):\\s*(#(?:\\p{XDigit}{6}|\\p{XDigit}{3}))(?!\\p{XDigit})");

    /** The share of the accent colour in the background of badges, in percent: {@code --tint} of the style sheet. */
    private static final int TINT = 9;

    /** @param page whether badges stand on it */
    record Ground(int colour, boolean page) {

        /** The contrast of text in that colour, in a badge if that is less. */
        double contrast(int text) {
            double plain = Colour.contrast(text, colour);
            return page ? Math.min(plain, Colour.contrast(text, Colour.mixed(text, colour, TINT))) : plain;
        }
    }

    static Backgrounds of(String css) {
        Backgrounds found = new Backgrounds(new ArrayList<>(), new ArrayList<>());
        for (Matcher rule = RULE.matcher(css); rule.find(); ) {
            List<Ground> scheme = DARK.matcher(rule.group(1)).find() ? found.night : found.day;
            for (MatchResult ground : GROUND.matcher(rule.group(1)).results().toList()) {
                scheme.add(
                        new Ground(Colour.rgb(ground.group(2)), ground.group(1).equals("bg")));
            }
        }
        return found;
    }

    static double lowest(List<Ground> grounds, int text) {
        return grounds.stream()
                .mapToDouble(ground -> ground.contrast(text))
                .min()
                .orElse(Double.MAX_VALUE);
    }
}
