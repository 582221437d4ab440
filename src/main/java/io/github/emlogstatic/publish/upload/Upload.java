package io.github.emlogstatic.publish.upload;

import io.github.emlogstatic.files.Hash;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.apache.commons.io.function.IOSupplier;

/**
 * A file to write to a {@link FileStore}.
 *
 * @param path the path at the target
 * @param bytes its length
 * @param sha256 the hash of its content
 * @param content opens it, again for each attempt
 */
public record Upload(String path, long bytes, String sha256, IOSupplier<InputStream> content) {

    public static Upload of(String path, byte[] content) {
        return new Upload(path, content.length, Hash.of(content), () -> new ByteArrayInputStream(content));
    }

    static Upload of(String path, Path file, long bytes, String sha256) {
        return new Upload(path, bytes, sha256, () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
    }
}
