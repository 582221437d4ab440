package io.github.emlogstatic.files.jpeg;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The orientation in EXIF, a TIFF without pixels. Only its first directory is read, which tells it. */
public final class Exif {

    /** Upright, which is also what no EXIF means. */
    public static final int UPRIGHT = 1;

    private static final byte[] MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private Exif() {}

    /** Whether the mark stands in front that a JPEG has there, and other files need not. */
    static boolean isMarked(byte[] exif) {
        return Arrays.equals(exif, 0, Math.min(exif.length, MARK.length), MARK, 0, MARK.length);
    }

    /** A number from 1 to 8; 1 if none is told, and 0 if this is no EXIF. */
    public static int orientation(byte[] exif) {
        byte[] tiff = isMarked(exif) ? Arrays.copyOfRange(exif, MARK.length, exif.length) : exif;
        ByteBuffer numbers = ByteBuffer.wrap(tiff);
        if (tiff.length < 8 || tiff[0] != tiff[1] || tiff[0] != 'I' && tiff[0] != 'M') {
            return 0;
        }
        numbers.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = numbers.getInt(4);
        if (directory < 0 || directory > tiff.length - 2) {
            return UPRIGHT;
        }
        int entries = numbers.getShort(directory) & 0xFFFF;
        int at = directory + 2;
        for (int i = 0; i < entries && at <= tiff.length - ENTRY; i++, at += ENTRY) {
            if ((numbers.getShort(at) & 0xFFFF) == TAG
                    && numbers.getShort(at + 2) == SHORT
                    && numbers.getInt(at + 4) == 1) {
                int orientation = numbers.getShort(at + 8);
                return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether a browser turns a picture of that orientation to its side, so that width and height change places. */
    public static boolean isSideways(int orientation) {
        return orientation >= 5;
    }
}
