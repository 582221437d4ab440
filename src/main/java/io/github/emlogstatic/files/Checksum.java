package io.github.emlogstatic.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether bytes are still what they were, in a hundredth of the time that {@link Hash} takes: two different CRCs,
 * 64 bits. Against chance only, not against somebody who means to deceive.
 */
public final class Checksum {

    private final CRC32 first = new CRC32();
    private final CRC32C second = new CRC32C();

    private Checksum() {}

    /** How many digits it has. */
    public static final int DIGITS = 16;

    /** Sixteen hexadecimal digits. */
    public static String of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** The same of the first bytes. */
    public static String of(byte[] bytes, int length) {
        Checksum checksum = new Checksum();
        checksum.add(bytes, 0, length);
        return checksum.digits();
    }

    /** The same of a file, which is never held in memory. */
    public static String of(Path file) throws IOException {
        Checksum checksum = new Checksum();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                checksum.add(buffer, 0, length);
            }
        }
        return checksum.digits();
    }

    /** Passes bytes on, and takes the checksum of them. */
    public static final class Stream extends FilterOutputStream {

        private final Checksum checksum = new Checksum();

        public Stream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            checksum.add(bytes, from, length);
        }

        /** Of all that has passed. */
        public String digits() {
            return checksum.digits();
        }
    }

    private void add(byte[] bytes, int from, int length) {
        first.update(bytes, from, length);
        second.update(bytes, from, length);
    }

    private String digits() {
        return HexFormat.of().toHexDigits(first.getValue() << 32 | second.getValue());
    }
}
