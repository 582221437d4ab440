package io.github.emlogstatic.publish.scan;

import io.github.emlogstatic.files.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Reads a file in chunks, because it may be larger than the memory. */
final class FileChunks {

    /** Even, so that no UTF-16 character is split. */
    static final int LENGTH = 1 << 24;

    /** Chunks overlap, so that a text on the boundary of two is whole in the second if it is not longer than this. */
    static final int OVERLAP = 1 << 20;

    private FileChunks() {}

    /** The chunks of a file, for most files a single one. Each is read when the stream reaches it. */
    static Stream<byte[]> of(Path file) throws IOException {
        long size = Files.size(file);
        return LongStream.iterate(0, from -> from == 0 || from + OVERLAP < size, from -> from + LENGTH - OVERLAP)
                .mapToObj(from -> chunk(file, from));
    }

    private static byte[] chunk(Path file, long from) {
        try (InputStream in = FileContent.stream(file)) {
            in.skipNBytes(from);
            return in.readNBytes(LENGTH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
