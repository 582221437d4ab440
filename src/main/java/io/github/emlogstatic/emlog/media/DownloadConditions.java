package io.github.emlogstatic.emlog.media;

import io.github.emlogstatic.emlog.http.EmlogException;
import io.github.emlogstatic.emlog.http.EmlogException.Reason;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The conditions of a download.
 *
 * @param etag the ETag of the copy in the archive: the server sends the file only if it has changed
 * @param lastModified the Last-Modified of the copy, for the same purpose
 * @param maxBytes a longer file is refused
 * @param cutToo whether a file that is cut off is returned instead of refused
 * @param beginnings where the beginning of a large file is kept if the connection breaks; empty if it is not kept
 * @param copies how many files of its length the disk is to hold: with that of the site, two
 */
public record DownloadConditions(
        Optional<String> etag,
        Optional<String> lastModified,
        long maxBytes,
        boolean cutToo,
        Optional<Path> beginnings,
        int copies) {

    /** A part of the message if a file is too long. */
    public static final String TOO_LARGE = " is larger than ";

    /** An ETag or a date that no request can hold is dropped. */
    public DownloadConditions {
        etag = etag.filter(DownloadConditions::canBeSent);
        lastModified = lastModified.filter(DownloadConditions::canBeSent);
    }

    /** Whether a request can hold this text. An answer can hold more. */
    static boolean canBeSent(String header) {
        return header.matches("[ -~]*");
    }

    /** Any version of the file, but not a file that is cut off. */
    public static DownloadConditions whole(long maxBytes) {
        return new DownloadConditions(Optional.empty(), Optional.empty(), maxBytes, false, Optional.empty(), 1);
    }

    /** How many bytes the disk is to hold later of a file of that length; 0 if the length is not known. */
    long later(long length) {
        return (copies - 1) * Math.max(0, length);
    }

    /** Whether the server may answer that the file has not changed. */
    boolean isConditional() {
        return etag.isPresent() || lastModified.isPresent();
    }

    /** @param limit the key of the configuration that sets the limit */
    EmlogException tooLarge(String file, String limit) {
        return new EmlogException(
                Reason.REFUSED,
                file + TOO_LARGE + limit + " (" + maxBytes + "); raise it, or leave the file where it is");
    }
}
