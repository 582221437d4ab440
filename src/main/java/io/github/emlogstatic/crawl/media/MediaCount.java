package io.github.emlogstatic.crawl.media;

/**
 * What became of the uploads.
 *
 * @param total that the archive holds now
 * @param downloaded in this run
 * @param unchanged that the archive held already
 * @param missing that the blog refers to and does not have
 * @param bytes downloaded
 */
public record MediaCount(int total, int downloaded, int unchanged, int missing, long bytes) {}
