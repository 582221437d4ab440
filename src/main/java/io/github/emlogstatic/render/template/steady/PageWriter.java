package io.github.emlogstatic.render.template.steady;

import io.github.emlogstatic.content.text.CleanText;
import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Collects a page in UTF-8, without the characters that {@link CleanText} removes. It uses arrays, because the program
 * runs with Java's first compiler, which makes fast code of arrays and slow code of strings.
 */
final class PageWriter extends Writer implements SpecializedWriter {

    /** What each character of ASCII becomes, where that is not the character itself. */
    private static final byte[][] PLAIN = new byte[0x80][];

    private static final byte[][] ESCAPED;

    /** The most bytes that a character becomes. */
    private static final int MOST = "&quot;".length();

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            PLAIN[c] = CleanText.isLegal(c) ? null : new byte[0];
        }
        ESCAPED = PLAIN.clone();
        ESCAPED['&'] = ascii("&amp;");
        ESCAPED['<'] = ascii("&lt;");
        ESCAPED['>'] = ascii("&gt;");
        ESCAPED['"'] = ascii("&quot;");
        ESCAPED['\''] = ascii("&#39;");
    }

    private final Optional<SteadyParts.OfPage> parts;
    private final Room room;
    private byte[] page;
    private int size;

    /** Memory for a page of usual size and for one text of it. */
    static final class Room {

        private final byte[] page;
        private char[] text;

        Room(int page, int text) {
            this.page = new byte[page];
            this.text = new char[text];
        }
    }

    /**
     * @param parts what the page has in common with others; empty if it is unlike all others
     * @param room used until the next writer gets it
     */
    PageWriter(Optional<SteadyParts.OfPage> parts, Room room) {
        this.parts = parts;
        this.room = room;
        this.page = room.page;
    }

    Optional<SteadyParts.OfPage> parts() {
        return parts;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    int size() {
        return size;
    }

    /** Forgets what was written after the first so many bytes. */
    void cut(int bytes) {
        size = bytes;
    }

    /** Writes bytes of another writer. */
    void write(byte[] utf8) {
        makeRoom(utf8.length);
        System.arraycopy(utf8, 0, page, size, utf8.length);
        size += utf8.length;
    }

    @Override
    public void write(char[] buffer, int from, int count) {
        write(buffer, from, count, PLAIN);
    }

    @Override
    public void write(String text) {
        write(characters(text), 0, text.length(), PLAIN);
    }

    @Override
    public void write(String text, int from, int count) {
        write(text.substring(from, from + count));
    }

    @Override
    public void write(int character) {
        write(String.valueOf((char) character));
    }

    /** Writes a text, escaped as Pebble escapes it for HTML. */
    void writeEscaped(String text) {
        write(characters(text), 0, text.length(), ESCAPED);
    }

    private char[] characters(String text) {
        if (room.text.length < text.length()) {
            room.text = new char[text.length()];
        }
        text.getChars(0, text.length(), room.text, 0);
        return room.text;
    }

    private void write(char[] text, int from, int count, byte[][] ascii) {
        makeRoom(MOST * count);
        byte[] bytes = page;
        int at = size;
        int end = from + count;
        for (int i = from; i < end; i++) {
            char c = text[i];
            if (c < 0x80) {
                byte[] instead = ascii[c];
                if (instead == null) {
                    bytes[at++] = (byte) c;
                } else {
                    System.arraycopy(instead, 0, bytes, at, instead.length);
                    at += instead.length;
                }
            } else if (c >= 0x800 && c < Character.MIN_SURROGATE || c >= 0xFF00 && c < 0xFFF0) {
                bytes[at++] = (byte) (0xE0 | c >> 12);
                bytes[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else if (c >= 0xA0 && c < 0x800) {
                bytes[at++] = (byte) (0xC0 | c >> 6);
                bytes[at++] = (byte) (0x80 | c & 0x3F);
            } else {
                int codePoint = Character.codePointAt(text, i, end);
                byte[] rare = CleanText.isLegal(codePoint) ? utf8(codePoint) : new byte[0];
                System.arraycopy(rare, 0, bytes, at, rare.length);
                at += rare.length;
                i += Character.charCount(codePoint) - 1;
            }
        }
        size = at;
    }

    private static byte[] utf8(int codePoint) {
        return Character.toString(codePoint).getBytes(StandardCharsets.UTF_8);
    }

    private void makeRoom(int count) {
        if (page.length - size < count) {
            page = Arrays.copyOf(page, Math.max(page.length * 2, size + count));
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

    byte[] bytes() {
        return Arrays.copyOf(page, size);
    }
}
