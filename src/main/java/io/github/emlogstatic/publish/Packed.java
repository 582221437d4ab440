package io.github.emlogstatic.publish;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated bytes from files of others. */
final class Packed {

    /** A megabyte may be a gigabyte once it is unpacked; no text is as long as this. */
    private static final int MOST = 1 << 24;

    private Packed() {}

    /** What they hold, as far as they are whole and not longer than any text. */
    static byte[] unpack(byte[] bytes, int from, int length) {
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
