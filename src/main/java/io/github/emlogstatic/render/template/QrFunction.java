package io.github.emlogstatic.render.template;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * {@code qr(address)}: the address as a QR code, which readers scan to share the page from their phone. The code is the
 * {@code data:} address of an image with one pixel for each module.
 */
final class QrFunction implements Function {

    /** Each of the eight masks can be read. Trying all of them to find the best takes most of the time. */
    private static final int MASK = 3;

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    @Override
    public Object execute(Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
        if (!arguments.containsKey("text")) {
            throw new PebbleException(null, PebbleMessage.WRONG_ARGUMENTS, line, template.getName());
        }
        try {
            return "data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(png(code(String.valueOf(arguments.get("text")))));
        } catch (DataTooLongException e) {
            return ""; // No camera reads an address of thousands of characters.
        }
    }

    static QrCode code(String text) {
        return QrCode.encodeSegments(
                QrSegment.makeSegments(text), QrCode.Ecc.LOW, QrCode.MIN_VERSION, QrCode.MAX_VERSION, MASK, true);
    }

    /** A picture of one bit a module, written here because encoders of other Java versions may make other bytes. */
    private static byte[] png(QrCode code) {
        ByteBuffer header =
                ByteBuffer.allocate(13).putInt(code.size).putInt(code.size).put((byte) 1);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", header.array());
        chunk(png, "IDAT", stored(lines(code)));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /** Each line begins with its filter, which is none. Light modules are ones. */
    private static byte[] lines(QrCode code) {
        int width = 1 + (code.size + 7) / 8;
        byte[] lines = new byte[width * code.size];
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                lines[y * width + 1 + x / 8] |= (byte) (code.getModule(x, y) ? 0 : 0x80 >> x % 8);
            }
        }
        return lines;
    }

    /** Data of zlib that is not compressed: the host compresses the page. */
    private static byte[] stored(byte[] data) {
        Adler32 sum = new Adler32();
        sum.update(data);
        return ByteBuffer.allocate(data.length + 11)
                .put(new byte[] {0x78, 1, 1, (byte) data.length, (byte) (data.length >> 8)})
                .put(new byte[] {(byte) ~data.length, (byte) (~data.length >> 8)})
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 sum = new CRC32();
        sum.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of("text");
    }
}
