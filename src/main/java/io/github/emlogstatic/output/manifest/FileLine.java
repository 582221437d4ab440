package io.github.emlogstatic.output.manifest;

/**
 * A file of the last build.
 *
 * @param fresh whether the last build made it
 * @param checksum the checksum of its bytes; empty if a dry run has not made it
 */
public record FileLine(String path, boolean fresh, long bytes, String checksum) {}
