package io.github.emlogstatic.cover;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.io.function.IOConsumer;

/**
 * Writes a PNG of 256 colours. Java's own writer tries five filters on each row, none of which suits a palette: it takes
 * three times as long.
 */
final class PalettePng {

    private static final byte[] HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream file = new DataOutputStream(bytes);

    private PalettePng() {}

    /**
     * @param pixels numbers of colours, row by row
     * @param colours red, green and blue of each
     */
    static byte[] of(int width, byte[] pixels, int[] colours) {
        PalettePng png = new PalettePng();
        try {
            png.file.write(HEAD);
            png.chunk("IHDR", out -> head(width, pixels.length / width, out));
            png.chunk("PLTE", out -> palette(colours, out));
            png.chunk("IDAT", out -> rows(width, pixels, out));
            png.chunk("IEND", out -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.bytes.toByteArray();
    }

    private void chunk(String type, IOConsumer<DataOutputStream> content) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
        content.accept(new DataOutputStream(chunk));
        CRC32 checksum = new CRC32();
        checksum.update(chunk.toByteArray());
        file.writeInt(chunk.size() - type.length());
        chunk.writeTo(file);
        file.writeInt((int) checksum.getValue());
    }

    private static void head(int width, int height, DataOutputStream out) throws IOException {
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {8, 3, 0, 0, 0}); // 8 bits a pixel, a palette
    }

    private static void palette(int[] colours, DataOutputStream out) throws IOException {
        for (int colour : colours) {
            out.write(new byte[] {(byte) (colour >> 16), (byte) (colour >> 8), (byte) colour});
        }
    }

    private static void rows(int width, byte[] pixels, DataOutputStream out) throws IOException {
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out, deflater)) {
            for (int row = 0; row < pixels.length; row += width) {
                packed.write(0); // no filter
                packed.write(pixels, row, width);
            }
        } finally {
            deflater.end();
        }
    }
}
