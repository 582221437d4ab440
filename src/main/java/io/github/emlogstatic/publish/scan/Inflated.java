package io.github.emlogstatic.publish.scan;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses deflated bytes from files that are not ours. */
final class Inflated {

    /** A megabyte may decompress to a gigabyte. No text is as long as this limit. */
    private static final int MOST = 1 << 24;

    private Inflated() {}

    /** The decompressed bytes, up to the limit or the first damaged byte. */
    static byte[] inflate(byte[] bytes, int from, int length) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, length);
            byte[] out = new byte[(int) Math.min(MOST, 4096 + 4L * length)];
            int end = 0;
            while (!inflater.finished()) {
                int read = inflater.inflate(out, end, out.length - end);
                end += read;
                if (read == 0 && end < out.length || end == MOST) {
                    break;
                }
                out = end == out.length ? Arrays.copyOf(out, Math.min(MOST, 2 * end)) : out;
            }
            return Arrays.copyOf(out, end);
        } catch (DataFormatException e) {
            return new byte[0];
        } finally {
            inflater.end();
        }
    }
}
