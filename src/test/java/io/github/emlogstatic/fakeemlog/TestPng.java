package io.github.emlogstatic.fakeemlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/** A PNG of one pixel. */
public final class TestPng {

    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /** The length of the chunk IEND. */
    private static final int END = 12;

    private TestPng() {}

    /** A picture with a text in it. Another text makes another file. */
    public static byte[] saying(String text) {
        byte[] chunk = ("tEXtComment\0" + text).getBytes(StandardCharsets.UTF_8);
        CRC32 checksum = new CRC32();
        checksum.update(chunk);
        return ByteBuffer.allocate(PIXEL.length + 4 + chunk.length + 4)
                .put(PIXEL, 0, PIXEL.length - END)
                .putInt(chunk.length - 4)
                .put(chunk)
                .putInt((int) checksum.getValue())
                .put(PIXEL, PIXEL.length - END, END)
                .array();
    }
}
