package io.github.emlogstatic.emlog.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The JSON of an entry of the list.
 *
 * @param bytes hold it
 * @param from the position of its first byte
 * @param length the number of its bytes
 * @param packed whether they are deflated
 */
record EntryJson(byte[] bytes, int from, int length, boolean packed) {

    /** A part of an answer, which as a whole stays in memory with it. */
    static EntryJson in(byte[] answer, int from, int length) {
        return new EntryJson(answer, from, length, false);
    }

    /** A copy that takes a fourth of the memory or less: an entry often has the same text twice, as HTML and as typed. */
    EntryJson pack() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(length / 4);
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, deflater)) {
            out.write(bytes, from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return new EntryJson(packed.toByteArray(), 0, packed.size(), true);
    }

    JsonNode read() throws IOException {
        if (!packed) {
            return Envelope.JSON.readTree(bytes, from, length);
        }
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes, from, length))) {
            return Envelope.JSON.readTree(in);
        }
    }
}
