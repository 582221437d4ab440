package io.github.emlogstatic.model;

/**
 * An upload that the archive holds.
 *
 * @param path relative to the blog's base and to the archive's root ({@code content/uploadfile/202405/a.png}), decoded
 * @param sha256 lower-case hexadecimal
 * @param bytes its length
 * @param width in pixels, 0 unless it is an image whose size is known
 * @param height in pixels, 0 unless it is an image whose size is known
 */
public record Media(String path, String sha256, long bytes, int width, int height) {}
