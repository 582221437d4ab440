package io.github.emlogstatic.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The orientation in EXIF, a TIFF without pixels. Only its first directory is read, which tells it. */
public final class Exif {

    /** Upright, which is also what no EXIF means. */
    public static final int UPRIGHT = 1;

    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;

    private Exif() {}

    /** A number from 1 to 8; 1 for what is damaged, too. */
    public static int orientation(byte[] tiff) {
        ByteBuffer numbers = ByteBuffer.wrap(tiff);
        if (tiff.length < 8 || tiff[0] != tiff[1] || tiff[0] != 'I' && tiff[0] != 'M') {
            return UPRIGHT;
        }
        numbers.order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = numbers.getInt(4);
        if (directory < 0 || directory > tiff.length - 2) {
            return UPRIGHT;
        }
        int entries = numbers.getShort(directory) & 0xFFFF;
        int at = directory + 2;
        for (int i = 0; i < entries && at <= tiff.length - ENTRY; i++, at += ENTRY) {
            if ((numbers.getShort(at) & 0xFFFF) == TAG && numbers.getShort(at + 2) == SHORT) {
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
