package io.github.emlogstatic.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * Both hashes of a file.
 *
 * @param sha256 see {@link Hash}
 * @param checksum see {@link Checksum}
 */
public record FileHashes(String sha256, String checksum) {

    /** Reads the file once. It must not be a symbolic link. */
    static FileHashes of(Path file) throws IOException {
        Checksum.Stream checksum = new Checksum.Stream(OutputStream.nullOutputStream());
        return new FileHashes(Hash.ofCopied(file, checksum), checksum.digits());
    }
}
