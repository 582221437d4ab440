package io.github.emlogstatic.emlog.http;

import java.util.Optional;

/**
 * On what terms a file is fetched.
 *
 * @param etag of the copy that we have, to fetch the file only if it has changed
 * @param lastModified likewise
 * @param maxBytes a longer file is refused
 * @param cutToo whether a file that ends before its own structure does is given to the caller, and not refused
 */
public record Wanted(Optional<String> etag, Optional<String> lastModified, long maxBytes, boolean cutToo) {

    /** Any version of the file, but the whole file. */
    public static Wanted whole(long maxBytes) {
        return new Wanted(Optional.empty(), Optional.empty(), maxBytes, false);
    }
}
