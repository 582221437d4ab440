package io.github.emlogstatic.content.media;

import java.nio.charset.StandardCharsets;
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
    private static final String NUMBER = "\\s*([0-9]*\\.?[0-9]+)";
    private static final Pattern ROOT = Pattern.compile("<(?:\\w+:)?svg\\b[^>]*>");
    private static final Pattern WIDTH = Pattern.compile("\\swidth\\s*=\\s*[\"']" + NUMBER + "(?:px)?\\s*[\"']");
    private static final Pattern HEIGHT = Pattern.compile("\\sheight\\s*=\\s*[\"']" + NUMBER + "(?:px)?\\s*[\"']");
    private static final Pattern VIEW_BOX = Pattern.compile(
            "\\sviewBox\\s*=\\s*[\"']\\s*[-.\\w]+[\\s,]+[-.\\w]+[\\s,]*" + NUMBER + "[\\s,]+" + NUMBER + "\\s*[\"']");

    /** Reads the size from the root element; 0 and 0 if it does not tell one. */
    public static SvgSize of(byte[] svg) {
        String head = new String(svg, 0, Math.min(HEAD, svg.length), StandardCharsets.UTF_8);
        Matcher root = ROOT.matcher(head);
        if (!root.find()) {
            return new SvgSize(0, 0);
        }
        int width = number(WIDTH.matcher(root.group()), 1);
        int height = number(HEIGHT.matcher(root.group()), 1);
        Matcher box = VIEW_BOX.matcher(root.group());
        boolean known = width > 0 && height > 0;
        return known || !box.find()
                ? new SvgSize(known ? width : 0, known ? height : 0)
                : new SvgSize(round(box.group(1)), round(box.group(2)));
    }

    private static int number(Matcher matcher, int group) {
        return matcher.find() ? round(matcher.group(group)) : 0;
    }

    private static int round(String number) {
        return (int) Math.min(100_000, Math.round(Double.parseDouble(number)));
    }
}
