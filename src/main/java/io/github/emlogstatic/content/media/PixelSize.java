package io.github.emlogstatic.content.media;

/** The size of an image in pixels, both at least 1. */
public record PixelSize(int width, int height) {}
