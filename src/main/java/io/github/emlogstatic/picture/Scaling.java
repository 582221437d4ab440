package io.github.emlogstatic.picture;

import io.github.emlogstatic.files.jpeg.Exif;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Scales a picture down, turns it upright and encodes it.
 *
 * @param bytes the encoded picture
 * @param ending {@code jpg} or {@code png}
 */
record Scaling(byte[] bytes, int width, int height, String ending) {

    private static final float JPEG_QUALITY = 0.75f;

    /**
     * Makes smaller versions, each of the next wider one.
     *
     * @param widths narrowest first; those that are not less than the picture's are left out
     */
    static List<Scaling> of(Picture picture, List<Integer> widths) throws IOException {
        LinkedList<Scaling> scalings = new LinkedList<>();
        BufferedImage now = picture.pixels();
        for (int i = widths.size() - 1; i >= 0; i--) {
            int width = widths.get(i);
            if (width < picture.width()) {
                int height = Math.max(1, Math.round((float) width * picture.height() / picture.width()));
                BufferedImage next = picture.isSideways() ? scaled(now, height, width) : scaled(now, width, height);
                now = scalings.isEmpty() ? picture.inSrgb(next) : next;
                scalings.addFirst(encoded(upright(now, picture.orientation()), picture.kind()));
            }
        }
        return scalings;
    }

    private static Scaling encoded(BufferedImage image, Picture.Kind kind) throws IOException {
        if (image.getColorModel().hasAlpha()) {
            return of(encoded(image, "png"), image, "png");
        }
        byte[] jpeg = encoded(RgbImages.isForScaling(image) ? RgbImages.scaled(image, RgbImages.SRGB) : image, "jpeg");
        if (kind == Picture.Kind.PNG) { // A drawing is smaller and sharper as PNG.
            byte[] png = encoded(image, "png");
            if (png.length < jpeg.length * 1.2) {
                return of(png, image, "png");
            }
        }
        return of(jpeg, image, "jpg");
    }

    private static Scaling of(byte[] bytes, BufferedImage image, String ending) {
        return new Scaling(bytes, image.getWidth(), image.getHeight(), ending);
    }

    /** Halves the picture as often as possible: one large step would leave out pixels. */
    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage now = image;
        while (now.getWidth() >= 2 * width && now.getHeight() >= 2 * height) {
            now = drawn(now, now.getWidth() / 2, now.getHeight() / 2);
        }
        return drawn(now, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage target = new BufferedImage(width, height, image.getType());
        Graphics2D graphics = target.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == Exif.UPRIGHT) {
            return image;
        }
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        boolean sideways = Exif.isSideways(orientation);
        BufferedImage target = new BufferedImage(sideways ? h : w, sideways ? w : h, image.getType());
        Graphics2D graphics = target.createGraphics();
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return target;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            if (format.equals("jpeg")) {
                param.setCompressionQuality(JPEG_QUALITY);
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            } else {
                param.setCompressionQuality(0); // of PNG: take time
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
