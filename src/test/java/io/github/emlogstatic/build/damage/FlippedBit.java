package io.github.emlogstatic.build.damage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Quiet damage, as of a disk that loses a bit: the length of the file stays. */
public final class FlippedBit {

    private FlippedBit() {}

    /** Changes a bit in the middle of a file. */
    public static void in(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }
}
