package io.github.emlogstatic.model;

import java.util.List;

/**
 * An upload that the archive holds.
 *
 * @param path relative to the blog's base and to the archive's root ({@code content/uploadfile/202405/a.png}), decoded
 * @param sha256 lower-case hexadecimal
 * @param bytes its length
 * @param width in pixels, 0 unless it is an image whose size is known
 * @param height in pixels, 0 unless it is an image whose size is known
 * @param smaller its smaller versions, narrowest first
 */
public record Media(String path, String sha256, long bytes, int width, int height, List<SmallerPicture> smaller) {

    /** An upload without smaller versions. */
    public Media(String path, String sha256, long bytes, int width, int height) {
        this(path, sha256, bytes, width, height, List.of());
    }
}
