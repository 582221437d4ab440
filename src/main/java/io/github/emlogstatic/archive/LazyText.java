package io.github.emlogstatic.archive;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A text that is decoded when somebody asks for it: a build with an edit has the summaries of all articles, and shows those
 * of few.
 */
final class LazyText {

    private final byte[] bytes;
    private final int from;
    private final int length;

    /**
     * @param bytes hold the text
     * @param from the position of its first byte
     * @param length the number of its bytes
     */
    LazyText(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    static LazyText of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new LazyText(bytes, 0, bytes.length);
    }

    /** Writes the number of the bytes, and these. */
    void writeTo(DataOutputStream out) throws IOException {
        out.writeInt(length);
        out.write(bytes, from, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LazyText text && text.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
