package io.github.emlogstatic.config;

/**
 * Which files are kept.
 *
 * @param download fetch the blog's own uploads
 * @param maxBytes larger files are left at the blog
 */
public record MediaConfig(boolean download, long maxBytes) {}
