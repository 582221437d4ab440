package io.github.emlogstatic.fakeemlog.blog;

import java.time.Instant;

/** A file under {@code content/uploadfile/}. */
public final class UploadedFile {

    private final byte[] bytes;
    private final Instant modified;

    UploadedFile(byte[] bytes, Instant modified) {
        this.bytes = bytes.clone();
        this.modified = modified;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public long length() {
        return bytes.length;
    }

    public Instant modified() {
        return modified;
    }
}
