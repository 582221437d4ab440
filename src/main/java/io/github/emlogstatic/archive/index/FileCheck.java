package io.github.emlogstatic.archive.index;

/**
 * What the check of a file needs from the index.
 *
 * @param path the path of the file
 * @param bytes its length
 * @param fresh whether it has changed since the last check
 */
public record FileCheck(String path, long bytes, boolean fresh) {}
