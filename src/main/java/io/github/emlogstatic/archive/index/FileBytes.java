package io.github.emlogstatic.archive.index;

/**
 * What the index says about the bytes of a file.
 *
 * @param sha256 their SHA-256, in lower-case hexadecimal
 * @param length their number
 */
public record FileBytes(String sha256, long length) {}
