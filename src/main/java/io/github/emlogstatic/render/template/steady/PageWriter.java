package io.github.emlogstatic.render.template.steady;

import io.github.emlogstatic.content.write.Utf8Text;
import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** Collects a page as {@link Utf8Text}. */
final class PageWriter extends Writer implements SpecializedWriter {

    private static final Utf8Text.Escapes ESCAPED =
            new Utf8Text.Escapes(Map.of("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;", "'", "&#39;"));

    private final Optional<SteadyParts.OfPage> parts;
    private final Utf8Text page;

    /**
     * @param parts what the page has in common with others; empty if it is unlike all others
     * @param page cleared, and used until the next writer gets it
     */
    PageWriter(Optional<SteadyParts.OfPage> parts, Utf8Text page) {
        this.parts = parts;
        this.page = page;
        page.clear();
    }

    Optional<SteadyParts.OfPage> parts() {
        return parts;
    }

    int size() {
        return page.size();
    }

    /** Forgets what was written after the first so many bytes. */
    void cut(int bytes) {
        page.cut(bytes);
    }

    /** Writes bytes of another writer. */
    void write(byte[] utf8) {
        page.add(utf8);
    }

    @Override
    public void write(char[] buffer, int from, int count) {
        page.add(buffer, from, count, Utf8Text.PLAIN);
    }

    @Override
    public void write(String text) {
        page.add(text);
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
        page.add(text, ESCAPED);
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
        return page.bytes();
    }

    ByteBuffer buffer() {
        return page.buffer();
    }
}
