package io.github.emlogstatic.render.template;

import io.github.emlogstatic.content.text.CleanText;
import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Collects the text of a page. It uses an array of characters, because the program runs with Java's first compiler,
 * which makes fast code of arrays and slow code of strings.
 */
final class PageWriter extends Writer implements SpecializedWriter {

    private char[] text = new char[1 << 14];
    private int length;

    @Override
    public void write(char[] buffer, int offset, int count) {
        makeRoom(count);
        System.arraycopy(buffer, offset, text, length, count);
        length += count;
    }

    @Override
    public void write(String piece) {
        write(piece, 0, piece.length());
    }

    @Override
    public void write(String piece, int offset, int count) {
        makeRoom(count);
        piece.getChars(offset, offset + count, text, length);
        length += count;
    }

    @Override
    public void write(int character) {
        makeRoom(1);
        text[length++] = (char) character;
    }

    /** Writes a text, escaped as Pebble escapes it for HTML. */
    void writeEscaped(String piece) {
        int count = piece.length();
        makeRoom(count);
        piece.getChars(0, count, text, length);
        for (int i = length; i < length + count; i++) {
            if (text[i] <= '>' && !escape(text[i]).isEmpty()) {
                writeEscapedFrom(piece, i - length);
                return;
            }
        }
        length += count;
    }

    /** @param first the first character that has to be escaped; those before it are in their place already */
    private void writeEscapedFrom(String piece, int first) {
        length += first;
        for (int i = first; i < piece.length(); i++) {
            String escape = escape(piece.charAt(i));
            if (escape.isEmpty()) {
                write(piece.charAt(i));
            } else {
                write(escape);
            }
        }
    }

    private static String escape(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> "";
        };
    }

    private void makeRoom(int count) {
        if (text.length - length < count) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + count));
        }
    }

    @Override
    public void writeSpecialized(int number) {
        write(Integer.toString(number));
    }

    @Override
    public void writeSpecialized(long number) {
        write(Long.toString(number));
    }

    @Override
    public void writeSpecialized(double number) {
        write(Double.toString(number));
    }

    @Override
    public void writeSpecialized(float number) {
        write(Float.toString(number));
    }

    @Override
    public void writeSpecialized(short number) {
        write(Short.toString(number));
    }

    @Override
    public void writeSpecialized(byte number) {
        write(Byte.toString(number));
    }

    @Override
    public void writeSpecialized(char character) {
        write(character);
    }

    @Override
    public void writeSpecialized(String piece) {
        write(piece);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return new String(text, 0, length);
    }

    /** The text in UTF-8, without the characters that {@link CleanText} removes. */
    byte[] utf8() {
        byte[] bytes = new byte[length * 3];
        int size = 0;
        for (int i = 0; i < length; i++) {
            char c = text[i];
            if (c >= ' ' && c < 0x7F || c == '\n') {
                bytes[size++] = (byte) c;
            } else if (c >= 0xA0 && c < 0x800) {
                bytes[size++] = (byte) (0xC0 | c >> 6);
                bytes[size++] = (byte) (0x80 | c & 0x3F);
            } else if (c >= 0x800 && c < Character.MIN_SURROGATE || c >= 0xFF00 && c < 0xFFF0) {
                bytes[size++] = (byte) (0xE0 | c >> 12);
                bytes[size++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[size++] = (byte) (0x80 | c & 0x3F);
            } else {
                return rest(bytes, size, i);
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    /** Adds the rest of the text, which begins with a character that is rare or forbidden. */
    private byte[] rest(byte[] bytes, int size, int from) {
        byte[] rest = CleanText.of(new String(text, from, length - from)).getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(bytes, size + rest.length);
        System.arraycopy(rest, 0, all, size, rest.length);
        return all;
    }
}
