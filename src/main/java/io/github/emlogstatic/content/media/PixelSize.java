package io.github.emlogstatic.content.media;

/** Width and height of an image in pixels, each at least 1. */
public record PixelSize(int width, int height) {}
