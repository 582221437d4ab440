package io.github.emlogstatic.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The bytes of a file that may be larger than the memory. */
final class Pieces {

    /** Even, so that no character of UTF-16 is cut in two. */
    static final int LENGTH = 1 << 24;

    /** What stands on a seam stands whole at the start of the next piece, if it is not longer than this. */
    static final int OVERLAP = 1 << 20;

    private Pieces() {}

    /** One for most files. Each is read when the stream comes to it. */
    static Stream<byte[]> of(Path file) throws IOException {
        long size = Files.size(file);
        return LongStream.iterate(0, from -> from == 0 || from + OVERLAP < size, from -> from + LENGTH - OVERLAP)
                .mapToObj(from -> piece(file, from));
    }

    private static byte[] piece(Path file, long from) {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(from);
            return in.readNBytes(LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
