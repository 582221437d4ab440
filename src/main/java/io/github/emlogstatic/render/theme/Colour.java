package io.github.emlogstatic.render.theme;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour of the owner, which must be readable as the colour of links. The contrast is that of WCAG 2. */
final class Colour {

    private static final Pattern HEX = Pattern.compile("#(?:\\p{XDigit}{3}|\\p{XDigit}{6})");

    /** What WCAG asks of text, level AA. */
    private static final double ENOUGH = 4.5;

    /**
     * The background of the default theme. The dark one needs no check: the style sheet mixes the colour with white
     * there.
     */
    private static final int LIGHT = 0xfdfdfc;

    private Colour() {}

    static boolean isColour(String text) {
        return HEX.matcher(text).matches();
    }

    /** Refuses a colour that is too pale on the light background, and names a darker one of the same hue. */
    static void requireContrast(String option, String text) throws ThemeException {
        int colour = rgb(text);
        if (contrast(colour, LIGHT) >= ENOUGH) {
            return;
        }
        int darker = colour;
        for (int percent = 95; contrast(darker, LIGHT) < ENOUGH; percent -= 5) {
            darker = scaled(colour, percent);
        }
        throw new ThemeException(option + ": " + text + " is too pale for text; take "
                + String.format(Locale.ROOT, "#%06x", darker) + " or a darker one");
    }

    private static int rgb(String text) {
        String digits = text.substring(1);
        return Integer.parseInt(digits.length() == 3 ? digits.replaceAll("(.)", "$1$1") : digits, 16);
    }

    private static int scaled(int colour, int percent) {
        return (colour >> 16) * percent / 100 << 16
                | (colour >> 8 & 0xff) * percent / 100 << 8
                | (colour & 0xff) * percent / 100;
    }

    static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 0xff) + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int channel) {
        double part = channel / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
