package io.github.emlogstatic.files.jpeg;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The segments of a JPEG that stand before its pixels: EXIF, other notes, and the head of the picture. */
public final class JpegSegments {

    private static final int START = 0xFFD8;
    private static final int SCAN = 0xDA;
    private static final int END = 0xD9;

    private final DataInputStream in;
    private boolean begun;

    /** @param jpeg read from its first byte on, and no further than asked for */
    public JpegSegments(InputStream jpeg) {
        this.in = new DataInputStream(jpeg);
    }

    /** @param content what follows the length */
    public record Segment(int marker, byte[] content) {}

    /** The next segment; empty before the first scan, and at the end of what is cut or no JPEG. */
    public Optional<Segment> next() throws IOException {
        try {
            if (!begun && in.readUnsignedShort() != START) {
                return Optional.empty();
            }
            begun = true;
            int marker = marker();
            return marker == SCAN || marker == END
                    ? Optional.empty()
                    : Optional.of(new Segment(marker, in.readNBytes(Math.max(0, in.readUnsignedShort() - 2))));
        } catch (EOFException e) {
            return Optional.empty();
        }
    }

    /** The next marker, after whatever stands in front of it. */
    private int marker() throws IOException {
        int before = in.readUnsignedByte();
        int marker = in.readUnsignedByte();
        while (before != 0xFF || marker == 0xFF || marker <= 1 || marker >= 0xD0 && marker <= 0xD8) {
            before = marker;
            marker = in.readUnsignedByte();
        }
        return marker;
    }
}
