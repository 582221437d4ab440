package io.github.emlogstatic.archive.store;

import io.github.emlogstatic.files.jpeg.Exif;
import io.github.emlogstatic.files.jpeg.JpegHead;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * The size of an image as a browser shows it, that is, rotated by its EXIF orientation. Read from the header, without a
 * library: a hostile image of 2 MB makes those take minutes and all memory.
 *
 * @param width in pixels; 0 if the file is no image of a known kind
 * @param height in pixels; 0 in the same case
 */
record ImageSize(int width, int height) {

    static final ImageSize UNKNOWN = new ImageSize(0, 0);

    /** Holds the size of every image but a JPEG. */
    private static final int HEADER = 30;

    /** The lengths that the second header of a BMP may have. The first of them is of the first OS/2. */
    private static final Set<Integer> OF_BMP = Set.of(12, 16, 40, 52, 56, 64, 108, 124);

    private static final int OF_OS2 = 12;

    /** The bit of a WebP's header that tells of EXIF. */
    private static final int WEBP_HAS_EXIF = 8;

    /** EXIF is shorter, and tells the orientation at its start. */
    private static final int LONGEST_EXIF = 1 << 16;

    /** Never fails because of the content: a damaged image has an unknown size. */
    static ImageSize of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(HEADER);
            ByteBuffer header = ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(HEADER), HEADER));
            String start = new String(header.array(), StandardCharsets.ISO_8859_1);
            if (start.startsWith("\u00FF\u00D8")) {
                in.reset();
                JpegHead jpeg = JpegHead.of(in);
                return shown(jpeg.width(), jpeg.height(), jpeg.orientation());
            }
            if (start.startsWith("\u0089PNG")) {
                return shown(header.getInt(16), header.getInt(20), Exif.UPRIGHT);
            }
            header.order(ByteOrder.LITTLE_ENDIAN);
            if (start.startsWith("GIF8")) {
                return shown(header.getShort(6) & 0xFFFF, header.getShort(8) & 0xFFFF, Exif.UPRIGHT);
            }
            if (start.startsWith("BM") && OF_BMP.contains(header.getInt(14))) {
                return ofBmp(header);
            }
            return start.startsWith("RIFF") && start.startsWith("WEBP", 8) ? ofWebp(start, header, in) : UNKNOWN;
        }
    }

    private static ImageSize shown(int width, int height, int orientation) {
        if (width <= 0 || height <= 0) {
            return UNKNOWN;
        }
        return Exif.isSideways(orientation) ? new ImageSize(height, width) : new ImageSize(width, height);
    }

    /** A negative height means that the rows come from above. */
    private static ImageSize ofBmp(ByteBuffer header) {
        return header.getInt(14) == OF_OS2
                ? shown(header.getShort(18) & 0xFFFF, header.getShort(20) & 0xFFFF, Exif.UPRIGHT)
                : shown(header.getInt(18), Math.abs(header.getInt(22)), Exif.UPRIGHT);
    }

    /** Lossy, lossless, or extended: only the last may have EXIF, after its pixels. */
    private static ImageSize ofWebp(String start, ByteBuffer header, InputStream after) throws IOException {
        return switch (start.substring(12, 16)) {
            case "VP8 " -> shown(header.getShort(26) & 0x3FFF, header.getShort(28) & 0x3FFF, Exif.UPRIGHT);
            case "VP8L" ->
                shown(1 + (header.getInt(21) & 0x3FFF), 1 + (header.getInt(21) >> 14 & 0x3FFF), Exif.UPRIGHT);
            case "VP8X" -> {
                boolean hasExif = (header.get(20) & WEBP_HAS_EXIF) != 0;
                int orientation = hasExif ? orientationOfWebp(after) : Exif.UPRIGHT;
                yield shown(1 + (header.getInt(24) & 0xFFFFFF), 1 + (header.getInt(26) >>> 8), orientation);
            }
            default -> UNKNOWN;
        };
    }

    /** Each chunk has a name, a length and an even number of bytes. */
    private static int orientationOfWebp(InputStream chunks) throws IOException {
        try {
            while (true) {
                ByteBuffer chunk = ByteBuffer.wrap(chunks.readNBytes(8)).order(ByteOrder.LITTLE_ENDIAN);
                if (chunk.limit() < 8) {
                    return Exif.UPRIGHT;
                }
                long length = chunk.getInt(4) & 0xFFFFFFFFL;
                if (new String(chunk.array(), 0, 4, StandardCharsets.ISO_8859_1).equals("EXIF")) {
                    return Exif.orientation(chunks.readNBytes((int) Math.min(length, LONGEST_EXIF)));
                }
                chunks.skipNBytes(length + length % 2);
            }
        } catch (EOFException e) {
            return Exif.UPRIGHT; // it is cut
        }
    }
}
