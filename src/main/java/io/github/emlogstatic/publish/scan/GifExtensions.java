package io.github.emlogstatic.publish.scan;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;

/** What a GIF has beside its pixels: comments, and what programs store in it, such as XMP. */
final class GifExtensions {

    private static final int EXTENSION = 0x21;
    private static final int OF_PROGRAM = 0xFF;
    private static final int IMAGE = 0x2C;
    private static final int TRAILER = 0x3B;

    private final DataInputStream in;
    private boolean begun;

    /** @param gif read from its first byte on */
    GifExtensions(DataInputStream gif) {
        this.in = gif;
    }

    /**
     * Adds the bytes of the next one, as many as there are in a file that is cut. A comment of more than 255 bytes is in
     * several blocks, which are joined. XMP is written as if its own bytes were the lengths of blocks, so what is of a
     * program keeps them.
     *
     * @return false after the last one
     * @throws EOFException if the file is cut
     * @throws StreamCorruptedException if something unknown follows
     */
    boolean addNext(ByteArrayOutputStream bytes) throws IOException {
        if (!begun) {
            in.skipNBytes("GIF89a".length() + 4);
            skipColours(2);
            begun = true;
        }
        int kind = kind();
        for (; kind == IMAGE; kind = kind()) {
            in.skipNBytes(8);
            skipColours(0);
            in.skipNBytes(1);
            for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
                in.skipNBytes(length);
            }
        }
        if (kind == TRAILER) {
            return false;
        }
        if (kind != EXTENSION) {
            throw new StreamCorruptedException();
        }
        boolean ofProgram = in.readUnsignedByte() == OF_PROGRAM;
        for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
            if (ofProgram) {
                bytes.write(length);
            }
            bytes.writeBytes(in.readNBytes(length));
        }
        return true;
    }

    /** Some programs write more zeros behind a block than the one that ends it. */
    private int kind() throws IOException {
        int kind = in.readUnsignedByte();
        while (kind == 0) {
            kind = in.readUnsignedByte();
        }
        return kind;
    }

    /** @param between how many bytes stand between the size of the table of colours and the table */
    private void skipColours(int between) throws IOException {
        int flags = in.readUnsignedByte();
        boolean hasTable = (flags & 0x80) != 0;
        in.skipNBytes(between + (hasTable ? 3L << (flags & 7) + 1 : 0));
    }
}
