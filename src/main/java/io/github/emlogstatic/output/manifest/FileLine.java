package io.github.emlogstatic.output.manifest;

import io.github.emlogstatic.files.Checksum;

/**
 * A file of the last build.
 *
 * @param fresh whether the last build made it
 * @param checksum the CRC-32 of its bytes, or their whole {@link Checksum}, if the file was copied or an earlier version
 *     made it; empty if a dry run has not made it
 */
public record FileLine(String path, boolean fresh, long bytes, String checksum) {

    /** Whether a file with that checksum, all of it, has the content of this line. */
    public boolean fits(String whole) {
        return !checksum.isEmpty() && whole.startsWith(checksum);
    }
}
