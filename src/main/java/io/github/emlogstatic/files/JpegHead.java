package io.github.emlogstatic.files;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a JPEG tells before its pixels. Libraries that read all of its EXIF take minutes and gigabytes for a file of 2 MB
 * whose directories contain each other.
 *
 * @param width in pixels, before it is turned; 0 if it is not told
 * @param height the same
 * @param orientation as in {@link Exif}
 */
public record JpegHead(int width, int height, int orientation) {

    private static final int START = 0xFFD8;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int EXIF = 0xE1;
    private static final byte[] EXIF_MARK = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /** Reads up to the first scan, the end of the file, or what is no JPEG. */
    public static JpegHead of(InputStream jpeg) throws IOException {
        DataInputStream in = new DataInputStream(jpeg);
        JpegHead head = new JpegHead(0, 0, 0);
        try {
            int marker = in.readUnsignedShort() == START ? marker(in) : END;
            while (marker != SCAN && marker != END) {
                byte[] segment = in.readNBytes(Math.max(0, in.readUnsignedShort() - 2));
                head = isFrame(marker) ? head.sized(segment) : marker == EXIF ? head.turned(segment) : head;
                marker = marker(in);
            }
        } catch (EOFException e) {
            // It is cut. What came before may tell enough.
        }
        return head.orientation == 0 ? new JpegHead(head.width, head.height, Exif.UPRIGHT) : head;
    }

    /** The next marker, after whatever stands in front of it. */
    private static int marker(DataInputStream in) throws IOException {
        int before = in.readUnsignedByte();
        int marker = in.readUnsignedByte();
        while (before != 0xFF || marker == 0xFF || marker <= 1 || marker >= 0xD0 && marker <= 0xD8) {
            before = marker;
            marker = in.readUnsignedByte();
        }
        return marker;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private JpegHead sized(byte[] frame) {
        return frame.length < 5 || width > 0 ? this : new JpegHead(number(frame, 3), number(frame, 1), orientation);
    }

    /** The first EXIF counts. */
    private JpegHead turned(byte[] segment) {
        boolean first = orientation == 0
                && segment.length > EXIF_MARK.length
                && Arrays.equals(segment, 0, EXIF_MARK.length, EXIF_MARK, 0, EXIF_MARK.length);
        return first
                ? new JpegHead(
                        width, height, Exif.orientation(Arrays.copyOfRange(segment, EXIF_MARK.length, segment.length)))
                : this;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
