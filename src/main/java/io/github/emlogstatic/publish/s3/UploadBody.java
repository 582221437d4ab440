package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.publish.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** Streams a file as the body of a request. */
final class UploadBody extends RequestBody {

    private final Upload file;

    UploadBody(Upload file) {
        this.file = file;
    }

    InputStream open() throws IOException {
        return file.content().get();
    }

    /** The request has a header for it. */
    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return file.bytes();
    }

    /**
     * OkHttp would send the request again, to another address of the host, under the old signature. It holds for a quarter of
     * an hour only, and a film may take longer until its connection breaks.
     */
    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream content = open()) {
            sink.writeAll(Okio.source(content));
        }
    }
}
