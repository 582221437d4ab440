package io.github.emlogstatic.archive;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * A line of {@code index.jsonl}: one file of the archive.
 *
 * @param path relative to the archive's root, with {@code /}
 * @param sha256 of its bytes, lower-case hexadecimal
 * @param bytes its length
 * @param width in pixels; 0, and left out of the line, where it is no image whose size is known
 * @param height likewise
 * @param firstSeen when a file of that path was first written
 * @param lastChanged when its bytes last changed
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record IndexEntry(
        String path, String sha256, long bytes, int width, int height, Instant firstSeen, Instant lastChanged) {}
