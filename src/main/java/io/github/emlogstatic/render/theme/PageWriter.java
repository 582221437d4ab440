package io.github.emlogstatic.render.theme;

import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;

/** Collects the text of a page. Unlike {@link java.io.StringWriter} it needs no lock for each piece. */
final class PageWriter extends Writer implements SpecializedWriter {

    private final StringBuilder text = new StringBuilder(16_384);

    @Override
    public void write(char[] buffer, int offset, int length) {
        text.append(buffer, offset, length);
    }

    @Override
    public void write(String piece) {
        text.append(piece);
    }

    @Override
    public void write(String piece, int offset, int length) {
        text.append(piece, offset, offset + length);
    }

    @Override
    public void write(int character) {
        text.append((char) character);
    }

    @Override
    public void writeSpecialized(int number) {
        text.append(number);
    }

    @Override
    public void writeSpecialized(long number) {
        text.append(number);
    }

    @Override
    public void writeSpecialized(double number) {
        text.append(number);
    }

    @Override
    public void writeSpecialized(float number) {
        text.append(number);
    }

    @Override
    public void writeSpecialized(short number) {
        text.append(number);
    }

    @Override
    public void writeSpecialized(byte number) {
        text.append(number);
    }

    @Override
    public void writeSpecialized(char character) {
        text.append(character);
    }

    @Override
    public void writeSpecialized(String piece) {
        text.append(piece);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
