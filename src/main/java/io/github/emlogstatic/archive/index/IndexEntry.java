package io.github.emlogstatic.archive.index;

import java.time.Instant;

/**
 * A line of {@code index.jsonl}: one file of the archive.
 *
 * @param path relative to the archive, with {@code /}
 * @param sha256 hash of its bytes, in lower-case hexadecimal
 * @param bytes its length
 * @param width in pixels; 0 if it is no image or its size is unknown
 * @param height in pixels; 0 in the same case
 * @param firstSeen when a file was first written at this path
 * @param lastChanged when its bytes last changed
 */
public record IndexEntry(
        String path, String sha256, long bytes, int width, int height, Instant firstSeen, Instant lastChanged) {

    static final String NO_FILE = "0".repeat(64);

    /**
     * An entry of a file whose content is lost. No file has that hash, so it counts as damaged until it is written
     * again.
     */
    public static IndexEntry lost(String path, Instant written) {
        return new IndexEntry(path, NO_FILE, 0, 0, 0, written, written);
    }

    /** The path and the times, for a list of private files: with the hash of a text, a stranger could confirm a guess. */
    IndexEntry withoutContent() {
        return new IndexEntry(path, NO_FILE, 0, 0, 0, firstSeen, lastChanged);
    }
}
