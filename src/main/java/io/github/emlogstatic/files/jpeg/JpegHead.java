package io.github.emlogstatic.files.jpeg;

import io.github.emlogstatic.files.jpeg.JpegSegments.Segment;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a JPEG tells before its pixels. Libraries that read all of its EXIF take minutes and gigabytes for a file of 2 MB
 * whose directories contain each other.
 *
 * @param width in pixels, before it is turned; 0 if it is not told
 * @param height the same
 * @param orientation as in {@link Exif}
 */
public record JpegHead(int width, int height, int orientation) {

    private static final int EXIF = 0xE1;

    /** Never fails because of the content. */
    public static JpegHead of(InputStream jpeg) throws IOException {
        JpegSegments segments = new JpegSegments(jpeg);
        int width = 0;
        int height = 0;
        int orientation = 0;
        for (Optional<Segment> next = segments.next(); next.isPresent(); next = segments.next()) {
            byte[] content = next.get().content();
            int marker = next.get().marker();
            if (width == 0 && isFrame(marker) && content.length > 4) {
                height = number(content, 1);
                width = number(content, 3);
            } else if (orientation == 0 && marker == EXIF && Exif.isMarked(content)) {
                orientation = Exif.orientation(content);
            }
        }
        return new JpegHead(width, height, orientation == 0 ? Exif.UPRIGHT : orientation);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
