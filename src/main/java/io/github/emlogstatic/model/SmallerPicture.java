package io.github.emlogstatic.model;

/**
 * A smaller version of an image.
 *
 * @param path the file's path in the site
 * @param width in pixels, as a browser shows it
 * @param sha256 lower-case hexadecimal
 */
public record SmallerPicture(String path, int width, String sha256) {}
