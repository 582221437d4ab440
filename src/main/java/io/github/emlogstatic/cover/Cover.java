package io.github.emlogstatic.cover;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.Set;

/**
 * A picture with the title of an article on its category's colour.
 *
 * @param category its name, or empty
 * @param site the site's name
 * @param colour red, green and blue
 */
public record Cover(String title, String category, String site, int colour) {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 630;
    private static final int MARGIN = 100;
    private static final int ROOM = WIDTH - 2 * MARGIN;

    private static final double SMALL = 32;
    private static final double CATEGORY_LINE = 128;
    private static final double SITE_LINE = 545;

    /** The height at which the middle of the title stands. */
    private static final double MIDDLE = 322;

    private static final double LINE_HEIGHT = 1.32;

    /** From the middle of a line to its base line. */
    private static final double DROP = 0.36;

    /** Sizes of a title, with the most lines of each. */
    private static final List<Size> SIZES = List.of(new Size(84, 2), new Size(72, 3), new Size(60, 4));

    private record Size(double size, int lines) {}

    /** Steps from the ground to the colour of the text, and from the plain colour to that of the inner circle. */
    private static final int STEPS = 16;

    /** How much white there is in the circles, in 255ths, as in the style sheet. */
    private static final int OUTER = 17;

    private static final int INNER = 48;

    private static final byte[] GROUND = ground();

    /** The characters that the face lacks. */
    public Set<String> missing(Face face) {
        return face.missing(title + category + site);
    }

    private static byte[] ground() {
        BufferedImage ground = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        fill(ground, circle(770), OUTER);
        fill(ground, circle(495), INNER);
        return pixels(ground);
    }

    private static Shape circle(double radius) {
        return new Ellipse2D.Double(WIDTH * 0.85 - radius, HEIGHT * 1.1 - radius, 2 * radius, 2 * radius);
    }

    /** Draws the picture. */
    public byte[] png(Face face) {
        BufferedImage text = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        write(text, face);
        byte[] pixels = pixels(text);
        for (int i = 0; i < pixels.length; i++) {
            int ground = GROUND[i] * (STEPS - 1) / INNER;
            pixels[i] = (byte) (ground * STEPS + (pixels[i] & 0xFF) * (STEPS - 1) / 255);
        }
        return PalettePng.of(WIDTH, pixels, palette());
    }

    private void write(BufferedImage text, Face face) {
        TitleLines small = new TitleLines(line -> face.width(line, SMALL));
        fill(text, face.outline(small.one(face.drawable(category), ROOM), MARGIN, CATEGORY_LINE, SMALL), 0xD0);
        fill(text, face.outline(small.one(face.drawable(site), ROOM), MARGIN, SITE_LINE, SMALL), 0xD0);
        Size fitting =
                SIZES.stream().filter(size -> fits(size, face)).findFirst().orElse(SIZES.get(SIZES.size() - 1));
        List<String> lines = lines(fitting, fitting.lines, face);
        double top = MIDDLE - (lines.size() - 1) * fitting.size * LINE_HEIGHT / 2;
        for (int i = 0; i < lines.size(); i++) {
            double baseLine = top + (i * LINE_HEIGHT + DROP) * fitting.size;
            fill(text, face.outline(lines.get(i), MARGIN, baseLine, fitting.size), 0xFF);
        }
    }

    private boolean fits(Size size, Face face) {
        return lines(size, size.lines + 1, face).size() <= size.lines;
    }

    private List<String> lines(Size size, int most, Face face) {
        return new TitleLines(line -> face.width(line, size.size)).of(face.drawable(title), ROOM, most);
    }

    private static void fill(BufferedImage image, Shape shape, int value) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(value, value, value));
        graphics.fill(shape);
        graphics.dispose();
    }

    private static byte[] pixels(BufferedImage grey) {
        return ((DataBufferByte) grey.getRaster().getDataBuffer()).getData();
    }

    private int[] palette() {
        int[] colours = new int[STEPS * STEPS];
        for (int whiter = 0; whiter < STEPS; whiter++) {
            int ground = mixed(colour, INNER / 255.0 * whiter / (STEPS - 1));
            for (int shade = 0; shade < STEPS; shade++) {
                colours[whiter * STEPS + shade] = mixed(ground, (double) shade / (STEPS - 1));
            }
        }
        return colours;
    }

    private static int mixed(int colour, double white) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int part = colour >> shift & 0xFF;
            mixed |= part + (int) Math.round((255 - part) * white) << shift;
        }
        return mixed;
    }
}
