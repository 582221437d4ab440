package io.github.emlogstatic.render.template;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.util.List;
import java.util.Map;

/** {@code qr(address)}: the address as a QR code. Readers scan it to share the page from their phone. */
final class QrFunction implements Function {

    /** Each of the eight masks can be read. Trying all of them to find the best takes most of the time. */
    private static final int MASK = 3;

    /**
     * A QR code.
     *
     * @param size the length of its side, in modules
     * @param path the dark modules, as the {@code d} of an SVG path with a stroke of one module
     */
    record QrView(int size, String path) {}

    @Override
    public Object execute(Map<String, Object> arguments, PebbleTemplate template, EvaluationContext context, int line) {
        try {
            QrCode code = code(String.valueOf(arguments.get("text")));
            return new QrView(code.size, path(code));
        } catch (DataTooLongException e) {
            return new QrView(0, ""); // No camera reads an address of thousands of characters.
        }
    }

    static QrCode code(String text) {
        return QrCode.encodeSegments(
                QrSegment.makeSegments(text), QrCode.Ecc.LOW, QrCode.MIN_VERSION, QrCode.MAX_VERSION, MASK, true);
    }

    /** The path, line by line: {@code m} moves over light modules, {@code h} draws dark ones. */
    private static String path(QrCode code) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            path.append("M0 ").append(y).append(".5");
            int from = 0;
            for (int x = 1; x <= code.size; x++) {
                if (x == code.size || code.getModule(x, y) != code.getModule(from, y)) {
                    append(path, code.getModule(from, y), x - from, x == code.size);
                    from = x;
                }
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, boolean dark, int length, boolean last) {
        if (dark) {
            path.append('h').append(length);
        } else if (!last) {
            path.append('m').append(length).append(" 0");
        }
    }

    @Override
    public List<String> getArgumentNames() {
        return List.of("text");
    }
}
