package io.github.emlogstatic.archive.store;

import static io.github.emlogstatic.LinearTime.inLinearTime;
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
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSizeTest {

    private static final byte[] SIGNATURE = "\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1);

    private static final String SIZE = "ffc00011 08 0190 0258 03 012200 021101 031101";
    private static final String MARK = "457869660000";
    private static final String SIDEWAYS = "49492a00 08000000 0100 1201 0300 01000000 06000000";
    private static final String SIDEWAYS_OF_MOTOROLA = "4d4d002a 00000008 0001 0112 0003 00000001 00060000";

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

    @Test
    void theHeaderOfEachKindTellsTheSize() throws IOException {
        ImageSize size = new ImageSize(600, 400);
        assertThat(sizeOf(hex("474946383961 5802 9001"))).isEqualTo(size);
        assertThat(sizeOf(hex("424d 00000000 00000000 00000000 0c000000 5802 9001")))
                .isEqualTo(size);
        assertThat(sizeOf(hex("424d 00000000 00000000 00000000 10000000 58020000 90010000")))
                .as("OS/2 2")
                .isEqualTo(size);
        assertThat(sizeOf(hex("424d 00000000 00000000 00000000 28000000 58020000 70feffff")))
                .isEqualTo(size);
        assertThat(sizeOf(webp("VP8 ", "000000 9d012a 5802 9001"))).isEqualTo(size);
        assertThat(sizeOf(webp("VP8L", "2f 57c26300"))).isEqualTo(size);
        assertThat(sizeOf(webp("VP8X", "00000000 570200 8f0100"))).isEqualTo(size);
        assertThat(sizeOf(jpeg(SIZE))).isEqualTo(size);
        assertThat(sizeOf("BM is a text that says something of BMW".getBytes(ISO_8859_1)))
                .isEqualTo(ImageSize.UNKNOWN);
    }

    @Test
    void anImageOnItsSideIsTurned() throws IOException {
        ImageSize turned = new ImageSize(400, 600);
        assertThat(sizeOf(jpeg(exif(SIDEWAYS), SIZE))).isEqualTo(turned);
        assertThat(sizeOf(jpeg(exif(SIDEWAYS_OF_MOTOROLA), SIZE))).isEqualTo(turned);
        assertThat(sizeOf(jpeg("ffe10004" + "0102", exif(SIDEWAYS), exif("00"), SIZE)))
                .isEqualTo(turned);
        String pixels = "414c5048 03000000 01020300";
        assertThat(sizeOf(webp("VP8X", "08000000 570200 8f0100" + pixels + "45584946 1a000000" + SIDEWAYS)))
                .isEqualTo(turned);
        assertThat(sizeOf(webp("VP8X", "08000000 570200 8f0100" + "45584946 20000000" + MARK + SIDEWAYS)))
                .isEqualTo(turned);
        assertThat(sizeOf(jpeg(exif("49492a"), exif("00".repeat(8)), exif(SIDEWAYS), SIZE)))
                .as("what is no EXIF stands in front")
                .isEqualTo(turned);
        assertThat(sizeOf(jpeg(exif(SIDEWAYS.replace("01000000", "02000000")), SIZE)))
                .as("an orientation is one number")
                .isEqualTo(new ImageSize(600, 400));
        assertThat(sizeOf(webp("VP8X", "08000000 570200 8f0100" + pixels + "45584946")))
                .isEqualTo(new ImageSize(600, 400));
    }

    /** Each entry leads to another directory, which begins within this one. */
    @Test
    void directoriesThatContainEachOtherAreNotFollowed() throws IOException {
        StringBuilder tiff = new StringBuilder("49492a00 08000000 8813");
        for (int i = 0; i < 5000; i++) {
            tiff.append("6987 0400 01000000 %02x%02x0000".formatted(10 + i & 0xFF, 10 + i >> 8));
        }
        byte[] image = jpeg(exif(tiff.toString()).repeat(32), SIZE);

        inLinearTime(() -> assertThat(sizeOf(image)).isEqualTo(new ImageSize(600, 400)));
    }

    private static String exif(String tiff) {
        byte[] bytes = hex(MARK + tiff);
        return "ffe1%04x".formatted(bytes.length + 2) + HexFormat.of().formatHex(bytes);
    }

    private static byte[] jpeg(String... segments) {
        return hex("ffd8" + String.join("", segments) + "ffd9");
    }

    private static byte[] webp(String kind, String chunk) {
        byte[] bytes = (kind + "----").getBytes(ISO_8859_1);
        return hex("52494646 00000000 57454250" + HexFormat.of().formatHex(bytes) + chunk);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
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
