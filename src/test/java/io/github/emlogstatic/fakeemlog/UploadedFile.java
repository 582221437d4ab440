package io.github.emlogstatic.fakeemlog;

import java.time.Instant;

/** A file under {@code content/uploadfile/}. */
final class UploadedFile {

    private final byte[] bytes;
    private final Instant modified;

    UploadedFile(byte[] bytes, Instant modified) {
        this.bytes = bytes.clone();
        this.modified = modified;
    }

    byte[] bytes() {
        return bytes.clone();
    }

    long length() {
        return bytes.length;
    }

    Instant modified() {
        return modified;
    }
}
