package io.github.emlogstatic.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import io.github.emlogstatic.files.jpeg.Exif;
import io.github.emlogstatic.files.jpeg.JpegHead;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A decoded picture.
 *
 * @param pixels not rotated yet, and of a type that Java scales quickly
 * @param colours what the pixels mean. Those of a profile are converted when the picture is small
 * @param orientation the number that EXIF gives to the picture's orientation, 1 to 8
 * @param kind the kind of the file
 */
record Picture(BufferedImage pixels, ColorSpace colours, int orientation, Kind kind) {

    enum Kind {
        JPEG,
        PNG,
        WEBP
    }

    /** Larger pictures are left alone: a file of some kilobytes may unpack to gigabytes. */
    private static final long MOST_PIXELS = 50_000_000;

    /** Pixels times scans. A photograph has ten scans at most. */
    private static final long MOST_WORK = 20 * MOST_PIXELS;

    private static final int LONGEST_SIDE = 30_000;
    private static final String HEAD_OF_PNG = "\u0089PNG";

    /**
     * Decodes a picture. Wide ones come at half size or less, but at least twice as wide as wanted.
     *
     * @param wanted the width of the largest smaller version
     * @return empty for another kind of file, a moving picture, one that is too large, and one whose colours this program
     *     would change
     */
    static Optional<Picture> decode(byte[] file, int wanted) throws IOException {
        Optional<Kind> kind = kind(file);
        if (kind.isEmpty() || isSpecial(kind.get(), file)) {
            return Optional.empty();
        }
        ImageReader reader = reader(kind.get());
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            long pixels = (long) width * height;
            int scans = kind.get() == Kind.JPEG ? JpegScans.in(file) : 1;
            if (pixels > MOST_PIXELS || pixels * scans > MOST_WORK || Math.max(width, height) > LONGEST_SIDE) {
                return Optional.empty();
            }
            ImageReadParam param = reader.getDefaultReadParam();
            boolean whole = kind.get() == Kind.WEBP;
            int step = PictureMemory.of(width, height, whole, wanted, PictureMemory.MEGABYTES)
                    .step();
            param.setSourceSubsampling(step, step, 0, 0);
            int orientation = kind.get() == Kind.JPEG
                    ? JpegHead.of(new ByteArrayInputStream(file)).orientation()
                    : Exif.UPRIGHT;
            if (kind.get() == Kind.JPEG) {
                colours(reader)
                        .map(colours -> RgbImages.empty(stepped(width, step), stepped(height, step), colours))
                        .ifPresent(param::setDestination);
            }
            return Optional.of(of(reader.read(0, param), orientation, kind.get()));
        } finally {
            reader.dispose();
        }
    }

    /**
     * The colours of a JPEG; empty if it is grey. The reader offers sRGB first, and then a profile that the file has. It
     * would convert row by row, before the picture is small.
     */
    private static Optional<ColorSpace> colours(ImageReader reader) throws IOException {
        List<ColorSpace> offered = new ArrayList<>();
        reader.getImageTypes(0)
                .forEachRemaining(type -> offered.add(type.getColorModel().getColorSpace()));
        return offered.stream()
                .filter(colours -> colours.getNumComponents() == 3 && !colours.isCS_sRGB())
                .findFirst()
                .or(() -> Optional.of(offered.get(0)).filter(colours -> colours.getNumComponents() == 3));
    }

    private static int stepped(int length, int step) {
        return (length + step - 1) / step;
    }

    /** Whether the decoder needs memory for all pixels in any case. */
    static boolean isReadWhole(byte[] file) {
        return kind(file).equals(Optional.of(Kind.WEBP));
    }

    private static ImageReader reader(Kind kind) throws IOException {
        return kind == Kind.WEBP
                ? new WebPImageReaderSpi().createReaderInstance()
                : ImageIO.getImageReadersByFormatName(kind.name()).next();
    }

    private static Optional<Kind> kind(byte[] file) {
        String head = new String(file, 0, Math.min(16, file.length), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of(Kind.JPEG);
        }
        if (head.startsWith(HEAD_OF_PNG)) {
            return Optional.of(Kind.PNG);
        }
        return head.startsWith("RIFF") && head.startsWith("WEBP", 8) ? Optional.of(Kind.WEBP) : Optional.empty();
    }

    /** Whether the picture moves, or has a colour profile that its decoder ignores, or an orientation in another place. */
    private static boolean isSpecial(Kind kind, byte[] file) {
        String start = new String(file, 0, Math.min(4096, file.length), StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case JPEG -> false;
            case PNG -> start.contains("acTL") || start.contains("iCCP") && !start.contains("sRGB");
            case WEBP -> start.startsWith("VP8X", 12) && (file.length < 21 || (file[20] & 0b1010) != 0);
        };
    }

    private static Picture of(BufferedImage image, int orientation, Kind kind) {
        return kind == Kind.JPEG && image.getColorModel().getNumComponents() == 3
                ? new Picture(RgbImages.forScaling(image), image.getColorModel().getColorSpace(), orientation, kind)
                : new Picture(ofInts(image), RgbImages.SRGB, orientation, kind);
    }

    private static BufferedImage ofInts(BufferedImage image) {
        int type = image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        BufferedImage ints = new BufferedImage(image.getWidth(), image.getHeight(), type);
        Graphics2D graphics = ints.createGraphics();
        graphics.drawImage(image, 0, 0, null); // Grey must not be converted: Java takes it for linear.
        graphics.dispose();
        return ints;
    }

    /** Returns the pixels, or a smaller version of them, in the colours of a screen. */
    BufferedImage inSrgb(BufferedImage ofMine) {
        return colours instanceof ICC_ColorSpace other && !other.isCS_sRGB()
                ? Profiles.inSrgb(ofMine, other.getProfile())
                : ofMine;
    }

    boolean isSideways() {
        return Exif.isSideways(orientation);
    }

    /** The width as a browser shows it. */
    int width() {
        return isSideways() ? pixels.getHeight() : pixels.getWidth();
    }

    int height() {
        return isSideways() ? pixels.getWidth() : pixels.getHeight();
    }
}
