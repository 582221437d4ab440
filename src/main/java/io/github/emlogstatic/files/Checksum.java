package io.github.emlogstatic.files;

import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether bytes are still what they were, in a hundredth of the time that {@link Hash} takes: two different CRCs,
 * 64 bits. Against chance only, not against somebody who means to deceive.
 */
public final class Checksum {

    private Checksum() {}

    /** Sixteen hexadecimal digits. */
    public static String of(byte[] bytes) {
        CRC32 first = new CRC32();
        first.update(bytes);
        CRC32C second = new CRC32C();
        second.update(bytes);
        return HexFormat.of().toHexDigits(first.getValue() << 32 | second.getValue());
    }
}
