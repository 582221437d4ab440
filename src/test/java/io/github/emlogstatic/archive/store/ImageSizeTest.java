package io.github.emlogstatic.archive.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSizeTest {

    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

    @TempDir
    private Path folder;

    @Test
    void aCutImageHasNoSize() throws IOException {
        byte[] png = png(chunk("IDAT", new byte[100]));
        assertThat(sizeOf(Arrays.copyOf(png, png.length - 90))).isEqualTo(new ImageSize(600, 400));
        assertThat(sizeOf(Arrays.copyOf(png, 20))).isEqualTo(ImageSize.UNKNOWN);
        assertThat(sizeOf("\u00FF\u00D8\u00FF\u00C0\0\u0011\b\0\u0010\0".getBytes(ISO_8859_1)))
                .isEqualTo(ImageSize.UNKNOWN);
    }

    @Test
    void packedTextInAnImageIsNotUnpacked() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.write("k\0\0".getBytes(ISO_8859_1));
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            deflater.write(new byte[32 << 20]);
        }
        byte[] bomb = png(chunk("zTXt", packed.toByteArray()), chunk("IEND", new byte[0]));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThat(sizeOf(bomb)).isEqualTo(new ImageSize(600, 400));
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(8 << 20);
    }

    private ImageSize sizeOf(byte[] image) throws IOException {
        return ImageSize.of(Files.write(folder.resolve("image"), image));
    }

    private static byte[] png(byte[]... chunks) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(SIGNATURE);
        png.write(chunk("IHDR", new byte[] {0, 0, 2, 88, 0, 0, 1, (byte) 144, 8, 2, 0, 0, 0}));
        for (byte[] chunk : chunks) {
            png.write(chunk);
        }
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) throws IOException {
        CRC32 check = new CRC32();
        check.update(type.getBytes(ISO_8859_1));
        check.update(data);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(data.length);
        out.writeBytes(type);
        out.write(data);
        out.writeInt((int) check.getValue());
        return bytes.toByteArray();
    }
}
