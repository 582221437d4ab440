package io.github.emlogstatic.output.manifest;

/**
 * What the manifest says of a file.
 *
 * @param fresh whether the build that wrote the manifest made it
 */
public record ManifestEntry(String path, boolean fresh, MadeFile made) {}
