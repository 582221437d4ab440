package io.github.emlogstatic.publish.s3;

import io.github.emlogstatic.publish.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.commons.io.input.BoundedInputStream;

/** The parts of a large file, from number 1. All but the last have the same size. */
record FileParts(Upload file) {

    /** In bytes. Services want 5 MB at least. */
    static final long LEAST = 8 << 20;

    /** The number of parts that a service lists at once. */
    private static final int MOST = 1000;

    int count() {
        return (int) ((file.bytes() + size() - 1) / size());
    }

    private long size() {
        return Math.max(LEAST, (file.bytes() + MOST - 1) / MOST);
    }

    Upload part(int number) {
        long from = (number - 1) * size();
        long bytes = Math.min(size(), file.bytes() - from);
        return new Upload(
                file.path(),
                bytes,
                "",
                () -> BoundedInputStream.builder()
                        .setInputStream(open(from))
                        .setMaxCount(bytes)
                        .get());
    }

    private InputStream open(long from) throws IOException {
        InputStream content = file.content().get();
        try {
            content.skipNBytes(from);
            return content;
        } catch (IOException e) {
            content.close();
            throw e;
        }
    }

    /** In hexadecimal digits. */
    String md5(int number) throws IOException {
        try (InputStream content = part(number).content().get()) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[1 << 16];
            for (int read = content.read(buffer); read > 0; read = content.read(buffer)) {
                md5.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
