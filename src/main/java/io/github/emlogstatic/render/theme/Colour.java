package io.github.emlogstatic.render.theme;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A colour of the owner, which must be readable as the colour of links and badges. The contrast is that of WCAG 2. */
final class Colour {

    private static final Pattern HEX = Pattern.compile("#(?:\\p{XDigit}{3}|\\p{XDigit}{6})");

    /** What WCAG asks of text, level AA. */
    private static final double ENOUGH = 4.5;

    private static final int BLACK = 0;
    private static final int WHITE = 0xffffff;

    /**
     * The share of the colour in the colour for dark pages, in percent. The rest is white
     * ({@code partials/accent.peb}).
     */
    private static final int BY_NIGHT = 42;

    private Colour() {}

    static boolean isColour(String text) {
        return HEX.matcher(text).matches();
    }

    /** Refuses a colour that cannot be read on a background of the theme. By day it names a darker one of the same hue. */
    static void requireContrast(String option, String text, Backgrounds backgrounds) throws ThemeException {
        int colour = rgb(text);
        if (!isReadable(colour, backgrounds.day()) && isReadable(BLACK, backgrounds.day())) {
            int darker = colour;
            for (int percent = 95; !isReadable(darker, backgrounds.day()); percent -= 5) {
                darker = mixed(colour, BLACK, percent);
            }
            throw new ThemeException(option + ": " + text + " is too pale for text; take "
                    + String.format(Locale.ROOT, "#%06x", darker) + " or a darker one");
        }
        if (!isReadable(mixed(colour, WHITE, BY_NIGHT), backgrounds.night())
                && isReadable(WHITE, backgrounds.night())) {
            throw new ThemeException(option + ": " + text
                    + " is too dark for text on the theme's dark pages, even mixed with white; take a lighter one");
        }
    }

    private static boolean isReadable(int colour, List<Backgrounds.Ground> grounds) {
        return Backgrounds.lowest(grounds, colour) >= ENOUGH;
    }

    static int rgb(String text) {
        String digits = text.substring(1);
        return Integer.parseInt(digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits, 16);
    }

    /** @param percent of the first colour */
    static int mixed(int one, int other, int percent) {
        return channel(one >> 16, other >> 16, percent) << 16
                | channel(one >> 8, other >> 8, percent) << 8
                | channel(one, other, percent);
    }

    private static int channel(int one, int other, int percent) {
        return ((one & 0xff) * percent + (other & 0xff) * (100 - percent)) / 100;
    }

    static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xff)
                + 0.7152 * linear(colour >> 8 & 0xff)
                + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
