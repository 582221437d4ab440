package io.github.emlogstatic.emlog.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that end too early, byte by byte. */
class CutFileTest {

    /** The length of a frame of an MP3. */
    private static final int FRAME = 417;

    @TempDir
    Path folder;

    static Stream<Arguments> files() throws IOException {
        return Stream.of(
                Arguments.of("PNG", picture("png")),
                Arguments.of("JPEG", picture("jpg")),
                Arguments.of("GIF", picture("gif")),
                Arguments.of("zip", zip()),
                Arguments.of("empty zip", bytes("PK\u0005\u0006" + "\0".repeat(18))),
                Arguments.of("svgz", gzip("<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>")),
                Arguments.of("MP3 with its length", mp3(0, true)),
                Arguments.of("tagged MP3 with its length", mp3(20, true)),
                Arguments.of("HTML", bytes("<!DOCTYPE html>\n<html><body><p>text</p></body></html>")),
                Arguments.of("HTML in capitals", bytes("<HTML><BODY>text</BODY></HTML >")),
                Arguments.of("WebP", bytes("RIFF\u0024\0\0\0WEBPVP8 " + "x".repeat(28))),
                Arguments.of(
                        "MP4",
                        bytes("\0\0\0\u0018ftypisom\0\0\u0002\0isommp41\0\0\0\u0010moov" + "x".repeat(8)
                                + "\0\0\0\u0028mdat" + "x".repeat(32))),
                Arguments.of("PDF", bytes("%PDF-1.4\n" + "x".repeat(60) + "\n%%EOF")),
                Arguments.of("SVG", bytes("<svg viewBox=\"0 0 9 9\"><g><path d=\"M0 0h9\"/></g></svg>")),
                Arguments.of(
                        "XML",
                        bytes(
                                "\u00ef\u00bb\u00bf<?xml version=\"1.0\"?>\n<!-- <a> --><!DOCTYPE x:a [<!ENTITY b \"c\">]>"
                                        + "<x:a><a></a></x:a >")),
                Arguments.of("empty SVG", bytes("<svg width=\"9\" height=\"9\" version=\"1.1\"/>")),
                Arguments.of(
                        "7z",
                        bytes("7z\u00bc\u00af'\u001c\0\u0004....\u0010\0\0\0\0\0\0\0\u0008\0\0\0\0\0\0\0...."
                                + "x".repeat(24))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void everyTruncatedFileIsDetected(String kind, byte[] whole) throws IOException {
        for (int length = 16; length < whole.length; length++) {
            assertThat(isCut(Arrays.copyOf(whole, length)))
                    .as(length + " bytes")
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void aWholeFileIsNotCut(String kind, byte[] whole) throws IOException {
        assertThat(isCut(whole)).isFalse();
    }

    @Test
    void anMp3WithoutItsLengthIsCutWithinAFrame() throws IOException {
        byte[] whole = mp3(0, false);
        assertThat(isCut(whole)).isFalse();
        assertThat(isCut(Arrays.copyOf(whole, whole.length - 1))).isTrue();
        assertThat(isCut(Arrays.copyOf(whole, 2 * FRAME)))
                .as("between two frames it cannot be known")
                .isFalse();
        byte[] tagged = Arrays.copyOf(whole, whole.length + 128);
        tagged[whole.length] = 'T';
        assertThat(isCut(tagged)).as("an ID3 tag at the end").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,value\na,1\n", "text", "\u0001\u0002\u0003"})
    void withoutLengthOnlyAKnownEndProvesAFileWhole(String text) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes(text));
        assertThat(CutFile.isCut(file, false)).isTrue();
        assertThat(CutFile.isCut(file, true)).isFalse();
        assertThat(CutFile.isCut(Files.write(file, picture("png")), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void bytesAfterAnImageAreIgnored(String kind) throws IOException {
        byte[] whole = picture(kind);
        assertThat(isCut(Arrays.copyOf(whole, whole.length + 1000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0089PNG\r\n\u001a\n no picture at all, but called one",
                "some text of more than 32 bytes, or so",
                "name,value\na line of a table,1\n<b>\n"
            })
    void anUnknownFormatCountsAsComplete(String text) throws IOException {
        assertThat(isCut(bytes(text))).isFalse();
    }

    @Test
    void aGzipBombCountsAsWhole() throws IOException {
        byte[] large = gzip(" ".repeat(11 << 20));
        assertThat(isCut(Arrays.copyOf(large, large.length - 1))).isFalse();
        byte[] usual = gzip(" ".repeat(9 << 20));
        assertThat(isCut(Arrays.copyOf(usual, usual.length - 1))).isTrue();
    }

    @Test
    void aCommentMayFollowTheRootElement() throws IOException {
        assertThat(isCut(bytes("<svg viewBox=\"0 0 9 9\"><g></g></svg>\n<!-- made with <a> -->\n")))
                .isFalse();
    }

    @Test
    void aLongSvgIsJudgedByItsEnd() throws IOException {
        String start = "<svg viewBox=\"0 0 9 9\"><path d=\"" + "M0 0h9".repeat(20_000) + "\"/>";
        assertThat(isCut(bytes(start))).isTrue();
        assertThat(isCut(bytes(start + "</svg>"))).isFalse();
    }

    private boolean isCut(byte[] bytes) throws IOException {
        return CutFile.isCut(Files.write(folder.resolve("file"), bytes), true);
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(ISO_8859_1);
    }

    /** An image of noise, so that its file is long. */
    private static byte[] picture(String kind) throws IOException {
        Random random = new Random(7);
        BufferedImage image = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 81; i++) {
            image.setRGB(i % 9, i / 9, random.nextInt());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, kind, bytes);
        return bytes.toByteArray();
    }

    /** Three frames of 128 kbit/s and 44,100 samples a second. */
    private static byte[] mp3(int tag, boolean length) {
        int start = tag == 0 ? 0 : 10 + tag;
        ByteBuffer mp3 = ByteBuffer.allocate(start + 3 * FRAME);
        if (tag > 0) {
            mp3.put(bytes("ID3\u0003\0\0\0\0\0")).put((byte) tag);
        }
        for (int frame = 0; frame < 3; frame++) {
            mp3.position(start + frame * FRAME);
            mp3.putInt(0xFFFB9000);
        }
        if (length) {
            mp3.position(start + 4 + 32);
            mp3.put(bytes("Xing")).putInt(3).putInt(2).putInt(3 * FRAME);
        }
        return mp3.array();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(bytes(text));
        }
        return bytes.toByteArray();
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.txt"));
            zip.write(bytes("some text"));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
