package io.github.emlogstatic.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;

/**
 * Images of three bytes a pixel, in the two orders of bytes for which Java is fast. Its JPEG reader and writer copy
 * whole rows if red is the first byte; otherwise each sample costs several calls. Scaling is fast if blue is the first
 * byte. Scaling treats all three bytes alike, so it is given the same bytes as an image whose first byte is blue.
 */
final class RgbImages {

    private static final int[] RED_FIRST = {0, 1, 2};
    private static final int[] BLUE_FIRST = {2, 1, 0};
    static final ColorSpace SRGB = ColorSpace.getInstance(ColorSpace.CS_sRGB);

    private RgbImages() {}

    /** An empty picture for the JPEG reader. */
    static BufferedImage empty(int width, int height, ColorSpace colours) {
        return image(new DataBufferByte(3 * width * height), width, height, RED_FIRST, colours);
    }

    /** The same bytes as an image whose first byte is blue. */
    static BufferedImage forScaling(BufferedImage picture) {
        return renamed(picture, BLUE_FIRST, SRGB);
    }

    static boolean isForScaling(BufferedImage picture) {
        return picture.getType() == BufferedImage.TYPE_3BYTE_BGR;
    }

    /** The same bytes as an image whose first byte is red, which is right. */
    static BufferedImage scaled(BufferedImage picture, ColorSpace colours) {
        return renamed(picture, RED_FIRST, colours);
    }

    private static BufferedImage renamed(BufferedImage picture, int[] order, ColorSpace colours) {
        return image(picture.getRaster().getDataBuffer(), picture.getWidth(), picture.getHeight(), order, colours);
    }

    private static BufferedImage image(DataBuffer bytes, int width, int height, int[] order, ColorSpace colours) {
        ColorModel model = new ComponentColorModel(colours, false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(
                model, Raster.createInterleavedRaster(bytes, width, height, 3 * width, 3, order, null), false, null);
    }
}
