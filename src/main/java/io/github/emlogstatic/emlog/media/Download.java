package io.github.emlogstatic.emlog.media;

import io.github.emlogstatic.model.run.Plural;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The result of a download.
 *
 * @param file where the file was put; empty if the server answered that it has not changed
 * @param bytes the length of the file
 * @param etag the ETag for the next conditional request, if the server gave one
 * @param lastModified the Last-Modified for the next conditional request, if the server gave one
 * @param ending the usual file name ending of an image of this kind, such as {@code png}; empty for other files
 * @param cut whether the file ends before its structure does, or nothing shows that it is whole
 */
public record Download(
        Optional<Path> file,
        long bytes,
        Optional<String> etag,
        Optional<String> lastModified,
        String ending,
        boolean cut) {

    /** The reason, if the file is cut off. */
    public String whyCut() {
        return "only " + Plural.of(bytes, "byte", "bytes")
                + " came, apparently not the whole file; it is tried again, and kept if the same bytes come again";
    }
}
