package io.github.emlogstatic.publish.scan;

import static io.github.emlogstatic.LinearTime.inLinearTime;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTextsTest {

    private static final String SECRET = "这一段文字不是给人看的";

    @TempDir
    Path folder;

    static String[] names() {
        return """
                a.csv a.txt a.json a.xml rss.php a.ics A.HTML a.unheard-of none a.mp4 a.PNG""".split("\\s+");
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTextFileIsReadWhateverItsExtension(String name) throws IOException {
        assertThat(found(name, SECRET.getBytes(UTF_8))).isTrue();
    }

    @Test
    void textInUtf16IsRead() throws IOException {
        assertThat(found("a.csv", ("\ufeff" + SECRET).getBytes(UTF_16BE))).isTrue();
        assertThat(found("a.csv", ("\ufeff" + SECRET).getBytes(UTF_16LE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void aTextIsReadInTheCharsetsOfChina(String charset) throws IOException {
        String chinese = "这一段文字只给朋友看";
        String written = charset.equals("Big5") ? "這一段文字只給朋友看" : chinese;
        byte[] table = ("1,甲,2\r\n" + written + ",乙\r\n").getBytes(charset);
        for (String name : List.of("a.csv", "a.txt", "a.dat", "a")) {
            Path file = Files.write(folder.resolve(name), table);
            assertThat(FileTexts.of(file)).as(name).anyMatch(text -> text.contains(FileTexts.latin(written)));
        }
        byte[] alone = written.getBytes(charset);
        assertThat(FileTexts.of(Files.write(folder.resolve("a.txt"), alone)))
                .anyMatch(text -> text.contains(FileTexts.latin(written)));
    }

    @Test
    void theCommentOfAnImageIsRead() throws IOException {
        assertThat(found("a.jpg", jpeg(0xfe, SECRET.getBytes(UTF_8)))).isTrue();
    }

    @Test
    void theExifDescriptionOfAnImageIsRead() throws IOException {
        byte[] text = SECRET.getBytes(UTF_8);
        ByteBuffer exif = ByteBuffer.allocate(6 + 26 + text.length);
        exif.put("Exif\0\0MM\0*".getBytes(US_ASCII)).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x10e)
                .putShort((short) 2)
                .putInt(text.length)
                .putInt(26)
                .putInt(0);
        assertThat(found("a.jpg", jpeg(0xe1, exif.put(text).array()))).isTrue();
    }

    /** As Windows writes titles of photographs, at an even or an odd place. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x"})
    void utf16InAnImageIsRead(String before) throws IOException {
        byte[] exif = bytes("Exif\0\0II*\0" + before, SECRET, UTF_16LE);
        assertThat(found("a.jpg", jpeg(0xe1, exif))).isTrue();
    }

    @Test
    void whatAWebpTellsIsReadButNotItsPixels() throws IOException {
        assertThat(found("a.webp", webp("EXIF", SECRET))).isTrue();
        assertThat(found("a.webp", webp("XMP ", SECRET))).isTrue();
        assertThat(found("a.webp", webp("VP8L", SECRET))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"II*\0", "II*\0x", "8BPS", "\0\0\0\u001cftypheic", "\0\0\0\u001cftypavif\u0001"})
    void otherImagesAreReadWhole(String start) throws IOException {
        assertThat(found("a.heic", bytes(start + "\0\0\u0001", SECRET, UTF_8))).isTrue();
        assertThat(found("a.heic", bytes(start + "\0\0\u0001", SECRET, UTF_16LE)))
                .isTrue();
    }

    /** A grey may be the digits of a password. */
    @Test
    void imagesThatHoldNoTextsAreNotRead() throws IOException {
        assertThat(found("a.bmp", bytes("BM\u0001\0\0\0\0\0\0\0", SECRET, UTF_8)))
                .isFalse();
        assertThat(found("a.ico", bytes("\0\0\u0001\0", SECRET, UTF_8))).isFalse();
    }

    @Test
    void aTextThatBeginsAsABitmapIsRead() throws IOException {
        assertThat(found("a.jpg", bytes("BMW ", "汽车。" + SECRET, Charset.forName("GB18030"))))
                .isTrue();
    }

    /** The standard ones hold 456789 and uvwxyz, which may be a password. */
    @ParameterizedTest
    @ValueSource(ints = {0xc4, 0xdb, 0xc0})
    void tablesOfAJpegAreNotRead(int marker) throws IOException {
        assertThat(found("a.jpg", jpeg(marker, SECRET.getBytes(UTF_8)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0!\u00fe", "\0\0\0!\u00fe", "x!\u00fe", "x"})
    void aGifIsReadBehindWhatIsWrong(String head) throws IOException {
        assertThat(found("a.gif", gif(head, SECRET.getBytes(UTF_8)))).isTrue();
        byte[] across = gif("!\u00fe", bytes("-".repeat(250), SECRET, UTF_8));
        across[across.length - 1] = 'x';
        assertThat(found("a.gif", across)).isTrue();
    }

    @Test
    void whatAGifTellsIsReadButNotItsPixels() throws IOException {
        byte[] secret = SECRET.getBytes(UTF_8);
        String image = ",\0\0\0\0\u0008\0\u0008\0\u0080" + "\0".repeat(6) + "\u0002";
        assertThat(found("a.gif", gif(image, secret))).isFalse();
        assertThat(found("a.gif", gif(image + "\u0001\0\0!\u00fe", secret))).isTrue();
        assertThat(found("a.gif", gif("!\u00fe", bytes("-".repeat(250), SECRET, UTF_8))))
                .isTrue();
        assertThat(found("a.gif", gif("!\u00ff\u000bXMP DataXMP<", secret))).isTrue();
        assertThat(found("a.gif", Arrays.copyOf(gif("!\u00fe", secret), 34 + secret.length)))
                .isTrue();
    }

    /** Colours, the head of the first block, and the block or blocks of a text. */
    private static byte[] gif(String head, byte[] text) {
        ByteArrayOutputStream gif = new ByteArrayOutputStream();
        gif.writeBytes(bytes("GIF89a\u0008\0\u0008\0\u0081\0\0" + "\u00ff".repeat(12) + head, "", ISO_8859_1));
        for (int at = 0; at < text.length; at += 255) {
            byte[] block = Arrays.copyOfRange(text, at, Math.min(at + 255, text.length));
            gif.write(block.length);
            gif.writeBytes(block);
        }
        gif.writeBytes("\0;".getBytes(US_ASCII));
        return gif.toByteArray();
    }

    @Test
    void aShortTextInAnImageIsFoundWhole() throws IOException {
        String text = "四个汉字";
        byte[] utf8 = text.getBytes(UTF_8);
        String exif = "Exif\0\0II*\0\u0008\0\0\0\u0001\0\u000e\u0001\u0002\0\r\0\0\0\u001a\0\0\0\0\0\0\0";
        byte[] iptc = bytes("\u001c\u0002x\0\u000c", text + "\u001c\u0002", UTF_8);
        for (byte[] image : List.of(
                jpeg(0xfe, utf8),
                jpeg(0xe1, bytes(exif, text + "\0Canon", UTF_8)),
                jpeg(0xe1, bytes(exif, text, UTF_16LE)),
                jpeg(0xe1, bytes(exif + "\0", text, UTF_16BE)),
                jpeg(0xe1, bytes(exif + "UNICODE\0", text, UTF_16LE)),
                jpeg(0xe1, bytes(exif + "xUNICODE\0", text, UTF_16BE)),
                jpeg(0xed, iptc),
                jpeg(0xed, bytes("\u001c\u0002x\0\u0008", text, Charset.forName("GBK"))),
                webp("EXIF", exif + text),
                png("eXIf", bytes(exif, text, UTF_16LE)),
                png("tEXt", bytes("Comment\0", text, Charset.forName("GBK"))),
                gif("!\u00fe", utf8),
                bytes("II*\0\0\0\0\0", text + "\0\u00ff", UTF_8))) {
            assertThat(isWhole(text, image)).as(new String(image, ISO_8859_1)).isTrue();
        }
        assertThat(isWhole(text, jpeg(0xfe, ("不是" + text).getBytes(UTF_8)))).isFalse();
        assertThat(isWhole(text, jpeg(0xfe, (text + "也是").getBytes(UTF_8)))).isFalse();
    }

    private boolean isWhole(String text, byte[] image) throws IOException {
        ForbiddenText forbidden = new ForbiddenText("a text", FileTexts.latin(text), true, "1", 1);
        return FileTexts.of(Files.write(folder.resolve("a.tif"), image)).anyMatch(forbidden::isIn);
    }

    /** Each of its texts unpacks to as much as one piece may have. */
    @Test
    void packedTextsOfAnImageFillNoMemory() throws IOException {
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        byte[] one = png("zTXt", packed("Comment\0\0", "-".repeat(1 << 24)));
        image.writeBytes(Arrays.copyOf(one, 8));
        for (int i = 0; i < 1000; i++) {
            image.write(one, 8, one.length - 8);
        }
        Path file = Files.write(folder.resolve("a.png"), image.toByteArray());

        assertThat(FileTexts.of(file).mapToLong(String::length).sum()).isLessThan(1 << 28);
    }

    /** Each entry of EXIF leads to another directory, which begins within this one. */
    @Test
    void directoriesThatContainEachOtherAreNotFollowed() {
        ByteBuffer exif = ByteBuffer.allocate(6 + 10 + 5000 * 12).order(ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0II*\0".getBytes(US_ASCII)).putInt(8).putShort((short) 5000);
        for (int i = 0; i < 5000; i++) {
            exif.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(10 + i);
        }
        ByteArrayOutputStream image = new ByteArrayOutputStream();
        byte[] one = jpeg(0xe1, exif.array());
        image.write(one, 0, 2);
        for (int i = 0; i < 32; i++) {
            image.write(one, 2, 4 + exif.capacity());
        }
        image.writeBytes(jpeg(0xfe, SECRET.getBytes(UTF_8)));

        inLinearTime(() -> assertThat(found("a.jpg", image.toByteArray())).isTrue());
    }

    @Test
    void theIptcCaptionOfAnImageIsRead() throws IOException {
        byte[] text = SECRET.getBytes(UTF_8);
        ByteBuffer iptc = ByteBuffer.allocate(8 + 5 + text.length);
        iptc.put(new byte[] {0x1c, 1, 90, 0, 3, 0x1b, '%', 'G'});
        iptc.put(new byte[] {0x1c, 2, 120}).putShort((short) text.length).put(text);
        ByteBuffer segment = ByteBuffer.allocate(26 + iptc.capacity() + iptc.capacity() % 2);
        segment.put("Photoshop 3.0\0008BIM".getBytes(US_ASCII)).put(new byte[] {4, 4, 0, 0});
        segment.putInt(iptc.capacity()).put(iptc.array());
        assertThat(found("a.jpg", jpeg(0xed, segment.array()))).isTrue();
    }

    @Test
    void theXmpOfAnImageIsRead() throws IOException {
        String xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF"
                + " xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                + " xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:Headline='" + SECRET
                + "'/></rdf:RDF></x:xmpmeta>";
        assertThat(found("a.jpg", jpeg(0xe1, xmp.getBytes(UTF_8)))).isTrue();
    }

    @Test
    void textChunksOfAPngAreRead() throws IOException {
        assertThat(found("a.png", png("tEXt", bytes("Comment\0", SECRET, UTF_8))))
                .isTrue();
        assertThat(found("a.png", png("iTXt", bytes("Comment\0\0\0\0\0", SECRET, UTF_8))))
                .isTrue();
        assertThat(found("a.png", png("zTXt", packed("Comment\0\0", SECRET)))).isTrue();
        assertThat(found("a.png", png("iTXt", packed("Comment\0\1\0zh\0Comment\0", SECRET))))
                .isTrue();
        assertThat(found("a.png", png("zTXt", "Comment".getBytes(US_ASCII)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Title (SECRET)",
                "/Title (\\376\\377HEX)",
                "/Title <FEFFHEX>",
                "<x:xmpmeta>SECRET</x:xmpmeta>",
                "[(START)-12(END)] TJ"
            })
    void textsOfAPdfAreRead(String form) throws IOException {
        StringBuilder digits = new StringBuilder();
        StringBuilder octal = new StringBuilder();
        for (byte b : SECRET.getBytes(UTF_16BE)) {
            digits.append("%02X".formatted(b));
            octal.append("\\%03o".formatted(b & 0xff));
        }
        String utf8 = new String(SECRET.getBytes(UTF_8), ISO_8859_1);
        String said = form.replace("SECRET", utf8)
                .replace("HEX", form.contains("(") ? octal : digits)
                .replace("START", utf8.substring(0, 9))
                .replace("END", utf8.substring(9));

        assertThat(found("a.pdf", ("%PDF-1.7\n" + said).getBytes(ISO_8859_1))).isTrue();
        assertThat(found("a.pdf", packed("%PDF-1.7\n<</Filter /FlateDecode>>\nstream\r\n", said, ISO_8859_1)))
                .isTrue();
    }

    @Test
    void everyStreamOfAPdfIsRead() throws IOException {
        byte[] first = packed("%PDF-1.7\nstream\n", "the first");
        byte[] second = packed("\nendstream\nendobj\n2 0 obj\nstream\n", "(" + SECRET + ")");
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes(first);
        pdf.writeBytes(second);
        pdf.writeBytes("\nendstream\n".getBytes(US_ASCII));

        assertThat(found("a.pdf", pdf.toByteArray())).isTrue();
    }

    @Test
    void aLargeFileIsReadInOverlappingChunks() throws IOException {
        byte[] secret = SECRET.getBytes(UTF_8);
        for (int at :
                new int[] {FileChunks.LENGTH - 10, FileChunks.LENGTH, 2 * FileChunks.LENGTH - FileChunks.OVERLAP - 10
                }) {
            byte[] large = new byte[2 * FileChunks.LENGTH];
            Arrays.fill(large, (byte) 'a');
            System.arraycopy(secret, 0, large, at, secret.length);

            assertThat(found("a.json", large)).isTrue();
        }
    }

    @Test
    void aDamagedFileIsNoError() throws IOException {
        for (String name : new String[] {"a.png", "a.jpg", "a.pdf", "a.webp", "a.bin"}) {
            assertThat(found(name, new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2, 3, '(', '<', '\\'}))
                    .isFalse();
            assertThat(found(name, new byte[0])).isFalse();
        }
        assertThat(found("a.pdf", "((((( stream\nendstream stream\n".getBytes(US_ASCII)))
                .isFalse();
    }

    private boolean found(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve(name), bytes);
        String looked = new String(SECRET.getBytes(UTF_8), ISO_8859_1);
        return FileTexts.of(file)
                .peek(piece -> assertThat(piece.length()).isLessThanOrEqualTo(FileChunks.LENGTH))
                .anyMatch(text -> text.contains(looked));
    }

    /** A segment, and the start of the picture. */
    private static byte[] jpeg(int marker, byte[] segment) {
        ByteBuffer jpeg = ByteBuffer.allocate(segment.length + 30);
        jpeg.putShort((short) 0xffd8).put((byte) 0xff).put((byte) marker);
        jpeg.putShort((short) (segment.length + 2)).put(segment);
        return jpeg.putShort((short) 0xffda)
                .putShort((short) 2)
                .putShort((short) 0xffd9)
                .array();
    }

    private static byte[] webp(String chunk, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        ByteBuffer webp =
                ByteBuffer.allocate(20 + bytes.length + bytes.length % 2).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(US_ASCII)).putInt(12 + bytes.length).put("WEBP".getBytes(US_ASCII));
        return webp.put(chunk.getBytes(US_ASCII))
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] png(String type, byte[] chunk) {
        ByteBuffer png = ByteBuffer.allocate(chunk.length + 20);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        return png.putInt(chunk.length)
                .put(type.getBytes(US_ASCII))
                .put(chunk)
                .putInt(0)
                .array();
    }

    private static byte[] bytes(String head, String text, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(ISO_8859_1));
        bytes.writeBytes(text.getBytes(charset));
        return bytes.toByteArray();
    }

    private static byte[] packed(String head, String text) {
        return packed(head, text, UTF_8);
    }

    private static byte[] packed(String head, String text, Charset charset) {
        Deflater deflater = new Deflater();
        deflater.setInput(text.getBytes(charset));
        deflater.finish();
        byte[] packed = new byte[1 << 15];
        int length = deflater.deflate(packed);
        deflater.end();
        return bytes(head, new String(packed, 0, length, ISO_8859_1), ISO_8859_1);
    }
}
