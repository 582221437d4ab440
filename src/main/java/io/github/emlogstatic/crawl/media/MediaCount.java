package io.github.emlogstatic.crawl.media;

/**
 * The numbers of uploads.
 *
 * @param total uploads in the archive now
 * @param downloaded uploads downloaded in this run
 * @param unchanged uploads that the archive already had
 * @param missing uploads that the blog refers to and that could not be fetched
 * @param bytes bytes downloaded in this run
 */
public record MediaCount(int total, int downloaded, int unchanged, int missing, long bytes) {}
