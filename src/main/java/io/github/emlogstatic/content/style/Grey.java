package io.github.emlogstatic.content.style;

import java.util.IntSummaryStatistics;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Black, white and what is between them. */
final class Grey {

    private static final Map<String, String> NAMES = Map.of(
            "black", "#000000", "dimgray", "#696969", "gray", "#808080", "darkgray", "#a9a9a9", "silver", "#c0c0c0");

    private static final Pattern HEX = Pattern.compile("#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})");
    private static final Pattern RGB = Pattern.compile(
            "rgba?\\(\\s*(\\d{1,3})[\\s,]+(\\d{1,3})[\\s,]+(\\d{1,3})\\s*(?:[,/]\\s*(\\d?\\.?\\d+)\\s*)?\\)");

    /** How far its channels may differ: Feishu's black is #1f2329, GitHub's #24292e. */
    private static final int TINT = 16;

    private Grey() {}

    /** How light a grey is on white, from 0 to 255; empty if the colour is no grey. */
    static OptionalInt lightness(String color) {
        String text =
                color.toLowerCase(Locale.ROOT).replace("grey", "gray").replaceFirst("^#(.)(.)(.)$", "#$1$1$2$2$3$3");
        Matcher hex = HEX.matcher(NAMES.getOrDefault(text, text));
        if (hex.matches()) {
            return ofChannels(hex, 16, 1);
        }
        Matcher rgb = RGB.matcher(text);
        if (rgb.matches()) {
            return ofChannels(rgb, 10, rgb.group(4) == null ? 1 : Double.parseDouble(rgb.group(4)));
        }
        return OptionalInt.empty();
    }

    private static OptionalInt ofChannels(Matcher color, int radix, double opacity) {
        IntSummaryStatistics channels = IntStream.rangeClosed(1, 3)
                .map(group -> Integer.parseInt(color.group(group), radix))
                .summaryStatistics();
        if (channels.getMax() - channels.getMin() > TINT || channels.getMax() > 255 || opacity > 1) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) Math.round(255 - (255 - channels.getAverage()) * opacity));
    }
}
