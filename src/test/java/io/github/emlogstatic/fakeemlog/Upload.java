package io.github.emlogstatic.fakeemlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A file under {@code content/uploadfile/}: bytes in memory, or a file of an archive. */
sealed interface Upload {

    byte[] bytes() throws IOException;

    long length() throws IOException;

    Instant modified() throws IOException;

    /** An upload in memory. */
    final class InMemory implements Upload {
        private final byte[] bytes;
        private final Instant modified;

        InMemory(byte[] bytes, Instant modified) {
            this.bytes = bytes.clone();
            this.modified = modified;
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public Instant modified() {
            return modified;
        }
    }

    /** An upload on disk. */
    record OnDisk(Path file) implements Upload {

        @Override
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }

        @Override
        public long length() throws IOException {
            return Files.size(file);
        }

        @Override
        public Instant modified() throws IOException {
            return Files.getLastModifiedTime(file).toInstant();
        }
    }
}
