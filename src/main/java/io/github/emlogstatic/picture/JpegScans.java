package io.github.emlogstatic.picture;

/**
 * Counts the scans of a JPEG. A decoder goes over all pixels in each, and a scan may have as few as a hundred bytes: a file
 * of 200 KB with a thousand of them takes minutes.
 */
final class JpegScans {

    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;

    private JpegScans() {}

    /** Passes over whatever is no marker, as decoders do, and over a first part that has tables alone. */
    static int in(byte[] jpeg) {
        int scans = 0;
        int at = 2;
        while (at + 3 < jpeg.length) {
            int marker = (jpeg[at] & 0xFF) == 0xFF ? jpeg[at + 1] & 0xFF : 0;
            if (marker == END && scans > 0) {
                return scans;
            }
            scans += marker == SCAN ? 1 : 0;
            at += hasLength(marker) ? 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF) : 1;
        }
        return scans;
    }

    private static boolean hasLength(int marker) {
        boolean isAlone = marker >= 0xD0 && marker <= END; // restarts, start and end
        return marker > 1 && marker != 0xFF && !isAlone;
    }
}
