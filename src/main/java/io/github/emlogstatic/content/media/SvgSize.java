package io.github.emlogstatic.content.media;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a drawing in SVG: its own width and height, else those of its view box. 0 if neither is known.
 *
 * @param width in pixels
 * @param height in pixels
 */
public record SvgSize(int width, int height) {

    private static final int HEAD = 4096;
    private static final Pattern ROOT = Pattern.compile("<(?:\\w++:)?svg\\b[^>]*+>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s(width|height|viewBox)\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)')");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,]+");
    private static final Pattern NUMBER = Pattern.compile("\\d*+(?:\\.\\d++)?+");

    /** Reads the size from the root element; 0 and 0 if it does not tell one. */
    public static SvgSize of(byte[] svg) {
        String head = new String(svg, 0, Math.min(HEAD, svg.length), StandardCharsets.UTF_8);
        Matcher root = ROOT.matcher(head);
        Map<String, String> attributes = root.find() ? attributes(root.group()) : Map.of();
        int width = pixels(attributes.getOrDefault("width", ""));
        int height = pixels(attributes.getOrDefault("height", ""));
        return width > 0 && height > 0 ? new SvgSize(width, height) : viewBox(attributes.getOrDefault("viewBox", ""));
    }

    private static Map<String, String> attributes(String root) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(root);
        while (attribute.find()) {
            String value = attribute.group(2) != null ? attribute.group(2) : attribute.group(3);
            attributes.putIfAbsent(attribute.group(1), value.strip());
        }
        return attributes;
    }

    private static SvgSize viewBox(String box) {
        String[] numbers = SEPARATOR.split(box);
        return numbers.length == 4 ? new SvgSize(pixels(numbers[2]), pixels(numbers[3])) : new SvgSize(0, 0);
    }

    private static int pixels(String length) {
        String number =
                length.endsWith("px") ? length.substring(0, length.length() - 2).strip() : length;
        return !number.isEmpty() && NUMBER.matcher(number).matches()
                ? (int) Math.min(100_000, Math.round(Double.parseDouble(number)))
                : 0;
    }
}
