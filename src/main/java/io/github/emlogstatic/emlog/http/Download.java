package io.github.emlogstatic.emlog.http;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file fetched from the blog.
 *
 * @param file where it was put; empty where the server said that it has not changed
 * @param bytes its length
 * @param etag to ask again with, if the server gave one
 * @param lastModified likewise
 * @param ending the usual one of a picture of this kind, such as {@code png}; empty for all else
 * @param cut whether it ends before its own structure does
 * @param note something odd that is no error, such as a WebP image called {@code .jpg}; else empty
 */
public record Download(
        Optional<Path> file,
        long bytes,
        Optional<String> etag,
        Optional<String> lastModified,
        String ending,
        boolean cut,
        String note) {

    /** What is wrong with a file that is cut. */
    public String whyCut() {
        return "what came ends after " + bytes + " bytes, before the file's own end; it is asked for again";
    }
}
